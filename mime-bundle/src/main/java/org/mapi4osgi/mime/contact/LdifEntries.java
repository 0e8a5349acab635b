// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.DuplicateValueBehavior;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import com.unboundid.ldif.TrailingSpaceBehavior;
import java.io.BufferedReader;
import java.io.IOException;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.tags.PR;

/** Reads the entries of an LDIF text: persons and groups are contacts, the rest of a directory is not. */
final class LdifEntries {
    private LdifEntries() {}

    static ContactCount read(BufferedReader text, ContactSink sink) throws IOException, MapiException {
        int contacts = 0;
        int refused = 0;
        try (LDIFReader reader = new LDIFReader(new LdifLines(text))) {
            reader.setDuplicateValueBehavior(DuplicateValueBehavior.STRIP);
            reader.setTrailingSpaceBehavior(TrailingSpaceBehavior.STRIP);
            while (true) {
                int position = contacts + refused + 1;
                Entry entry;
                try {
                    entry = reader.readEntry();
                } catch (LDIFException e) {
                    refused++;
                    String rest = e.mayContinueReading() ? "" : ", and what follows it is left out";
                    sink.refused(position, "", "it is no LDIF entry" + rest + ": " + e.getExceptionMessage());
                    if (e.mayContinueReading()) {
                        continue;
                    }
                    return new ContactCount(contacts, refused);
                } catch (RuntimeException e) {
                    // An entry that the library cannot cope with; where the next one starts is not known then.
                    sink.refused(position, "", "it cannot be read, and what follows it is left out: " + e);
                    return new ContactCount(contacts, refused + 1);
                }
                if (entry == null) {
                    return new ContactCount(contacts, refused);
                }
                LdifMapper mapper = new LdifMapper(entry);
                Contact contact = mapper.isContact() ? mapper.contact() : null;
                if (contact != null && contact.props().has(PR.PR_DISPLAY_NAME)) {
                    sink.contact(contact);
                    contacts++;
                } else {
                    String reason = contact == null
                            ? "it is neither a person nor a group: objectClass " + mapper.objectClasses()
                            : "it has neither a name nor an address";
                    sink.refused(position, entry.getDN(), reason);
                    refused++;
                }
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import ezvcard.VCard;
import ezvcard.io.text.VCardReader;
import java.io.BufferedReader;
import java.io.IOException;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.tags.PR;

/** Reads the vCards of a text. */
final class VCards {
    private VCards() {}

    static ContactCount read(BufferedReader text, ContactSink sink) throws IOException, MapiException {
        int contacts = 0;
        int refused = 0;
        try (VCardReader reader = new VCardReader(text)) {
            while (true) {
                int position = contacts + refused + 1;
                VCard card;
                try {
                    card = reader.readNext();
                } catch (RuntimeException e) {
                    // A card that the library cannot cope with; where the next one starts is not known then.
                    sink.refused(position, "", "it cannot be read, and what follows it is left out: " + e);
                    return new ContactCount(contacts, refused + 1);
                }
                if (card == null) {
                    return new ContactCount(contacts, refused);
                }
                Contact contact = new VCardMapper(card).contact();
                if (contact.props().has(PR.PR_DISPLAY_NAME)) {
                    sink.contact(contact);
                    contacts++;
                } else {
                    sink.refused(position, "", "it has neither a name nor an organisation nor an address");
                    refused++;
                }
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.tnef;

import java.io.IOException;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OneOffEntryId;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** A row of attRecipTable on its way to be a recipient. */
final class RecipientRow implements PropertyList.Taker {
    /** A longer value is cut: names and addresses are what counts. */
    private static final int LONGEST = 1024;

    private final Props.Builder props = Props.builder();

    @Override
    public void take(TnefProperty property) throws IOException {
        if (property.name() != null
                || !Transmittable.isPropertyOfRecipient(property.tag().id())) {
            return;
        }
        Object value = property.value();
        if (value == null) {
            value = property.isText()
                    ? property.shortText()
                    : Binary.of(property.bytes().readNBytes(LONGEST));
        }
        props.put(PropValue.ofUnchecked(property.tag(), value));
    }

    @Override
    public void object(PropTag<?> tag, MapiUid iid, TnefInput bytes) {
        // recipients have none
    }

    /** The row, with an entry ID that means something beyond the sender's address book. */
    Props props() {
        Props row = props.build();
        String name = row.get(PR.PR_DISPLAY_NAME).orElse("");
        String type = row.get(PR.PR_ADDRTYPE).orElse("SMTP");
        String address = row.get(PR.PR_EMAIL_ADDRESS)
                .or(() -> row.get(PR.PR_SMTP_ADDRESS))
                .orElse("");
        OneOffEntryId oneOff = OneOffEntryId.of(name, type, address);
        return row.toBuilder()
                .put(PR.PR_ADDRTYPE, type)
                .put(PR.PR_EMAIL_ADDRESS, address)
                .put(PR.PR_DISPLAY_NAME, name)
                .put(PR.PR_ENTRYID, oneOff.toEntryId().toBinary())
                .put(PR.PR_SEARCH_KEY, oneOff.searchKey())
                .build();
    }
}

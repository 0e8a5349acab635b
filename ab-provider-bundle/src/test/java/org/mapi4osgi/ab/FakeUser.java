// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMailUser;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/**
 * A mail user of another provider, or a one-off.
 *
 * @param entryId its entry ID
 * @param props its properties
 */
record FakeUser(EntryId entryId, Props props) implements IMailUser {
    static final MapiUid PROVIDER = MapiUid.ofHex("00112233445566778899AABBCCDDEEFF");

    static FakeUser of(String name, String address) {
        EntryId id = EntryId.compose(PROVIDER, Binary.of(new byte[] {(byte) name.length(), (byte) name.charAt(0)}));
        return new FakeUser(
                id,
                Props.builder()
                        .put(PR.PR_DISPLAY_NAME, name)
                        .put(PR.PR_ADDRTYPE, "SMTP")
                        .put(PR.PR_EMAIL_ADDRESS, address)
                        .put(PR.PR_ENTRYID, id.toBinary())
                        .put(PR.PR_OBJECT_TYPE, 6)
                        .build());
    }

    @Override
    public Props getProps(@Nullable List<? extends PropTag<?>> tags) {
        return tags == null ? props : props.select(tags);
    }

    @Override
    public List<PropTag<?>> getPropList() {
        return props.tags();
    }
}

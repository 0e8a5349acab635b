// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.StoreEntryId;
import org.mapi4osgi.kit.Clause;

final class StoreEntryIdsTest {
    private static final MapiUid UID = MapiUid.ofHex("000102030405060708090A0B0C0D0E0F");

    @Test
    @Clause("WRAP-03")
    void wrap03_thePrivateEntryIdIsRestored() throws MapiException {
        EntryId inner = EntryId.compose(UID, Binary.of((byte) 7));
        StoreEntryIds parts = StoreEntryIds.unwrap(new StoreEntryId("org.example.store", inner).wrap());
        assertThat(parts).isEqualTo(new StoreEntryIds("org.example.store", inner, null));
    }

    @Test
    void aShortPrivateEntryIdIsThePrvidersBusiness() throws MapiException {
        EntryId inner = EntryId.parse(Binary.of(new byte[5]));
        assertThat(StoreEntryIds.unwrap(new StoreEntryId("store", inner).wrap()).privateId())
                .isEqualTo(inner);
    }

    @Test
    void aSectionStandsForAStoreThatIsNotChosenYet() throws MapiException {
        EntryId id = StoreEntryIds.forSection("store", UID);
        assertThat(StoreEntryId.isWrapped(id)).isTrue();
        assertThat(StoreEntryIds.unwrap(id)).isEqualTo(new StoreEntryIds("store", null, UID));
    }

    @Test
    void aSectionWithBrokenBytesIsRefused() throws MapiException {
        Binary whole = StoreEntryIds.forSection("store", UID).toBinary();
        EntryId cut = EntryId.parse(whole.slice(0, whole.size() - 1));
        assertThatExceptionOfType(MapiException.class)
                .isThrownBy(() -> StoreEntryIds.unwrap(cut))
                .extracting(MapiException::code)
                .isEqualTo(MapiCode.MAPI_E_INVALID_ENTRYID);
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> StoreEntryIds.unwrap(EntryId.compose(UID, Binary.of((byte) 1))))
                .isInstanceOf(MapiException.class);
    }
}

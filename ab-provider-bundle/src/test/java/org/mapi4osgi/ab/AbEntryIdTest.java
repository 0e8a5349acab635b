// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;

final class AbEntryIdTest {
    private static final MapiUid BOOK = MapiUid.of(1, 2);

    @Test
    void whatIsWrittenIsRead() throws MapiException {
        for (AbEntryId.Kind kind : AbEntryId.Kind.values()) {
            AbEntryId id = new AbEntryId(kind, BOOK, MapiUid.of(3, 4));
            assertThat(AbEntryId.parse(id.toEntryId())).isEqualTo(id);
            assertThat(id.toEntryId().isShortTerm()).isFalse();
        }
    }

    @Test
    void anyOtherLengthOrByteIsRefused() throws MapiException {
        byte[] bytes = AbEntryId.root(BOOK).toBinary().toBytes();
        for (int length = 4; length < bytes.length; length++) {
            assertThat(code(Arrays.copyOf(bytes, length))).isEqualTo(MapiCode.MAPI_E_INVALID_ENTRYID);
        }
        assertThat(code(Arrays.copyOf(bytes, bytes.length + 1))).isEqualTo(MapiCode.MAPI_E_INVALID_ENTRYID);
        for (int at : new int[] {20, 21}) {
            byte[] other = bytes.clone();
            other[at] = 77;
            assertThat(code(other)).isEqualTo(MapiCode.MAPI_E_INVALID_ENTRYID);
        }
        byte[] foreign = bytes.clone();
        foreign[4]++;
        assertThat(code(foreign)).isEqualTo(MapiCode.MAPI_E_UNKNOWN_ENTRYID);
    }

    private static MapiCode code(byte[] bytes) throws MapiException {
        EntryId id = EntryId.parse(Binary.of(bytes));
        return catchThrowableOfType(MapiException.class, () -> AbEntryId.parse(id))
                .code();
    }
}

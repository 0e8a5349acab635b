// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.mapi4osgi.api.PropGens.laws;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlatEntryListTest {
    private static EntryId id(String hex) {
        return EntryIdReader.id(Binary.ofHex(hex));
    }

    @Test
    void entriesStartAtMultiplesOfFour() throws MapiException {
        FlatEntryList list = new FlatEntryList(List.of(id("0000000011"), id("0000000022222222")));
        Binary bytes = Binary.ofHex(
                "02000000" + "18000000" + "05000000" + "0000000011000000" + "08000000" + "0000000022222222");
        assertThat(list.toBinary()).isEqualTo(bytes);
        assertThat(FlatEntryList.parse(bytes)).isEqualTo(list);
    }

    @Test
    void theLastEntryNeedsNoPadding() throws MapiException {
        assertThat(FlatEntryList.parse(Binary.ofHex("01000000" + "09000000" + "05000000" + "0000000011")))
                .isEqualTo(new FlatEntryList(List.of(id("0000000011"))));
    }

    @Test
    void aListMayBeEmpty() throws MapiException {
        assertThat(FlatEntryList.parse(new FlatEntryList(List.of()).toBinary()).entries())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "010000, 0, 4 bytes expected",
        "FFFFFFFF00000000, 4, 4294967295 elements announced",
        "0000000001000000, 4, 1 bytes announced",
        "010000000800000003000000 00000000, 8, an entry ID of 3 bytes",
        "010000000800000005000000 00000000, 12, 5 elements announced",
        "000000000400000000000000, 8, 4 bytes too many",
    })
    void malformedListsAreRefusedAtTheirOffset(String hex, int offset, String why) {
        assertThatThrownBy(() -> FlatEntryList.parse(Binary.ofHex(hex)))
                .isInstanceOf(MapiException.class)
                .hasMessageContaining("MAPI_E_CORRUPT_DATA")
                .hasMessageContaining(why)
                .hasMessageEndingWith("(at offset " + offset + ")");
    }

    @Test
    void anEntryLongerThanAnEntryIdIsRefused() {
        ByteWriter out = new ByteWriter();
        out.i32(1);
        out.i32(EntryId.MAX_SIZE + 8);
        out.i32(EntryId.MAX_SIZE + 1);
        out.bytes(new byte[EntryId.MAX_SIZE + 4]);
        assertThatThrownBy(() -> FlatEntryList.parse(out.toBinary()))
                .hasMessageContaining("an entry ID of 16385 bytes");
    }

    @Test
    void anyListComesBackEqual() {
        laws().forAll(PropGens.bytes(5)).checkAssert(sizes -> {
            List<EntryId> entries = new ArrayList<>();
            for (byte size : sizes) {
                entries.add(EntryIdReader.id(Binary.of(new byte[4 + (size & 0x3F)])));
            }
            FlatEntryList list = new FlatEntryList(entries);
            try {
                assertThat(FlatEntryList.parse(list.toBinary())).isEqualTo(list);
            } catch (MapiException e) {
                fail(list.toString(), e);
            }
        });
    }

    @Test
    void randomBytesAreAListOrCorruptData() {
        laws().withExamples(5000).forAll(PropGens.bytes(60)).checkAssert(bytes -> {
            if (bytes.length > 8) {
                bytes[0] &= 3;
                bytes[1] = bytes[2] = bytes[3] = bytes[5] = bytes[6] = bytes[7] = 0;
                bytes[4] = (byte) (bytes.length - 8);
            }
            try {
                assertThat(FlatEntryList.parse(Binary.of(bytes)).entries()).hasSizeLessThan(8);
            } catch (MapiException e) {
                assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_CORRUPT_DATA);
            }
        });
    }
}

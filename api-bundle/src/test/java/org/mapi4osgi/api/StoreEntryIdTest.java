// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.mapi4osgi.api.PropGens.laws;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapi4osgi.kit.Clause;
import org.quicktheories.core.Gen;

class StoreEntryIdTest {
    private static final String WRAP = "0000000038A1BB1005E5101AA1BB08002B2A56C2";
    private static final String PRIVATE = "00000000000102030405060708090A0B0C0D0E0F77";

    private static EntryId id(String hex) throws MapiException {
        return EntryId.parse(Binary.ofHex(hex));
    }

    @Test
    @Clause("WRAP-01")
    void wrap01_theHeaderIsUidVersionFlagAndPaddedNameThenThePrivateIdVerbatim() throws MapiException {
        assertThat(new StoreEntryId("x.dll", id(PRIVATE)).wrap())
                .isEqualTo(id(WRAP + "0000" + "782E646C6C00" + PRIVATE));
        assertThat(new StoreEntryId("xy.dll", id(PRIVATE)).wrap())
                .isEqualTo(id(WRAP + "0000" + "78792E646C6C00" + "000000" + PRIVATE));
    }

    @Test
    @Clause("WRAP-02")
    void wrap02_aNameOfTenCharactersFillsTheFieldOfFourteenBytes() throws MapiException {
        EntryId wrapped = new StoreEntryId("emsmdb.dll", id(PRIVATE)).wrap();
        assertThat(wrapped).isEqualTo(id(WRAP + "0000" + "656D736D64622E646C6C00000000" + PRIVATE));
    }

    @Test
    @Clause("WRAP-03")
    void wrap03_unwrappingRestoresThePrivateId() {
        Gen<String> names = source -> "d".repeat(1 + PropGens.number(source, 64));
        laws().forAll(names, PropGens.bytes(80)).checkAssert((name, locator) -> {
            EntryId inner = EntryId.compose(MapiUid.of(1, 2), Binary.of(locator));
            EntryId wrapped = new StoreEntryId(name, inner).wrap();
            try {
                assertThat(StoreEntryId.isWrapped(wrapped)).isTrue();
                assertThat(StoreEntryId.parse(wrapped)).isEqualTo(new StoreEntryId(name, inner));
                assertThat((wrapped.size() - inner.size()) % 4).isZero();
            } catch (MapiException e) {
                fail(name, e);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "00000000, 4, no muidStoreWrap",
        PRIVATE + ", 4, no muidStoreWrap",
        "01000000" + "38A1BB1005E5101AA1BB08002B2A56C2" + "00" + ", 0, flags",
        WRAP + "00, 20, unknown version",
        WRAP + "01007800, 20, unknown version",
        WRAP + "00017800, 20, unknown version",
        WRAP + "00007878, 22, not ended",
        WRAP + "00000000" + PRIVATE + ", 22, empty",
        WRAP + "000078200000" + PRIVATE + ", 22, not ASCII",
        WRAP + "00007800, 24, no private entry ID",
        WRAP + "0000780000, 24, the private entry ID has no flags",
        WRAP + "0000787878000001000000000000" + ", 27, the padding is not zero",
    })
    void malformedIdsAreRefusedAtTheirOffset(String hex, int offset, String why) {
        assertThatThrownBy(() -> StoreEntryId.parse(id(hex)))
                .isInstanceOf(MapiException.class)
                .hasMessageContaining("MAPI_E_INVALID_ENTRYID")
                .hasMessageContaining(why)
                .hasMessageEndingWith("(at offset " + offset + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a b", "é", "\u007F", "12345678901234567890123456789012345678901234567890123456789012345"})
    void aDllNameHasVisibleAsciiCharacters(String name) {
        EntryId inner = EntryId.compose(MapiUid.of(1, 2), Binary.EMPTY);
        assertThatThrownBy(() -> new StoreEntryId(name, inner)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theWrappedIdKeepsToTheSizeOfEntryIds() {
        EntryId fits = EntryId.compose(MapiUid.of(1, 2), Binary.of(new byte[EntryId.MAX_SIZE - 20 - 28]));
        assertThat(new StoreEntryId("x.dll", fits).wrap().size()).isEqualTo(EntryId.MAX_SIZE);
        EntryId tooLong = EntryId.compose(MapiUid.of(1, 2), Binary.of(new byte[EntryId.MAX_SIZE - 20 - 27]));
        assertThatThrownBy(() -> new StoreEntryId("x.dll", tooLong)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anyBytesBehindTheUidAreWrittenAsTheyWereReadOrRefused() {
        laws().withExamples(5000).forAll(PropGens.bytes(60)).checkAssert(bytes -> {
            if (bytes.length > 4) {
                bytes[0] = 0;
                bytes[1] = 0;
                bytes[2] = 'x';
                bytes[3] = (byte) (bytes[3] & 0x61);
            }
            EntryId id = EntryId.compose(StoreEntryId.MUID_STORE_WRAP, Binary.of(bytes));
            try {
                assertThat(StoreEntryId.parse(id).wrap()).isEqualTo(id);
            } catch (MapiException e) {
                assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_INVALID_ENTRYID);
            }
        });
    }
}

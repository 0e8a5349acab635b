// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.mapi4osgi.api.PropGens.laws;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapi4osgi.kit.Clause;

class OneOffEntryIdTest {
    private static final String UID = "812B1FA4BEA310199D6E00DD010F5402";

    private static EntryId id(String hex) throws MapiException {
        return EntryId.parse(Binary.ofHex(hex));
    }

    @Test
    @Clause("ONE-01")
    void one01_unicodeStringsFollowUidVersionAndFlagsWithoutPadding() throws MapiException {
        OneOffEntryId oneOff = OneOffEntryId.of("N", "SMTP", "a@b.c");
        String expected =
                "00000000" + UID + "0000" + "0080" + "4E000000" + "53004D00540050000000" + "6100400062002E0063000000";
        assertThat(oneOff.toEntryId().toString()).isEqualTo(expected);
        assertThat(OneOffEntryId.parse(id(expected))).isEqualTo(oneOff);
    }

    @Test
    void theEightBitFormIsReadAndWritten() throws MapiException {
        String hex = "00000000" + UID + "0000" + "0110" + "4DFC6C6C657200" + "464158008000";
        OneOffEntryId oneOff = OneOffEntryId.parse(id(hex));
        assertThat(oneOff).isEqualTo(new OneOffEntryId("Müller", "FAX", "€", 0x1001));
        assertThat(oneOff.isUnicode()).isFalse();
        assertThat(oneOff.toEntryId().toString()).isEqualTo(hex);
    }

    @Test
    @Clause("ONE-02")
    void one02_noRichInfoIsBitOneAndMeansNoRichInfo() {
        OneOffEntryId plain = new OneOffEntryId(
                "N", "FAX", "1", OneOffEntryId.MAPI_ONE_OFF_UNICODE | OneOffEntryId.MAPI_ONE_OFF_NO_RICH_INFO);
        assertThat(plain.sendRichInfo()).isFalse();
        assertThat(plain.toEntryId().toBinary().byteAt(22)).isEqualTo((byte) 1);
        assertThat(OneOffEntryId.of("N", "FAX", "1").sendRichInfo()).isTrue();
    }

    @ParameterizedTest
    @Clause("ONE-03")
    @CsvSource({"SMTP, x", "smtp, x", "X400, a@b.c"})
    void one03_anInternetAddressMeansNoRichInfo(String type, String address) {
        assertThat(OneOffEntryId.of("N", type, address).sendRichInfo()).isFalse();
    }

    @Test
    @Clause("ONE-04")
    void one04_theSearchKeyIsTypeAndAddressInUpperCase() {
        assertThat(OneOffEntryId.of("N", "smtp", "Ann@b.c").searchKey())
                .isEqualTo(Binary.of("SMTP:ANN@B.C\0".getBytes(StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest
    @CsvSource({
        "00000000, 4, 16 bytes expected",
        "01000000812B1FA4BEA310199D6E00DD010F540200000080, 0, flags is 0x00000001",
        "00000000812B1FA4BEA310199D6E00DD010F540300000080, 4, no MAPI_ONE_OFF_UID",
        "00000000812B1FA4BEA310199D6E00DD010F540201000080, 20, unknown version 1",
        "00000000812B1FA4BEA310199D6E00DD010F5402000000, 22, 2 bytes expected",
        "00000000812B1FA4BEA310199D6E00DD010F540200000080410042, 24, not ended",
        "00000000812B1FA4BEA310199D6E00DD010F540200000000410042, 26, not ended",
        "00000000812B1FA4BEA310199D6E00DD010F54020000000041004200430000, 30, 1 bytes too many",
    })
    void malformedOneOffsAreRefusedAtTheirOffset(String hex, int offset, String why) {
        assertThatThrownBy(() -> OneOffEntryId.parse(id(hex)))
                .isInstanceOf(MapiException.class)
                .hasMessageContaining("MAPI_E_INVALID_ENTRYID")
                .hasMessageContaining(why)
                .hasMessageEndingWith("(at offset " + offset + ")");
    }

    @Test
    void whatTheFormCannotHoldIsRefused() {
        assertThatThrownBy(() -> OneOffEntryId.of("a\0b", "SMTP", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OneOffEntryId("日本", "SMTP", "x", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OneOffEntryId("a", "SMTP", "x", 0x1_0000))
                .isInstanceOf(IllegalArgumentException.class);
        int room = (EntryId.MAX_SIZE - 24) / 2 - 3 - 4 - 1;
        assertThat(OneOffEntryId.of("n".repeat(room), "SMTP", "x").toEntryId().size())
                .isEqualTo(EntryId.MAX_SIZE);
        assertThatThrownBy(() -> OneOffEntryId.of("n".repeat(room + 1), "SMTP", "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isTellsOneOffsByTheirUid() throws MapiException {
        assertThat(OneOffEntryId.isOneOff(OneOffEntryId.of("", "", "").toEntryId()))
                .isTrue();
        assertThat(OneOffEntryId.isOneOff(id("00000000"))).isFalse();
        assertThat(OneOffEntryId.isOneOff(EntryId.compose(MapiUid.of(1, 2), Binary.of((byte) 1))))
                .isFalse();
    }

    @Test
    void anyOneOffComesBackEqual() {
        laws().forAll(PropGens.strings(), PropGens.strings(), PropGens.strings())
                .assuming((name, type, address) -> (name + type + address).indexOf('\0') < 0)
                .checkAssert((name, type, address) -> {
                    OneOffEntryId oneOff = OneOffEntryId.of(name, type, address);
                    try {
                        assertThat(OneOffEntryId.parse(oneOff.toEntryId())).isEqualTo(oneOff);
                    } catch (MapiException e) {
                        fail(oneOff.toString(), e);
                    }
                });
    }

    @Test
    void anyEightBitOneOffIsWrittenAsItWasRead() {
        laws().forAll(PropGens.bytes(60)).checkAssert(bytes -> {
            Binary locator = Binary.ofHex("00000000" + Binary.of(bytes));
            EntryId id = EntryId.compose(OneOffEntryId.MAPI_ONE_OFF_UID, locator);
            try {
                assertThat(OneOffEntryId.parse(id).toEntryId()).isEqualTo(id);
            } catch (MapiException e) {
                assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_INVALID_ENTRYID);
            }
        });
    }
}

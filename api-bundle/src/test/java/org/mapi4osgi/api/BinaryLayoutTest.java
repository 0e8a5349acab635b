// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapi4osgi.api.PropGens.laws;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapi4osgi.tags.PR;

class BinaryLayoutTest {
    private static final Props PROPS = Props.builder()
            .put(PR.PR_SUBJECT, "hi")
            .put(PropTag.of(0x6800, PropType.PT_STRING8, String.class), "é")
            .put(PR.PR_SEARCH_KEY, Binary.ofHex("ABCD"))
            .put(PR.PR_READ_RECEIPT_REQUESTED, true)
            .put(PropTag.ofMulti(0x8001, PropType.PT_MV_UNICODE, String.class), List.of("a"))
            .build();

    private static final Restriction RESTRICTION = Restriction.and(
            new Restriction.Size(RelOp.RELOP_GT, PR.PR_BODY, 3),
            new Restriction.BitMask(Restriction.RelBmr.BMR_NEZ, PR.PR_MESSAGE_FLAGS, 5),
            new Restriction.Comment(null, Props.of(PR.PR_IMPORTANCE, 1)));

    @ParameterizedTest
    @CsvSource({
        "CONFIGURATION, 1F003700 0600 680069000000 1E000068 0200 E900 02010B30 0200 ABCD 0B002900 0100 "
                + "1F100180 01000000 0400 61000000",
        "RULE, 1F003700 680069000000 1E000068 E900 02010B30 02000000 ABCD 0B002900 01 1F100180 01000000 61000000",
        "EXTENDED_RULE, 1F003700 680069000000 1E000068 E900 02010B30 02000000 ABCD 0B002900 01 1F100180 01000000 "
                + "61000000",
    })
    void propertiesHaveTheLayoutsForm(BinaryLayout layout, String hex) throws MapiException {
        assertThat(PROPS.toBinary(layout)).isEqualTo(Binary.ofHex(hex));
        assertThat(Props.parse(Binary.ofHex(hex), layout)).isEqualTo(PROPS);
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIGURATION, 00000000 03000000 07000000 02000000 1F000010 03000000 06000000 01000000 0300070E 05000000 "
                + "0A000000 01000000 03001700 01000000 00",
        "RULE, 00 0300 07 02 1F000010 03000000 06 01 0300070E 05000000 0A 01 03001700 01000000 00",
        "EXTENDED_RULE, 00 03000000 07 02 1F000010 03000000 06 01 0300070E 05000000 0A 01 03001700 01000000 00",
    })
    void restrictionsHaveTheLayoutsForm(BinaryLayout layout, String hex) throws MapiException {
        assertThat(RESTRICTION.toBinary(layout)).isEqualTo(Binary.ofHex(hex));
        assertThat(Restriction.parse(Binary.ofHex(hex), layout)).isEqualTo(RESTRICTION);
    }

    @ParameterizedTest
    @EnumSource(BinaryLayout.class)
    void whatALayoutCanExpressComesBackEqual(BinaryLayout layout) {
        int[] expressed = new int[1];
        laws().withExamples(2000)
                .forAll(PropGens.props(), PropGens.restrictions())
                .checkAssert((props, restriction) -> {
                    try {
                        assertThat(Props.parse(props.toBinary(layout), layout)).isEqualTo(props);
                        assertThat(Restriction.parse(restriction.toBinary(layout), layout))
                                .isEqualTo(restriction);
                        expressed[0]++;
                    } catch (MapiException e) {
                        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_BAD_VALUE);
                    }
                });
        assertThat(expressed[0]).isGreaterThan(100);
    }

    @ParameterizedTest
    @EnumSource(BinaryLayout.class)
    void randomBytesAreWrittenAsTheyWereReadOrRefused(BinaryLayout layout) {
        laws().withExamples(10_000).forAll(PropGens.bytes(60)).checkAssert(random -> {
            if (random.length > 3) {
                random[0] = (byte) (random[0] % 13);
                random[1] = 0;
                random[2] = 0;
                random[3] = 0;
            }
            Binary bytes = Binary.of(random);
            try {
                assertThat(Props.parse(bytes, layout).toBinary(layout)).isEqualTo(bytes);
            } catch (MapiException e) {
                assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_CORRUPT_DATA);
            }
            try {
                assertThat(Restriction.parse(bytes, layout).toBinary(layout)).isEqualTo(bytes);
            } catch (MapiException e) {
                assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_CORRUPT_DATA);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIGURATION, 1F003700 0600 68000000, 6, does not end there",
        "CONFIGURATION, 1F003700 0400 680069000000, 6, does not end there",
        "CONFIGURATION, 1F003700 0600 6800, 6, not ended",
        "CONFIGURATION, 1E003700 0200 6869, 6, not ended",
        "CONFIGURATION, 0B003700 0200, 4, truth value of 2",
        "CONFIGURATION, 02010B30 0300 ABCD, 6, 3 elements announced",
        "RULE, 02010B30 FFFFFFFF ABCD, 8, 4294967295 elements announced",
        "RULE, FE000B30 00, 4, PT_ACTIONS",
        "RULE, 00000B30 00, 0, PT_UNSPECIFIED",
        "RULE, 77000B30 00, 0, no known type",
        "RULE, 1F1037000 0, 4, 4 bytes expected",
    })
    void malformedPropertiesAreRefusedAtTheirOffset(BinaryLayout layout, String hex, int offset, String why) {
        assertThatThrownBy(() -> Props.parse(Binary.ofHex(hex), layout))
                .isInstanceOf(MapiException.class)
                .hasMessageContaining("MAPI_E_CORRUPT_DATA")
                .hasMessageContaining(why)
                .hasMessageEndingWith("(at offset " + offset + ")");
    }

    @ParameterizedTest
    @CsvSource({
        "RULE, 00 FFFF, 3, 65535 elements announced",
        "EXTENDED_RULE, 01 FFFFFFFF, 5, 4294967295 elements announced",
        "CONFIGURATION, 0A000000 01000000 0300, 8, 1 elements announced",
        "RULE, 0A 00 02, 2, truth value of 2",
        "RULE, 08 03001700 00, 5, 1 bytes too many",
    })
    void malformedRestrictionsAreRefusedAtTheirOffset(BinaryLayout layout, String hex, int offset, String why) {
        assertThatThrownBy(() -> Restriction.parse(Binary.ofHex(hex), layout))
                .isInstanceOf(MapiException.class)
                .hasMessageContaining("MAPI_E_CORRUPT_DATA")
                .hasMessageContaining(why)
                .hasMessageEndingWith("(at offset " + offset + ")");
    }

    @Test
    void whatALayoutHasNoRoomForIsRefused() {
        assertInexpressible(Props.of(PR.PR_SUBJECT, "a\0b"), BinaryLayout.RULE);
        assertInexpressible(Props.of(PR.PR_SUBJECT, "x".repeat(0x8000)), BinaryLayout.CONFIGURATION);
        assertInexpressible(
                Props.of(PropTag.of(0x6800, PropType.PT_STRING8, String.class), "日"), BinaryLayout.EXTENDED_RULE);
        assertInexpressible(Props.of(PR.PR_SEARCH_KEY, Binary.of(new byte[0x1_0000])), BinaryLayout.CONFIGURATION);
        assertInexpressible(
                Props.of(PropTag.of(0x6800, PropType.PT_ACTIONS, Binary.class), Binary.EMPTY), BinaryLayout.RULE);
        Restriction many = new Restriction.Or(Collections.nCopies(0x1_0000, Restriction.exist(PR.PR_SUBJECT)));
        assertThatThrownBy(() -> many.toBinary(BinaryLayout.RULE))
                .hasMessageContaining("MAPI_E_BAD_VALUE")
                .hasMessageContaining("65536 restrictions, at most 65535");
    }

    private static void assertInexpressible(Props props, BinaryLayout layout) {
        assertThatThrownBy(() -> props.toBinary(layout))
                .isInstanceOf(MapiException.class)
                .hasMessageContaining("MAPI_E_BAD_VALUE")
                .hasMessageContaining("the layout " + layout + " cannot express");
    }
}

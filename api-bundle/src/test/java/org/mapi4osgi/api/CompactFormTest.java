// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.mapi4osgi.api.PropGens.laws;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapi4osgi.tags.PR;

class CompactFormTest {
    @Test
    void anyPropsComeBackEqual() {
        laws().withExamples(2000).forAll(PropGens.props()).checkAssert(props -> {
            try {
                Props back = Props.parse(props.toBinary());
                assertThat(back).isEqualTo(props);
                assertThat(back.toBinary()).isEqualTo(props.toBinary());
            } catch (MapiException e) {
                fail(props.toString(), e);
            }
        });
    }

    @Test
    void anyRestrictionComesBackEqual() {
        laws().withExamples(2000).forAll(PropGens.restrictions()).checkAssert(restriction -> {
            try {
                assertThat(Restriction.parse(restriction.toBinary())).isEqualTo(restriction);
            } catch (MapiException e) {
                fail(restriction.toString(), e);
            }
        });
    }

    @Test
    void anyStringComesBackEqual() {
        laws().withExamples(2000).forAll(PropGens.strings()).checkAssert(text -> {
            try {
                assertThat(Props.parse(Props.of(PR.PR_SUBJECT, text).toBinary()).get(PR.PR_SUBJECT))
                        .contains(text);
            } catch (MapiException e) {
                fail(text, e);
            }
        });
    }

    @Test
    void everyTruncationIsRefused() {
        laws().withExamples(300).forAll(PropGens.props()).checkAssert(props -> {
            byte[] bytes = props.toBinary().toBytes();
            for (int length = 0; length < bytes.length; length++) {
                assertCorrupt(Arrays.copyOf(bytes, length));
            }
            assertCorrupt(Arrays.copyOf(bytes, bytes.length + 1));
        });
    }

    private static void assertCorrupt(byte[] bytes) {
        assertThatThrownBy(() -> Props.parse(Binary.of(bytes))).isInstanceOfSatisfying(MapiException.class, e -> {
            assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_CORRUPT_DATA);
            assertThat(e).hasMessageContaining("at offset ");
        });
    }

    @Test
    void randomBytesGiveAValueOrCorruptData() {
        laws().withExamples(5000).forAll(PropGens.bytes(200)).checkAssert(bytes -> {
            if (bytes.length > 0) {
                bytes[0] = 1;
            }
            parseOrRefuse(bytes);
        });
    }

    @Test
    void changedBytesGiveAValueOrCorruptData() {
        laws().withExamples(2000)
                .forAll(
                        PropGens.props(),
                        org.quicktheories.generators.SourceDSL.integers().all())
                .checkAssert((props, change) -> {
                    byte[] bytes = props.toBinary().toBytes();
                    bytes[Math.floorMod(change >>> 8, bytes.length)] ^= (byte) (change | 1);
                    parseOrRefuse(bytes);
                });
    }

    private static void parseOrRefuse(byte[] bytes) {
        try {
            Props props = Props.parse(Binary.of(bytes));
            assertThat(Props.parse(props.toBinary()).toBinary()).isEqualTo(props.toBinary());
        } catch (MapiException e) {
            assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_CORRUPT_DATA);
        }
        try {
            Restriction restriction = Restriction.parse(Binary.of(bytes));
            assertThat(Restriction.parse(restriction.toBinary()).toBinary()).isEqualTo(restriction.toBinary());
        } catch (MapiException e) {
            assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_CORRUPT_DATA);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0, 1 bytes expected",
        "02, 0, version 2",
        "01, 1, 1 bytes expected",
        "01 01, 2, 1 elements announced",
        "01 FFFFFFFF07, 6, 2147483647 elements announced",
        "01 FFFFFFFF0F, 1, more than 31 bits",
        "01 01 77773700, 2, no known type",
        "01 01 00003700, 2, PT_UNSPECIFIED",
        "01 01 1F003700 FEFFFFFF07, 11, 1073741823 elements announced",
        "01 01 1F003700 03 41, 7, half a UTF-16 unit",
        "01 01 1F003700 02 80, 7, malformed UTF-8",
        "01 01 1F003700 04 C080, 7, malformed UTF-8",
        "01 01 02013700 FFFFFFFF07, 11, 2147483647 elements announced",
        "01 01 03103700 FFFFFFFF07, 11, 2147483647 elements announced",
        "01 01 0B003700 02, 6, truth value of 2",
        "01 01 FD003700 0D, 6, no kind of restriction",
        "01 01 FD003700 03 03000000, 7, no fuzzy level",
        "01 01 FD003700 04 07, 7, no RELOP",
        "01 01 FD003700 06 02, 7, no BMR",
        "01 00 00, 2, 1 bytes too many",
    })
    void malformedBytesAreRefusedAtTheirOffset(String hex, int offset, String why) {
        assertThatThrownBy(() -> Props.parse(Binary.ofHex(hex)))
                .isInstanceOf(MapiException.class)
                .hasMessageContaining("MAPI_E_CORRUPT_DATA")
                .hasMessageContaining(why)
                .hasMessageEndingWith("(at offset " + offset + ")");
    }

    @Test
    void restrictionsDeeperThanTheBoundAreRefusedWithoutExhaustingTheStack() {
        byte[] bytes = new byte[100_000];
        Arrays.fill(bytes, (byte) 2);
        bytes[0] = 1;
        assertThatThrownBy(() -> Restriction.parse(Binary.of(bytes)))
                .isInstanceOf(MapiException.class)
                .hasMessageEndingWith("restrictions more than 256 deep (at offset 257)");
    }

    @Test
    void theDeepestRestrictionThatCanBeMadeComesBack() throws MapiException {
        Restriction deepest = Restriction.exist(PR.PR_SUBJECT);
        for (int i = 1; i < RestrictionDepth.MAX; i++) {
            deepest = i % 2 == 0 ? Restriction.not(deepest) : new Restriction.Comment(null, Props.of(nested(deepest)));
        }
        assertThat(Restriction.parse(deepest.toBinary())).isEqualTo(deepest);
        Restriction tooDeep = deepest;
        assertThatThrownBy(() -> Restriction.not(tooDeep)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Restriction.and(tooDeep)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Restriction.Annotation(null, Props.of(nested(tooDeep))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Restriction.Property(RelOp.RELOP_EQ, PR.PR_SUBJECT, nested(tooDeep)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Each of the nested ones announces as many parts as bytes are left; room for them all would be 256 times too much. */
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "10, 4"})
    void announcedPartsTakeNoRoomBeforeTheyAreRead(int kind, int partSize) {
        int size = 1 << 20;
        ByteWriter out = new ByteWriter();
        out.u8(1);
        for (int i = 0; i < RestrictionDepth.MAX; i++) {
            int left = size - 100_000;
            out.u8(kind);
            out.varint(left / partSize);
            if (kind == RestrictionWriter.RES_COMMENT) {
                out.i32(PropTag.of(0x6600, PropType.PT_SRESTRICT, Restriction.class)
                        .toInt());
            }
        }
        out.bytes(new byte[size - out.size()]);
        Binary bytes = out.toBinary();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> Restriction.parse(bytes)).isInstanceOf(MapiException.class);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10L * size);
    }

    private static PropValue<?> nested(Restriction restriction) {
        return PropValue.ofUnchecked(PropTag.of(0x3FFF, PropType.PT_SRESTRICT), restriction);
    }

    @Test
    void theFormIsTheOneThatStoresHold() {
        Props props = Props.builder()
                .put(PR.PR_SUBJECT, "Grüße")
                .put(PR.PR_CLIENT_SUBMIT_TIME, Instant.parse("2018-01-07T19:16:34.571Z"))
                .put(PropTag.of(0x8001, PropType.PT_CURRENCY, BigDecimal.class), new BigDecimal("-1.5"))
                .put(PropTag.ofMulti(0x8002, PropType.PT_MV_LONG, Integer.class), List.of(1, -1))
                .putError(PR.PR_BODY, MapiCode.MAPI_E_NOT_FOUND)
                .build();
        assertThat(props.toBinary().toString())
                .isEqualTo("0105" + "1F003700" + "0E4772C3BCC39F65" + "40003900" + "B0355508EC87D301" + "06000180"
                        + "68C5FFFFFFFFFFFF" + "03100280" + "0201000000FFFFFFFF" + "0A000010" + "0F010480");
    }

    @Test
    void aRangeOfAnArrayIsParsedWithOffsetsOfItsOwn() throws MapiException {
        Props props = Props.of(PR.PR_SUBJECT, "x");
        byte[] bytes = props.toBinary().toBytes();
        byte[] within = new byte[bytes.length + 7];
        System.arraycopy(bytes, 0, within, 3, bytes.length);
        assertThat(Props.parse(within, 3, bytes.length)).isEqualTo(props);
        assertThatThrownBy(() -> Props.parse(within, 3, bytes.length - 1)).hasMessageEndingWith("(at offset 7)");
        assertThatThrownBy(() -> Props.parse(within, 3, bytes.length + 5))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void emptyPropsAreTheEmptyConstant() throws MapiException {
        assertThat(Props.parse(Props.EMPTY.toBinary())).isSameAs(Props.EMPTY);
    }
}

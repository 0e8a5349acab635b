// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arrays;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class Utf16Test {
    /** Letters, letters of other scripts, and halves of surrogate pairs in any order. */
    private static Gen<String> texts() {
        Gen<Integer> chars = integers().between('a', 'f').mix(integers().between(0xD7F0, 0xE010), 20);
        return lists().of(chars).ofSizeBetween(0, 40).map(Utf16Test::text);
    }

    private static String text(List<Integer> chars) {
        StringBuilder text = new StringBuilder();
        chars.forEach(c -> text.append((char) (int) c));
        return text.toString();
    }

    @Test
    void bytesAreThoseOfTheCharset() {
        qt().forAll(texts())
                .checkAssert(text -> assertThat(Utf16.bytes(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_16LE)));
    }

    @Test
    void anyBytesAreTheTextThatTheCharsetMakesOfThem() {
        Gen<Integer> bytes = integers().between(0, 255).mix(integers().between(0xD8, 0xDF), 30);
        qt().forAll(arrays().ofIntegers(bytes).withLengthBetween(0, 40)).checkAssert(array -> {
            byte[] raw = new byte[array.length];
            for (int i = 0; i < raw.length; i++) {
                raw[i] = array[i].byteValue();
            }
            assertThat(Utf16.text(raw)).isEqualTo(new String(raw, StandardCharsets.UTF_16LE));
        });
    }

    @Test
    void latin1IsDoubledAndHalvedAtAnyLength() {
        for (int length = 0; length < 40; length++) {
            byte[] latin1 = new byte[length];
            for (int i = 0; i < length; i++) {
                latin1[i] = (byte) (0x81 + 7 * i);
            }
            byte[] bytes = Utf16.doubled(latin1, 0, length);
            assertThat(bytes)
                    .isEqualTo(new String(latin1, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_16LE));
            assertThat(Utf16.isDoubled(bytes)).isTrue();
            byte[] halved = new byte[1 + length];
            Utf16.halve(bytes, halved, 1);
            assertThat(Arrays.copyOfRange(halved, 1, halved.length)).isEqualTo(latin1);
        }
    }

    @Test
    void oneByteThatIsNotZeroIsSeenAtAnyPlace() {
        for (int length = 2; length < 40; length += 2) {
            for (int i = 1; i < length; i += 2) {
                byte[] bytes = new byte[length];
                bytes[i] = (byte) 0x80;
                assertThat(Utf16.isDoubled(bytes)).isFalse();
            }
            assertThat(Utf16.isDoubled(new byte[length + 1])).isFalse();
        }
    }

    @Test
    void bytesAfterTheLengthAreLeftAlone() {
        assertThat(Utf16.text(new byte[] {'a', 0, 'b', 0, 'c'}, 4)).isEqualTo("ab");
    }
}

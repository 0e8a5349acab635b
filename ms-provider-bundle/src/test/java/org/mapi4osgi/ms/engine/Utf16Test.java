// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arrays;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.nio.charset.StandardCharsets;
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
    void bytesAfterTheLengthAreLeftAlone() {
        assertThat(Utf16.text(new byte[] {'a', 0, 'b', 0, 'c'}, 4)).isEqualTo("ab");
    }
}

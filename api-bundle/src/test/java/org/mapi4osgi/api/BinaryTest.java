// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapi4osgi.api.PropGens.laws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.quicktheories.generators.SourceDSL;

class BinaryTest {
    @Test
    void theBytesAreCopiedInAndOut() {
        byte[] bytes = {1, 2};
        Binary binary = Binary.of(bytes);
        bytes[0] = 9;
        assertThat(binary.byteAt(0)).isEqualTo((byte) 1);
        binary.toBytes()[0] = 9;
        assertThat(binary.byteAt(0)).isEqualTo((byte) 1);
        assertThat(binary.asBuffer().isReadOnly()).isTrue();
    }

    @Test
    void anyBytesComeBackInEveryForm() {
        laws().forAll(PropGens.bytes(50)).checkAssert(bytes -> {
            Binary binary = Binary.of(bytes);
            assertThat(binary.toBytes()).isEqualTo(bytes);
            assertThat(binary.size()).isEqualTo(bytes.length);
            assertThat(Binary.ofHex(binary.toString())).isEqualTo(binary).hasSameHashCodeAs(binary);
            byte[] buffered = new byte[bytes.length];
            binary.asBuffer().get(buffered);
            assertThat(buffered).isEqualTo(bytes);
            assertThat(all(binary)).isEqualTo(bytes);
        });
    }

    private static byte[] all(Binary binary) {
        try {
            return binary.inputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theOrderIsThatOfUnsignedBytes() {
        laws().forAll(PropGens.bytes(3), PropGens.bytes(3)).checkAssert((left, right) -> {
            int order = Binary.of(left).compareTo(Binary.of(right));
            assertThat(Integer.signum(order)).isEqualTo(Integer.signum(Arrays.compareUnsigned(left, right)));
            assertThat(Binary.of(left).equals(Binary.of(right))).isEqualTo(order == 0);
        });
        assertThat(Binary.ofHex("7F")).isLessThan(Binary.ofHex("80"));
        assertThat(Binary.ofHex("80")).isLessThan(Binary.ofHex("8000"));
    }

    @Test
    void aSliceIsAPart() {
        laws().forAll(
                        PropGens.bytes(30),
                        SourceDSL.integers().all(),
                        SourceDSL.integers().all())
                .checkAssert((bytes, first, second) -> {
                    int offset = Math.floorMod(first, bytes.length + 1);
                    int length = Math.floorMod(second, bytes.length - offset + 1);
                    assertThat(Binary.of(bytes).slice(offset, length).toBytes())
                            .isEqualTo(Arrays.copyOfRange(bytes, offset, offset + length));
                });
    }

    @Test
    void aRangeOutsideIsRefused() {
        Binary three = Binary.ofHex("01 02 03");
        assertThatThrownBy(() -> three.slice(2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> three.slice(-1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> three.byteAt(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> three.longAt(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Binary.of(new byte[3], 1, Integer.MAX_VALUE))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aLongIsBigEndianAtAnyPlace() {
        assertThat(Binary.ofHex("FF 0102030405060708 FF").longAt(1)).isEqualTo(0x0102030405060708L);
    }

    @Test
    void noBytesAreOneConstant() {
        assertThat(Binary.of()).isSameAs(Binary.EMPTY);
        assertThat(Binary.ofHex("")).isSameAs(Binary.EMPTY);
        assertThat(Binary.ofHex("01").slice(1, 0)).isSameAs(Binary.EMPTY);
    }

    @Test
    void aTextThatIsNotHexadecimalIsRefused() {
        assertThatThrownBy(() -> Binary.ofHex("0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Binary.ofHex("0x")).isInstanceOf(IllegalArgumentException.class);
    }
}

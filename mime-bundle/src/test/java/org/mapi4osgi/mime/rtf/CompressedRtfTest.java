// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.rtf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.quicktheories.QuickTheory;
import org.quicktheories.generators.SourceDSL;

final class CompressedRtfTest {
    /** The examples of MS-OXRTFCP 4.1. */
    private static final String HELLO = "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n";

    private static final String HELLO_COMPRESSED = "2d0000002b0000004c5a4675f1c5c7a7"
            + "03000a007263706731323542320a f32068656c09002062770 5b06c647d0a800fa0".replace(" ", "");
    private static final String CROSSING = "{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}";
    private static final String CROSSING_COMPRESSED = "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0";

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static byte[] decompress(byte[] value) throws IOException {
        try (InputStream in = CompressedRtf.open(new ByteArrayInputStream(value))) {
            return in.readAllBytes();
        }
    }

    private static void isCorrupt(byte[] value, String why) {
        assertThatThrownBy(() -> decompress(value))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(why)
                .cause()
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_CORRUPT_DATA));
    }

    @Test
    void theExamplesOfTheReferenceAreDecompressed() throws IOException {
        assertThat(decompress(bytes(HELLO_COMPRESSED)))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo(HELLO);
        assertThat(decompress(bytes(CROSSING_COMPRESSED)))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo(CROSSING);
    }

    @Test
    void theExamplesOfTheReferenceAreCompressedAsThere() {
        assertThat(CompressedRtf.compress(HELLO.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(bytes(HELLO_COMPRESSED));
        assertThat(CompressedRtf.compress(CROSSING.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(bytes(CROSSING_COMPRESSED));
    }

    @Test
    void whatDoesNotBecomeSmallerIsKeptAsItIs() throws IOException {
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        byte[] value = CompressedRtf.compress(noise);
        assertThat(new String(value, 8, 4, StandardCharsets.US_ASCII)).isEqualTo("MELA");
        assertThat(value).hasSize(noise.length + 16);
        assertThat(decompress(value)).isEqualTo(noise);
    }

    @Test
    void anythingComesBackFromItsCompressedForm() {
        QuickTheory.qt()
                .withFixedSeed(7)
                .withExamples(400)
                .forAll(
                        SourceDSL.longs().all(),
                        SourceDSL.integers().between(0, 20_000),
                        SourceDSL.integers().between(1, 256))
                .check((seed, size, letters) -> {
                    Random random = new Random(seed);
                    byte[] rtf = new byte[size];
                    for (int i = 0; i < size; i++) {
                        rtf[i] = (byte) random.nextInt(letters);
                    }
                    try {
                        return Arrays.equals(rtf, decompress(CompressedRtf.compress(rtf)));
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    @Test
    void damageIsFoundByTheChecksum() {
        byte[] value = bytes(HELLO_COMPRESSED);
        value[20] ^= 1;
        isCorrupt(value, "checksum");
    }

    @Test
    void whatIsCutOffIsNotTakenForTheWhole() {
        byte[] value = bytes(HELLO_COMPRESSED);
        for (int length = 16; length < value.length; length++) {
            isCorrupt(Arrays.copyOf(value, length), "cut off");
        }
        isCorrupt(Arrays.copyOf(value, 15), "fewer than its header");
        byte[] plain = CompressedRtf.compress(new byte[] {1, 2, 3});
        isCorrupt(Arrays.copyOf(plain, 18), "cut off");
    }

    @Test
    void otherDataIsRefused() {
        byte[] value = bytes(HELLO_COMPRESSED);
        value[8] = 'X';
        isCorrupt(value, "neither LZFu nor MELA");
        byte[] small = bytes(HELLO_COMPRESSED);
        small[0] = 3;
        isCorrupt(small, "smaller than its header");
    }

    @Test
    void whatFollowsTheValueIsNotPartOfIt() throws IOException {
        byte[] value = Arrays.copyOf(bytes(HELLO_COMPRESSED), 200);
        assertThat(decompress(value)).asString(StandardCharsets.US_ASCII).isEqualTo(HELLO);
    }

    @Test
    void noSizeInTheHeaderCostsMemory() {
        byte[] value = bytes(HELLO_COMPRESSED);
        Arrays.fill(value, 0, 8, (byte) 0xFF);
        isCorrupt(value, "cut off");
        byte[] plain = CompressedRtf.compress(new byte[] {1, 2, 3});
        Arrays.fill(plain, 0, 8, (byte) 0xFF);
        isCorrupt(plain, "cut off");
    }
}

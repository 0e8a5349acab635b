// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/** That what is a finding is found. */
final class TrialTest {
    /** By its first byte: takes, refuses, refuses wrongly, breaks, or wants a megabyte for each byte. */
    private static final class Moody implements Target {
        @Override
        public String name() {
            return "moody";
        }

        @Override
        public Limits limits() {
            return new Limits(1, 100, 10);
        }

        @Override
        public Set<MapiCode> refusals() {
            return Set.of(MapiCode.MAPI_E_CORRUPT_DATA);
        }

        @Override
        public List<byte[]> seeds() {
            return List.of(new byte[1]);
        }

        @Override
        public void parse(byte[] input) throws MapiException {
            switch (input[0]) {
                case 0 -> {}
                case 1 -> throw new MapiException(MapiCode.MAPI_E_CORRUPT_DATA, "refused");
                case 2 -> throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "refused wrongly");
                case 3 -> throw new IllegalStateException("broken");
                default -> assertThat(new byte[input.length << 20]).isNotEmpty();
            }
        }
    }

    private static boolean run(int... bytes) {
        byte[] input = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            input[i] = (byte) bytes[i];
        }
        return Trial.run(new Moody(), input);
    }

    @Test
    void whatIsTakenOrRefusedAsAnnouncedIsNoFinding() {
        assertThat(run(0)).isTrue();
        assertThat(run(1)).isFalse();
    }

    @Test
    void otherCodesAndOtherExceptionsAreFindings() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> run(2))
                .withMessageContaining("MAPI_E_NOT_FOUND");
        assertThatIllegalStateException().isThrownBy(() -> run(3));
    }

    @Test
    void memoryThatTheLengthDoesNotJustifyIsAFinding() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> run(4, 0))
                .withMessageContaining("for 2 bytes of input");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.mapi4osgi.api.MapiException;

/** The short form of the long one: the seeds, and some damage to each that is always the same. */
final class TargetsTest {
    private static final int MOST_DAMAGES = 300;

    static final List<Target> targets = Targets.ALL;

    @ParameterizedTest
    @FieldSource("targets")
    void seedsAreTaken(Target target) throws MapiException {
        List<byte[]> seeds = target.seeds();
        assertThat(seeds).isNotEmpty();
        for (byte[] seed : seeds) {
            assertThat(seed).hasSizeLessThanOrEqualTo(target.limits().longest());
            assertThat(Trial.run(target, seed))
                    .as("seed " + Arrays.toString(seed))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @FieldSource("targets")
    void damagedSeedsAreTakenOrRefused(Target target) throws MapiException {
        Random random = new Random(20261201);
        int damages = Math.min(MOST_DAMAGES, 20 * target.limits().speed());
        for (byte[] seed : target.seeds()) {
            for (int i = 0; i < damages; i++) {
                Trial.run(target, damaged(seed, random));
            }
        }
    }

    private static byte[] damaged(byte[] seed, Random random) {
        byte[] bytes = Arrays.copyOf(seed, random.nextInt(4) == 0 ? random.nextInt(2 * seed.length) : seed.length);
        for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }
}

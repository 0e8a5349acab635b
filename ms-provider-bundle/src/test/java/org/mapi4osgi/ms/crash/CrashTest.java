// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class CrashTest {
    private static final long SEED = 20_250_203;
    private static final int ROUNDS = 7;

    @TempDir
    Path directory = Path.of("set by JUnit");

    @Test
    @Timeout(120)
    void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
        int inFlight = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            CrashRound result = CrashRound.run(directory, round, SEED);
            assertThat(result.wrong())
                    .as("round %d of seed %d: %s", round, SEED, result)
                    .isEmpty();
            assertThat(result.acknowledged()).isPositive();
            inFlight += result.where().equals("nothing") ? 0 : 1;
        }
        assertThat(inFlight).as("kills that fell into an operation").isPositive();
    }
}

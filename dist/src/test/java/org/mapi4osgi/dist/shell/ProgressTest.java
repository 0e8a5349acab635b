// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    private Instant now = Instant.EPOCH;

    @Test
    void nothingIsToldInTheFirstSecondAndThenOnceASecond() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Progress progress = new Progress("imported", () -> now, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        for (int i = 0; i < 25; i++) {
            progress.step();
            now = now.plusMillis(100);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("… 11 imported so far", "… 21 imported so far");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.MapiCode;

/** The short form; {@code itest/stress} runs the long one. */
class SessionStressTest {
    private static final long CALLS = 20_000;

    @Test
    void nothingForbiddenHappensOnASharedSession(@TempDir Path folder) throws Exception {
        SessionStress stress = new SessionStress(CALLS, 1);
        stress.run(folder);
        assertThat(stress.problems()).isEmpty();
        assertThat(stress.histogram().total()).isGreaterThanOrEqualTo(CALLS);
        // Else it would prove nothing.
        for (Call call : Call.values()) {
            assertThat(stress.histogram().count(call, MapiCode.S_OK))
                    .as(call.title())
                    .isPositive();
        }
        assertThat(stress.histogram().count(Call.OPEN_ENTRY, MapiCode.MAPI_E_UNKNOWN_ENTRYID))
                .isPositive();
        assertThat(stress.notified()).isPositive();
    }
}

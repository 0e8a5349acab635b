// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class FaultsTest {
    private final AtomicInteger faults = new AtomicInteger();

    private Faults parse(String setting) {
        return Faults.parse(setting, faults::incrementAndGet);
    }

    @Test
    void aPointFailsAtTheTimeThatIsNamedAndOnceOnly() {
        Faults third = parse("SPOOLER_LOCKED:3");
        for (int i = 1; i <= 5; i++) {
            third.pass(FaultPoint.SPOOLER_LOCKED);
            third.pass(FaultPoint.SPOOLER_FINISHED);
            assertThat(faults).hasValue(i < 3 ? 0 : 1);
        }
    }

    @Test
    void withoutANumberItIsTheFirstTime() {
        parse("SPOOLER_FINISHED").pass(FaultPoint.SPOOLER_FINISHED);
        assertThat(faults).hasValue(1);
    }

    @Test
    void pointsOfOthersAndNoSettingMeanNothing() {
        assertThat(parse("XP_CONNECTED:2")).isSameAs(Faults.NONE);
        assertThat(Faults.parse(null, faults::incrementAndGet)).isSameAs(Faults.NONE);
    }
}

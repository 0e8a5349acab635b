// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class FaultsTest {
    private final AtomicInteger crashes = new AtomicInteger();

    private Faults faults(String property) {
        return Faults.of(property, crashes::incrementAndGet);
    }

    @Test
    void aPointCrashesAtItsPassing() {
        Faults faults = faults("SEND_IN_DATA");
        faults.passing(FaultPoint.SEND_BEFORE_MAIL);
        assertThat(crashes).hasValue(0);
        faults.passing(FaultPoint.SEND_IN_DATA);
        assertThat(crashes).hasValue(1);
    }

    @Test
    void aNumberTellsWhichPassing() {
        Faults faults = faults("SEND_IN_DATA:3");
        faults.passing(FaultPoint.SEND_IN_DATA);
        faults.passing(FaultPoint.SEND_IN_DATA);
        assertThat(crashes).hasValue(0);
        faults.passing(FaultPoint.SEND_IN_DATA);
        assertThat(crashes).hasValue(1);
    }

    @Test
    void withoutThePropertyOrWithAnothersPointNothingCrashes() {
        assertThat(Faults.of(null, crashes::incrementAndGet)).isSameAs(Faults.NONE);
        assertThat(faults("SPOOLER_AFTER_LOCK:2")).isSameAs(Faults.NONE);
    }
}

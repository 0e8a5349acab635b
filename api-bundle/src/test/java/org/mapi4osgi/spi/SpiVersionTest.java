// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mapi4osgi.kit.Clause;

class SpiVersionTest {
    @Test
    @Clause("INIT-01")
    void init01_theCurrentVersionIs0116() {
        assertThat(SpiVersion.CURRENT.value()).isEqualTo(0x00010010);
        assertThat(SpiVersion.CURRENT).hasToString("0.1.16");
    }

    @Test
    void versionsAreOrderedAsUnsignedNumbers() {
        SpiVersion huge = new SpiVersion(0xFF010002);
        assertThat(huge).isGreaterThan(SpiVersion.CURRENT);
        assertThat(new SpiVersion(0x00010008)).isLessThan(SpiVersion.CURRENT);
        assertThat(huge).isEqualByComparingTo(new SpiVersion(0xFF010002)).hasToString("255.1.2");
    }
}

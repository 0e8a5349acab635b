// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapi4osgi.api.PropGens.laws;
import static org.quicktheories.generators.SourceDSL.integers;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MapiFlagTest {
    private static final int KNOWN = MapiFlag.bits(EnumSet.allOf(OpenEntryFlag.class));

    @Test
    void bitsAndSetsAreTheSame() throws MapiException {
        assertThat(MapiFlag.parse(OpenEntryFlag.class, 0)).isEmpty();
        assertThat(MapiFlag.parse(OpenEntryFlag.class, 0x9))
                .containsExactlyInAnyOrder(OpenEntryFlag.MAPI_MODIFY, OpenEntryFlag.MAPI_DEFERRED_ERRORS);
        assertThat(MapiFlag.bits(Set.of(OpenEntryFlag.MAPI_MODIFY, OpenEntryFlag.MAPI_DEFERRED_ERRORS)))
                .isEqualTo(9);
    }

    @Test
    void anyIntegerIsASetOfFlagsOrHasUnknownOnes() {
        laws().withExamples(5000).forAll(integers().all()).checkAssert(number -> {
            for (int bits : new int[] {number, number & KNOWN}) {
                try {
                    assertThat(MapiFlag.bits(MapiFlag.parse(OpenEntryFlag.class, bits)))
                            .isEqualTo(bits);
                    assertThat(bits & ~KNOWN).isZero();
                } catch (MapiException e) {
                    assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_UNKNOWN_FLAGS);
                    assertThat(bits & ~KNOWN).isNotZero();
                }
            }
        });
    }

    @Test
    void unknownBitsAreNamed() {
        assertThatThrownBy(() -> MapiFlag.parse(OpenEntryFlag.class, 0x40000001))
                .isInstanceOf(MapiException.class)
                .hasMessageContaining("0x40000000 is no flag of OpenEntryFlag");
    }

    @Test
    void repeatedFlagsCountOnce() {
        Set<OpenEntryFlag> set =
                MapiFlag.set(OpenEntryFlag.class, OpenEntryFlag.MAPI_MODIFY, OpenEntryFlag.MAPI_MODIFY);
        assertThat(set).containsExactly(OpenEntryFlag.MAPI_MODIFY);
        assertThat(MapiFlag.set(OpenEntryFlag.class)).isEmpty();
    }
}

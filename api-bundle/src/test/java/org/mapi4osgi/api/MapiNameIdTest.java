// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MapiNameIdTest {
    @Test
    void aNameIsAStringOrAnInteger() {
        assertThat(MapiNameId.of(MapiNameId.PS_PUBLIC_STRINGS, "Keywords").id()).isZero();
        assertThat(MapiNameId.of(MapiNameId.PS_MAPI, 0x8503).name()).isNull();
        assertThat(MapiNameId.of(MapiNameId.PS_MAPI, 1)).isNotEqualTo(MapiNameId.of(MapiNameId.PS_PUBLIC_STRINGS, 1));
        assertThatThrownBy(() -> new MapiNameId(MapiNameId.PS_MAPI, 1, "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSetsHaveTheirGuids() {
        assertThat(MapiNameId.PS_PUBLIC_STRINGS).hasToString("2903020000000000C000000000000046");
        assertThat(MapiNameId.PS_MAPI).hasToString("2803020000000000C000000000000046");
        assertThat(MapiNameId.PS_INTERNET_HEADERS).hasToString("8603020000000000C000000000000046");
    }
}

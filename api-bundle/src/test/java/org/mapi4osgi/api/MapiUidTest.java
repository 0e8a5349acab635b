// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapi4osgi.api.PropGens.laws;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapiUidTest {
    @Test
    void aGuidHasItsFirstThreeGroupsLittleEndian() {
        MapiUid uid = MapiUid.ofHex("00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F");
        assertThat(MapiUid.ofGuid("03020100-0504-0706-0809-0A0B0C0D0E0F")).isEqualTo(uid);
        assertThat(MapiUid.ofGuid("{03020100-0504-0706-0809-0a0b0c0d0e0f}")).isEqualTo(uid);
        assertThat(MapiUid.ofGuid("FFFEFDFC-FBFA-F9F8-F7F6-F5F4F3F2F1F0"))
                .isEqualTo(MapiUid.ofHex("FCFDFEFFFAFBF8F9F7F6F5F4F3F2F1F0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "{03020100-0504-0706-0809-0A0B0C0D0E0F",
                "03020100-0504-0706-0809-0A0B0C0D0E0",
                "0302010-00504-0706-0809-0A0B0C0D0E0F",
                "0302010G-0504-0706-0809-0A0B0C0D0E0F"
            })
    void aTextThatIsNoGuidIsRefused(String text) {
        assertThatThrownBy(() -> MapiUid.ofGuid(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "000102030405060708090A0B0C0D0E", "000102030405060708090A0B0C0D0E0G"})
    void aTextThatIsNoUidIsRefused(String text) {
        assertThatThrownBy(() -> MapiUid.ofHex(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anyUidComesBackFromItsBytesAndTexts() {
        laws().forAll(longs().all(), longs().all()).checkAssert((high, low) -> {
            MapiUid uid = MapiUid.of(high, low);
            assertThat(MapiUid.ofHex(uid.toString())).isEqualTo(uid).hasSameHashCodeAs(uid);
            assertThat(parsed(uid.toBinary())).isEqualTo(uid);
            assertThat(uid.toBinary().toString()).isEqualTo(uid.toString());
            MapiUid fromGuid = MapiUid.ofGuid(new UUID(high, low).toString());
            assertThat(fromGuid.low()).isEqualTo(low);
            assertThat(Long.reverseBytes(fromGuid.high()) & 0xFFFF_FFFFL).isEqualTo(high >>> 32);
        });
    }

    private static MapiUid parsed(Binary bytes) {
        try {
            return MapiUid.parse(bytes);
        } catch (MapiException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void bytesOfAnotherSizeAreRefused() {
        laws().forAll(PropGens.bytes(40))
                .assuming(bytes -> bytes.length != 16)
                .checkAssert(bytes -> assertThatThrownBy(() -> MapiUid.parse(Binary.of(bytes)))
                        .isInstanceOf(MapiException.class)
                        .hasMessageContaining("MAPI_E_INVALID_PARAMETER")
                        .hasMessageContaining("offset 0"));
    }

    @Test
    void theOrderIsThatOfTheBytes() {
        laws().forAll(longs().all(), longs().all(), longs().all()).checkAssert((high, low, other) -> {
            MapiUid left = MapiUid.of(high, low);
            for (MapiUid right : new MapiUid[] {MapiUid.of(other, low), MapiUid.of(high, other), left}) {
                assertThat(Integer.signum(left.compareTo(right)))
                        .isEqualTo(Integer.signum(left.toBinary().compareTo(right.toBinary())));
                assertThat(left.equals(right)).isEqualTo(left.compareTo(right) == 0);
            }
        });
    }

    @Test
    void freshUidsDiffer() {
        assertThat(MapiUid.random()).isNotEqualTo(MapiUid.random());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.mapi4osgi.api.PropGens.laws;
import static org.quicktheories.generators.SourceDSL.longs;

import org.junit.jupiter.api.Test;

class EntryIdTest {
    @Test
    void aComposedIdHasZeroFlagsThenTheUidThenTheLocator() {
        laws().forAll(longs().all(), longs().all(), PropGens.bytes(40)).checkAssert((high, low, locator) -> {
            MapiUid uid = MapiUid.of(high, low);
            EntryId id = EntryId.compose(uid, Binary.of(locator));
            assertThat(id.toBinary().toString()).isEqualTo("00000000" + uid + Binary.of(locator));
            assertThat(id.uid()).contains(uid);
            assertThat(id.uidHigh()).isEqualTo(high);
            assertThat(id.uidLow()).isEqualTo(low);
            assertThat(id.locator().toBytes()).isEqualTo(locator);
            assertThat(id.isShortTerm()).isFalse();
            assertThat(id.isRoutable()).isEqualTo(locator.length > 0);
        });
    }

    @Test
    void anyBytesOfTheRightSizeAreAnEntryIdAndComeBack() {
        laws().forAll(PropGens.bytes(40)).checkAssert(bytes -> {
            try {
                EntryId id = EntryId.parse(Binary.of(bytes));
                assertThat(bytes.length).isGreaterThanOrEqualTo(4);
                assertThat(id.toBinary().toBytes()).isEqualTo(bytes);
                assertThat(id.size()).isEqualTo(bytes.length);
                assertThat(id.isRoutable()).isEqualTo(bytes.length > 20);
                assertThat(id.uid().isPresent()).isEqualTo(bytes.length >= 20);
                assertThat(id.locator().size()).isEqualTo(Math.max(0, bytes.length - 20));
                assertThat(id)
                        .isEqualTo(EntryId.parse(Binary.of(bytes)))
                        .hasToString(Binary.of(bytes).toString());
            } catch (MapiException e) {
                assertThat(bytes.length).isLessThan(4);
                assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_INVALID_ENTRYID);
                assertThat(e).hasMessageContaining("offset " + bytes.length);
            }
        });
    }

    @Test
    void theSizeIsBounded() {
        try {
            assertThat(EntryId.parse(Binary.of(new byte[EntryId.MAX_SIZE])).size())
                    .isEqualTo(16384);
        } catch (MapiException e) {
            fail("16 KiB", e);
        }
        assertThatThrownBy(() -> EntryId.parse(Binary.of(new byte[EntryId.MAX_SIZE + 1])))
                .isInstanceOf(MapiException.class)
                .hasMessageContaining("MAPI_E_INVALID_ENTRYID");
        Binary most = Binary.of(new byte[EntryId.MAX_SIZE - 20]);
        assertThat(EntryId.compose(MapiUid.of(0, 0), most).size()).isEqualTo(EntryId.MAX_SIZE);
        assertThatThrownBy(() -> EntryId.compose(MapiUid.of(0, 0), Binary.of(new byte[EntryId.MAX_SIZE - 19])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFirstBitTellsAShortTermId() throws MapiException {
        assertThat(EntryId.parse(Binary.ofHex("80000000")).isShortTerm()).isTrue();
        assertThat(EntryId.parse(Binary.ofHex("7F808080")).isShortTerm()).isFalse();
    }
}

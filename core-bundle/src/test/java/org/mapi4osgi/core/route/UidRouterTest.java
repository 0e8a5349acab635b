// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.kit.Clause;

final class UidRouterTest {
    private final UidRouter<String> router = new UidRouter<>();

    /** MAPIUIDs that differ in few bits, as those of one author do. */
    private static MapiUid uid(int number) {
        return MapiUid.of((long) number << 56 | 0x0A0B0C0D0E0FL, 0x1011121314151617L);
    }

    private static EntryId id(MapiUid uid) {
        return EntryId.compose(uid, Binary.of((byte) 1));
    }

    @Test
    void anEmptyRouterKnowsNobody() {
        assertThat(router.route(id(uid(1)))).isNull();
        assertThat(router.route(id(MapiUid.of(0, 0)))).isNull();
    }

    @Test
    @Clause("ROUTE-07")
    void route07_anIdWithoutAProvidersOwnBytesIsNotRouted() throws MapiException {
        router.publish("one", 0, Set.of(uid(1)));
        EntryId bare = EntryId.parse(id(uid(1)).toBinary().slice(0, 20));
        assertThat(router.route(bare)).isNull();
        assertThat(router.route(EntryId.parse(Binary.of(new byte[4])))).isNull();
    }

    @Test
    @Clause({"ROUTE-02", "ROUTE-03"})
    void route02_theFirstLogonGetsItWhoeverRegisteredFirst() {
        router.publish("second", 1, Set.of(uid(1)));
        router.publish("first", 0, Set.of(uid(1)));
        assertThat(router.route(id(uid(1)))).isEqualTo("first");
        router.remove("first");
        assertThat(router.route(id(uid(1)))).isEqualTo("second");
    }

    @Test
    @Clause("ROUTE-06")
    void route06_aTargetsNewRegistrationsReplaceItsOldOnes() {
        router.publish("one", 0, Set.of(uid(1), uid(2)));
        router.publish("one", 0, Set.of(uid(2), uid(3)));
        assertThat(router.route(id(uid(1)))).isNull();
        assertThat(router.route(id(uid(2)))).isEqualTo("one");
        assertThat(router.route(id(uid(3)))).isEqualTo("one");
    }

    @Test
    void theZeroUidIsAUidLikeOthers() {
        router.publish("one", 0, Set.of(MapiUid.of(0, 0)));
        assertThat(router.route(id(MapiUid.of(0, 0)))).isEqualTo("one");
        assertThat(router.route(id(uid(1)))).isNull();
    }

    /** Each number is a step: whose turn, whether it registers or goes, and what. */
    @Test
    void agreesWithAMap() {
        qt().forAll(lists().of(integers().between(0, 1 << 16)).ofSizeBetween(0, 40))
                .checkAssert(UidRouterTest::check);
    }

    private static void check(List<Integer> steps) {
        UidRouter<Integer> tested = new UidRouter<>();
        Map<Integer, Set<MapiUid>> model = new HashMap<>();
        for (int step : steps) {
            int target = step & 7;
            if ((step & 8) == 0) {
                Set<MapiUid> uids = new HashSet<>();
                for (int bit = 4; bit < 16; bit++) {
                    if ((step & 1 << bit) != 0) {
                        uids.add(uid(bit));
                    }
                }
                tested.publish(target, target, uids);
                model.put(target, uids);
            } else {
                tested.remove(target);
                model.remove(target);
            }
            for (int bit = 0; bit < 16; bit++) {
                assertThat(tested.route(id(uid(bit)))).isEqualTo(owner(model, uid(bit)));
            }
        }
    }

    private static @Nullable Integer owner(Map<Integer, Set<MapiUid>> model, MapiUid uid) {
        return model.entrySet().stream()
                .filter(e -> e.getValue().contains(uid))
                .map(Map.Entry::getKey)
                .min(Integer::compare)
                .orElse(null);
    }

    @Test
    void manyUidsAreAllFound() {
        List<MapiUid> all = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            all.add(MapiUid.of(0x1234_0000_0000_0000L + i, i % 3));
        }
        Collections.reverse(all);
        router.publish("one", 0, all.subList(0, 2500));
        router.publish("two", 1, all.subList(2500, 5000));
        for (int i = 0; i < 5000; i++) {
            assertThat(router.route(id(all.get(i)))).isEqualTo(i < 2500 ? "one" : "two");
        }
        assertThat(router.route(id(uid(1)))).isNull();
    }
}

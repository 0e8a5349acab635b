// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.AddressTypes;
import org.mapi4osgi.tags.PR;

final class RecipientRouterTest {
    private static final MapiUid UID = MapiUid.of(1, 1);
    private static final Props RECIPIENT = Props.builder()
            .put(PR.PR_ROWID, 5)
            .put(PR.PR_ADDRTYPE, "X")
            .put(PR.PR_ENTRYID, EntryId.compose(UID, Binary.EMPTY).toBinary())
            .build();
    /** What a transport may say: matches by UID, by type, by any type, not at all. */
    private static final List<AddressTypes> SAYINGS = List.of(
            new AddressTypes(List.of("Y"), List.of(UID)),
            new AddressTypes(List.of("X"), List.of()),
            new AddressTypes(null, List.of()),
            new AddressTypes(List.of("x"), List.of(MapiUid.of(2, 2))),
            new AddressTypes(List.of(""), List.of()));

    private static TransportRoute route(int number, int saying) {
        return new TransportRoute(MapiUid.of(number, saying), SAYINGS.get(saying));
    }

    @Test
    @Clause({"OUT-13", "OUT-14", "OUT-15", "OUT-16", "OUT-17"})
    void out14_uidsComeFirstThenTypesEachInTransportOrder() {
        qt().forAll(lists().of(integers().between(0, SAYINGS.size() - 1)).ofSizeBetween(0, 8))
                .checkAssert(sayings -> {
                    List<TransportRoute> routes = new ArrayList<>();
                    for (int i = 0; i < sayings.size(); i++) {
                        routes.add(route(i, sayings.get(i)));
                    }
                    List<MapiUid> expected = new ArrayList<>();
                    routes.stream().filter(r -> r.section().low() == 0).forEach(r -> expected.add(r.section()));
                    routes.stream()
                            .filter(r -> r.section().low() == 1 || r.section().low() == 2)
                            .forEach(r -> expected.add(r.section()));
                    assertThat(new RecipientRouter(routes, true).candidates(RECIPIENT))
                            .isEqualTo(expected);
                });
    }

    @Test
    @Clause("OUT-18")
    void out18_nobodyIsUndeliverableWhileATransportIsUnknown() {
        Routing known = new Routing(new RecipientRouter(List.of(route(1, 3)), true), Map.of());
        Routing unknown = new Routing(new RecipientRouter(List.of(route(1, 3)), false), Map.of());
        assertThat(known.isUndeliverable(RECIPIENT)).isTrue();
        assertThat(unknown.isUndeliverable(RECIPIENT)).isFalse();
        assertThat(new Routing(new RecipientRouter(List.of(), true), Map.of()).isUndeliverable(RECIPIENT))
                .as("a profile without transports")
                .isFalse();
    }

    @Test
    @Clause("OUT-15")
    void out15_whoHasDeclinedIsPassedOver() {
        MapiUid first = route(1, 1).section();
        MapiUid second = route(2, 1).section();
        Routing routing = new Routing(new RecipientRouter(List.of(route(1, 1), route(2, 1)), true), Map.of());
        assertThat(routing.first(RECIPIENT)).hasValue(first);
        Routing once = routing.declining(List.of(RECIPIENT), first);
        assertThat(once.first(RECIPIENT)).hasValue(second);
        assertThat(routing.first(RECIPIENT)).as("immutable").hasValue(first);
        assertThat(once.declining(List.of(RECIPIENT), second).isUndeliverable(RECIPIENT))
                .isTrue();
        assertThat(once.declined()).containsEntry(5, Set.of(first));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.kit.Clause;

final class AdviseRegistryTest {
    private static final EnumSet<EventType> EXTENDED = EnumSet.of(EventType.fnevExtended);
    private static final Binary KEY = Binary.of(new byte[] {1});
    private static final Binary OTHER = Binary.of(new byte[] {2});
    private static final List<Notification> EVENT = List.of(new Notification.Extended(7, Binary.EMPTY));

    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private final AdviseRegistry registry = new AdviseRegistry(new Notifier(tasks::add, () -> false, 100));
    private final List<Notification> seen = new ArrayList<>();
    private final Object owner = new Object();

    private void runDeliveries() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Test
    @Clause("SUP-08")
    void sup08_onlySinksOfAnEqualKeyAreTold() {
        registry.subscribe(owner, KEY, EXTENDED, seen::addAll, true);
        registry.notify(OTHER, EVENT);
        assertThat(seen).isEmpty();
        registry.notify(Binary.of(new byte[] {1}), EVENT);
        assertThat(seen).isEqualTo(EVENT);
    }

    @Test
    @Clause("SUP-09")
    void sup09_aSynchronousSinkIsToldBeforeNotifyReturnsAndAnotherLater() {
        List<Notification> later = new ArrayList<>();
        registry.subscribe(owner, KEY, EXTENDED, seen::addAll, true);
        registry.subscribe(owner, KEY, EXTENDED, later::addAll, false);
        registry.notify(KEY, EVENT);
        assertThat(seen).isEqualTo(EVENT);
        assertThat(later).isEmpty();
        runDeliveries();
        assertThat(later).isEqualTo(EVENT);
    }

    @Test
    @Clause("SUP-10")
    void sup10_aSynchronousSinkThatDiscontinuesStopsTheRest() {
        IMAPIAdviseSink stops = new IMAPIAdviseSink() {
            @Override
            public void onNotify(List<Notification> notifications) {}

            @Override
            public boolean onNotifySync(List<Notification> notifications) {
                return false;
            }
        };
        registry.subscribe(owner, KEY, EXTENDED, stops, true);
        registry.subscribe(owner, KEY, EXTENDED, seen::addAll, true);
        assertThat(registry.notify(KEY, EVENT)).isTrue();
        assertThat(seen).isEmpty();
    }

    @Test
    @Clause("SUP-11")
    void sup11_unsubscribeOfAnUnknownConnectionIsNotFound() {
        int connection = registry.subscribe(owner, KEY, EXTENDED, seen::addAll, true);
        assertThatThrownBy(() -> registry.unsubscribe(owner, connection + 1))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_NOT_FOUND));
        assertThatThrownBy(() -> registry.unsubscribe(new Object(), connection)).isInstanceOf(MapiException.class);
    }

    @Test
    @Clause("SUP-12")
    void sup12_notifyWithoutSubscribersDoesNothing() {
        assertThat(registry.notify(KEY, EVENT)).isFalse();
    }

    @Test
    @Clause("SUP-13")
    void sup13_theSinkSeesACopy() {
        registry.subscribe(owner, KEY, EXTENDED, seen::addAll, false);
        List<Notification> mine = new ArrayList<>(EVENT);
        registry.notify(KEY, mine);
        mine.clear();
        runDeliveries();
        assertThat(seen).isEqualTo(EVENT);
    }

    @Test
    @Clause("ADV-01")
    void adv01_connectionsAreNotZeroAndUnique() throws MapiException {
        Set<Integer> connections = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            connections.add(registry.subscribe(owner, KEY, EXTENDED, seen::addAll, false));
        }
        assertThat(connections).hasSize(100).doesNotContain(0);
        int first = connections.iterator().next();
        registry.unsubscribe(owner, first);
        assertThat(registry.subscribe(owner, KEY, EXTENDED, seen::addAll, false))
                .isNotIn(connections);
    }

    @Test
    @Clause("ADV-05")
    void adv05_anEventOutsideTheMaskIsNotDelivered() {
        registry.subscribe(owner, KEY, EnumSet.of(EventType.fnevNewMail), seen::addAll, true);
        registry.notify(KEY, EVENT);
        assertThat(seen).isEmpty();
    }

    @Test
    @Clause("ADV-13")
    void adv13_aSynchronousSinkThatThrowsDoesNotHurtTheSource() {
        registry.subscribe(
                owner,
                KEY,
                EXTENDED,
                n -> {
                    throw new IllegalStateException("a mistake");
                },
                true);
        registry.subscribe(owner, KEY, EXTENDED, seen::addAll, true);
        assertThat(registry.notify(KEY, EVENT)).isFalse();
        assertThat(seen).isEqualTo(EVENT);
    }

    @Test
    void revokeEndsWhatOneOwnerSubscribed() {
        List<Notification> others = new ArrayList<>();
        registry.subscribe(owner, KEY, EXTENDED, seen::addAll, true);
        registry.subscribe(new Object(), KEY, EXTENDED, others::addAll, true);
        registry.revoke(owner);
        registry.notify(KEY, EVENT);
        assertThat(seen).isEmpty();
        assertThat(others).isEqualTo(EVENT);
    }
}

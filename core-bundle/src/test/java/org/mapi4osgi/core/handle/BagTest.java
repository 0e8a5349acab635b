// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BagTest {
    private static final int MEMBERS = 40;

    private static final class Thing extends Bag.Member {}

    private static List<Thing> things() {
        List<Thing> all = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            all.add(new Thing());
        }
        return all;
    }

    /** A step below MEMBERS adds that thing, one above removes it. */
    @Test
    void itHoldsWhatASetHolds() {
        qt().forAll(lists().of(integers().between(0, 2 * MEMBERS - 1)).ofSizeBetween(0, 200))
                .check(steps -> {
                    List<Thing> things = things();
                    Bag<Thing> bag = new Bag<>();
                    Set<Thing> set = new HashSet<>();
                    for (int step : steps) {
                        Thing thing = things.get(step % MEMBERS);
                        if (step < MEMBERS) {
                            bag.add(thing);
                            set.add(thing);
                        } else {
                            bag.remove(thing);
                            set.remove(thing);
                        }
                    }
                    return bag.copy().size() == set.size() && set.containsAll(bag.copy());
                });
    }

    @Test
    void whatIsInOneBagIsNotRemovedFromAnother() {
        Bag<Thing> one = new Bag<>();
        Bag<Thing> other = new Bag<>();
        Thing moved = new Thing();
        Thing stays = new Thing();
        one.add(moved);
        other.add(stays);
        one.remove(moved);
        other.add(moved);
        one.remove(moved);
        assertThat(one.copy()).isEmpty();
        assertThat(other.copy()).containsExactly(stays, moved);
        other.clear();
        assertThat(other.copy()).isEmpty();
    }
}

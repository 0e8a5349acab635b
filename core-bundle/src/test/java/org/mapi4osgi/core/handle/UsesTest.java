// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.IUnknown;

class UsesTest {
    private static final int OBJECTS = 12;

    private static final class Thing implements IUnknown {
        @Override
        public boolean equals(Object other) {
            return other instanceof Thing;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    private static List<Thing> things() {
        List<Thing> all = new ArrayList<>();
        for (int i = 0; i < OBJECTS; i++) {
            all.add(new Thing());
        }
        return all;
    }

    /** Two of three steps add, so that there are sometimes few and sometimes many. */
    @Test
    void theLastUseIsTold() {
        qt().forAll(lists().of(integers().between(0, 3 * OBJECTS - 1)).ofSizeBetween(0, 150))
                .check(steps -> {
                    List<Thing> things = things();
                    Uses uses = new Uses();
                    int[] counts = new int[OBJECTS];
                    for (int step : steps) {
                        int index = step % OBJECTS;
                        if (step < 2 * OBJECTS) {
                            uses.add(things.get(index));
                            counts[index]++;
                        } else if (uses.remove(things.get(index)) != (counts[index] == 1)) {
                            return false;
                        } else {
                            counts[index] = Math.max(0, counts[index] - 1);
                        }
                        if (uses.contains(things.get(index)) != counts[index] > 0) {
                            return false;
                        }
                    }
                    return true;
                });
    }

    @Test
    void allUsesOfAnObjectEndAtOnce() {
        List<Thing> things = things();
        Uses uses = new Uses();
        for (int i = 0; i < 20; i++) {
            uses.add(things.get(i % 2));
        }
        uses.removeAll(things.get(0));
        assertThat(uses.contains(things.get(0))).isFalse();
        assertThat(uses.contains(things.get(1))).isTrue();
        uses.clear();
        assertThat(uses.contains(things.get(1))).isFalse();
    }
}

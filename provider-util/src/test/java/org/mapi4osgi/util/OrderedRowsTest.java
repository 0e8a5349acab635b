// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

final class OrderedRowsTest {
    /** Heads are equal for eight neighbours each. */
    private record Number(int value) implements OrderedRows.Headed, Comparable<Number> {
        @Override
        public long head() {
            return value / 8;
        }

        @Override
        public int compareTo(Number other) {
            return Integer.compare(value, other.value);
        }
    }

    private static Gen<List<Integer>> numbers() {
        return lists().of(integers().between(0, 5_000)).ofSizeBetween(1_000, 4_000);
    }

    private static List<Integer> range(OrderedRows<Number> rows, int from, int count) {
        List<Number> numbers = new ArrayList<>();
        rows.addTo(numbers, from, count);
        return numbers.stream().map(Number::value).toList();
    }

    @Test
    void rowsHoldWhatASortedListHolds() {
        qt().withExamples(20).forAll(numbers()).checkAssert(numbers -> {
            OrderedRows<Number> rows = new OrderedRows<>();
            List<Integer> model = new ArrayList<>();
            for (int value : numbers) {
                Number number = new Number(value);
                int at = Collections.binarySearch(model, value);
                assertThat(rows.indexOf(number)).isEqualTo(at);
                if (at < 0) {
                    model.add(~at, value);
                    assertThat(rows.insert(number)).isEqualTo(~at);
                } else if (value % 3 == 0) {
                    model.remove(at);
                    assertThat(rows.remove(number)).isEqualTo(at);
                }
            }
            assertThat(rows.size()).isEqualTo(model.size());
            assertThat(range(rows, 0, Integer.MAX_VALUE)).isEqualTo(model);
            int middle = model.size() / 2;
            assertThat(range(rows, middle, 700)).isEqualTo(model.subList(middle, Math.min(model.size(), middle + 700)));
            if (!model.isEmpty()) {
                assertThat(rows.get(middle).value()).isEqualTo(model.get(middle));
            }
        });
    }

    @Test
    void rowsMayBeFilledAtOnce() {
        qt().withExamples(20).forAll(numbers()).checkAssert(numbers -> {
            OrderedRows<Number> rows = new OrderedRows<>();
            rows.fill(numbers.stream().distinct().map(Number::new).toArray(Number[]::new));
            List<Integer> model = List.copyOf(new TreeSet<>(numbers));
            assertThat(range(rows, 0, Integer.MAX_VALUE)).isEqualTo(model);
            for (int value : model) {
                rows.remove(new Number(value));
            }
            assertThat(rows.size()).isZero();
            assertThat(rows.insert(new Number(1))).isZero();
        });
    }

    @Test
    void anElementIsThereOnce() {
        OrderedRows<Number> rows = new OrderedRows<>();
        rows.insert(new Number(1));
        assertThatThrownBy(() -> rows.insert(new Number(1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> rows.remove(new Number(2))).isInstanceOf(IllegalStateException.class);
    }
}

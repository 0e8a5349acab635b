// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapi4osgi.tags.PR;

class SortOrderSetTest {
    private static final SortOrder SUBJECT = SortOrder.ascending(PR.PR_SUBJECT);
    private static final SortOrder TIME = SortOrder.descending(PR.PR_CLIENT_SUBMIT_TIME);

    @Test
    void theKeysAreCopied() {
        List<SortOrder> keys = new ArrayList<>(List.of(SUBJECT, TIME));
        SortOrderSet set = new SortOrderSet(keys, 1, 1);
        keys.clear();
        assertThat(set.sorts()).containsExactly(SUBJECT, TIME);
        assertThat(SortOrderSet.of(SUBJECT, TIME)).isEqualTo(new SortOrderSet(List.of(SUBJECT, TIME), 0, 0));
        assertThat(SortOrderSet.DEFAULT.sorts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "3, 0", "0, 1", "2, 3", "1, -1"})
    void categoriesAreFirstKeysAndExpandedOnesAreCategories(int categories, int expanded) {
        assertThatThrownBy(() -> new SortOrderSet(List.of(SUBJECT, TIME), categories, expanded))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDirectionHasMapisNumber() {
        assertThat(SUBJECT.order().value()).isZero();
        assertThat(TIME.order().value()).isEqualTo(1);
        assertThat(SortOrder.Order.TABLE_SORT_COMBINE.value()).isEqualTo(2);
    }
}

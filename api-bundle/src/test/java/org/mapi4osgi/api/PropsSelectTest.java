// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.tags.PR;

final class PropsSelectTest {
    private static final Props HELD = Props.builder()
            .put(PR.PR_SUBJECT, "hello")
            .put(PR.PR_PRIORITY, 1)
            .putError(PR.PR_BODY, MapiCode.MAPI_E_NOT_ENOUGH_MEMORY)
            .build();

    @Test
    @Clause("PROP-02")
    void prop02_anUnknownTagIsAnErrorInItsPlace() {
        Props selected = HELD.select(List.of(PR.PR_DISPLAY_NAME, PR.PR_PRIORITY));
        assertThat(selected.slot(0)).isEqualTo(PropValue.error(PR.PR_DISPLAY_NAME, MapiCode.MAPI_E_NOT_FOUND));
        assertThat(selected.slot(1)).isEqualTo(new PropValue<>(PR.PR_PRIORITY, 1));
        assertThat(selected.warning()).isEqualTo(MapiCode.MAPI_W_ERRORS_RETURNED);
    }

    @Test
    void aHeldErrorStays() {
        assertThat(HELD.select(List.of(PR.PR_BODY)).error(PR.PR_BODY)).contains(MapiCode.MAPI_E_NOT_ENOUGH_MEMORY);
    }

    @Test
    @Clause("PROP-03")
    void prop03_anUnspecifiedTypeTakesTheHeldOne() {
        assertThat(HELD.select(List.of(PR.PR_PRIORITY.withType(PropType.PT_UNSPECIFIED))))
                .isEqualTo(Props.of(PR.PR_PRIORITY, 1));
    }

    @Test
    void aStringColumnTakesEitherType() {
        PropTag<?> string8 = PR.PR_SUBJECT.withType(PropType.PT_STRING8);
        assertThat(HELD.select(List.of(string8)).slot(0)).isEqualTo(PropValue.ofUnchecked(string8, "hello"));
    }

    @Test
    void nullKeepsAnEmptySlot() {
        Props selected = HELD.select(List.of(PropTag.PR_NULL, PR.PR_SUBJECT, PropTag.PR_NULL));
        assertThat(selected.tags()).containsExactly(PropTag.PR_NULL, PR.PR_SUBJECT, PropTag.PR_NULL);
        assertThat(selected.value(0)).isNull();
        assertThat(selected.warning()).isEqualTo(MapiCode.S_OK);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapi4osgi.api.ResolvedNames.Mark.MAPI_AMBIGUOUS;
import static org.mapi4osgi.api.ResolvedNames.Mark.MAPI_RESOLVED;
import static org.mapi4osgi.api.ResolvedNames.Mark.MAPI_UNRESOLVED;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.tags.PR;

class ResolvedNamesTest {
    private static final Props ANN = Props.of(PR.PR_DISPLAY_NAME, "Ann");
    private static final Props BOB = Props.of(PR.PR_DISPLAY_NAME, "Bob");

    @Test
    @Clause("AB-10")
    void ab10_theCodeTellsWhatIsLeftOver() {
        assertThat(new ResolvedNames(List.of(ANN), List.of(MAPI_RESOLVED)).code())
                .isEqualTo(MapiCode.S_OK);
        assertThat(new ResolvedNames(List.of(ANN, BOB), List.of(MAPI_RESOLVED, MAPI_UNRESOLVED)).code())
                .isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
        assertThat(new ResolvedNames(List.of(ANN, BOB), List.of(MAPI_UNRESOLVED, MAPI_AMBIGUOUS)).code())
                .isEqualTo(MapiCode.MAPI_E_AMBIGUOUS_RECIP);
        assertThat(ResolvedNames.unresolved(List.of()).code()).isEqualTo(MapiCode.S_OK);
    }

    @Test
    void theErrorNamesTheRecipient() throws MapiException {
        assertThat(new ResolvedNames(List.of(ANN), List.of(MAPI_RESOLVED)).orThrow())
                .containsExactly(ANN);
        ResolvedNames ambiguous = new ResolvedNames(List.of(ANN, BOB), List.of(MAPI_UNRESOLVED, MAPI_AMBIGUOUS));
        assertThatThrownBy(ambiguous::orThrow)
                .isInstanceOf(MapiException.class)
                .hasMessageContaining("MAPI_E_AMBIGUOUS_RECIP")
                .hasMessageContaining("Bob");
        assertThatThrownBy(ResolvedNames.unresolved(List.of(ANN))::orThrow).hasMessageContaining("Ann");
    }

    @Test
    void eachRecipientHasAMark() {
        assertThatThrownBy(() -> new ResolvedNames(List.of(ANN), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

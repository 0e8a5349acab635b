// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.tags.PR;

class RestrictionTest {
    private static final Restriction LEAF = Restriction.exist(PR.PR_SUBJECT);

    @Test
    void theShortFormsMakeTheLongOnes() {
        PropValue<String> x = new PropValue<>(PR.PR_SUBJECT, "x");
        FuzzyLevel substring = new FuzzyLevel(FuzzyLevel.Level.FL_SUBSTRING, Set.of(FuzzyLevel.Option.FL_IGNORECASE));
        FuzzyLevel prefix = new FuzzyLevel(FuzzyLevel.Level.FL_PREFIX, Set.of(FuzzyLevel.Option.FL_IGNORECASE));
        assertThat(Restriction.contains(PR.PR_SUBJECT, "x"))
                .isEqualTo(new Restriction.Content(substring, PR.PR_SUBJECT, x));
        assertThat(Restriction.startsWith(PR.PR_SUBJECT, "x"))
                .isEqualTo(new Restriction.Content(prefix, PR.PR_SUBJECT, x));
        assertThat(Restriction.equal(PR.PR_SUBJECT, "x"))
                .isEqualTo(new Restriction.Property(RelOp.RELOP_EQ, PR.PR_SUBJECT, x));
        assertThat(Restriction.and(LEAF)).isEqualTo(new Restriction.And(List.of(LEAF)));
        assertThat(Restriction.or()).isEqualTo(new Restriction.Or(List.of()));
        assertThat(Restriction.not(LEAF)).isEqualTo(new Restriction.Not(LEAF));
    }

    @Test
    void partsAreCopied() {
        List<Restriction> parts = new ArrayList<>(List.of(LEAF));
        Restriction.And and = new Restriction.And(parts);
        Restriction.Or or = new Restriction.Or(parts);
        parts.clear();
        assertThat(and.restrictions()).containsExactly(LEAF);
        assertThat(or.restrictions()).containsExactly(LEAF);
    }

    @Test
    void depthIsCountedThroughEveryKindOfNesting() {
        List<UnaryOperator<Restriction>> kinds = List.of(
                Restriction::not,
                inner -> Restriction.and(LEAF, inner),
                inner -> Restriction.or(inner, LEAF),
                inner -> new Restriction.Sub(PR.PR_MESSAGE_RECIPIENTS, inner),
                inner -> new Restriction.Count(1, inner),
                inner -> new Restriction.Comment(inner, Props.EMPTY),
                inner -> new Restriction.Annotation(inner, Props.EMPTY),
                inner -> new Restriction.Content(
                        FuzzyLevel.of(FuzzyLevel.Level.FL_FULLSTRING), PR.PR_SUBJECT, value(inner)),
                inner -> new Restriction.Property(RelOp.RELOP_EQ, PR.PR_SUBJECT, value(inner)),
                inner -> new Restriction.Comment(null, Props.of(value(inner))));
        for (UnaryOperator<Restriction> kind : kinds) {
            Restriction deepest = LEAF;
            for (int i = 1; i < RestrictionDepth.MAX; i++) {
                deepest = kind.apply(deepest);
            }
            Restriction last = deepest;
            assertThatThrownBy(() -> kind.apply(last))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("restrictions nest at most 256 deep");
        }
    }

    private static PropValue<?> value(Restriction restriction) {
        return PropValue.ofUnchecked(PropTag.of(0x3FFF, PropType.PT_SRESTRICT), restriction);
    }
}

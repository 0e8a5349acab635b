// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.FuzzyLevel;
import org.mapi4osgi.api.FuzzyLevel.Level;
import org.mapi4osgi.api.FuzzyLevel.Option;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.RelOp;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.api.Restriction.RelBmr;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.tags.PR;

final class RestrictionEvaluatorTest {
    private static final PropTag<List<String>> KEYWORDS = PropTag.ofMulti(0x8001, PropType.PT_MV_UNICODE, String.class);
    private static final PropTag<Long> CHANGE = PropTag.of(0x6701, PropType.PT_I8, Long.class);

    private static final Props ROW = Props.builder()
            .put(PR.PR_SUBJECT, "Re: Invoice for Café Zoë")
            .put(PR.PR_MESSAGE_SIZE, 1200)
            .put(PR.PR_IMPORTANCE, -1)
            .put(PR.PR_MESSAGE_FLAGS, 0x11)
            .put(PR.PR_MESSAGE_DELIVERY_TIME, Instant.parse("2026-03-04T05:06:07Z"))
            .put(PR.PR_SEARCH_KEY, Binary.ofHex("00 01 02 80 FF"))
            .put(PR.PR_HASATTACH, true)
            .put(PR.PR_CREATION_TIME, Instant.parse("2026-03-04T05:00:00Z"))
            .put(CHANGE, Long.MIN_VALUE)
            .put(KEYWORDS, List.of("Red", "green"))
            .build();

    private static final Restriction BIG = Restriction.property(PR.PR_MESSAGE_SIZE, RelOp.RELOP_GT, 1000);
    private static final Restriction SMALL = Restriction.property(PR.PR_MESSAGE_SIZE, RelOp.RELOP_LT, 1000);

    @Test
    @Clause("RES-01")
    void res01_andOrNotCombineTheirParts() {
        assertThat(matches(Restriction.and(BIG, Restriction.contains(PR.PR_SUBJECT, "invoice"))))
                .isTrue();
        assertThat(matches(Restriction.and(BIG, SMALL))).isFalse();
        assertThat(matches(Restriction.or(SMALL, BIG))).isTrue();
        assertThat(matches(Restriction.or(SMALL, SMALL))).isFalse();
        assertThat(matches(Restriction.not(SMALL))).isTrue();
        assertThat(matches(Restriction.not(BIG))).isFalse();
        assertThat(matches(Restriction.and())).isTrue();
        assertThat(matches(Restriction.or())).isFalse();
    }

    @Test
    @Clause("RES-02")
    void res02_anAbsentPropertyMatchesNothingAndItsNotMatches() {
        Restriction absent = Restriction.property(PR.PR_PRIORITY, RelOp.RELOP_NE, 5);
        assertThat(matches(absent)).isFalse();
        assertThat(matches(Restriction.not(absent))).isTrue();
        assertThat(matches(Restriction.and(Restriction.exist(PR.PR_PRIORITY), Restriction.not(absent))))
                .isFalse();
        assertThat(matches(Restriction.exist(PR.PR_SUBJECT))).isTrue();
        Props error = Props.builder()
                .putError(PR.PR_PRIORITY, MapiCode.MAPI_E_NOT_FOUND)
                .build();
        assertThat(matches(absent, error)).isFalse();
        assertThat(matches(Restriction.exist(PR.PR_PRIORITY), error)).isFalse();
    }

    @Test
    @Clause("RES-03")
    void res03_differentTypesAreTooComplex() {
        PropValue<?> text = new PropValue<>(PR.PR_SUBJECT, "5");
        refused(new Restriction.Property(RelOp.RELOP_EQ, PR.PR_PRIORITY, text));
        refused(new Restriction.Content(FuzzyLevel.of(Level.FL_PREFIX), PR.PR_SEARCH_KEY, text));
        refused(new Restriction.CompareProps(RelOp.RELOP_EQ, PR.PR_PRIORITY, PR.PR_SUBJECT));
        refused(new Restriction.Property(RelOp.RELOP_EQ, PR.PR_SUBJECT, new PropValue<>(KEYWORDS, List.of("a"))));
    }

    @Test
    void theTwoStringTypesCompare() {
        PropTag<?> string8 = PR.PR_SUBJECT.withType(PropType.PT_STRING8);
        PropValue<?> value = new PropValue<>(PR.PR_SUBJECT, "RE: INVOICE FOR CAFÉ ZOË");
        assertThat(matches(new Restriction.Property(RelOp.RELOP_EQ, string8, value)))
                .isTrue();
    }

    @Test
    @Clause("RES-04")
    void res04_oneOfSeveralValuesIsEnough() {
        assertThat(matches(keyword(RelOp.RELOP_EQ, "GREEN"))).isTrue();
        assertThat(matches(keyword(RelOp.RELOP_EQ, "blue"))).isFalse();
        assertThat(matches(keyword(RelOp.RELOP_NE, "red"))).isTrue();
        assertThat(matches(content(FuzzyLevel.of(Level.FL_PREFIX), KEYWORDS, "gre")))
                .isTrue();
        PropValue<?> all = new PropValue<>(KEYWORDS, List.of("Red", "green"));
        assertThat(matches(new Restriction.Property(RelOp.RELOP_EQ, KEYWORDS, all)))
                .isTrue();
        refused(new Restriction.Property(RelOp.RELOP_LT, KEYWORDS, all));
    }

    @ParameterizedTest
    @Clause("RES-05")
    @CsvSource({
        "FL_PREFIX,    re: inv,                  true",
        "FL_PREFIX,    invoice,                  false",
        "FL_SUBSTRING, INVOICE,                  true",
        "FL_SUBSTRING, CAFÉ,                     true",
        "FL_SUBSTRING, cafe,                     false",
        "FL_FULLSTRING, re: invoice for café zoë, true",
        "FL_FULLSTRING, re: invoice,             false"
    })
    void res05_levelsMatchTheirPartWithoutCase(Level level, String text, boolean expected) {
        assertThat(matches(content(FuzzyLevel.of(level, Option.FL_IGNORECASE), PR.PR_SUBJECT, text)))
                .isEqualTo(expected);
    }

    @Test
    void withoutOptionsCaseCounts() {
        assertThat(matches(content(FuzzyLevel.of(Level.FL_SUBSTRING), PR.PR_SUBJECT, "Invoice")))
                .isTrue();
        assertThat(matches(content(FuzzyLevel.of(Level.FL_SUBSTRING), PR.PR_SUBJECT, "invoice")))
                .isFalse();
    }

    @Test
    void looseNeedsNeitherCaseNorAccents() {
        assertThat(matches(content(FuzzyLevel.of(Level.FL_SUBSTRING, Option.FL_LOOSE), PR.PR_SUBJECT, "cafe zoe")))
                .isTrue();
        FuzzyLevel marks = FuzzyLevel.of(Level.FL_SUBSTRING, Option.FL_IGNORENONSPACE);
        assertThat(matches(content(marks, PR.PR_SUBJECT, "Cafe Zoe"))).isTrue();
        assertThat(matches(content(marks, PR.PR_SUBJECT, "cafe"))).isFalse();
    }

    @Test
    void bytesHavePartsNumbersHaveNone() {
        assertThat(matches(bytes(Level.FL_PREFIX, "00 01"))).isTrue();
        assertThat(matches(bytes(Level.FL_PREFIX, "01"))).isFalse();
        assertThat(matches(bytes(Level.FL_SUBSTRING, "80 FF"))).isTrue();
        assertThat(matches(bytes(Level.FL_SUBSTRING, "FF 00"))).isFalse();
        assertThat(matches(bytes(Level.FL_FULLSTRING, "00 01 02 80 FF"))).isTrue();
        refused(new Restriction.Content(
                FuzzyLevel.of(Level.FL_PREFIX), PR.PR_PRIORITY, new PropValue<>(PR.PR_PRIORITY, 1)));
    }

    @Test
    @Clause("RES-07")
    void res07_bitMasksLookAtBitsOfALong() {
        assertThat(matches(new Restriction.BitMask(RelBmr.BMR_NEZ, PR.PR_MESSAGE_FLAGS, 0x30)))
                .isTrue();
        assertThat(matches(new Restriction.BitMask(RelBmr.BMR_EQZ, PR.PR_MESSAGE_FLAGS, 0x30)))
                .isFalse();
        assertThat(matches(new Restriction.BitMask(RelBmr.BMR_EQZ, PR.PR_MESSAGE_FLAGS, 0x2)))
                .isTrue();
        assertThat(matches(new Restriction.BitMask(RelBmr.BMR_EQZ, PR.PR_PRIORITY, 1)))
                .isFalse();
        refused(new Restriction.BitMask(RelBmr.BMR_EQZ, CHANGE, 1));
    }

    @Test
    @Clause("RES-08")
    void res08_sizesAndPropertiesCompare() {
        assertThat(matches(new Restriction.Size(RelOp.RELOP_EQ, PR.PR_SEARCH_KEY, 5)))
                .isTrue();
        assertThat(matches(new Restriction.Size(RelOp.RELOP_EQ, PR.PR_SUBJECT, 48)))
                .isTrue();
        assertThat(matches(new Restriction.Size(RelOp.RELOP_GT, KEYWORDS, 15))).isTrue();
        assertThat(matches(new Restriction.Size(RelOp.RELOP_GE, PR.PR_PRIORITY, 0)))
                .isFalse();
        assertThat(matches(
                        new Restriction.CompareProps(RelOp.RELOP_LT, PR.PR_CREATION_TIME, PR.PR_MESSAGE_DELIVERY_TIME)))
                .isTrue();
        assertThat(matches(new Restriction.CompareProps(RelOp.RELOP_EQ, PR.PR_MESSAGE_SIZE, PR.PR_IMPORTANCE)))
                .isFalse();
        assertThat(matches(new Restriction.CompareProps(RelOp.RELOP_NE, PR.PR_MESSAGE_SIZE, PR.PR_PRIORITY)))
                .isFalse();
    }

    @Test
    @Clause("RES-09")
    void res09_subrestrictionLooksAtTheRowsOfASubobject() throws MapiException {
        SubobjectRows recipients = (row, subobject) -> subobject.equals(PR.PR_MESSAGE_RECIPIENTS)
                ? List.of(Props.of(PR.PR_DISPLAY_NAME, "Ann"), Props.of(PR.PR_DISPLAY_NAME, "Bob"))
                : List.of();
        Restriction bob = Restriction.equal(PR.PR_DISPLAY_NAME, "bob");
        Restriction toBob = new Restriction.Sub(PR.PR_MESSAGE_RECIPIENTS, bob);
        Restriction hasBobAttached = new Restriction.Sub(PR.PR_MESSAGE_ATTACHMENTS, bob);

        assertThat(RestrictionEvaluator.compile(toBob, recipients).matches(ROW)).isTrue();
        assertThat(RestrictionEvaluator.compile(hasBobAttached, recipients).matches(ROW))
                .isFalse();
        refused(toBob);
        refused(() -> RestrictionEvaluator.compile(new Restriction.Sub(PR.PR_CONTAINER_CONTENTS, bob), recipients));
        refused(() -> RestrictionEvaluator.compile(new Restriction.Sub(PR.PR_MESSAGE_RECIPIENTS, toBob), recipients));
    }

    @Test
    @Clause("RES-10")
    void res10_commentsDoNotRestrict() {
        Props note = Props.of(PR.PR_COMMENT, "why");
        assertThat(matches(new Restriction.Comment(SMALL, note))).isFalse();
        assertThat(matches(new Restriction.Comment(BIG, note))).isTrue();
        assertThat(matches(new Restriction.Annotation(SMALL, note))).isFalse();
        assertThat(matches(
                        Restriction.and(new Restriction.Annotation(null, note), new Restriction.Comment(null, note))))
                .isTrue();
    }

    @Test
    @Clause("RES-11")
    void res11_numbersAreSigned() {
        assertThat(matches(Restriction.property(PR.PR_IMPORTANCE, RelOp.RELOP_LT, 0)))
                .isTrue();
        assertThat(matches(Restriction.property(CHANGE, RelOp.RELOP_LT, 0L))).isTrue();
        assertThat(matches(Restriction.property(PR.PR_SEARCH_KEY, RelOp.RELOP_GT, Binary.ofHex("00 01 02 7F"))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "RELOP_LT, 1200, false", "RELOP_LT, 1201, true", "RELOP_LE, 1200, true", "RELOP_LE, 1199, false",
        "RELOP_GT, 1200, false", "RELOP_GT, 1199, true", "RELOP_GE, 1200, true", "RELOP_GE, 1201, false",
        "RELOP_EQ, 1200, true", "RELOP_EQ, 1201, false", "RELOP_NE, 1200, false", "RELOP_NE, 1201, true"
    })
    void relationsHoldAtTheirBounds(RelOp relop, int constant, boolean expected) {
        assertThat(matches(Restriction.property(PR.PR_MESSAGE_SIZE, relop, constant)))
                .isEqualTo(expected);
    }

    @Test
    void countIsTheListersBusinessAndStandsAtTheTop() throws MapiException {
        Restriction first =
                new Restriction.Comment(new Restriction.Count(7, new Restriction.Count(3, BIG)), Props.EMPTY);
        RestrictionEvaluator evaluator = RestrictionEvaluator.compile(first);
        assertThat(evaluator.limit()).isEqualTo(3);
        assertThat(evaluator.matches(ROW)).isTrue();
        assertThat(RestrictionEvaluator.compile(BIG).limit()).isEqualTo(Integer.MAX_VALUE);
        refused(Restriction.not(new Restriction.Count(1, BIG)));
        failsWith(
                MapiCode.MAPI_E_INVALID_PARAMETER, () -> RestrictionEvaluator.compile(new Restriction.Count(-1, BIG)));
    }

    @Test
    void patternsAreFoundAnywhere() {
        assertThat(matches(Restriction.property(PR.PR_SUBJECT, RelOp.RELOP_RE, "In.oice\\b")))
                .isTrue();
        assertThat(matches(Restriction.property(PR.PR_SUBJECT, RelOp.RELOP_RE, "^Invoice")))
                .isFalse();
        failsWith(
                MapiCode.MAPI_E_INVALID_PARAMETER,
                () -> RestrictionEvaluator.compile(Restriction.property(PR.PR_SUBJECT, RelOp.RELOP_RE, "(")));
        refused(Restriction.property(PR.PR_PRIORITY, RelOp.RELOP_RE, 1));
        refused(Restriction.property(PR.PR_SUBJECT, RelOp.RELOP_MEMBER_OF_DL, "x"));
    }

    @ParameterizedTest
    @CsvSource({"(.*a){20}x", "(a|b|ab)*c", "(?:a|b)*x"})
    void aPatternThatWouldNeverEndIsRefusedInstead(String pattern) throws MapiException {
        RestrictionEvaluator evaluator =
                RestrictionEvaluator.compile(Restriction.property(PR.PR_SUBJECT, RelOp.RELOP_RE, pattern));
        Props row = Props.of(PR.PR_SUBJECT, "ab".repeat(100_000) + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!");
        refused(() -> evaluator.matches(row));
    }

    @Test
    void sizeIsBoundedAndDepthIsAsTheTypesAllow() {
        Restriction deep = BIG;
        for (int i = 0; i < 250; i++) {
            deep = Restriction.not(deep);
        }
        assertThat(matches(deep)).isTrue();
        Restriction wide = BIG;
        for (int i = 0; i < 14; i++) {
            wide = Restriction.and(wide, wide);
        }
        refused(wide);
    }

    @ParameterizedTest
    @EnumSource(
            value = PropType.class,
            names = {"PT_SRESTRICT", "PT_ACTIONS"})
    void typesWithoutAnOrderAreTooComplex(PropType type) {
        PropTag<?> tag = PropTag.of(0x6702, type);
        Object value = type == PropType.PT_SRESTRICT ? BIG : Binary.EMPTY;
        refused(new Restriction.Property(RelOp.RELOP_EQ, tag, PropValue.ofUnchecked(tag, value)));
    }

    @Test
    void aTypeWithoutValuesIsTooComplex() {
        PropTag<?> object = PR.PR_CONTAINER_CONTENTS;
        refused(new Restriction.Property(RelOp.RELOP_EQ, object, PropValue.ofUnchecked(object, null)));
    }

    private static Restriction keyword(RelOp relop, String value) {
        return new Restriction.Property(
                relop, KEYWORDS, new PropValue<>(PropTag.of(0x8001, PropType.PT_UNICODE, String.class), value));
    }

    private static Restriction content(FuzzyLevel level, PropTag<?> tag, String value) {
        return new Restriction.Content(level, tag, new PropValue<>(PR.PR_SUBJECT, value));
    }

    private static Restriction bytes(Level level, String hex) {
        return new Restriction.Content(
                FuzzyLevel.of(level), PR.PR_SEARCH_KEY, new PropValue<>(PR.PR_SEARCH_KEY, Binary.ofHex(hex)));
    }

    private static boolean matches(Restriction restriction) {
        return matches(restriction, ROW);
    }

    private static boolean matches(Restriction restriction, Props row) {
        try {
            return RestrictionEvaluator.compile(restriction).matches(row);
        } catch (MapiException e) {
            throw new AssertionError(e);
        }
    }

    private static void refused(Restriction restriction) {
        refused(() -> RestrictionEvaluator.compile(restriction));
    }

    private static void refused(ThrowingCallable call) {
        failsWith(MapiCode.MAPI_E_TOO_COMPLEX, call);
    }

    private static void failsWith(MapiCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(MapiException.class))
                .extracting(MapiException::code)
                .isEqualTo(code);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.ms.testing.Refusals.refused;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FuzzyLevel;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.RelOp;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.ms.testing.TestStore;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.MemoryTable;
import org.mapi4osgi.util.RestrictionEvaluator;

/** What SQL and the evaluator find together is what the evaluator finds alone, in the order of a table in memory. */
final class RestrictionTest {
    private static final List<String> TEXTS = List.of(
            "Résumé of Ann",
            "Re: resume",
            "AW: Ωmega",
            "resume",
            "RESUME",
            "re\u0301sume\u0301",
            "straße",
            "STRASSE",
            "Ωmega",
            "ωmega",
            "ﬁle",
            "file",
            "K",
            "k",
            "a b",
            "",
            "100% sure_",
            "\u00C5ngstr\u00F6m",
            "日本語",
            "x\u0001y");

    private static final List<String> PARTS =
            List.of("resume", "Résumé", "é", "e", "ss", "ß", "ω", "FI", "k", "a", "%", "_", "本", "s", "\u0001", "E");

    private static final List<FuzzyLevel.Level> LEVELS = List.of(FuzzyLevel.Level.values());
    private static final List<Restriction.RelBmr> BMR = List.of(Restriction.RelBmr.values());
    private static final List<RelOp> RELOPS =
            List.of(RelOp.RELOP_LT, RelOp.RELOP_LE, RelOp.RELOP_GT, RelOp.RELOP_GE, RelOp.RELOP_EQ, RelOp.RELOP_NE);

    @TempDir
    Path directory = Path.of("set by JUnit");

    private TestStore store;
    private IMAPIFolder inbox;
    private final List<Props> rows = new ArrayList<>();

    @BeforeEach
    void fill() throws Exception {
        store = new TestStore(directory);
        inbox = store.inbox();
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            List<PropValue<?>> more = new ArrayList<>();
            if (random.nextInt(4) > 0) {
                more.add(new PropValue<>(PR.PR_SENDER_NAME, TEXTS.get(random.nextInt(TEXTS.size()))));
            }
            if (random.nextInt(3) > 0) {
                more.add(new PropValue<>(PR.PR_IMPORTANCE, random.nextInt(3)));
            }
            if (random.nextInt(3) > 0) {
                more.add(new PropValue<>(PR.PR_MESSAGE_DELIVERY_TIME, Instant.ofEpochSecond(random.nextInt(5))));
            }
            if (random.nextInt(2) > 0) {
                more.add(new PropValue<>(PR.PR_SENSITIVITY, random.nextInt(3)));
            }
            if (random.nextInt(2) > 0) {
                more.add(new PropValue<>(
                        PR.PR_BODY, TEXTS.get(random.nextInt(TEXTS.size())).repeat(300)));
            }
            if (random.nextInt(2) > 0) {
                more.add(new PropValue<>(PR.PR_MESSAGE_FLAGS, random.nextInt(2)));
            }
            if (random.nextInt(3) > 0) {
                more.add(new PropValue<>(PR.PR_MESSAGE_CLASS, random.nextBoolean() ? "IPM.note" : "IPM.Task"));
            }
            save(random.nextInt(5) > 0 ? TEXTS.get(random.nextInt(TEXTS.size())) : null, more, i % 7 == 0);
        }
    }

    private void save(@org.jspecify.annotations.Nullable String subject, List<PropValue<?>> more, boolean to)
            throws MapiException {
        try (IMessage message = inbox.createMessage()) {
            if (subject != null) {
                message.setProp(PR.PR_SUBJECT, subject);
            }
            message.setProps(Props.of(more.toArray(new PropValue<?>[0])));
            if (to) {
                message.modifyRecipients(null, List.of(Props.of(PR.PR_DISPLAY_NAME, "Bob")));
            }
            message.saveChanges();
            rows.add(row(TestStore.id(message), message));
        }
    }

    /** All that a restriction may ask for, as the message itself tells it. */
    private static Props row(EntryId id, IMessage message) throws MapiException {
        Props.Builder row = Props.builder();
        for (PropValue<?> value : message.getProps((List<PropTag<?>>) null)) {
            // What the table has no column for is absent there.
            boolean made = value.tag().equals(PR.PR_DISPLAY_TO) && "".equals(value.value());
            if (!value.isError() && !made) {
                row.put(value);
            }
        }
        return row.put(
                        PR.PR_INSTANCE_KEY,
                        InstanceKeys.of(
                                org.mapi4osgi.ms.engine.ObjectId.parse(id).row()))
                .build();
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    @Test
    @Clause({"RES-01", "RES-02", "RES-05", "RES-07"})
    void res01to07_theStoreFindsWhatTheEvaluatorFinds() {
        qt().withExamples(800)
                .forAll(lists().of(integers().between(0, 1_000_000))
                        .ofSizes(integers().between(12, 24)))
                .checkAssert(seeds -> check(restriction(seeds, new int[] {0}, 3), sort(seeds)));
    }

    private void check(Restriction restriction, SortOrderSet sort) {
        try {
            MemoryTable<org.mapi4osgi.api.Binary> expected =
                    MemoryTable.builder(PR.PR_INSTANCE_KEY).build();
            RestrictionEvaluator evaluator = RestrictionEvaluator.compile(restriction);
            for (Props row : rows) {
                if (evaluator.matches(row)) {
                    expected.modifyRow(row);
                }
            }
            try (IMAPITable wanted = expected.getView(sort);
                    IMAPITable table = inbox.getContentsTable()) {
                wanted.setColumns(PR.PR_INSTANCE_KEY);
                table.setColumns(PR.PR_INSTANCE_KEY);
                table.restrict(restriction);
                table.sortTable(sort);
                assertThat(table.queryRows(100))
                        .as("%s by %s", restriction, sort)
                        .isEqualTo(wanted.queryRows(100));
                assertThat(table.getRowCount()).isEqualTo(wanted.getRowCount());
            }
        } catch (MapiException e) {
            throw new AssertionError(restriction + " by " + sort, e);
        }
    }

    private static int next(List<Integer> seeds, int[] at, int bound) {
        return seeds.get(at[0]++ % seeds.size()) / (1 + at[0] / seeds.size()) % bound;
    }

    private static SortOrderSet sort(List<Integer> seeds) {
        List<PropTag<?>> keys = List.of(
                PR.PR_SUBJECT,
                PR.PR_MESSAGE_DELIVERY_TIME,
                PR.PR_IMPORTANCE,
                PR.PR_SENDER_NAME,
                PR.PR_SENSITIVITY,
                PR.PR_NORMALIZED_SUBJECT,
                PR.PR_CREATION_TIME,
                PR.PR_MESSAGE_CLASS);
        List<SortOrder> sorts = new ArrayList<>();
        int count = seeds.get(0) % 3;
        for (int i = 0; i < count; i++) {
            PropTag<?> tag = keys.get(seeds.get(i + 1) % keys.size());
            if (sorts.stream().noneMatch(sort -> sort.tag().equals(tag))) {
                // Equal rows of a single downward index come in the reverse order, which is as good; not so here.
                boolean up = count == 1 || seeds.get(i + 2) % 2 == 0;
                sorts.add(up ? SortOrder.ascending(tag) : SortOrder.descending(tag));
            }
        }
        return sorts.size() == 1
                ? SortOrderSet.of(SortOrder.ascending(sorts.get(0).tag()))
                : new SortOrderSet(sorts, 0, 0);
    }

    private static Restriction restriction(List<Integer> seeds, int[] at, int depth) {
        int kind = next(seeds, at, depth == 0 ? 6 : 10);
        return switch (kind) {
            case 0, 1 -> content(seeds, at);
            case 2 -> text(seeds, at);
            case 3 -> number(seeds, at);
            case 4 -> time(seeds, at);
            case 5 -> other(seeds, at);
            case 6 -> Restriction.not(restriction(seeds, at, depth - 1));
            case 7 -> Restriction.or(restriction(seeds, at, depth - 1), restriction(seeds, at, depth - 1));
            default -> Restriction.and(restriction(seeds, at, depth - 1), restriction(seeds, at, depth - 1));
        };
    }

    private static Restriction content(List<Integer> seeds, int[] at) {
        List<PropTag<String>> tags = List.of(
                PR.PR_SUBJECT,
                PR.PR_SUBJECT,
                PR.PR_NORMALIZED_SUBJECT,
                PR.PR_SUBJECT_PREFIX,
                PR.PR_SENDER_NAME,
                PR.PR_BODY,
                PR.PR_DISPLAY_TO);
        PropTag<String> tag = tags.get(next(seeds, at, tags.size()));
        FuzzyLevel.Level level = LEVELS.get(next(seeds, at, LEVELS.size()));
        Set<FuzzyLevel.Option> options = EnumSet.noneOf(FuzzyLevel.Option.class);
        for (FuzzyLevel.Option option : FuzzyLevel.Option.values()) {
            if (next(seeds, at, 2) == 0) {
                options.add(option);
            }
        }
        String part = level == FuzzyLevel.Level.FL_FULLSTRING
                ? TEXTS.get(next(seeds, at, TEXTS.size()))
                : PARTS.get(next(seeds, at, PARTS.size()));
        return new Restriction.Content(new FuzzyLevel(level, options), tag, new PropValue<>(tag, part));
    }

    private static RelOp relop(List<Integer> seeds, int[] at) {
        return RELOPS.get(next(seeds, at, RELOPS.size()));
    }

    private static Restriction text(List<Integer> seeds, int[] at) {
        List<PropTag<String>> tags = List.of(PR.PR_SUBJECT, PR.PR_SENDER_NAME, PR.PR_MESSAGE_CLASS);
        PropTag<String> tag = tags.get(next(seeds, at, tags.size()));
        String value = tag.equals(PR.PR_MESSAGE_CLASS) ? "ipm.Note" : TEXTS.get(next(seeds, at, TEXTS.size()));
        return Restriction.property(tag, relop(seeds, at), value);
    }

    private static Restriction number(List<Integer> seeds, int[] at) {
        List<PropTag<Integer>> tags =
                List.of(PR.PR_IMPORTANCE, PR.PR_SENSITIVITY, PR.PR_MESSAGE_FLAGS, PR.PR_MESSAGE_SIZE);
        PropTag<Integer> tag = tags.get(next(seeds, at, tags.size()));
        return Restriction.property(tag, relop(seeds, at), next(seeds, at, 4));
    }

    private static Restriction time(List<Integer> seeds, int[] at) {
        if (next(seeds, at, 4) == 0) {
            return Restriction.property(PR.PR_CREATION_TIME, relop(seeds, at), Instant.parse("2025-02-03T04:05:06Z"));
        }
        return Restriction.property(
                PR.PR_MESSAGE_DELIVERY_TIME, relop(seeds, at), Instant.ofEpochSecond(next(seeds, at, 5)));
    }

    private static Restriction other(List<Integer> seeds, int[] at) {
        List<PropTag<?>> tags =
                List.of(PR.PR_SUBJECT, PR.PR_IMPORTANCE, PR.PR_BODY, PR.PR_MESSAGE_DELIVERY_TIME, PR.PR_DISPLAY_TO);
        return switch (next(seeds, at, 5)) {
            case 0 -> Restriction.exist(tags.get(next(seeds, at, tags.size())));
            case 1 ->
                new Restriction.BitMask(
                        BMR.get(next(seeds, at, BMR.size())), PR.PR_MESSAGE_FLAGS, 1 << next(seeds, at, 4));
            case 3 -> Restriction.equal(PR.PR_OBJECT_TYPE, 5 + next(seeds, at, 2));
            case 2 -> Restriction.equal(PR.PR_HASATTACH, next(seeds, at, 2) == 0);
            default -> new Restriction.CompareProps(RelOp.RELOP_GE, PR.PR_IMPORTANCE, PR.PR_SENSITIVITY);
        };
    }

    @Test
    @Clause("RES-09")
    void res09_recipientsAndAttachmentsAreLookedInto() throws Exception {
        Restriction bob = new Restriction.Sub(PR.PR_MESSAGE_RECIPIENTS, Restriction.equal(PR.PR_DISPLAY_NAME, "bob"));
        Restriction file =
                new Restriction.Sub(PR.PR_MESSAGE_ATTACHMENTS, Restriction.equal(PR.PR_ATTACH_FILENAME, "a.txt"));
        try (IMessage message = inbox.createMessage();
                var attachment = message.createAttach()) {
            attachment.setProp(PR.PR_ATTACH_FILENAME, "a.txt");
            attachment.saveChanges();
            message.saveChanges();
        }
        try (IMAPITable table = inbox.getContentsTable()) {
            table.restrict(bob);
            assertThat(table.getRowCount()).isEqualTo(9);
            table.restrict(Restriction.not(bob));
            assertThat(table.getRowCount()).isEqualTo(52);
            table.restrict(file);
            assertThat(table.getRowCount()).isEqualTo(1);
            table.restrict(Restriction.or(bob, file));
            assertThat(table.getRowCount()).isEqualTo(10);
        }
    }

    @Test
    @Clause({"RES-03", "RES-04", "RES-08", "RES-10", "RES-11"})
    void res03to11_theRestOfTheKinds() throws Exception {
        PropTag<?> keywords = PropTag.of(0x6300, PropType.PT_MV_UNICODE);
        try (IMessage message = inbox.createMessage()) {
            message.setProps(Props.of(
                    PropValue.ofUnchecked(keywords, List.of("kite", "wind")),
                    new PropValue<>(PR.PR_SENSITIVITY, -2),
                    new PropValue<>(PR.PR_IMPORTANCE, -1)));
            message.saveChanges();
        }
        try (IMAPITable table = inbox.getContentsTable()) {
            PropValue<?> wind = PropValue.ofUnchecked(PropTag.of(0x6300, PropType.PT_UNICODE), "wind");
            assertThat(count(table, new Restriction.Property(RelOp.RELOP_EQ, keywords, wind)))
                    .isEqualTo(1);
            Restriction below = Restriction.property(PR.PR_SENSITIVITY, RelOp.RELOP_LT, 0);
            assertThat(count(table, below)).isEqualTo(1);
            assertThat(count(table, Restriction.property(PR.PR_IMPORTANCE, RelOp.RELOP_LT, 0)))
                    .isEqualTo(1);
            assertThat(count(table, new Restriction.Comment(below, Props.EMPTY)))
                    .isEqualTo(1);
            assertThat(count(table, new Restriction.Comment(null, Props.EMPTY))).isEqualTo(61);
            Restriction longBodies = new Restriction.Size(RelOp.RELOP_GT, PR.PR_BODY, 1000);
            assertThat(count(table, longBodies)).isPositive().isEqualTo(61 - count(table, Restriction.not(longBodies)));
            Restriction mismatch = new Restriction.Property(
                    RelOp.RELOP_EQ, PR.PR_SUBJECT, PropValue.ofUnchecked(PropTag.of(0x37, PropType.PT_LONG), 1));
            assertThat(refused(() -> table.restrict(mismatch))).isEqualTo(MapiCode.MAPI_E_TOO_COMPLEX);
        }
    }

    private static int count(IMAPITable table, Restriction restriction) throws MapiException {
        table.restrict(restriction);
        return table.getRowCount();
    }

    @Test
    void aCountLimitsTheRows() throws Exception {
        try (IMAPITable table = inbox.getContentsTable()) {
            table.sortTable(SortOrderSet.of(SortOrder.descending(PR.PR_SUBJECT)));
            table.restrict(new Restriction.Count(5, Restriction.exist(PR.PR_SUBJECT)));
            assertThat(table.queryRows(100)).hasSize(5);
            assertThat(table.getRowCount()).isEqualTo(5);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapi4osgi.api.DisplayControlFlag.DT_EDITABLE;
import static org.mapi4osgi.api.DisplayControlFlag.DT_PASSWORD_EDIT;
import static org.mapi4osgi.api.DisplayControlFlag.DT_REQUIRED;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.DisplayControl.Frame;
import org.mapi4osgi.api.DisplayControlFlag;
import org.mapi4osgi.api.IMAPIProgress;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.Form;

final class ConsoleUiTest {
    private static final PropTag<String> SECRET = PropTag.of(0x67F0, PropType.PT_UNICODE, String.class);
    private static final PropTag<List<String>> WORDS = PropTag.ofMulti(0x6600, PropType.PT_MV_UNICODE, String.class);

    private final Deque<String> typed = new ArrayDeque<>();
    private final List<String> printed = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private int open;
    private final ConsoleUi ui = new ConsoleUi(Typist::new);

    /** Types what the test says, and gives up after that. An empty answer leaves a line as it is. */
    private final class Typist implements Prompt {
        Typist() {
            open++;
        }

        @Override
        public void say(String line) {
            printed.add(line);
        }

        @Override
        public @Nullable String ask(String question, String text) {
            asked.add(question + text);
            String next = typed.poll();
            return next != null && next.isEmpty() ? text : next;
        }

        @Override
        public @Nullable String askSecretly(String question) {
            asked.add(question + "(secret)");
            return typed.poll();
        }

        @Override
        public void close() {
            open--;
        }
    }

    private static Frame frame(DisplayControlFlag... flags) {
        return Frame.of(0, 0, 10, 10, flags);
    }

    private boolean edit(Form form, DisplayControl... controls) {
        return ui.edit(UiParam.NONE, "Sheet", List.of(controls), form);
    }

    @Test
    void aChoiceIsMadeByNumber() {
        typed.addAll(List.of("x", "4", " 3 "));
        assertThat(ui.choose(UiParam.NONE, "Which?", List.of("a", "b", "c"), 0)).hasValue(2);
        assertThat(printed).startsWith("Which?", "  1 * a", "  2   b", "  3   c");
        typed.add("");
        assertThat(ui.choose(UiParam.NONE, "Which?", List.of("a", "b"), 1)).hasValue(1);
        assertThat(ui.choose(UiParam.NONE, "Which?", List.of("a", "b"), 1)).isEmpty();
        assertThat(open).as("terminals not given back").isZero();
    }

    @Test
    void withoutATerminalEverythingIsCancelled() {
        ConsoleUi none = new ConsoleUi(() -> null);
        assertThat(none.choose(UiParam.NONE, "Which?", List.of("a"), 0)).isEqualTo(OptionalInt.empty());
        assertThat(none.edit(UiParam.NONE, "Sheet", List.of(), new Form(Props.EMPTY)))
                .isFalse();
    }

    @Test
    void whatIsChangedIsSetAtTheEnd() {
        Form form = new Form(Props.of(PR.PR_DISPLAY_NAME, "Ann").with(PR.PR_COMMENT, "same"));
        DisplayControl[] controls = {
            new DisplayControl.Page(frame(), "General", "", 0),
            new DisplayControl.Label(frame(), "Name"),
            new DisplayControl.Edit(frame(DT_EDITABLE, DT_REQUIRED), "*", 5, PR.PR_DISPLAY_NAME),
            new DisplayControl.Label(frame(), "Notes"),
            new DisplayControl.Edit(frame(DT_EDITABLE), "*", 0, PR.PR_COMMENT),
            new DisplayControl.Label(frame(), "Address"),
            new DisplayControl.Edit(frame(), "*", 0, PR.PR_EMAIL_ADDRESS),
            new DisplayControl.CheckBox(frame(DT_EDITABLE), "Rich text", PR.PR_SEND_RICH_INFO),
            new DisplayControl.RadioButton(frame(DT_EDITABLE), "low", 2, PR.PR_IMPORTANCE, 0),
            new DisplayControl.RadioButton(frame(DT_EDITABLE), "high", 2, PR.PR_IMPORTANCE, 2),
            new DisplayControl.Label(frame(), "Words"),
            new DisplayControl.MultiValue(frame(DT_EDITABLE), false, WORDS),
            new DisplayControl.Button(frame(), "Browse", PR.PR_DETAILS_TABLE)
        };
        typed.addAll(List.of("  ", "too long", "Bob", "", "yes", "2", "a; b;"));
        assertThat(edit(form, controls)).isTrue();
        assertThat(form.props())
                .isEqualTo(Props.builder()
                        .put(PR.PR_DISPLAY_NAME, "Bob")
                        .put(PR.PR_COMMENT, "same")
                        .put(PR.PR_SEND_RICH_INFO, true)
                        .put(PR.PR_IMPORTANCE, 2)
                        .put(WORDS, List.of("a", "b"))
                        .build());
        assertThat(printed).contains("-- General", "  At most 5 characters.", "  This is needed; Ctrl-C cancels.");
        assertThat(asked).startsWith("  Name: Ann").contains("  Notes: same", "  Rich text (yes/no) [no]: ");
    }

    @Test
    void whoGivesUpHasSetNothing() {
        Form form = new Form(Props.EMPTY);
        typed.add("Bob");
        boolean accepted = edit(
                form,
                new DisplayControl.Edit(frame(DT_EDITABLE), "*", 0, PR.PR_DISPLAY_NAME),
                new DisplayControl.Edit(frame(DT_EDITABLE), "*", 0, PR.PR_COMMENT));
        assertThat(accepted).isFalse();
        assertThat(form.props()).isEqualTo(Props.EMPTY);
        assertThat(open).isZero();
    }

    @Test
    void secretsAreNeverShown() {
        Form form = new Form(Props.of(SECRET, "old"));
        DisplayControl[] controls = {
            new DisplayControl.Label(frame(), "Password"),
            new DisplayControl.Edit(frame(DT_EDITABLE, DT_PASSWORD_EDIT, DT_REQUIRED), "*", 0, SECRET),
            new DisplayControl.Edit(frame(DT_PASSWORD_EDIT), "*", 0, SECRET)
        };
        typed.add("");
        assertThat(edit(form, controls)).isTrue();
        assertThat(form.props().get(SECRET)).as("Enter keeps it").contains("old");
        typed.add("new");
        assertThat(edit(form, controls)).isTrue();
        assertThat(form.props().get(SECRET)).contains("new");
        assertThat(asked).allMatch(question -> question.endsWith("(secret)"));
        assertThat(printed).noneMatch(line -> line.contains("old") || line.contains("new"));
    }

    @Test
    void progressIsToldInTenthsAndEndsWithAnInterrupt() throws MapiException {
        IMAPIProgress progress = ui.progress(UiParam.NONE, "Copy", true);
        for (int i = 0; i <= 100; i++) {
            progress.progress(i, i, 100);
        }
        assertThat(printed).hasSize(11).contains("Copy: 50 of 100");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> progress.progress(0, 1, 2)).hasMessageContaining("MAPI_E_USER_CANCEL");
        assertThat(Thread.interrupted()).isTrue();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.DisplayControlFlag;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** A property sheet, asked control by control. What is not changed is not set, and nothing before the last answer. */
final class ConsoleSheet {
    private static final int MAX_ROWS = 1000;
    private static final Set<String> YES = Set.of("y", "yes");
    private static final Set<String> NO = Set.of("n", "no");

    private final Prompt prompt;
    private final IMAPIProp data;
    private final Props.Builder changes = Props.builder();

    /** What the last label named. */
    private String name = "";

    ConsoleSheet(Prompt prompt, IMAPIProp data) {
        this.prompt = prompt;
        this.data = data;
    }

    /** False if the person gave up. */
    boolean fill(List<DisplayControl> controls) throws MapiException {
        for (int i = 0; i < controls.size(); i++) {
            DisplayControl control = controls.get(i);
            if (control instanceof DisplayControl.RadioButton first) {
                List<DisplayControl.RadioButton> group = group(controls.subList(i, controls.size()), first);
                i += group.size() - 1;
                if (!choose(group)) {
                    return false;
                }
            } else if (!show(control)) {
                return false;
            }
        }
        Props set = changes.build();
        if (!set.isEmpty()) {
            for (PropProblem problem : data.setProps(set)) {
                prompt.say("Property " + problem.tag() + " was not set: " + problem.code());
            }
        }
        return true;
    }

    private static List<DisplayControl.RadioButton> group(
            List<DisplayControl> controls, DisplayControl.RadioButton first) {
        List<DisplayControl.RadioButton> group = new ArrayList<>();
        for (DisplayControl control : controls) {
            if (!(control instanceof DisplayControl.RadioButton button)
                    || !button.property().equals(first.property())) {
                break;
            }
            group.add(button);
        }
        return group;
    }

    private boolean show(DisplayControl control) throws MapiException {
        if (control instanceof DisplayControl.Label label) {
            name = label.text();
        } else if (control instanceof DisplayControl.Page page) {
            prompt.say("-- " + page.label());
        } else if (control instanceof DisplayControl.GroupBox box) {
            prompt.say("- " + box.label());
        } else if (control instanceof DisplayControl.Edit edit) {
            return edit(edit.frame(), edit.maxChars(), edit.property());
        } else if (control instanceof DisplayControl.ComboBox box) {
            return edit(box.frame(), box.maxChars(), box.property());
        } else if (control instanceof DisplayControl.CheckBox box) {
            return check(box);
        } else if (control instanceof DisplayControl.DropDown list) {
            return choose(list.frame(), list.display(), list.property(), list.table());
        } else if (control instanceof DisplayControl.ListBox list) {
            return choose(list.frame(), PR.PR_DISPLAY_NAME, list.property(), list.table());
        } else if (control instanceof DisplayControl.MultiValue values) {
            return edit(values);
        }
        // A button does what only its provider's window code could show.
        return true;
    }

    private static boolean isEditable(DisplayControl.Frame frame) {
        return frame.has(DisplayControlFlag.DT_EDITABLE);
    }

    private Optional<Object> value(PropTag<?> tag) throws MapiException {
        PropValue<?> found = data.getProps(List.of(tag)).slot(0);
        return found.isError() ? Optional.empty() : Optional.ofNullable(found.value());
    }

    private boolean edit(DisplayControl.Frame frame, int maxChars, PropTag<?> tag) throws MapiException {
        boolean secret = frame.has(DisplayControlFlag.DT_PASSWORD_EDIT);
        String before = value(tag).map(Object::toString).orElse("");
        if (!isEditable(frame)) {
            if (!secret && !before.isEmpty()) {
                prompt.say("  " + name + ": " + before);
            }
            return true;
        }
        String typed = read(frame, secret, before);
        while (typed != null && maxChars > 0 && typed.length() > maxChars) {
            prompt.say("  At most " + maxChars + " characters.");
            typed = read(frame, secret, before);
        }
        if (typed == null) {
            return false;
        }
        if (secret ? !typed.isEmpty() : !typed.equals(before)) {
            changes.put(PropValue.ofUnchecked(tag, typed));
        }
        return true;
    }

    private @Nullable String read(DisplayControl.Frame frame, boolean secret, String before) {
        while (true) {
            String typed = secret
                    ? prompt.askSecretly("  " + name + (before.isEmpty() ? "" : " (Enter keeps it)") + ": ")
                    : prompt.ask("  " + name + ": ", before);
            boolean missing = typed != null && typed.isBlank() && (!secret || before.isEmpty());
            if (!missing || !frame.has(DisplayControlFlag.DT_REQUIRED)) {
                return typed;
            }
            prompt.say("  This is needed; Ctrl-C cancels.");
        }
    }

    private boolean check(DisplayControl.CheckBox box) throws MapiException {
        boolean before = value(box.property()).equals(Optional.of(true));
        String shown = before ? "yes" : "no";
        if (!isEditable(box.frame())) {
            prompt.say("  " + box.label() + ": " + shown);
            return true;
        }
        String question = "  " + box.label() + " (yes/no) [" + shown + "]: ";
        for (String typed = prompt.ask(question, ""); typed != null; typed = prompt.ask(question, "")) {
            String word = typed.strip().toLowerCase(Locale.ROOT);
            if (word.isEmpty() || YES.contains(word) || NO.contains(word)) {
                boolean after = word.isEmpty() ? before : YES.contains(word);
                if (after != before) {
                    changes.put(PropValue.ofUnchecked(box.property(), after));
                }
                return true;
            }
        }
        return false;
    }

    private boolean choose(List<DisplayControl.RadioButton> group) throws MapiException {
        Optional<Object> before = value(group.get(0).property());
        int at = -1;
        for (int i = 0; i < group.size(); i++) {
            if (before.equals(Optional.of(group.get(i).value()))) {
                at = i;
            }
        }
        List<String> labels =
                group.stream().map(DisplayControl.RadioButton::label).toList();
        if (!isEditable(group.get(0).frame())) {
            prompt.say("  " + name + ": " + (at < 0 ? "" : labels.get(at)));
            return true;
        }
        OptionalInt chosen = ConsoleUi.choose(prompt, labels, at);
        if (chosen.isPresent() && chosen.getAsInt() != at) {
            changes.put(PropValue.ofUnchecked(
                    group.get(0).property(), group.get(chosen.getAsInt()).value()));
        }
        return chosen.isPresent();
    }

    /** A list without a property to set is shown only. */
    private boolean choose(DisplayControl.Frame frame, PropTag<?> display, PropTag<?> tag, PropTag<?> tableTag)
            throws MapiException {
        boolean shownOnly = tag.equals(PropTag.PR_NULL) || !isEditable(frame);
        List<Props> rows;
        try (IMAPITable table = data.openProperty(tableTag, IMAPITable.IID)) {
            table.setColumns(List.of(display, tag));
            rows = table.queryRows(MAX_ROWS);
        }
        List<String> texts =
                rows.stream().map(row -> String.valueOf(row.value(0))).toList();
        if (shownOnly || rows.isEmpty()) {
            texts.forEach(text -> prompt.say("  " + text));
            return true;
        }
        Optional<Object> before = value(tag);
        int at = -1;
        for (int i = 0; i < rows.size(); i++) {
            if (before.isPresent() && before.get().equals(rows.get(i).value(1))) {
                at = i;
            }
        }
        prompt.say("  " + name);
        OptionalInt chosen = ConsoleUi.choose(prompt, texts, at);
        if (chosen.isPresent() && chosen.getAsInt() != at) {
            changes.put(PropValue.ofUnchecked(tag, rows.get(chosen.getAsInt()).value(1)));
        }
        return chosen.isPresent();
    }

    private boolean edit(DisplayControl.MultiValue control) throws MapiException {
        List<String> before = new ArrayList<>();
        if (value(control.property()).orElse(List.of()) instanceof List<?> values) {
            values.forEach(value -> before.add(String.valueOf(value)));
        }
        String shown = String.join("; ", before);
        if (!isEditable(control.frame())) {
            prompt.say("  " + name + ": " + shown);
            return true;
        }
        String typed = prompt.ask("  " + name + " (separated by ;): ", shown);
        if (typed != null && !typed.equals(shown)) {
            List<String> after = Arrays.stream(typed.split(";", -1))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .toList();
            changes.put(PropValue.ofUnchecked(control.property(), after));
        }
        return typed != null;
    }
}

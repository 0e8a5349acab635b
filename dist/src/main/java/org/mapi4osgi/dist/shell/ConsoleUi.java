// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.IMAPIProgress;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.ui.LogonUi;

/** Dialogs on a terminal: question by question. Ctrl-C and Ctrl-D cancel. */
final class ConsoleUi implements LogonUi {
    private static final int TENTHS = 10;

    private final Supplier<@Nullable Prompt> prompts;

    /**
     * Dialogs on a terminal.
     *
     * @param prompts gives the terminal to one dialog at a time; null if there is none
     */
    ConsoleUi(Supplier<@Nullable Prompt> prompts) {
        this.prompts = prompts;
    }

    @Override
    public OptionalInt choose(UiParam parent, String title, List<String> choices, int preselected) {
        try (Prompt prompt = prompts.get()) {
            if (prompt == null) {
                return OptionalInt.empty();
            }
            prompt.say(title);
            return choose(prompt, choices, preselected);
        }
    }

    static OptionalInt choose(Prompt prompt, List<String> choices, int preselected) {
        for (int i = 0; i < choices.size(); i++) {
            prompt.say("  " + (i + 1) + (i == preselected ? " * " : "   ") + choices.get(i));
        }
        String question = "Number" + (preselected >= 0 ? " [" + (preselected + 1) + "]" : "") + ": ";
        for (String typed = prompt.ask(question, ""); typed != null; typed = prompt.ask(question, "")) {
            String text = typed.strip();
            if (text.isEmpty() && preselected >= 0) {
                return OptionalInt.of(preselected);
            }
            try {
                int number = Integer.parseInt(text);
                if (number >= 1 && number <= choices.size()) {
                    return OptionalInt.of(number - 1);
                }
            } catch (NumberFormatException e) {
                // Told below, as a number that is none of them is.
            }
            prompt.say("Type a number from 1 to " + choices.size() + "; Ctrl-C cancels.");
        }
        return OptionalInt.empty();
    }

    @Override
    public boolean edit(UiParam parent, String title, List<DisplayControl> controls, IMAPIProp configData) {
        try (Prompt prompt = prompts.get()) {
            if (prompt == null) {
                return false;
            }
            prompt.say(title);
            try {
                return new ConsoleSheet(prompt, configData).fill(controls);
            } catch (MapiException e) {
                prompt.say("That cannot be set: " + e.getMessage());
                return false;
            }
        }
    }

    @Override
    public IMAPIProgress progress(UiParam parent, String title, boolean cancelable) {
        return new Shown(title, cancelable);
    }

    /** Ctrl-C interrupts the command whose operation it is. Used by the operation's thread. */
    private final class Shown implements IMAPIProgress {
        private final String title;
        private final boolean cancelable;
        private int told = -1;

        Shown(String title, boolean cancelable) {
            this.title = title;
            this.cancelable = cancelable;
        }

        @Override
        public void progress(int value, int count, int total) throws MapiException {
            if (cancelable && Thread.currentThread().isInterrupted()) {
                throw new MapiException(MapiCode.MAPI_E_USER_CANCEL, "the user interrupted " + title);
            }
            int tenth = total <= 0 ? 0 : (int) ((long) TENTHS * count / total);
            if (tenth != told) {
                told = tenth;
                try (Prompt prompt = prompts.get()) {
                    if (prompt != null) {
                        prompt.say(title + ": " + count + " of " + total);
                    }
                }
            }
        }
    }
}

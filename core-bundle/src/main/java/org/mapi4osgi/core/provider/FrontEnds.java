// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.IMAPIProgress;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.gate.CallChain;
import org.mapi4osgi.core.gate.Deadline;
import org.mapi4osgi.core.ui.Dialogs;
import org.mapi4osgi.ui.LogonUi;

/**
 * Asks the user by the front end that is there. The front end is called on a thread of its own, which belongs to the
 * asking call chain; who asks waits for it, or for the front end to go.
 *
 * <p>The lock guards who the front end is, what is being asked and which progress is shown; no front end is called with it
 * held.
 */
public final class FrontEnds implements Dialogs {
    private static final int MOST_CHOICES = 1000;
    private static final int LONGEST_TITLE = 255;

    private final Workers workers;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private @Nullable LogonUi current;

    @GuardedBy("lock")
    private final List<Question<?>> asked = new ArrayList<>();

    @GuardedBy("lock")
    private final Map<ShownProgress, LogonUi> shown = new HashMap<>();

    @GuardedBy("lock")
    private boolean ended;

    /**
     * Knows no front end yet.
     *
     * @param workers the threads on which front ends are called
     */
    public FrontEnds(Workers workers) {
        this.workers = workers;
    }

    /**
     * The front end to be used from now on.
     *
     * @param next the one of the highest rank; null if there is none any more
     */
    public void use(@Nullable LogonUi next) {
        synchronized (lock) {
            current = next;
        }
    }

    /**
     * A front end goes: what it is asked now is cancelled, and operations whose progress it shows go on without.
     *
     * @param gone the front end
     */
    public void leaves(LogonUi gone) {
        List<Question<?>> open;
        synchronized (lock) {
            if (current == gone) {
                current = null;
            }
            open = asked.stream().filter(question -> question.isOf(gone)).toList();
            // Nothing of the front end is called by this.
            shown.forEach((progress, ui) -> {
                if (ui == gone) {
                    progress.letGo();
                }
            });
            shown.values().removeIf(ui -> ui == gone);
        }
        open.forEach(Question::cancel);
    }

    /** The runtime stops: what is asked now is cancelled, and nothing is asked any more. */
    public void end() {
        List<Question<?>> open;
        synchronized (lock) {
            ended = true;
            current = null;
            open = List.copyOf(asked);
        }
        open.forEach(Question::cancel);
    }

    @Override
    public boolean available() {
        synchronized (lock) {
            return current != null;
        }
    }

    @Override
    public int choose(UiParam parent, String title, List<String> choices, int preselected) throws MapiException {
        List<String> shown = List.copyOf(choices.subList(0, Math.min(choices.size(), MOST_CHOICES)));
        OptionalInt chosen = ask(
                "choose", ui -> ui.choose(parent, title(title), shown, preselected < shown.size() ? preselected : -1));
        if (chosen.isEmpty() || chosen.getAsInt() < 0 || chosen.getAsInt() >= shown.size()) {
            throw cancelled();
        }
        return chosen.getAsInt();
    }

    @Override
    public void edit(UiParam parent, String title, List<DisplayControl> controls, IMAPIProp configData)
            throws MapiException {
        List<DisplayControl> shown = List.copyOf(controls);
        LentData data = new LentData(configData);
        try {
            if (!ask("edit", ui -> ui.edit(parent, title(title), shown, data))) {
                throw cancelled();
            }
        } finally {
            data.end();
        }
    }

    @Override
    public IMAPIProgress progress(UiParam parent, String title, boolean cancelable) throws MapiException {
        ShownProgress progress = new ShownProgress(this::forget);
        boolean given = false;
        try {
            ask("progress", ui -> {
                remember(progress, ui);
                progress.show(ui.progress(parent, title(title), cancelable));
                return progress;
            });
            given = true;
            return progress;
        } finally {
            if (!given) {
                progress.letGo();
                forget(progress);
            }
        }
    }

    /** Not if whoever asked has given up meanwhile: nobody would forget it. */
    private void remember(ShownProgress progress, LogonUi ui) {
        synchronized (lock) {
            if (!progress.isGone()) {
                shown.put(progress, ui);
            }
        }
    }

    private void forget(ShownProgress progress) {
        synchronized (lock) {
            shown.remove(progress);
        }
    }

    private static String title(String title) {
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE);
    }

    /** What a front end is asked to do. */
    @FunctionalInterface
    private interface Request<T> {
        T ask(LogonUi ui);
    }

    private <T> T ask(String what, Request<T> request) throws MapiException {
        Question<T> question = question();
        CallChain chain = CallChain.ofThisThread();
        Deadline.Standstill still = Deadline.standStill();
        try {
            workers.start("dialog " + what, () -> chain.run(() -> question.answer(what, request::ask)));
            return question.await();
        } finally {
            still.close();
            synchronized (lock) {
                asked.remove(question);
            }
        }
    }

    private <T> Question<T> question() throws MapiException {
        synchronized (lock) {
            LogonUi ui = current;
            if (ui != null && !ended) {
                Question<T> question = new Question<>(ui);
                asked.add(question);
                return question;
            }
        }
        throw Dialogs.unavailable();
    }

    static MapiException cancelled() {
        return new MapiException(MapiCode.MAPI_E_USER_CANCEL, "the user cancelled the dialog");
    }
}

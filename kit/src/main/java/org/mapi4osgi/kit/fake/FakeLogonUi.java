// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.kit.fake;

import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToIntFunction;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.IMAPIProgress;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.ui.LogonUi;

/** A front end whose user does what a test says, dialog by dialog, and cancels what the test says nothing of. */
public final class FakeLogonUi implements LogonUi {
    private static final int CANCEL = -1;

    private final CallLog log;
    private final Queue<ToIntFunction<List<String>>> choices = new ConcurrentLinkedQueue<>();
    private final Queue<Sheet> sheets = new ConcurrentLinkedQueue<>();

    /** What the user does with a property sheet. */
    @FunctionalInterface
    public interface Sheet {
        /**
         * Fills it in.
         *
         * @param controls what it shows
         * @param data what it changes
         * @return false to cancel it
         */
        boolean fill(List<DisplayControl> controls, IMAPIProp data) throws MapiException;
    }

    /** A front end that notes its dialogs. */
    public FakeLogonUi(CallLog log) {
        this.log = log;
    }

    /** The next choice is made so; a negative number cancels it. */
    public FakeLogonUi choosing(ToIntFunction<List<String>> choice) {
        choices.add(choice);
        return this;
    }

    /** In the next choice, this text is chosen. */
    public FakeLogonUi choosing(String text) {
        return choosing(texts -> texts.indexOf(text));
    }

    /** The next property sheet is filled in so. */
    public FakeLogonUi editing(Sheet sheet) {
        sheets.add(sheet);
        return this;
    }

    /** In the next property sheet, these values are entered. */
    public FakeLogonUi entering(Props values) {
        return editing((controls, data) -> data.setProps(values).isEmpty());
    }

    @Override
    public OptionalInt choose(UiParam parent, String title, List<String> texts, int preselected) {
        log.add("choose " + parent.value() + " " + title + " " + texts + " " + preselected);
        ToIntFunction<List<String>> choice = choices.poll();
        int chosen = choice == null ? CANCEL : choice.applyAsInt(texts);
        return chosen < 0 ? OptionalInt.empty() : OptionalInt.of(chosen);
    }

    @Override
    public boolean edit(UiParam parent, String title, List<DisplayControl> controls, IMAPIProp configData) {
        log.add("edit " + parent.value() + " " + title);
        Sheet sheet = sheets.poll();
        try {
            return sheet != null && sheet.fill(controls, configData);
        } catch (MapiException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public IMAPIProgress progress(UiParam parent, String title, boolean cancelable) {
        log.add("progress " + parent.value() + " " + title);
        return (value, count, total) -> log.add("progress at " + value);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.core.session.SessionWorld.assertCode;
import static org.mapi4osgi.core.session.SessionWorld.failure;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.IMAPIProgress;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.gate.Deadline;
import org.mapi4osgi.kit.fake.CallLog;
import org.mapi4osgi.kit.fake.FakeLogonUi;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.ui.LogonUi;
import org.mapi4osgi.util.EntryRows;
import org.mapi4osgi.util.Form;

/** Asking the user by whatever front end is there. */
@Timeout(60)
final class FrontEndsTest {
    private static final List<DisplayControl> CONTROLS =
            List.of(new DisplayControl.Label(DisplayControl.Frame.of(0, 0, 0, 0), "Name"));
    private static final List<String> CHOICES = List.of("a", "b");

    private final Workers workers = new Workers();
    private final FrontEnds frontEnds = new FrontEnds(workers);
    private final CallLog log = new CallLog();
    private final FakeLogonUi ui = new FakeLogonUi(log);

    private int choose() throws MapiException {
        return frontEnds.choose(UiParam.NONE, "Which", CHOICES, 1);
    }

    @Test
    void withoutAFrontEndThereIsNoSupport() {
        assertThat(frontEnds.available()).isFalse();
        assertCode(MapiCode.MAPI_E_NO_SUPPORT, this::choose);
        assertCode(MapiCode.MAPI_E_NO_SUPPORT, () -> frontEnds.progress(UiParam.NONE, "Copy", true));
    }

    @Test
    void theAnswerOfTheFrontEndInUseCounts() throws MapiException {
        frontEnds.use(new FakeLogonUi(new CallLog()));
        frontEnds.use(ui.choosing("b"));
        assertThat(choose()).isEqualTo(1);
        assertThat(log.lines()).containsExactly("choose 0 Which [a, b] 1");
    }

    @Test
    void whatIsNoAnswerIsACancel() {
        frontEnds.use(ui.choosing(texts -> 2).choosing(texts -> {
            throw new IllegalStateException("the terminal is gone");
        }));
        assertCode(MapiCode.MAPI_E_USER_CANCEL, this::choose);
        assertCode(MapiCode.MAPI_E_USER_CANCEL, this::choose);
        assertCode(MapiCode.MAPI_E_USER_CANCEL, this::choose);
        assertCode(
                MapiCode.MAPI_E_USER_CANCEL,
                () -> frontEnds.edit(UiParam.NONE, "Sheet", CONTROLS, new Form(Props.EMPTY)));
    }

    /** What the front end does when its bundle, or the runtime, goes while it is asked. */
    private void cancelledBy(Runnable going) throws Exception {
        CountDownLatch shown = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        frontEnds.use(ui.choosing(texts -> {
            shown.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.complete(true);
            }
            return 0;
        }));
        CompletableFuture<MapiCode> asked =
                CompletableFuture.supplyAsync(() -> failure(this::choose).code());
        shown.await();
        going.run();
        assertThat(asked.get()).isEqualTo(MapiCode.MAPI_E_USER_CANCEL);
        assertThat(interrupted.get()).isTrue();
        assertCode(MapiCode.MAPI_E_NO_SUPPORT, this::choose);
    }

    @Test
    void aFrontEndThatGoesCancelsItsDialogs() throws Exception {
        cancelledBy(() -> frontEnds.leaves(ui));
    }

    @Test
    void theEndOfTheRuntimeCancelsDialogs() throws Exception {
        cancelledBy(frontEnds::end);
        frontEnds.use(ui);
        assertCode(MapiCode.MAPI_E_NO_SUPPORT, this::choose);
    }

    @Test
    void anInterruptedCallerHasCancelled() {
        frontEnds.use(ui.choosing(texts -> 0));
        Thread.currentThread().interrupt();
        MapiException e = failure(this::choose);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_USER_CANCEL);
    }

    @Test
    void anObjectIsLentForTheDialogOnly() throws MapiException {
        AtomicReference<@Nullable IMAPIProp> kept = new AtomicReference<>();
        frontEnds.use(ui.editing((controls, data) -> {
            kept.set(data);
            assertThat(controls).isEqualTo(CONTROLS);
            assertThat(data.getProps(PR.PR_DISPLAY_NAME).get(PR.PR_DISPLAY_NAME))
                    .contains("Ann");
            return data.setProps(Props.of(PR.PR_DISPLAY_NAME, "Bob")).isEmpty();
        }));
        Form form = new Form(Props.of(PR.PR_DISPLAY_NAME, "Ann"));
        frontEnds.edit(UiParam.NONE, "Sheet", CONTROLS, form);
        assertThat(form.props().get(PR.PR_DISPLAY_NAME)).contains("Bob");
        IMAPIProp lent = kept.get();
        assertThat(lent).isNotNull();
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, () -> lent.getProps(PR.PR_DISPLAY_NAME));
    }

    /** An object with a list that fails to be set. */
    private static final class Hostile implements IMAPIProp {
        private final Form form = new Form(Props.EMPTY);

        @Override
        public ObjectType objectType() {
            return form.objectType();
        }

        @Override
        public Props getProps(@Nullable List<? extends PropTag<?>> tags) {
            throw new IllegalStateException("broken");
        }

        @Override
        public List<PropTag<?>> getPropList() {
            return form.getPropList();
        }

        @Override
        public <T extends IUnknown> T openProperty(PropTag<?> tag, Iid<T> iid, OpenPropertyFlag... flags)
                throws MapiException {
            List<Props> rows =
                    List.of(Props.of(PR.PR_INSTANCE_KEY, Binary.ofHex("07")).with(PR.PR_DISPLAY_NAME, "one"));
            return iid.type().cast(EntryRows.table(rows, PR.PR_INSTANCE_KEY, PR.PR_DISPLAY_NAME));
        }
    }

    @Test
    void onlyValuesAndCopiedErrorsPass() throws MapiException {
        frontEnds.use(ui.editing((controls, data) -> {
            MapiException e = failure(() -> data.getProps(PR.PR_DISPLAY_NAME));
            assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_CALL_FAILED);
            assertThat(e).hasNoCause();
            try (IMAPITable table = data.openProperty(PR.PR_DETAILS_TABLE, IMAPITable.IID)) {
                table.setColumns(PR.PR_DISPLAY_NAME);
                return table.queryRows(10).equals(List.of(Props.of(PR.PR_DISPLAY_NAME, "one")));
            }
        }));
        frontEnds.edit(UiParam.NONE, "Sheet", CONTROLS, new Hostile());
    }

    @Test
    void progressIsShownUntilItIsClosed() throws MapiException {
        frontEnds.use(ui);
        IMAPIProgress progress = frontEnds.progress(UiParam.NONE, "t".repeat(300), true);
        progress.progress(5, 1, 2);
        progress.close();
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, () -> progress.progress(6, 2, 2));
        assertThat(log.lines()).containsExactly("progress 0 " + "t".repeat(255), "progress at 5");
    }

    @Test
    void anOperationGoesOnWhenTheFrontEndThatShowsItGoes() throws Exception {
        AtomicReference<@Nullable IMAPIProgress> given = new AtomicReference<>();
        LogonUi leaving = new LogonUi() {
            @Override
            public OptionalInt choose(UiParam parent, String title, List<String> choices, int preselected) {
                return ui.choose(parent, title, choices, preselected);
            }

            @Override
            public boolean edit(UiParam parent, String title, List<DisplayControl> controls, IMAPIProp configData) {
                return ui.edit(parent, title, controls, configData);
            }

            @Override
            public IMAPIProgress progress(UiParam parent, String title, boolean cancelable) {
                List<Integer> seen = new ArrayList<>();
                IMAPIProgress progress = (value, count, total) -> {
                    seen.add(value);
                    log.add("seen " + seen);
                };
                given.set(progress);
                return progress;
            }
        };
        frontEnds.use(leaving);
        IMAPIProgress progress = frontEnds.progress(UiParam.NONE, "Copy", true);
        progress.progress(5, 1, 2);
        frontEnds.use(ui);
        frontEnds.leaves(leaving);
        progress.progress(6, 2, 2);
        assertThat(progress.getMax()).isEqualTo(1000);
        assertThat(log.lines()).containsExactly("seen [5]");
        WeakReference<@Nullable IMAPIProgress> kept = new WeakReference<>(given.getAndSet(null));
        for (int i = 0; i < 50 && kept.get() != null; i++) {
            System.gc();
        }
        assertThat(kept.get()).as("the front end's object").isNull();
        progress.close();
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, () -> progress.progress(7, 2, 2));
    }

    private static void awaitState(Thread thread, Thread.State state) {
        while (thread.getState() != state) {
            assertThat(thread.getState()).isNotEqualTo(Thread.State.TERMINATED);
            Thread.onSpinWait();
        }
    }

    @Test
    void theTimeOfADialogCountsForNoDeadlineOfTheChain() throws Exception {
        Thread caller = Thread.currentThread();
        AtomicReference<@Nullable Thread> inner = new AtomicReference<>();
        frontEnds.use(ui.choosing(texts -> {
            // Whoever waits with a deadline waits for a time; without one it just waits.
            awaitState(caller, Thread.State.WAITING);
            Thread nested = inner.get();
            assertThat(nested).isNotNull();
            awaitState(nested, Thread.State.WAITING);
            return 0;
        }));
        Duration plenty = Duration.ofSeconds(50);
        int chosen = workers.call(
                "outer",
                "logon",
                plenty,
                () -> {
                    inner.set(Thread.currentThread());
                    return workers.call("inner", "logon", plenty, this::choose, late -> {});
                },
                late -> {});
        assertThat(chosen).isZero();
    }

    @Test
    void aDeadlineThatStandsStillDoesNotPass() throws Exception {
        Deadline deadline = new Deadline(Duration.ZERO);
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        Thread worker = new Thread(() -> deadline.run(() -> {
            Deadline.Standstill outer = Deadline.standStill();
            Deadline.Standstill inner = Deadline.standStill();
            try {
                asking.countDown();
                answered.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                inner.close();
                outer.close();
            }
        }));
        worker.start();
        asking.await();
        Thread waiting = new Thread(deadline::await);
        waiting.start();
        awaitState(waiting, Thread.State.WAITING);
        answered.countDown();
        waiting.join();
        worker.join();
    }
}

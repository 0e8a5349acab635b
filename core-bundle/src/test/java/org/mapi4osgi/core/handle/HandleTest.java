// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.CopyToRequest;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.Notification.TableEvent;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.RelOp;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.core.gate.CallGate;
import org.mapi4osgi.core.logon.LogonDriver;
import org.mapi4osgi.core.notify.Notifier;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.tags.PR;

final class HandleTest {
    private static final Duration NOW = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final EnumSet<EventType> TABLE = EnumSet.of(EventType.fnevTableModified);

    private final World world = new World();
    private final LogonDriver driver = new LogonDriver("world");
    private final ArrayDeque<Runnable> deliveries = new ArrayDeque<>();
    private final Notifier notifier = new Notifier(deliveries::add, CallGate::isCallRunning, 100);
    private final StoreDoor door = new StoreDoor(driver.logon(), notifier);
    private final Scope scope = new Scope();
    private World.Revision revision = arrive();

    private World.Revision arrive() {
        World.Revision next = world.revision();
        driver.arrive(next, next.store);
        return next;
    }

    private void leave(Duration grace) {
        driver.leave(grace);
        revision.gone = true;
    }

    private World.Revision swap() {
        leave(LONG);
        revision = arrive();
        door.home().arrived();
        return revision;
    }

    private void deliver() {
        for (Runnable task = deliveries.poll(); task != null; task = deliveries.poll()) {
            task.run();
        }
    }

    private IMessage openMessage(int number) throws MapiException {
        return door.openEntry(scope, World.id(number)).queryInterface(IMessage.IID);
    }

    private static MapiException failure(ThrowingCallable call) {
        try {
            call.call();
        } catch (MapiException e) {
            return e;
        } catch (Throwable e) {
            throw new AssertionError("not a MapiException", e);
        }
        throw new AssertionError("nothing was thrown");
    }

    @Test
    void handlesWorkOnTheNextRevision() throws MapiException {
        world.put(1, "one");
        IMsgStore store = door.openStore(scope, MapiCode.S_OK, () -> {});
        IMAPIFolder folder = store.openRoot();
        IMessage message = openMessage(1);
        swap();
        assertThat(store.getProp(PR.PR_DISPLAY_NAME)).contains("revision 2");
        assertThat(folder.getProp(PR.PR_ENTRYID)).contains(World.id(0).toBinary());
        assertThat(message.getProp(PR.PR_SUBJECT)).contains("one");
        assertThat(world.staleCalls).isZero();
    }

    @Test
    @Clause({"EID-02", "EID-03"})
    void eid03_aRowsShortTermEntryIdOpensInItsContainerAndOutlivesASwap() throws MapiException {
        world.put(1, "one");
        IMAPIFolder folder = door.openStore(scope, MapiCode.S_OK, () -> {}).openRoot();
        EntryId ofRow = World.shortTerm(1, revision.number);
        assertThat(ofRow.isShortTerm()).isTrue();
        IMAPIProp message = folder.openEntry(ofRow);
        assertThat(message.getProp(PR.PR_SUBJECT)).contains("one");
        assertThat(message.getProp(PR.PR_ENTRYID)).contains(World.id(1).toBinary());
        swap();
        assertThat(message.getProp(PR.PR_SUBJECT)).contains("one");
        assertThat(failure(() -> folder.openEntry(ofRow)).code())
                .as("only the revision that gave it knows it")
                .isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
        assertThat(world.staleCalls).isZero();
    }

    @Test
    void aChildOfAClosedParentIsOpenedAgain() throws MapiException {
        world.put(1, "one");
        IMAPITable table;
        try (IMsgStore store = door.openStore(scope, MapiCode.S_OK, () -> {});
                IMAPIFolder folder = store.openRoot()) {
            table = folder.getContentsTable();
        }
        swap();
        assertThat(table.queryRows(10)).hasSize(1);
    }

    @Test
    void withoutAReplacementACallFailsWhenTheGraceIsOver() throws MapiException {
        IMsgStore store = door.openStore(scope, MapiCode.S_OK, () -> {});
        leave(NOW);
        assertThat(failure(store::getPropList).code()).isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT);
        assertThat(failure(() -> door.openEntry(scope, World.id(1))).code()).isEqualTo(MapiCode.MAPI_E_UNKNOWN_ENTRYID);
    }

    @Test
    void aCallDuringTheSwapWaitsForTheReplacement() throws Exception {
        IMsgStore store = door.openStore(scope, MapiCode.S_OK, () -> {});
        leave(LONG);
        CompletableFuture<Props> call = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                call.complete(store.getProps(PR.PR_DISPLAY_NAME));
            } catch (MapiException e) {
                call.completeExceptionally(e);
            }
        });
        caller.start();
        arrive();
        assertThat(call.get(30, TimeUnit.SECONDS).get(PR.PR_DISPLAY_NAME)).contains("revision 2");
    }

    @Test
    void callsJoinTheOneAttemptToOpenAgain() throws Exception {
        world.put(1, "one");
        IMessage message = openMessage(1);
        leave(LONG);
        revision = world.revision();
        CountDownLatch opening = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        revision.onCall = () -> {
            if (first.getAndSet(false)) {
                opening.countDown();
                awaitQuietly(go);
            }
        };
        driver.arrive(revision, revision.store);
        CompletableFuture<?> a = inThread(() -> message.getProps(PR.PR_SUBJECT));
        awaitQuietly(opening);
        CompletableFuture<?> b = inThread(() -> message.getProps(PR.PR_SUBJECT));
        go.countDown();
        a.get(30, TimeUnit.SECONDS);
        b.get(30, TimeUnit.SECONDS);
        assertThat(world.calls.stream().filter("2 openEntry"::equals)).hasSize(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private interface Call {
        void run() throws Exception;
    }

    private static CompletableFuture<?> inThread(Call call) {
        CompletableFuture<Object> done = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        call.run();
                        done.complete("done");
                    } catch (Exception e) {
                        done.completeExceptionally(e);
                    }
                })
                .start();
        return done;
    }

    @Test
    void anObjectThatIsGoneAfterTheSwapSaysSoForGood() throws MapiException {
        world.put(1, "one");
        IMessage message = openMessage(1);
        leave(LONG);
        world.saved.clear();
        revision = arrive();
        MapiException first = failure(message::getPropList);
        assertThat(first.code()).isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT);
        assertThat(first).hasMessageContaining("no such object");
        world.put(1, "another");
        assertThat(failure(message::getPropList).code()).isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT);
    }

    @Test
    void aPassingFailureIsTriedAgainAtTheNextCall() throws MapiException {
        world.put(1, "one");
        IMessage message = openMessage(1);
        swap();
        revision.fault = new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "no line");
        assertThat(failure(message::getPropList).code()).isEqualTo(MapiCode.MAPI_E_NETWORK_ERROR);
        revision.fault = null;
        assertThat(message.getProp(PR.PR_SUBJECT)).contains("one");
    }

    @Test
    void aStreamEndsWithItsRevision() throws MapiException {
        world.put(1, "one");
        IStream stream = openMessage(1).openProperty(PR.PR_BODY, IStream.IID);
        swap();
        assertThat(failure(stream::size)).hasMessageContaining("open the property again");
    }

    @Test
    void unsavedEditsAreMadeAgain() throws MapiException {
        world.put(1, "one");
        IMessage message = openMessage(1);
        message.setProp(PR.PR_SUBJECT, "changed");
        message.modifyRecipients(null, List.of(Props.of(PR.PR_DISPLAY_NAME, "Ann")));
        swap();
        assertThat(message.getProp(PR.PR_SUBJECT)).contains("changed");
        message.saveChanges();
        assertThat(world.subject(1)).contains("changed");
        assertThat(world.savedRecipients).containsExactly(List.of(Props.of(PR.PR_DISPLAY_NAME, "Ann")));
    }

    @Test
    void aMessageThatWasNeverSavedIsMadeAgain() throws MapiException {
        IMessage message =
                door.openStore(scope, MapiCode.S_OK, () -> {}).openRoot().createMessage();
        message.setProp(PR.PR_SUBJECT, "draft");
        swap();
        message.saveChanges();
        assertThat(world.saved.values())
                .extracting(p -> p.get(PR.PR_SUBJECT).orElse(""))
                .containsExactly("draft");
        swap();
        assertThat(message.getProp(PR.PR_SUBJECT)).contains("draft");
        assertThat(world.calls.stream().filter(c -> c.endsWith("createMessage")))
                .hasSize(2);
    }

    @Test
    void unsavedEditsUnderAnotherSavedVersionDieOpenly() throws MapiException {
        world.put(1, "one");
        IMessage message = openMessage(1);
        message.setProp(PR.PR_SUBJECT, "mine");
        leave(LONG);
        world.saved.computeIfPresent(World.id(1), (k, props) -> props.with(PR.PR_CHANGE_KEY, World.key(9)));
        revision = arrive();
        MapiException failure = failure(message::saveChanges);
        assertThat(failure.code()).isEqualTo(MapiCode.MAPI_E_OBJECT_CHANGED);
        assertThat(failure).hasMessageContaining("another saved");
        assertThat(world.subject(1)).contains("one");
    }

    @Test
    void tooManyUnsavedEditsDieOpenly() throws MapiException {
        world.put(1, "one");
        IMessage message = openMessage(1);
        message.setProp(PR.PR_SUBJECT, "x".repeat(Edits.MAX_BYTES));
        swap();
        assertThat(failure(message::saveChanges).code()).isEqualTo(MapiCode.MAPI_E_OBJECT_CHANGED);
    }

    @Test
    void editsThatCannotBeRepeatedDieOpenly() throws MapiException {
        world.put(1, "one");
        IMessage message = openMessage(1);
        message.openProperty(PR.PR_BODY, IStream.IID, OpenPropertyFlag.MAPI_MODIFY);
        swap();
        assertThat(failure(message::getPropList)).hasMessageContaining("opened for writing");
    }

    @Test
    void aProviderThatLeftWithoutATimeToAskLosesUnsavedEditsOpenly() throws MapiException {
        world.put(1, "one");
        IMessage message = openMessage(1);
        message.setProp(PR.PR_SUBJECT, "mine");
        driver.closeGate(LONG);
        driver.left();
        revision = arrive();
        assertThat(failure(message::saveChanges).code()).isEqualTo(MapiCode.MAPI_E_OBJECT_CHANGED);
    }

    private IMAPITable contents() throws MapiException {
        return door.openStore(scope, MapiCode.S_OK, () -> {}).openRoot().getContentsTable();
    }

    private static List<String> subjects(List<Props> rows) {
        return rows.stream().map(row -> row.get(PR.PR_SUBJECT).orElse("?")).toList();
    }

    @Test
    void aTableKeepsColumnsRestrictionPositionAndBookmarks() throws MapiException {
        for (int i = 1; i <= 6; i++) {
            world.put(i, i == 6 ? "other" : "same");
        }
        IMAPITable table = contents();
        table.setColumns(PR.PR_SUBJECT, PR.PR_INSTANCE_KEY);
        table.restrict(new Restriction.Property(RelOp.RELOP_EQ, PR.PR_SUBJECT, new PropValue<>(PR.PR_SUBJECT, "same")));
        table.seekRow(Bookmark.BOOKMARK_BEGINNING, 1);
        Bookmark second = table.createBookmark();
        table.queryRows(2);
        swap();
        Props next = table.queryRows(1).get(0);
        assertThat(next.get(PR.PR_INSTANCE_KEY)).contains(World.key(4));
        assertThat(next.get(PR.PR_SUBJECT)).contains("same");
        table.seekRow(second, 0);
        assertThat(table.queryRows(9))
                .hasSize(4)
                .first()
                .isEqualTo(Props.of(PR.PR_SUBJECT, "same").with(PR.PR_INSTANCE_KEY, World.key(2)));
    }

    @Test
    void theSinkOfATableIsToldToReadAgainWithoutACallOfTheClient() throws MapiException {
        world.put(1, "one");
        IMAPITable table = contents();
        List<Notification> seen = new ArrayList<>();
        int connection = table.advise(TABLE, seen::addAll);
        swap();
        deliver();
        assertThat(seen).containsExactly(Notification.Table.whole(TableEvent.TABLE_CHANGED));
        table.unadvise(connection);
        assertThat(failure(() -> table.unadvise(connection)).code()).isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
    }

    @Test
    void whereTheRowsOfPositionOrBookmarkAreGoneTheSinkGetsTableReload() throws MapiException {
        world.put(1, "one");
        world.put(2, "two");
        IMAPITable table = contents();
        table.setColumns(PR.PR_SUBJECT);
        table.seekRow(Bookmark.BOOKMARK_BEGINNING, 1);
        Bookmark lost = table.createBookmark();
        List<Notification> seen = new ArrayList<>();
        table.advise(TABLE, seen::addAll);
        leave(LONG);
        world.saved.remove(World.id(2));
        revision = arrive();
        door.home().arrived();
        deliver();
        assertThat(seen).containsExactly(Notification.Table.whole(TableEvent.TABLE_RELOAD));
        assertThat(failure(() -> table.seekRow(lost, 0)).code()).isEqualTo(MapiCode.MAPI_E_INVALID_BOOKMARK);
        assertThat(subjects(table.queryRows(5))).isEmpty();
    }

    @Test
    void bookmarksOfBeforeARestrictionAreInvalid() throws MapiException {
        world.put(1, "one");
        IMAPITable table = contents();
        Bookmark old = table.createBookmark();
        table.restrict(null);
        assertThat(failure(() -> table.seekRow(old, 0)).code()).isEqualTo(MapiCode.MAPI_E_INVALID_BOOKMARK);
    }

    @Test
    @Clause("ADV-01")
    void adv01_aConnectionOfTheStoreLastsOverASwap() throws MapiException {
        IMsgStore store = door.openStore(scope, MapiCode.S_OK, () -> {});
        List<Notification> seen = new ArrayList<>();
        int connection =
                store.advise(null, EnumSet.complementOf(EnumSet.of(EventType.fnevStatusObjectModified)), seen::addAll);
        assertThat(connection).isNotZero();
        swap();
        Notification event = new Notification.Extended(1, World.key(1));
        assertThat(revision.store.sinks).hasSize(1);
        revision.store.sinks.values().forEach(sink -> sink.onNotify(List.of(event)));
        deliver();
        assertThat(seen).containsExactly(event);
        store.unadvise(connection);
        assertThat(revision.store.sinks).isEmpty();
    }

    @Test
    @Clause("ADV-12")
    void adv12_noClientCanAskForStatusObjectEvents() throws MapiException {
        IMsgStore store = door.openStore(scope, MapiCode.S_OK, () -> {});
        IMAPIAdviseSink sink = n -> {};
        assertThat(failure(() -> store.advise(null, EnumSet.of(EventType.fnevStatusObjectModified), sink))
                        .code())
                .isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
    }

    @Test
    @Clause("ADV-06")
    void adv06_whatACallCausesIsDeliveredAfterItsReturn() throws MapiException {
        IMsgStore store = door.openStore(scope, MapiCode.S_OK, () -> {});
        List<String> order = new ArrayList<>();
        store.advise(null, EnumSet.of(EventType.fnevExtended), n -> order.add("sink"));
        revision.onCall = () -> {
            revision.store.sinks.values().forEach(s -> s.onNotify(List.of(new Notification.Extended(1, World.key(1)))));
            deliver();
            order.add("call");
        };
        store.getProps(PR.PR_DISPLAY_NAME);
        deliver();
        assertThat(order).containsExactly("call", "sink");
    }

    @Test
    @Clause("MSLOG-04")
    void mslog04_twoOpensOfAStoreStandForOneObject() throws MapiException {
        IMsgStore a = door.openStore(scope, MapiCode.S_OK, () -> {});
        IMsgStore b = door.openStore(scope, MapiCode.S_OK, () -> {});
        assertThat(a).isNotSameAs(b);
        assertThat(a.isSameObject(b)).isTrue();
        assertThat(a.isSameObject(a.openRoot())).isFalse();
        swap();
        assertThat(b.isSameObject(a)).isTrue();
    }

    @Test
    void theObjectOfSeveralHandlesIsClosedWithTheLast() throws MapiException {
        IMsgStore a = door.openStore(scope, MapiCode.S_OK, () -> {});
        IMsgStore b = door.openStore(scope, MapiCode.S_OK, () -> {});
        a.close();
        a.close();
        assertThat(world.closed).isZero();
        assertThat(b.getPropList()).isNotEmpty();
        b.close();
        assertThat(world.closed).isOne();
    }

    @Test
    void referencesAreCountedOnTheHandle() throws MapiException {
        IMsgStore store = door.openStore(scope, MapiCode.S_OK, () -> {});
        assertThat(store.addRef()).isEqualTo(2);
        assertThat(store.release()).isOne();
        assertThat(store.getPropList()).isNotEmpty();
        assertThat(store.release()).isZero();
        assertThat(world.closed).isOne();
        assertThat(failure(store::getPropList).code()).isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT);
        assertThatThrownBy(store::release)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("StoreHandle of world");
    }

    @Test
    void noObjectIsClosedWhileAnotherCallIsInside() throws Exception {
        world.put(1, "one");
        IMessage message = openMessage(1);
        IMsgStore store = door.openStore(scope, MapiCode.S_OK, () -> {});
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        revision.onCall = () -> {
            inside.countDown();
            awaitQuietly(go);
        };
        CompletableFuture<?> call = inThread(() -> message.getProps(PR.PR_SUBJECT));
        awaitQuietly(inside);
        message.close();
        assertThat(world.closed).isZero();
        go.countDown();
        call.get(30, TimeUnit.SECONDS);
        store.close();
        assertThat(world.closed).isEqualTo(2);
    }

    @Test
    @Clause("OUT-03")
    void out03_aSubmittedMessageAnswersToReleaseOnly() throws MapiException {
        world.put(1, "one");
        IMessage message = openMessage(1);
        message.submitMessage();
        assertThat(failure(message::getPropList)).hasMessageContaining("submitted");
        assertThat(message.release()).isZero();
    }

    @Test
    @Clause("SUP-07")
    void sup07_anInvalidObjectIsCountedAndNothingElse() throws MapiException {
        IMsgStore store = door.openStore(scope, MapiCode.S_OK, () -> {});
        door.home().makeInvalid(revision.store);
        assertThat(store.addRef()).isEqualTo(2);
        assertThat(failure(store::getPropList).code()).isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT);
        assertThat(store.release()).isOne();
    }

    @Test
    @Clause("LOGON-33")
    void logon33_whatASessionHadOpenIsInvalidAfterItsEnd() throws MapiException {
        IMsgStore store = door.openStore(scope, MapiCode.S_OK, () -> {});
        IMAPIFolder folder = store.openRoot();
        assertThat(scope.counts()).containsOnly(Map.entry("FolderHandle", 1), Map.entry("StoreHandle", 1));
        scope.end(Death.LOGGED_OFF);
        assertThat(failure(folder::getPropList).code()).isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT);
        assertThat(failure(store::getPropList)).hasMessageContaining("logged off");
        assertThat(store.release()).isZero();
        assertThat(failure(() -> door.openStore(scope, MapiCode.S_OK, () -> {})).code())
                .isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT);
        assertThat(scope.counts()).isEmpty();
    }

    @Test
    void whenTheLogonDiedCallsFailAtOnce() throws MapiException {
        IMsgStore store = door.openStore(scope, MapiCode.S_OK, () -> {});
        driver.closeGate(LONG);
        driver.die();
        assertThat(failure(store::getPropList).code()).isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT);
    }

    @Test
    @Clause({"ERR-02", "ERR-03"})
    void err02_theTextOfAFailureIsKeptOnTheObject() throws MapiException {
        IMsgStore store = door.openStore(scope, MapiCode.S_OK, () -> {});
        MapiError error = new MapiError(0, "the disk is full; make room", "World Store", 28, 7);
        revision.fault = new MapiException(MapiCode.MAPI_E_EXTENDED_ERROR, error);
        MapiException failure = failure(() -> store.getProps(PR.PR_DISPLAY_NAME));
        assertThat(failure.mapiError()).contains(error);
        assertThat(store.getLastError(MapiCode.MAPI_E_EXTENDED_ERROR)).contains(error);
    }

    @Test
    void aProvidersMistakeNamesTheProvider() throws MapiException {
        IMsgStore store = door.openStore(scope, MapiCode.S_OK, () -> {});
        revision.fault = new IllegalStateException("oops");
        MapiException failure = failure(() -> store.getProps(PR.PR_DISPLAY_NAME));
        assertThat(failure.code()).isEqualTo(MapiCode.MAPI_E_CALL_FAILED);
        assertThat(failure)
                .hasMessageContaining("world")
                .hasMessageContaining("IllegalStateException: oops")
                .hasNoCause();
        revision.fault = new StackOverflowError();
        assertThat(failure(() -> store.getProps(PR.PR_DISPLAY_NAME)).code()).isEqualTo(MapiCode.MAPI_E_CALL_FAILED);
    }

    @Test
    void anErrorNumberOfTheProvidersOwnReachesTheClient() throws MapiException {
        IMsgStore store = door.openStore(scope, MapiCode.S_OK, () -> {});
        revision.fault = new MapiException(0x80049999, "something of my own", null, new RuntimeException("inner"));
        MapiException failure = failure(() -> store.getProps(PR.PR_DISPLAY_NAME));
        assertThat(failure.hresult()).isEqualTo(0x80049999);
        assertThat(failure).hasNoCause().hasMessageContaining("something of my own");
    }

    @Test
    void aProviderGetsItsOwnObjectBackAndAStrangersAsAHandle() throws MapiException {
        IMAPIFolder folder = door.openStore(scope, MapiCode.S_OK, () -> {}).openRoot();
        folder.copyTo(CopyToRequest.all(folder));
        assertThat(world.calls).contains("1 copyTo Folder");

        LogonDriver other = new LogonDriver("other");
        World.Revision others = world.revision();
        other.arrive(others, others.store);
        IMAPIFolder foreign = new StoreDoor(other.logon(), notifier)
                .openStore(scope, MapiCode.S_OK, () -> {})
                .openRoot();
        folder.copyTo(CopyToRequest.all(foreign));
        assertThat(world.calls).contains("1 copyTo FolderHandle");
    }

    @Test
    void anInterfaceThatTheObjectLacksIsRefused() throws MapiException {
        IMsgStore store = door.openStore(scope, MapiCode.S_OK, () -> {});
        assertThat(failure(() -> store.queryInterface(IMAPIFolder.IID)).code())
                .isEqualTo(MapiCode.MAPI_E_INTERFACE_NOT_SUPPORTED);
        assertThat(store.queryInterface(IMAPIProp.IID)).isSameAs(store);
    }
}

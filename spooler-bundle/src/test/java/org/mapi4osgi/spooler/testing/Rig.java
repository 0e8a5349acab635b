// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.kit.fake.CallLog;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.spooler.Spooler;
import org.mapi4osgi.spooler.message.SendState;
import org.mapi4osgi.spooler.queue.RetryPolicy;
import org.mapi4osgi.spooler.work.Faults;
import org.mapi4osgi.tags.PR;

/** A store in a folder, and spoolers at it, one after the other or two at once. */
public final class Rig implements AutoCloseable {
    /** When it begins. */
    public static final Instant START = Instant.parse("2025-02-03T04:05:06Z");

    /** The time. */
    public final AtomicReference<Instant> clock = new AtomicReference<>(START);

    /** What the transports were called. */
    public final CallLog log = new CallLog();

    /** The store. */
    public final TestStore store;

    /** The latest spooler's lanes. */
    public DrivenWork work = new DrivenWork(clock);

    /** The latest spooler's door. */
    public TestDoor door = new TestDoor(work);

    private Spooler spooler = new Spooler(work, Faults.NONE, RetryPolicy.DEFAULT);

    /** A store without a spooler. */
    public Rig(Path folder) throws MapiException {
        store = new TestStore(folder, clock);
    }

    /** A transport for a type. */
    public FakeTransportProvider transport(String name, String type, MapiUid... uids) {
        FakeTransportProvider transport = new FakeTransportProvider(log, name, type, uids);
        door.add(transport, name);
        return transport;
    }

    /** A transport that the profile had before the spooler was renewed. */
    public FakeTransportProvider transportAgain(String name, String type, MapiUid section) {
        FakeTransportProvider transport = new FakeTransportProvider(log, name, type);
        door.add(transport, name, section);
        return transport;
    }

    /** The spooler is connected, and the store opened. */
    public void start() {
        start(Faults.NONE);
    }

    /** The spooler is connected, and the session open without a store. */
    public void connect() {
        spooler.connect(door);
        work.run();
        door.tell(new ToSpooler.SessionOpened(TestDoor.SESSION, "test"));
        work.run();
    }

    /** As {@link #start()}, with faults. */
    public void start(Faults faults) {
        spooler = new Spooler(work, faults, RetryPolicy.DEFAULT);
        spooler.connect(door);
        work.run();
        door.open(store);
        work.run();
    }

    /** The spooler is told to stop; what that leads to is run when the test runs it. */
    public void stop() {
        try {
            assertThat(spooler.stop(Duration.ZERO))
                    .as("it cannot have ended yet")
                    .isFalse();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A new spooler takes the place of the old one, which is gone without a word. */
    public void renew() {
        work.kill();
        work = new DrivenWork(clock);
        door = new TestDoor(work);
    }

    /** Runs until something is so. */
    public void until(Callable<Boolean> wanted) throws Exception {
        work.until(wanted);
    }

    /** Runs until the outgoing queue is empty. */
    public void untilSent() throws Exception {
        work.until(() -> store.queue().isEmpty());
        work.run();
    }

    /** Runs until the transports were called like this so often. */
    public void untilCalled(String line, int times) throws Exception {
        work.until(() -> log.lines(line).size() >= times);
        work.run();
    }

    /** Moves the clock. */
    public void advance(Duration time) {
        work.advance(time);
    }

    /** What is noted in a message. */
    public SendState state(EntryId id) throws MapiException {
        return SendState.of(props(id));
    }

    /** All properties of a queued message. */
    public Props props(EntryId id) throws MapiException {
        try (IMessage message =
                store.client().openEntry(id, OpenEntryFlag.MAPI_BEST_ACCESS).queryInterface(IMessage.IID)) {
            return message.getProps((@Nullable List<PropTag<?>>) null);
        }
    }

    /** The entry ID of a saved object. */
    public static EntryId id(IMAPIProp message) throws MapiException {
        return EntryId.parse(message.getProp(PR.PR_ENTRYID).orElseThrow());
    }

    @Override
    public void close() throws MapiException {
        work.kill();
        store.close();
    }
}

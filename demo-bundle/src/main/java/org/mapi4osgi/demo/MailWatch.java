// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.demo;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.Notification.TableEvent;
import org.mapi4osgi.tags.PR;

/**
 * Tells what the spooler does as a client sees it: by the outgoing queue, the status table and the store's new mail. Whoever
 * waits for something looks again after each change.
 *
 * <p>The monitor guards what was told; the session's thread tells and wakes.
 */
final class MailWatch implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SUBMITFLAG_LOCKED = 1;
    private static final Set<EventType> TABLE = EnumSet.of(EventType.fnevTableModified);

    private final Narrator narrator;
    private final IMsgStore store;
    private final IMAPITable queue;
    private final IMAPITable status;
    private final int connection;

    @GuardedBy("this")
    private final Map<String, String> told = new HashMap<>();

    @GuardedBy("this")
    private long changes;

    @GuardedBy("this")
    private int newMails;

    /** What a step waits for. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    MailWatch(IMAPISession session, IMsgStore store, Narrator narrator) throws MapiException {
        this.narrator = narrator;
        this.store = store;
        queue = store.getOutgoingQueue();
        queue.setColumns(PR.PR_ENTRYID, PR.PR_SUBJECT, PR.PR_SUBMIT_FLAGS, PR.PR_INSTANCE_KEY);
        queue.advise(TABLE, notifications -> changed(notifications, this::tellQueue));
        status = session.getStatusTable();
        status.setColumns(PR.PR_DISPLAY_NAME, PR.PR_STATUS_STRING, PR.PR_STATUS_CODE, PR.PR_INSTANCE_KEY);
        status.advise(TABLE, notifications -> changed(notifications, this::tellStatus));
        connection = store.advise(
                null,
                EnumSet.of(EventType.fnevNewMail, EventType.fnevObjectMoved, EventType.fnevObjectModified),
                notifications -> changed(notifications, this::tellNewMail));
    }

    @FunctionalInterface
    private interface Teller {
        void tell(Notification notification);
    }

    private void changed(List<Notification> notifications, Teller teller) {
        notifications.forEach(teller::tell);
        synchronized (this) {
            changes++;
            notifyAll();
        }
    }

    private void tellQueue(Notification notification) {
        if (notification instanceof Notification.Table table && table.row().has(PR.PR_SUBJECT)) {
            boolean locked = (table.row().get(PR.PR_SUBMIT_FLAGS).orElse(0) & SUBMITFLAG_LOCKED) != 0;
            tell("outbox", table.row().get(PR.PR_SUBJECT).orElse(""), locked ? "being sent" : "waits");
        } else if (notification instanceof Notification.Table table
                && table.tableEvent() == TableEvent.TABLE_ROW_DELETED) {
            narrator.event("outbox", "a message has left the queue");
        }
    }

    private void tellStatus(Notification notification) {
        if (notification instanceof Notification.Table table) {
            String name = table.row().get(PR.PR_DISPLAY_NAME).orElse("");
            String text = table.row().get(PR.PR_STATUS_STRING).orElse("");
            if (!name.isEmpty() && !text.isEmpty()) {
                tell(name, "", text);
            }
        }
    }

    /** What else happens in the store only wakes whoever waits. */
    private void tellNewMail(Notification notification) {
        if (notification instanceof Notification.NewMail) {
            synchronized (this) {
                newMails++;
            }
            narrator.event("inbox", "new mail");
        }
    }

    /** A state that was told already is not told again. */
    private void tell(String who, String subject, String state) {
        synchronized (this) {
            if (state.equals(told.put(who + "\n" + subject, state))) {
                return;
            }
        }
        narrator.event(who, subject.isEmpty() ? state : "\"" + subject + "\" " + state);
    }

    /** Waits until something holds. */
    void await(Condition condition, String what) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            long known = changes();
            if (condition.holds()) {
                return;
            }
            if (!changedSince(known, end)) {
                throw new MapiException(
                        MapiCode.MAPI_E_TIMEOUT, "waited " + PATIENCE.toSeconds() + " s in vain until " + what);
            }
        }
    }

    private synchronized long changes() {
        return changes;
    }

    private synchronized boolean changedSince(long known, long end) throws InterruptedException {
        while (changes == known) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    /** How often the store told of new mail. */
    synchronized int newMail() {
        return newMails;
    }

    @Override
    public void close() throws MapiException {
        store.unadvise(connection);
        queue.close();
        status.close();
    }
}

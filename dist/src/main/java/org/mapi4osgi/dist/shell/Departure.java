// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/** What becomes of a message once it is submitted, told as it happens. */
final class Departure {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ShellSession session;

    Departure(ShellSession session) {
        this.session = session;
    }

    /** Without a transport the message would only come back. */
    void checkReady() throws MapiException {
        if (!new SpoolerStatus(session.session()).hasTransport()) {
            String profile = session.session().profileName();
            throw new MapiException(
                    MapiCode.MAPI_E_NOT_FOUND,
                    "the profile " + profile + " has no way to send: profiles add '" + profile
                            + "' MAPI4OSGI_XP --help tells how to add internet mail");
        }
    }

    /** Tells what happens next; waits for it if {@code wait}. */
    void tell(PrintStream out, EntryId id, @Nullable Instant later, boolean wait)
            throws MapiException, InterruptedException {
        String shortId = StoreCommands.shortId(id.toBinary());
        boolean running = new SpoolerStatus(session.session()).isRunning();
        if (later != null) {
            out.println(shortId + " waits in the outbox and leaves at " + StoreCommands.time(later)
                    + ", or when a shell runs next after that.");
        } else if (!running) {
            out.println(shortId + " waits in the outbox: the spooler is not running. Start the bundle"
                    + " org.mapi4osgi.spooler.");
        } else if (!wait) {
            out.println(shortId + " waits in the outbox. It leaves while a shell runs; flush sends it at once.");
        } else {
            await(out, id, shortId);
        }
    }

    private void await(PrintStream out, EntryId id, String shortId) throws MapiException, InterruptedException {
        Outbox outbox = new Outbox(session.store());
        ChangeSignal signal = new ChangeSignal();
        try (IMAPITable queue = outbox.queue()) {
            queue.advise(EnumSet.of(EventType.fnevTableModified), signal);
            Delivery delivery = new Delivery(() -> outbox.find(id, queue), signal, waited -> {
                System.err.println("… sending for " + waited.toSeconds() + " s; Ctrl-C leaves it in the outbox");
            });
            tell(out, shortId, delivery.await(PATIENCE));
        } catch (InterruptedException e) {
            out.println(shortId + " stays in the outbox and leaves while a shell runs; outbox shows it.");
            throw e;
        }
    }

    private static void tell(PrintStream out, String shortId, Optional<OutboxEntry> left) throws MapiException {
        if (left.isEmpty()) {
            out.println(shortId + " was sent.");
            return;
        }
        OutboxEntry entry = left.get();
        if (entry.isSetAside()) {
            throw new MapiException(
                    MapiCode.MAPI_E_CALL_FAILED,
                    shortId + " was set aside: " + entry.reason() + ". outbox retry " + shortId + " tries it again");
        }
        if (!entry.isTried()) {
            out.println(shortId + " is not sent yet; it stays in the outbox and leaves while a shell runs.");
            return;
        }
        out.println(shortId + " could not be sent yet: " + entry.reason());
        out.println("It stays in the outbox"
                + entry.nextTry()
                        .map(next -> " and is tried again at " + StoreCommands.time(next))
                        .orElse("")
                + "; flush tries it at once.");
    }
}

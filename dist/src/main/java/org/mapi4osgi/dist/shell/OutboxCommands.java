// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.MapiException;

/** What waits to be sent. */
public final class OutboxCommands {
    private final ShellSession session;
    private final InstantSource clock;

    OutboxCommands(ShellSession session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
    }

    /**
     * Lists what waits to be sent.
     *
     * @param console the command's session
     * @throws MapiException if there is no store that sends
     */
    @Usage("outbox")
    @Descriptor("lists what waits to be sent, with its state and why it was not sent yet")
    public void outbox(CommandSession console) throws MapiException {
        PrintStream out = console.getConsole();
        Outbox outbox = new Outbox(session.store());
        List<OutboxEntry> entries = new ArrayList<>(outbox.submitted(Outbox.MOST));
        int all =
                entries.size() < Outbox.MOST ? entries.size() : outbox.waiting().size();
        boolean cut = all > entries.size();
        entries.addAll(outbox.others());
        if (entries.isEmpty()) {
            out.println("Nothing waits to be sent.");
            return;
        }
        list(out, entries);
        if (cut) {
            out.println("the first " + Outbox.MOST + " of " + all + " messages");
        }
        if (entries.stream().anyMatch(entry -> !entry.queued() || entry.isSetAside())) {
            out.println("outbox retry ID sends what is set aside or not submitted; outbox cancel ID gives it up.");
        }
    }

    private void list(PrintStream out, List<OutboxEntry> entries) {
        Instant now = clock.instant();
        TextTable text = new TextTable("ID", "SINCE", "PRIORITY", "TO", "SUBJECT", "STATE", "REASON");
        for (OutboxEntry entry : entries) {
            text.row(
                    StoreCommands.shortId(entry.id().toBinary()),
                    entry.since().map(StoreCommands::time).orElse(""),
                    entry.priority(),
                    entry.recipients(),
                    entry.subject(),
                    entry.state(now, StoreCommands::time),
                    entry.reason());
        }
        text.print(out);
    }

    /**
     * Cancels or retries.
     *
     * @param console the command's session
     * @param action cancel or retry
     * @param id the ID that outbox shows, or its end; all with retry
     * @throws MapiException if there is no such message, or it is being sent
     * @throws UsageException if there is no such action
     */
    @Usage(
            value = "outbox cancel|retry ID",
            examples = {"outbox cancel 7804A510C318", "outbox retry 7804A510C318", "outbox retry all"})
    @Descriptor("takes a message out of the queue into Deleted Items (cancel), or sends it at once (retry)")
    public void outbox(
            CommandSession console,
            @Descriptor("cancel or retry") String action,
            @Descriptor("the ID that outbox shows, or its end; retry all: what was tried in vain") String id)
            throws MapiException, UsageException {
        Outbox outbox = new Outbox(session.store());
        PrintStream out = console.getConsole();
        switch (action) {
            case "cancel" -> {
                OutboxEntry entry = outbox.find(id);
                outbox.cancel(entry);
                out.println(StoreCommands.shortId(entry.id().toBinary()) + " is not sent; it is in Deleted Items.");
            }
            case "retry" -> retry(out, outbox, id);
            default -> throw new UsageException("outbox knows cancel and retry, not " + action);
        }
    }

    private void retry(PrintStream out, Outbox outbox, String id) throws MapiException {
        if (!id.equals("all")) {
            OutboxEntry entry = outbox.find(id);
            outbox.retry(entry);
            entry.later(clock.instant())
                    .ifPresent(
                            time -> out.println(StoreCommands.shortId(entry.id().toBinary()) + " does not wait until "
                                    + StoreCommands.time(time) + " any more."));
            out.println("1 message is tried again.");
            send(out);
            return;
        }
        int retried = 0;
        MapiException last = null;
        for (OutboxEntry entry : outbox.submitted(Integer.MAX_VALUE)) {
            if (entry.isTried()) {
                try {
                    outbox.retry(entry);
                    retried++;
                } catch (MapiException e) {
                    out.println("not tried again: " + e.getMessage());
                    last = e;
                }
            }
        }
        if (retried == 0 && last == null) {
            out.println("Nothing was tried in vain; outbox lists what waits, flush sends it.");
            return;
        }
        out.println(retried == 1 ? "1 message is tried again." : retried + " messages are tried again.");
        send(out);
        if (last != null) {
            throw last;
        }
    }

    private void send(PrintStream out) throws MapiException {
        if (new SpoolerStatus(session.session()).isRunning()) {
            new Flush(session.session(), session.store(), clock, System.err)
                    .run(out, null, Set.of(FlushFlag.FLUSH_UPLOAD));
        } else {
            out.println("It leaves when the spooler runs: start the bundle org.mapi4osgi.spooler.");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.spi.spooler.ToRuntime;
import org.mapi4osgi.spooler.queue.OutboundQueue;
import org.mapi4osgi.spooler.queue.QueueItem.Phase;

/** Keeps the spooler's row of the session's status table as things are. Control lane only. */
final class StatusTeller {
    static final int AVAILABLE = 0x1;
    static final int FAILURE = 0x4;
    static final int INBOUND_ENABLED = 0x10000;
    static final int INBOUND_ACTIVE = 0x20000;
    static final int INBOUND_FLUSH = 0x40000;
    static final int OUTBOUND_ENABLED = 0x100000;
    static final int OUTBOUND_ACTIVE = 0x200000;
    static final int OUTBOUND_FLUSH = 0x400000;

    private final SessionContext context;
    private final OutboundQueue queue;
    private final Transports transports;
    private ToRuntime.@Nullable StatusRow told;
    private int flushing;

    StatusTeller(SessionContext context, OutboundQueue queue, Transports transports) {
        this.context = context;
        this.queue = queue;
        this.transports = transports;
    }

    /** Which ways are flushed now: OUTBOUND_FLUSH, INBOUND_FLUSH, or 0. */
    void flushing(int bits) {
        flushing = bits;
        tell();
    }

    /** Tells the row if it is another than before. */
    void tell() {
        ToRuntime.StatusRow row = new ToRuntime.StatusRow(context.session(), code(), text());
        if (!row.equals(told)) {
            told = row;
            context.tell(row);
        }
    }

    private int code() {
        int code = AVAILABLE | flushing;
        for (TransportSession transport : transports.all()) {
            code |= transport.outbound ? OUTBOUND_ENABLED : 0;
            code |= transport.inbound ? INBOUND_ENABLED : 0;
            code |= transport.busy ? OUTBOUND_ACTIVE : 0;
            code |= transport.receiving.get() ? INBOUND_ACTIVE : 0;
            code |= transport.problem.isEmpty() ? 0 : FAILURE;
        }
        return code;
    }

    private String text() {
        List<String> parts = new ArrayList<>();
        int waiting = queue.count(Phase.WAITS) + queue.count(Phase.ELSEWHERE);
        int sending = queue.count(Phase.WORKED_ON);
        int aside = queue.count(Phase.SET_ASIDE);
        add(parts, waiting, waiting == 1 ? "waits" : "wait");
        add(parts, sending, sending == 1 ? "is being sent" : "are being sent");
        add(parts, aside, aside == 1 ? "is set aside" : "are set aside");
        if (parts.isEmpty()) {
            parts.add("nothing waits");
        }
        StringBuilder text = new StringBuilder(String.join(", ", parts));
        for (TransportSession transport : transports.all()) {
            if (!transport.problem.isEmpty()) {
                text.append("; ").append(transport.name()).append(": ").append(transport.problem);
            }
        }
        return text.toString();
    }

    private static void add(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mapi4osgi.spi.TransportNotifyFlag;
import org.mapi4osgi.spooler.queue.OutboundQueue;
import org.mapi4osgi.spooler.work.Alarm;

/**
 * The end of a session's mail: messages in transfer are completed, then cancelled, then left; transports are logged off,
 * stores closed. Bounded. Control lane only.
 */
final class Closing {
    private static final System.Logger LOG = System.getLogger(Closing.class.getName());

    /** How long a message in transfer may take. */
    static final Duration COMPLETE = Duration.ofSeconds(5);

    /** How long all of it may take. */
    static final Duration PATIENCE = Duration.ofSeconds(9);

    private final SessionContext context;
    private final Stores stores;
    private final Transports transports;
    private final OutboundQueue queue;
    private final List<Runnable> waiters = new ArrayList<>();
    private boolean begun;
    private boolean ended;
    private int left;
    private Alarm cancel = Alarm.NONE;
    private Alarm giveUp = Alarm.NONE;

    Closing(SessionContext context, Stores stores, Transports transports, OutboundQueue queue) {
        this.context = context;
        this.stores = stores;
        this.transports = transports;
        this.queue = queue;
    }

    boolean hasBegun() {
        return begun;
    }

    /** Ends all. */
    void begin(Runnable then) {
        if (ended) {
            then.run();
            return;
        }
        waiters.add(then);
        if (begun) {
            return;
        }
        begun = true;
        transports.end();
        List<TransportSession> all = transports.all();
        left = all.size() + 1;
        cancel = context.work()
                .after(COMPLETE, () -> context.control().execute(() -> all.forEach(TransportSession::cancel)));
        giveUp = context.work().after(PATIENCE, () -> context.control().execute(this::giveUp));
        for (TransportSession transport : all) {
            if (hasDeferred(transport)) {
                transport.tell(Set.of(TransportNotifyFlag.NOTIFY_ABORT_DEFERRED), 0);
            }
            transports.endDirections(transport);
            transports.logOff(transport, this::oneLess);
        }
        context.errands().execute(() -> context.control().execute(this::oneLess));
    }

    private boolean hasDeferred(TransportSession transport) {
        return queue.items().stream().anyMatch(item -> item.deferred.containsKey(transport.section()));
    }

    private void oneLess() {
        left--;
        if (left == 0) {
            // What transports have done by now is still noted.
            context.settling().afterAll(() -> context.control().execute(this::end));
        }
    }

    private void giveUp() {
        if (!ended) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "session " + context.session() + ": a transport does not return; its session ends without it");
            end();
        }
    }

    private void end() {
        if (!ended) {
            ended = true;
            cancel.cancel();
            giveUp.cancel();
            stores.closeAll();
            waiters.forEach(Runnable::run);
            context.errands().close();
            context.settling().close();
            context.control().close();
        }
    }
}

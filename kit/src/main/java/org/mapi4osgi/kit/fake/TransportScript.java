// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.kit.fake;

import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.EndMessageFlag;
import org.mapi4osgi.spi.MessageReference;
import org.mapi4osgi.spi.SubmitResult;
import org.mapi4osgi.spi.TransportSubmitFlag;

/**
 * What the logons of a scripted transport do at a call: a queue of steps for each kind of call, of which each call takes
 * one, and what it does when there is none left. Free-threaded.
 */
public final class TransportScript {
    /** A kind of call that can be made to fail or to wait. */
    public enum Call {
        /** AddressTypes. */
        ADDRESS_TYPES,
        /** TransportNotify. */
        NOTIFY,
        /** Idle. */
        IDLE,
        /** Poll. */
        POLL,
        /** TransportLogoff. */
        LOGOFF,
        /** FlushQueues. */
        FLUSH,
        /** ValidateState. */
        VALIDATE
    }

    /** What happens before a call is answered. */
    @FunctionalInterface
    public interface Before {
        /** Waits, throws, or does whatever the test wants of the provider. */
        void run(FakeTransportLogon logon) throws MapiException;
    }

    /** A SubmitMessage. */
    @FunctionalInterface
    public interface Submit {
        /** Submits. */
        SubmitResult submit(
                FakeTransportLogon logon, IMessage message, MessageReference reference, Set<TransportSubmitFlag> flags)
                throws MapiException;
    }

    /** An EndMessage. */
    @FunctionalInterface
    public interface End {
        /** Ends. */
        Set<EndMessageFlag> end(FakeTransportLogon logon, long messageReference) throws MapiException;
    }

    /** A StartMessage. */
    @FunctionalInterface
    public interface Start {
        /** Receives. */
        void start(FakeTransportLogon logon, IMessage message, MessageReference reference) throws MapiException;
    }

    private final Map<Call, Queue<Before>> before = new EnumMap<>(Call.class);
    private final ConcurrentMap<Call, Before> always = new ConcurrentHashMap<>();
    private final Queue<Submit> submits = new ConcurrentLinkedQueue<>();
    private final Queue<End> ends = new ConcurrentLinkedQueue<>();
    private final Queue<Start> starts = new ConcurrentLinkedQueue<>();
    private volatile Submit submit = FakeTransportLogon::takeAll;
    private volatile End end = (logon, reference) -> Set.of();
    private volatile @Nullable Start start;

    TransportScript() {
        for (Call call : Call.values()) {
            before.put(call, new ConcurrentLinkedQueue<>());
        }
    }

    /** What the next call of a kind does first. */
    public void before(Call call, Before step) {
        queue(call).add(step);
    }

    /** What each call of a kind does first for which there is no step of its own. */
    public void always(Call call, Before step) {
        always.put(call, step);
    }

    /** Lets the next call of a kind fail. */
    public void fail(Call call, MapiCode code) {
        before(call, logon -> {
            throw new MapiException(code, "as the test wants it");
        });
    }

    /** What the next SubmitMessage without a step does. */
    public void nextSubmit(Submit step) {
        submits.add(step);
    }

    /** What SubmitMessage does when there is no step left; at first it takes all recipients that it can. */
    public void submit(Submit step) {
        submit = step;
    }

    /** What the next EndMessage without a step does. */
    public void nextEnd(End step) {
        ends.add(step);
    }

    /** What EndMessage does when there is no step left; at first it says that the message is sent. */
    public void end(End step) {
        end = step;
    }

    /** A message that waits to be received. */
    public void nextStart(Start step) {
        starts.add(step);
    }

    /** What StartMessage does when no message is left; at first it delivers nothing. */
    public void start(Start step) {
        start = step;
    }

    private Queue<Before> queue(Call call) {
        return before.computeIfAbsent(call, c -> new ConcurrentLinkedQueue<>());
    }

    void run(Call call, FakeTransportLogon logon) throws MapiException {
        Before step = queue(call).poll();
        if (step == null) {
            step = always.get(call);
        }
        if (step != null) {
            step.run(logon);
        }
    }

    Submit takeSubmit() {
        Submit step = submits.poll();
        return step == null ? submit : step;
    }

    End takeEnd() {
        End step = ends.poll();
        return step == null ? end : step;
    }

    boolean hasStart() {
        return start != null || !starts.isEmpty();
    }

    @Nullable
    Start takeStart() {
        Start step = starts.poll();
        return step == null ? start : step;
    }
}

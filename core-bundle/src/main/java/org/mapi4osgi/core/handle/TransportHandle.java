// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.api.ValidateStateFlag;
import org.mapi4osgi.core.logon.HostedTransport;
import org.mapi4osgi.spi.AddressTypes;
import org.mapi4osgi.spi.EndMessageFlag;
import org.mapi4osgi.spi.IXPLogon;
import org.mapi4osgi.spi.MessageReference;
import org.mapi4osgi.spi.OptionData;
import org.mapi4osgi.spi.SubmitResult;
import org.mapi4osgi.spi.TransportNotifyFlag;
import org.mapi4osgi.spi.TransportSubmitFlag;

/**
 * A handle on a transport's logon, the spooler's. Its methods go to whatever revision is there; a message that an earlier
 * one took is never named to a later one, which numbers its own.
 */
final class TransportHandle extends Handle<IXPLogon> implements IXPLogon {
    private final HostedTransport transport;
    private final Runnable logoff;
    private final AtomicBoolean loggedOff = new AtomicBoolean();

    /** The messages between submitMessage and endMessage, by the transport's number. */
    private final Map<Long, Taken> taken = new ConcurrentHashMap<>();

    private record Taken(Transfer transfer, int epoch) {}

    TransportHandle(Scope scope, Binding<IXPLogon> binding, HostedTransport transport, Runnable logoff) {
        super(scope, binding);
        this.transport = transport;
        this.logoff = logoff;
    }

    @Override
    public AddressTypes addressTypes() throws MapiException {
        IXPLogon object = enter();
        try {
            AddressTypes answer = result(object.addressTypes());
            transport.addressTypes(answer);
            return answer;
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public List<OptionData> registerOptions() throws MapiException {
        IXPLogon object = enter();
        try {
            return List.copyOf(object.registerOptions());
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void transportNotify(Set<TransportNotifyFlag> flags, long messageReference) throws MapiException {
        Set<TransportNotifyFlag> told = Set.copyOf(flags);
        IXPLogon object = enter();
        try {
            if (!told.contains(TransportNotifyFlag.NOTIFY_CANCEL_MESSAGE) || !isOfEarlier(messageReference)) {
                object.transportNotify(told, messageReference);
            }
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    private boolean isOfEarlier(long messageReference) {
        Taken message = taken.get(messageReference);
        return message != null && message.epoch != transport.epoch();
    }

    @Override
    public void idle() throws MapiException {
        IXPLogon object = enter();
        try {
            object.idle();
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public boolean poll() throws MapiException {
        IXPLogon object = enter();
        try {
            return object.poll();
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public SubmitResult submitMessage(IMessage message, MessageReference reference, Set<TransportSubmitFlag> flags)
            throws MapiException {
        Set<TransportSubmitFlag> how = Set.copyOf(flags);
        IXPLogon object = enter();
        try {
            Transfer transfer = Transfer.of(message);
            boolean goesOn = false;
            try {
                SubmitResult result = result(object.submitMessage(message, reference, how));
                goesOn = result.outcome() == SubmitResult.Outcome.S_OK;
                if (goesOn) {
                    end(taken.put(reference.get(), new Taken(transfer, transport.epoch())));
                }
                return result;
            } finally {
                if (!goesOn) {
                    transfer.end();
                }
            }
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    private static void end(@Nullable Taken message) {
        if (message != null) {
            message.transfer.end();
        }
    }

    @Override
    public Set<EndMessageFlag> endMessage(long messageReference) throws MapiException {
        IXPLogon object = enter();
        Taken message = taken.remove(messageReference);
        try {
            if (message == null || message.epoch != transport.epoch()) {
                throw unknown(messageReference, message);
            }
            return Set.copyOf(object.endMessage(messageReference));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            end(message);
            exit();
        }
    }

    private MapiException unknown(long messageReference, @Nullable Taken message) {
        return message == null
                ? new MapiException(
                        MapiCode.MAPI_E_INVALID_PARAMETER,
                        transport.dllName() + " has no message " + messageReference + " in transfer")
                : new MapiException(
                        MapiCode.MAPI_E_INVALID_OBJECT,
                        transport.dllName() + " was replaced while it had message " + messageReference
                                + "; submit it again to the new revision");
    }

    @Override
    public void startMessage(IMessage message, MessageReference reference) throws MapiException {
        IXPLogon object = enter();
        try {
            Transfer transfer = Transfer.of(message);
            try {
                object.startMessage(message, reference);
            } finally {
                transfer.end();
            }
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public IMAPIStatus openStatusEntry(OpenEntryFlag... flags) throws MapiException {
        IXPLogon object = enter();
        try {
            return opened(object).status(object.openStatusEntry(flags), parent -> parent.openStatusEntry(flags));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void validateState(UiParam uiParam, ValidateStateFlag... flags) throws MapiException {
        IXPLogon object = enter();
        try {
            object.validateState(uiParam, flags);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void flushQueues(UiParam uiParam, FlushFlag... flags) throws MapiException {
        IXPLogon object = enter();
        try {
            object.flushQueues(uiParam, flags);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    /** Ends the logon, on a thread and within the time that the runtime gives a provider for it. */
    @Override
    public void transportLogoff() throws MapiException {
        requireOpen();
        logoff();
    }

    private void logoff() {
        if (loggedOff.compareAndSet(false, true)) {
            logoff.run();
        }
    }

    @Override
    void closing() {
        taken.values().forEach(TransportHandle::end);
        taken.clear();
    }

    @Override
    void closed() {
        logoff();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.core.logon.HostedTransport;
import org.mapi4osgi.core.logon.Preprocessing;
import org.mapi4osgi.core.notify.Notifier;
import org.mapi4osgi.spi.IXPLogon;
import org.mapi4osgi.spi.OptionData;
import org.mapi4osgi.spi.spooler.Preprocessor;

/** The way to a transport: the spooler's to its logon, clients' to its status object. */
public final class TransportDoor extends Door<IXPLogon> {
    private final HostedTransport transport;

    /** FlushQueues of a transport is work for the spooler. */
    @FunctionalInterface
    public interface Flush {
        /** Flushes. */
        void flush(Set<FlushFlag> flags) throws MapiException;
    }

    /** A door to a logon's objects. */
    public TransportDoor(HostedTransport transport, Notifier notifier) {
        super(transport, notifier);
        this.transport = transport;
    }

    /**
     * The logon as the spooler calls it.
     *
     * @param scope who gets the handle
     * @param logoff ends the logon
     */
    public IXPLogon openLogon(Scope scope, Runnable logoff) throws MapiException {
        Binding<IXPLogon> bound =
                home.bindUnowned(new Recipe.OfLogon<HostedTransport, IXPLogon>(transport, HostedTransport::object));
        TransportHandle handle = new TransportHandle(scope, bound, transport, logoff);
        try {
            scope.add(handle);
            return handle;
        } catch (MapiException e) {
            bound.close(Death.CLOSED);
            throw e;
        }
    }

    /** What the revision that is there registered; the handles end with it. */
    public List<Preprocessor> preprocessors(Scope scope) {
        List<Preprocessor> all = new ArrayList<>();
        for (Preprocessing registered : transport.preprocessings()) {
            all.add(new Preprocessor(
                    registered.uid(), registered.addressType(), new PreprocessorHandle(home, scope, registered)));
        }
        return all;
    }

    /** RegisterOptions of the logon. */
    public List<OptionData> options() throws MapiException {
        IXPLogon object = enter();
        try {
            return List.copyOf(object.registerOptions());
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            home.exit();
        }
    }

    /** OpenStatusEntry of the logon, for a client. */
    public IMAPIStatus openStatus(Scope scope, Flush flush, OpenEntryFlag... flags) throws MapiException {
        IXPLogon object = enter();
        try {
            return new Opened<>(scope, binding, object)
                    .transportStatus(object.openStatusEntry(flags), again -> again.openStatusEntry(flags), flush);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            home.exit();
        }
    }

    @Override
    IMAPIProp open(IXPLogon object, EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        throw noEntries();
    }

    @Override
    boolean compare(IXPLogon object, EntryId entryId1, EntryId entryId2) throws MapiException {
        throw noEntries();
    }

    @Override
    int advise(IXPLogon object, EntryId entryId, Set<EventType> mask, IMAPIAdviseSink sink) throws MapiException {
        throw noEntries();
    }

    @Override
    void unadvise(IXPLogon object, int connection) throws MapiException {
        throw noEntries();
    }

    private static MapiException noEntries() {
        return new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "a transport has no entries of its own");
    }

    @Override
    IMAPIStatus openStatus(IXPLogon object, OpenEntryFlag... flags) throws MapiException {
        return object.openStatusEntry(flags);
    }
}

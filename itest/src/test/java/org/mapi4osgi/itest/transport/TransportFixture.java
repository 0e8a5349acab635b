// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.transport;

import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.spi.AddressTypes;
import org.mapi4osgi.spi.EndMessageFlag;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.IXPLogon;
import org.mapi4osgi.spi.IXPProvider;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.MapiProviderConstants;
import org.mapi4osgi.spi.MessageReference;
import org.mapi4osgi.spi.ProviderInit;
import org.mapi4osgi.spi.SubmitResult;
import org.mapi4osgi.spi.TransportLogonRequest;
import org.mapi4osgi.spi.TransportLogonResult;
import org.mapi4osgi.spi.TransportNotifyFlag;
import org.mapi4osgi.spi.TransportSubmitFlag;
import org.mapi4osgi.spi.XPProviderInit;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A transport whose one address type is the version of its bundle. */
public final class TransportFixture implements BundleActivator, XPProviderInit {
    /** Its dll name, and the symbolic name of its bundle. */
    public static final String DLL = "org.mapi4osgi.itest.transport";

    private volatile String version = "";

    @Override
    public void start(BundleContext context) {
        version = context.getBundle().getVersion().toString();
        context.registerService(
                XPProviderInit.class, this, new Hashtable<>(Map.of(MapiProviderConstants.DLL_PROPERTY, DLL)));
    }

    @Override
    public void stop(BundleContext context) {}

    @Override
    public ProviderInit<IXPProvider> init(InitRequest request) {
        return ProviderInit.of(new Provider());
    }

    private final class Provider implements IXPProvider {
        @Override
        public TransportLogonResult transportLogon(TransportLogonRequest request) {
            request.support().addRef();
            return new TransportLogonResult(new Logon(request.support(), version), Set.of());
        }
    }

    private static final class Logon implements IXPLogon {
        private final String version;
        private @Nullable IMAPISupport support;

        Logon(IMAPISupport support, String version) {
            this.support = support;
            this.version = version;
        }

        @Override
        public AddressTypes addressTypes() {
            return new AddressTypes(List.of(version), List.of());
        }

        @Override
        public void transportNotify(Set<TransportNotifyFlag> flags, long messageReference) {}

        @Override
        public synchronized void transportLogoff() {
            IMAPISupport last = support;
            support = null;
            if (last != null) {
                last.release();
            }
        }

        @Override
        public SubmitResult submitMessage(
                IMessage message, MessageReference reference, Set<TransportSubmitFlag> flags) {
            return SubmitResult.of(SubmitResult.Outcome.MAPI_E_NOT_ME);
        }

        @Override
        public Set<EndMessageFlag> endMessage(long messageReference) {
            return Set.of();
        }

        @Override
        public IMAPIStatus openStatusEntry(OpenEntryFlag... flags) throws MapiException {
            throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "the fixture has no status object");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.core.profile.ProviderEntry;
import org.mapi4osgi.core.provider.HeldLogon;
import org.mapi4osgi.core.route.UidRouter;
import org.mapi4osgi.core.support.SupportKind;
import org.mapi4osgi.core.support.SupportObject;
import org.mapi4osgi.core.support.SupportPort;
import org.mapi4osgi.spi.IMSLogon;
import org.mapi4osgi.spi.ProviderKind;

/** Lets a test come and go with a store provider's revisions, step by step, without a framework. */
public final class LogonDriver {
    private static final MapiUid SECTION = MapiUid.ofHex("000102030405060708090A0B0C0D0E0F");

    private static final SupportPort NO_SESSION = (SupportPort) Proxy.newProxyInstance(
            SupportPort.class.getClassLoader(), new Class<?>[] {SupportPort.class}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method + " without a session");
            });

    private final StoreLogon logon;

    /** A logon without a provider. */
    public LogonDriver(String dllName) {
        ProviderEntry entry = new ProviderEntry(SECTION, null, ProviderKind.MS, dllName, "", 0, dllName, 0);
        logon = new StoreLogon(0, entry, null, Set.of(), new UidRouter<>(), new NoEvents());
    }

    /** The logon under test. */
    public StoreLogon logon() {
        return logon;
    }

    /** A revision has logged on. */
    public void arrive(IMSLogon provider, IMsgStore store) {
        SupportObject support = new SupportObject(SupportKind.MS, logon, NO_SESSION);
        logon.expect(support);
        logon.attached(new HeldLogon<>(() -> false, support, provider, store));
    }

    /** New calls wait, at most the grace. */
    public void closeGate(Duration grace) {
        logon.closeGate(System.nanoTime() + grace.toNanos());
    }

    /** The calls inside have ended; the revision can be asked for the last time. */
    public void leaving() {
        logon.leaving();
    }

    /** The revision has logged off. */
    public void left() {
        SupportObject support = logon.support();
        logon.detached();
        if (support != null) {
            logon.unexpect(support);
        }
    }

    /** The whole leave. */
    public void leave(Duration grace) {
        closeGate(grace);
        leaving();
        left();
    }

    /** The logon ends for good. */
    public void die() {
        logon.died();
    }

    private static final class NoEvents implements LogonEvents {
        @Override
        public void uidRegistered(Logon<?> logon, MapiUid uid) {}

        @Override
        public void supportAdded(Logon<?> logon, int references) {}

        @Override
        public void supportGone(Logon<?> logon) {}

        @Override
        public void settle(Logon<?> logon) {}
    }
}

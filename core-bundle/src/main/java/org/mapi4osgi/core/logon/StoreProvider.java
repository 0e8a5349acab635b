// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.admin.ProviderEvent.Step;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.provider.HeldLogon;
import org.mapi4osgi.core.provider.ProviderLoader;
import org.mapi4osgi.core.provider.ProviderType;
import org.mapi4osgi.core.support.SupportObject;
import org.mapi4osgi.spi.IMSLogon;
import org.mapi4osgi.spi.IMSProvider;
import org.mapi4osgi.spi.StoreLogonRequest;
import org.mapi4osgi.spi.StoreLogonResult;

/** A session's use of a message store provider. */
final class StoreProvider extends SessionProvider<IMSProvider, IMSLogon, StoreLogon> {
    StoreProvider(LogonContext context, ProviderLoader loader, String dll, String pinned) {
        super(context, loader, ProviderType.MS, dll, pinned);
    }

    /** CompareStoreIDs, which a provider answers without an open store. */
    boolean isSameStore(EntryId entryId1, EntryId entryId2) throws MapiException {
        return inTurn(() -> {
            IMSProvider provider = hold.provider();
            return logonCall(() -> provider.compareStoreIDs(entryId1, entryId2), unused -> null);
        });
    }

    /** Logs on for a client. */
    OpenedStore open(StoreLogon logon, UiParam uiParam) throws MapiException {
        return inTurn(() -> {
            IMSProvider provider = hold.provider();
            SupportObject support = expectLogon(logon);
            try {
                return opened(logon, support, call(provider, logon, support, logon.flags(), uiParam));
            } catch (MapiException e) {
                abandon(logon, support);
                throw e;
            }
        });
    }

    /** Logs on for the spooler. It may get the objects of a client's logon, or ones of its own (C9). */
    StoreLogon openForSpooler(StoreLogon logon) throws MapiException {
        return inTurn(() -> {
            IMSProvider provider = hold.provider();
            SupportObject support = expectLogon(logon);
            try {
                return opened(logon, support, callForSpooler(provider, logon, support))
                        .logon();
            } catch (MapiException e) {
                abandon(logon, support);
                throw e;
            }
        });
    }

    private OpenedStore opened(StoreLogon logon, SupportObject support, StoreLogonResult result) throws MapiException {
        IMSLogon object = result.logon().orElse(null);
        StoreLogon known = known(object, result.store());
        if (known != null) {
            if (!logon.isOfSpooler()) {
                known.shareWithClient();
            }
            hold.log(Step.ALREADY_OPEN, "");
            if (support.references() > 0) {
                hold.log(Step.MISBEHAVED, "AddRef on the support object of a store that was open already");
            }
            abandon(logon, support);
            return new OpenedStore(known, false, result.warning());
        }
        if (object == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_CALL_FAILED,
                    logon.dllName() + " returned a store as open already that it never opened in this session;"
                            + " this is a defect of the provider");
        }
        keepSecurity(logon, result);
        if (!adopt(logon, support, object, result.store())) {
            throw new MapiException(
                    MapiCode.MAPI_E_FAILONEPROVIDER,
                    logon.dllName() + " did not AddRef its support object and was unloaded;"
                            + " this is a defect of the provider");
        }
        return new OpenedStore(logon, true, result.warning());
    }

    /** The logon that an earlier open made, by the identity of its objects. */
    private @Nullable StoreLogon known(@Nullable IMSLogon object, IMsgStore store) {
        for (StoreLogon logon : logons()) {
            HeldLogon<IMSLogon> held = logon.held();
            if (held != null && (held.store() == store || object != null && held.logon() == object)) {
                return logon;
            }
        }
        return null;
    }

    @Override
    boolean logonAgain(IMSProvider provider, StoreLogon logon, SupportObject support) throws MapiException {
        Set<OpenMsgStoreFlag> flags = EnumSet.of(OpenMsgStoreFlag.MDB_NO_DIALOG);
        flags.addAll(logon.flags());
        StoreLogonResult result = logon.isOfSpooler()
                ? callForSpooler(provider, logon, support)
                : call(provider, logon, support, flags, UiParam.NONE);
        IMSLogon object = result.logon().orElse(null);
        if (object == null || known(object, result.store()) != null) {
            throw new MapiException(
                    MapiCode.MAPI_E_CALL_FAILED, logon.dllName() + " says that the store is open already");
        }
        keepSecurity(logon, result);
        return adopt(logon, support, object, result.store());
    }

    /** What is for the spooler comes with a client's logon; the spooler's own says nothing about it. */
    private static void keepSecurity(StoreLogon logon, StoreLogonResult result) {
        if (!logon.isOfSpooler()) {
            logon.spoolSecurity(result.spoolSecurity());
        }
    }

    private StoreLogonResult callForSpooler(IMSProvider provider, StoreLogon logon, SupportObject support)
            throws MapiException {
        StoreLogonRequest request = StoreLogonRequest.builder(
                        support, context.profile().name())
                .entryId(logon.privateId())
                .flags(logon.flags())
                .spoolSecurity(security(logon).orElse(null))
                .build();
        return logonCall(
                () -> Objects.requireNonNull(provider.spoolerLogon(request), "the result of spoolerLogon"),
                late -> late.logon().orElse(null));
    }

    /** The bytes of the revision that is there if a client is logged on to it, else those that the spooler brought. */
    private Optional<Binary> security(StoreLogon logon) {
        return logons().stream()
                .filter(other -> !other.isOfSpooler()
                        && other.state() == LogonState.ATTACHED
                        && other.sectionUid().equals(logon.sectionUid()))
                .findFirst()
                .map(StoreLogon::spoolSecurity)
                .orElseGet(logon::spoolSecurity);
    }

    private StoreLogonResult call(
            IMSProvider provider, StoreLogon logon, SupportObject support, Set<OpenMsgStoreFlag> flags, UiParam uiParam)
            throws MapiException {
        StoreLogonRequest request = StoreLogonRequest.builder(
                        support, context.profile().name())
                .entryId(logon.privateId())
                .flags(flags)
                .uiParam(uiParam)
                .build();
        return logonCall(
                () -> Objects.requireNonNull(provider.logon(request), "the result of logon"),
                late -> late.logon().orElse(null));
    }
}

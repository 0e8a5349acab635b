// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.core.profile.ProviderEntry;
import org.mapi4osgi.core.route.UidRouter;
import org.mapi4osgi.core.support.SupportObject;
import org.mapi4osgi.spi.AddressTypes;
import org.mapi4osgi.spi.IXPLogon;
import org.mapi4osgi.spi.MessagePreprocessor;
import org.mapi4osgi.spi.TransportLogonFlag;

/** A session's logon to a transport provider, as its spooler uses it. */
public final class HostedTransport extends Logon<IXPLogon> {
    private final Set<TransportLogonFlag> flags;
    private final List<Preprocessing> preprocessings = new CopyOnWriteArrayList<>();
    private volatile Set<TransportLogonFlag> wanted = Set.of();
    private volatile @Nullable AddressTypes addressTypes;
    private volatile boolean dismissed;

    HostedTransport(
            int ordinal,
            ProviderEntry entry,
            Set<TransportLogonFlag> flags,
            UidRouter<Logon<?>> router,
            LogonEvents events) {
        super(ordinal, entry, router, events);
        this.flags = Set.copyOf(flags);
    }

    /** How the spooler wants it to be logged on. */
    Set<TransportLogonFlag> flags() {
        return flags;
    }

    /**
     * What the revision that is there wants to be called for.
     *
     * @return LOGON_SP_IDLE, LOGON_SP_POLL, LOGON_SP_RESOLVE
     */
    public Set<TransportLogonFlag> wanted() {
        return wanted;
    }

    void wanted(Set<TransportLogonFlag> value) {
        wanted = value;
    }

    /**
     * Which recipients it takes, as it told the spooler last; also while a replacement is waited for.
     *
     * @return the answer; null before the first one
     */
    public @Nullable AddressTypes addressTypes() {
        return addressTypes;
    }

    /**
     * The transport has told which recipients it takes.
     *
     * @param answer the answer
     */
    public void addressTypes(AddressTypes answer) {
        addressTypes = answer;
    }

    /** The spooler ends it: it need not be told. */
    void dismiss() {
        dismissed = true;
    }

    /**
     * Whether the spooler has ended it.
     *
     * @return false if it ended for another reason
     */
    public boolean isDismissed() {
        return dismissed;
    }

    /**
     * RegisterPreprocessor.
     *
     * @param caller the support object through which the provider called
     * @param uid the MAPIUID of recipients' entry IDs
     * @param addressType the address type
     * @param preprocessor the provider's object
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the support object's time is over
     *     </ul>
     */
    public void register(
            SupportObject caller, @Nullable MapiUid uid, @Nullable String addressType, MessagePreprocessor preprocessor)
            throws MapiException {
        if (caller != support()) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_OBJECT, "the support object of " + dllName() + " has lost its logon");
        }
        preprocessings.add(new Preprocessing(caller, uid, addressType, preprocessor));
    }

    /**
     * What the revision that is there has registered.
     *
     * @return in the order of registration
     */
    public List<Preprocessing> preprocessings() {
        return List.copyOf(preprocessings);
    }

    @Override
    void forget(SupportObject last) {
        preprocessings.stream().filter(registered -> registered.isOf(last)).forEach(Preprocessing::letGo);
        preprocessings.removeIf(registered -> registered.isOf(last));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.util.Set;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.api.ValidateStateFlag;
import org.osgi.annotation.versioning.ConsumerType;

/** A transport provider's logon object. The spooler calls it. */
@ConsumerType
public interface IXPLogon extends IUnknown {
    /** IID_IXPLogon. */
    Iid<IXPLogon> IID = new Iid<>(MapiUid.ofGuid("00020315-0000-0000-C000-000000000046"), IXPLogon.class);

    /** AddressTypes. */
    AddressTypes addressTypes() throws MapiException;

    /** TransportNotify. */
    void transportNotify(Set<TransportNotifyFlag> flags, long messageReference) throws MapiException;

    /** Idle. */
    default void idle() throws MapiException {}

    /** TransportLogoff. */
    void transportLogoff() throws MapiException;

    /** SubmitMessage. */
    SubmitResult submitMessage(IMessage message, Set<TransportSubmitFlag> flags) throws MapiException;

    /** EndMessage. */
    Set<EndMessageFlag> endMessage(long messageReference) throws MapiException;

    /** Poll: true if mail waits. */
    default boolean poll() throws MapiException {
        return false;
    }

    /** StartMessage: fills and saves the message. */
    default void startMessage(IMessage message) throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this transport receives nothing");
    }

    /** OpenStatusEntry. */
    IMAPIStatus openStatusEntry(OpenEntryFlag... flags) throws MapiException;

    /** ValidateState. */
    default void validateState(UiParam uiParam, ValidateStateFlag... flags) throws MapiException {}

    /** FlushQueues. */
    default void flushQueues(UiParam uiParam, FlushFlag... flags) throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this transport cannot be flushed");
    }
}

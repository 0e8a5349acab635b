// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.util.List;
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

/**
 * A transport provider's logon object. The spooler calls it, one call at a time, except for {@link #transportNotify},
 * which may come from another thread during any other call (OUT-34). The spooler is its only owner. Reference:
 * ixplogoniunknown.
 */
@ConsumerType
public interface IXPLogon extends IUnknown {
    /** IID_IXPLogon. */
    Iid<IXPLogon> IID = new Iid<>(MapiUid.ofGuid("00020315-0000-0000-C000-000000000046"), IXPLogon.class);

    /**
     * Tells which recipients this transport takes (AddressTypes). The first call after the logon (XPLOG-01), and again
     * after NOTIFY_CONFIG_CHANGE (OUT-39). Must not wait for the network.
     *
     * @return the address types and MAPIUIDs
     * @throws MapiException
     *     <ul>
     *       <li>any: the transport gets no messages
     *     </ul>
     */
    AddressTypes addressTypes() throws MapiException;

    /**
     * Tells which options the transport has for messages and recipients (RegisterOptions). Called when a client
     * asks for them, also while another call runs. Must not wait for the network. Reference: ixplogon-registeroptions.
     *
     * @return the options, for each address type at most one of each kind; empty if there are none
     * @throws MapiException
     *     <ul>
     *       <li>any: logged; the transport has no options
     *     </ul>
     */
    default List<OptionData> registerOptions() throws MapiException {
        return List.of();
    }

    /**
     * Tells that a direction or a flush begins or ends, or that a message is cancelled (TransportNotify). The transport
     * updates its status row before it returns. A message in transfer is completed when outbound ends (OUT-37). After
     * NOTIFY_CANCEL_MESSAGE the transfer is given up as soon as can be; with NOTIFY_ABORT_DEFERRED a deferred message
     * is void (OUT-35). Any thread, also while another call runs: must not wait for it.
     *
     * @param flags what happened; a direction does not begin and end in one call
     * @param messageReference for NOTIFY_CANCEL_MESSAGE, the transport's own number of the message; 0 otherwise
     * @throws MapiException
     *     <ul>
     *       <li>any: logged; a direction that could not begin stays off
     *     </ul>
     */
    void transportNotify(Set<TransportNotifyFlag> flags, long messageReference) throws MapiException;

    /**
     * Gives time for work in the background (Idle). Called while the spooler has nothing else to do, only if the logon
     * asked for it with LOGON_SP_IDLE (XPLOG-04) and not between NOTIFY_CRITSEC and NOTIFY_NONCRIT (OUT-40). Must
     * return soon.
     *
     * @throws MapiException
     *     <ul>
     *       <li>any: logged
     *     </ul>
     */
    default void idle() throws MapiException {}

    /**
     * Ends the logon (TransportLogoff): stop sending (SHUT-13), make the own objects invalid, and release the support
     * object last. The address types were dropped before (SHUT-12). Called once, on a worker thread, with 10 s by
     * default; {@link #close} follows. Reference: ixplogon-transportlogoff.
     *
     * @throws MapiException
     *     <ul>
     *       <li>any: logged; the logon ends all the same
     *     </ul>
     */
    void transportLogoff() throws MapiException;

    /**
     * Sends a message (SubmitMessage) to those of its recipients whose PR_RESPONSIBILITY is FALSE and that this
     * transport takes (OUT-19). Sets it to TRUE for each recipient once it is sent or has failed for good; for the
     * latter it also calls {@link IMAPISupport#statusRecips}. A recipient left FALSE goes to the next transport
     * (OUT-15). Recipients with MAPI_P1 and properties that are not transmittable stay out of what is sent (OUT-27).
     * Called between NOTIFY_BEGIN_OUTBOUND and NOTIFY_END_OUTBOUND; may take long, and then calls {@link
     * IMAPISupport#spoolerYield} now and then. Reference: ixplogon-submitmessage.
     *
     * @param message the message; the spooler's, valid until {@link #endMessage} returns. What is changed in it must be
     *     saved here; without a save it is lost (OUT-23)
     * @param reference set it first: the transport's own number of the message; 0 until then (OUT-26)
     * @param flags BEGIN_DEFERRED: a message that endMessage had put off with END_DONT_RESEND
     * @return S_OK, and endMessage follows with the number (OUT-20); or what else is to become of the message, and
     *     endMessage does not follow (OUT-21, OUT-22)
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_USER_CANCEL: spoolerYield said that the message is cancelled (OUT-33)
     *       <li>MAPI_E_NETWORK_ERROR: as the outcome MAPI_E_WAIT, after the spooler's own time
     *       <li>any other: the message is kept and tried again at the spooler's own times
     *     </ul>
     */
    SubmitResult submitMessage(IMessage message, MessageReference reference, Set<TransportSubmitFlag> flags)
            throws MapiException;

    /**
     * Ends what {@link #submitMessage} began (EndMessage). When it returns, the number and the message are invalid, and
     * the number may be used again (OUT-25). Reference: ixplogon-endmessage, OUT-24.
     *
     * @param messageReference the number that submitMessage set
     * @return none: sent. END_RESEND_NOW or END_RESEND_LATER: submit again. END_DONT_RESEND: the transport will say
     *     when, with spoolerNotify(NOTIFY_SENTDEFERRED)
     * @throws MapiException
     *     <ul>
     *       <li>any: the message is kept and tried again at the spooler's own times
     *     </ul>
     */
    Set<EndMessageFlag> endMessage(long messageReference) throws MapiException;

    /**
     * Tells whether mail waits to be received (Poll). Called only if the logon asked for it with LOGON_SP_POLL, between
     * NOTIFY_BEGIN_INBOUND and NOTIFY_END_INBOUND (XPLOG-03, IN-13), and not in a critical section (OUT-40).
     *
     * @return true if {@link #startMessage} would deliver something (IN-02)
     * @throws MapiException
     *     <ul>
     *       <li>any: counts as false; logged
     *     </ul>
     */
    default boolean poll() throws MapiException {
        return false;
    }

    /**
     * Receives one message (StartMessage): fill it and save it. Called while mail waits, after {@link #poll} or
     * spoolerNotify(NOTIFY_NEWMAIL) (IN-01, IN-02). A return without a save delivers nothing, and ends the loop (IN-03,
     * C4). PR_ENTRYID cannot be set (IN-06); a message without a class becomes IPM.Note (IN-07). Mail may be removed
     * from the server only after the save. Reference: ixplogon-startmessage.
     *
     * @param message a new message in the default store; the spooler's, not to be closed
     * @param reference set it first: the transport's own number of the message; 1 until then (OUT-26)
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: this transport receives nothing
     *       <li>any other: the message is discarded (IN-04)
     *     </ul>
     */
    default void startMessage(IMessage message, MessageReference reference) throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this transport receives nothing");
    }

    /**
     * Opens the status object behind the row that this logon added with modifyStatusRow (OpenStatusEntry, ROUTE-17). A
     * transport always has one. The caller closes the object.
     *
     * @param flags MAPI_MODIFY asks for one that can be changed; the answer may be one that cannot (STAT-08)
     * @return the status object
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: this provider has no status object
     *     </ul>
     */
    IMAPIStatus openStatusEntry(OpenEntryFlag... flags) throws MapiException;

    /**
     * Checks, at the user's wish, that the transport's state is what its status row says (ValidateState). Reference:
     * ixplogon-validatestate.
     *
     * @param uiParam the parent window of dialogs
     * @param flags SUPPRESS_UI; CONFIG_CHANGED: the configuration may have changed; REFRESH_XP_HEADER_CACHE,
     *     PROCESS_XP_HEADER_CACHE, FORCE_XP_CONNECT, FORCE_XP_DISCONNECT: work on the connection
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_BUSY: in a critical section; try later
     *       <li>MAPI_E_NO_SUPPORT: a flag asks for what the transport does not have
     *     </ul>
     */
    default void validateState(UiParam uiParam, ValidateStateFlag... flags) throws MapiException {}

    /**
     * Starts moving all waiting mail (FlushQueues). The transport sets STATUS_OUTBOUND_FLUSH or STATUS_INBOUND_FLUSH in
     * its status row and returns; the spooler then submits or receives while the bit is set, and tells the end by
     * {@link #transportNotify} (FLUSH-01 to FLUSH-05). Reference: ixplogon-flushqueues.
     *
     * @param uiParam the parent window of dialogs
     * @param flags FLUSH_UPLOAD: outbound; FLUSH_DOWNLOAD: inbound (C5); FLUSH_FORCE, FLUSH_NO_UI
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_BUSY: a flush is under way
     *       <li>MAPI_E_NO_SUPPORT: this transport cannot be flushed
     *     </ul>
     */
    default void flushQueues(UiParam uiParam, FlushFlag... flags) throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this transport cannot be flushed");
    }
}

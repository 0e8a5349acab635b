// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi.spooler;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.StoreLogoffFlag;
import org.mapi4osgi.api.ValidateStateFlag;
import org.mapi4osgi.spi.SpoolerNotifyFlag;
import org.mapi4osgi.spi.TransportLogonFlag;

/**
 * What the runtime tells and asks the spooler. A request has a number, which {@link ToRuntime.Reply} repeats; each is
 * answered once.
 */
public sealed interface ToSpooler {
    /**
     * The session that is concerned.
     *
     * @return its number
     */
    int session();

    /**
     * Encodes the record.
     *
     * @return the bytes
     */
    default Binary toBinary() {
        return ToSpoolerCodec.encode(this);
    }

    /**
     * Decodes a record.
     *
     * @param bytes what {@link #toBinary} gave
     * @return the record
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_CORRUPT_DATA: not a record
     *       <li>MAPI_E_VERSION: a record of another version of this package
     *     </ul>
     */
    static ToSpooler parse(Binary bytes) throws MapiException {
        return ToSpoolerCodec.decode(bytes);
    }

    /** A record that wants an answer. */
    sealed interface Request extends ToSpooler {
        /**
         * The request's number.
         *
         * @return a number, unique in the connection
         */
        int request();
    }

    /**
     * A client with mail logged on; the first one of the session (LOGON-26, LOGON-27).
     *
     * @param session the session
     * @param profileName its profile
     */
    record SessionOpened(int session, String profileName) implements ToSpooler {}

    /**
     * A store was opened without MAPI_NO_MAIL and MDB_NO_MAIL (MSLOG-06, MSLOG-08).
     *
     * @param session the session
     * @param section the store's section of the profile
     * @param store the wrapped store entry ID
     * @param spoolSecurity what the store's logon gave for the spooler
     */
    record StoreOpened(int session, MapiUid section, EntryId store, Optional<Binary> spoolSecurity)
            implements ToSpooler {}

    /**
     * The session ends: finish what is in transfer, start nothing, log transports off, close stores, then answer. The
     * runtime waits a bounded time.
     *
     * @param request the request
     * @param session the session
     */
    record CloseSession(int request, int session) implements Request {}

    /**
     * SpoolerNotify of a transport or a store. Answered once it was seen to; for NOTIFY_READYTOSEND of a store that is
     * when the transports are logged on (OUT-12).
     *
     * @param request the request
     * @param session the session
     * @param section the provider's section of the profile
     * @param data what came with the flags: NewMail, Extended or Error
     * @param flags what happened
     */
    record Notify(
            int request,
            int session,
            MapiUid section,
            @Nullable Notification data,
            Set<SpoolerNotifyFlag> flags) implements Request {
        /**
         * Copies the flags.
         *
         * @param request the request
         * @param session the session
         * @param section the provider's section of the profile
         * @param data what came with the flags: NewMail, Extended or Error
         * @param flags what happened
         */
        public Notify {
            flags = Set.copyOf(flags);
        }
    }

    /**
     * FlushQueues of the spooler's status object or of a transport's, and MAPI_FORCE_DOWNLOAD. Answered when all is
     * flushed, with FLUSH_ASYNC_OK at once.
     *
     * @param request the request
     * @param session the session
     * @param target the section of the one transport to flush; empty for all
     * @param flags which way
     */
    record Flush(int request, int session, Optional<MapiUid> target, Set<FlushFlag> flags) implements Request {
        /**
         * Copies the flags.
         *
         * @param request the request
         * @param session the session
         * @param target the section of the one transport to flush; empty for all
         * @param flags which way
         */
        public Flush {
            flags = Set.copyOf(flags);
        }
    }

    /**
     * ValidateState of the spooler's status object.
     *
     * @param request the request
     * @param session the session
     * @param flags what to do
     */
    record Validate(int request, int session, Set<ValidateStateFlag> flags) implements Request {
        /**
         * Copies the flags.
         *
         * @param request the request
         * @param session the session
         * @param flags what to do
         */
        public Validate {
            flags = Set.copyOf(flags);
        }
    }

    /**
     * EnumAdrTypes: the answer lists the address types that the session's transports send to.
     *
     * @param request the request
     * @param session the session
     */
    record AddressTypes(int request, int session) implements Request {}

    /**
     * CompleteMsg: a coupled store has sent a message itself (OUT-32). Answered when the message is noted.
     *
     * @param request the request
     * @param session the session
     * @param message the message's entry ID
     */
    record CompleteMsg(int request, int session, EntryId message) implements Request {}

    /**
     * StoreLogoffTransports: the last client's handle of a store goes. The answer's flags are those of {@link
     * org.mapi4osgi.spi.IMAPISupport#storeLogoffTransports}.
     *
     * @param request the request
     * @param session the session
     * @param section the store's section of the profile
     * @param flags what storeLogoff asked for
     */
    record StoreLogoff(int request, int session, MapiUid section, Set<StoreLogoffFlag> flags) implements Request {
        /**
         * Copies the flags.
         *
         * @param request the request
         * @param session the session
         * @param section the store's section of the profile
         * @param flags what storeLogoff asked for
         */
        public StoreLogoff {
            flags = Set.copyOf(flags);
        }
    }

    /**
     * StatusRecips of a transport (REP-01, REP-02). Answered when the reports are made.
     *
     * @param request the request
     * @param session the session
     * @param section the transport's section of the profile
     * @param message PR_ENTRYID of the message
     * @param recipients the rows
     */
    record StatusRecips(int request, int session, MapiUid section, EntryId message, List<Props> recipients)
            implements Request {
        /**
         * Copies the rows.
         *
         * @param request the request
         * @param session the session
         * @param section the transport's section of the profile
         * @param message PR_ENTRYID of the message
         * @param recipients the rows
         */
        public StatusRecips {
            recipients = List.copyOf(recipients);
        }
    }

    /**
     * A transport's bundle has gone; until {@link TransportBack} it sends and receives nothing.
     *
     * @param session the session
     * @param section the transport's section of the profile
     */
    record TransportGone(int session, MapiUid section) implements ToSpooler {}

    /**
     * A transport is logged on again after its bundle was replaced: its address types are to be asked for, its directions
     * to be begun. Its logon's handle is the same; messages that were in transfer, and their numbers, are not known to it.
     *
     * @param session the session
     * @param section the transport's section of the profile
     * @param flags LOGON_SP_IDLE, LOGON_SP_POLL, LOGON_SP_RESOLVE: what it wants to be called for from now on
     */
    record TransportBack(int session, MapiUid section, Set<TransportLogonFlag> flags) implements ToSpooler {
        /**
         * Copies the flags.
         *
         * @param session the session
         * @param section the transport's section of the profile
         * @param flags LOGON_SP_IDLE, LOGON_SP_POLL, LOGON_SP_RESOLVE: what it wants to be called for from now on
         */
        public TransportBack {
            flags = Set.copyOf(flags);
        }
    }

    /**
     * The profile's transports changed: their order, or which there are.
     *
     * @param session the session
     */
    record TransportsChanged(int session) implements ToSpooler {}
}

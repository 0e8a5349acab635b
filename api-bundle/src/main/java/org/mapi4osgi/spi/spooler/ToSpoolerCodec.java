// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi.spooler;

import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.StoreLogoffFlag;
import org.mapi4osgi.api.ValidateStateFlag;
import org.mapi4osgi.spi.SpoolerNotifyFlag;
import org.mapi4osgi.spi.TransportLogonFlag;

/** {@link ToSpooler} as bytes. */
final class ToSpoolerCodec {
    private static final int SESSION_OPENED = 1;
    private static final int STORE_OPENED = 2;
    private static final int CLOSE_SESSION = 3;
    private static final int NOTIFY = 4;
    private static final int FLUSH = 5;
    private static final int VALIDATE = 6;
    private static final int ADDRESS_TYPES = 7;
    private static final int COMPLETE_MSG = 8;
    private static final int STORE_LOGOFF = 9;
    private static final int STATUS_RECIPS = 10;
    private static final int TRANSPORT_GONE = 11;
    private static final int TRANSPORT_BACK = 12;
    private static final int TRANSPORTS_CHANGED = 13;

    private ToSpoolerCodec() {}

    static Binary encode(ToSpooler record) {
        RecordOutput out = new RecordOutput(kind(record));
        if (record instanceof ToSpooler.Request request) {
            out.number(request.request());
        }
        out.number(record.session());
        if (record instanceof ToSpooler.SessionOpened r) {
            out.text(r.profileName());
        } else if (record instanceof ToSpooler.StoreOpened r) {
            out.uid(r.section()).entryId(r.store()).optional(r.spoolSecurity());
        } else if (record instanceof ToSpooler.Notify r) {
            out.uid(r.section()).notification(r.data()).flags(r.flags());
        } else if (record instanceof ToSpooler.Flush r) {
            out.optional(r.target().map(MapiUid::toBinary)).flags(r.flags());
        } else if (record instanceof ToSpooler.Validate r) {
            out.flags(r.flags());
        } else if (record instanceof ToSpooler.CompleteMsg r) {
            out.entryId(r.message());
        } else if (record instanceof ToSpooler.StoreLogoff r) {
            out.uid(r.section()).flags(r.flags());
        } else if (record instanceof ToSpooler.StatusRecips r) {
            out.uid(r.section()).entryId(r.message()).rows(r.recipients());
        } else if (record instanceof ToSpooler.TransportGone r) {
            out.uid(r.section());
        } else if (record instanceof ToSpooler.TransportBack r) {
            out.uid(r.section()).flags(r.flags());
        }
        return out.toBinary();
    }

    private static int kind(ToSpooler record) {
        if (record instanceof ToSpooler.SessionOpened) {
            return SESSION_OPENED;
        } else if (record instanceof ToSpooler.StoreOpened) {
            return STORE_OPENED;
        } else if (record instanceof ToSpooler.CloseSession) {
            return CLOSE_SESSION;
        } else if (record instanceof ToSpooler.Notify) {
            return NOTIFY;
        } else if (record instanceof ToSpooler.Flush) {
            return FLUSH;
        } else if (record instanceof ToSpooler.Validate) {
            return VALIDATE;
        } else if (record instanceof ToSpooler.AddressTypes) {
            return ADDRESS_TYPES;
        } else if (record instanceof ToSpooler.CompleteMsg) {
            return COMPLETE_MSG;
        } else if (record instanceof ToSpooler.StoreLogoff) {
            return STORE_LOGOFF;
        } else if (record instanceof ToSpooler.StatusRecips) {
            return STATUS_RECIPS;
        } else if (record instanceof ToSpooler.TransportGone) {
            return TRANSPORT_GONE;
        } else if (record instanceof ToSpooler.TransportBack) {
            return TRANSPORT_BACK;
        }
        return TRANSPORTS_CHANGED;
    }

    static ToSpooler decode(Binary bytes) throws MapiException {
        RecordInput in = new RecordInput(bytes);
        ToSpooler record = body(in);
        in.expectEnd();
        return record;
    }

    private static ToSpooler body(RecordInput in) throws MapiException {
        return switch (in.kind()) {
            case SESSION_OPENED -> new ToSpooler.SessionOpened(in.number(), in.text());
            case STORE_OPENED -> new ToSpooler.StoreOpened(in.number(), in.uid(), in.entryId(), in.optional());
            case CLOSE_SESSION -> new ToSpooler.CloseSession(in.number(), in.number());
            case NOTIFY ->
                new ToSpooler.Notify(
                        in.number(), in.number(), in.uid(), in.notification(), in.flags(SpoolerNotifyFlag.class));
            case FLUSH -> flush(in);
            case VALIDATE -> new ToSpooler.Validate(in.number(), in.number(), in.flags(ValidateStateFlag.class));
            case ADDRESS_TYPES -> new ToSpooler.AddressTypes(in.number(), in.number());
            case COMPLETE_MSG -> new ToSpooler.CompleteMsg(in.number(), in.number(), in.entryId());
            case STORE_LOGOFF ->
                new ToSpooler.StoreLogoff(in.number(), in.number(), in.uid(), in.flags(StoreLogoffFlag.class));
            case STATUS_RECIPS ->
                new ToSpooler.StatusRecips(in.number(), in.number(), in.uid(), in.entryId(), in.rows());
            case TRANSPORT_GONE -> new ToSpooler.TransportGone(in.number(), in.uid());
            case TRANSPORT_BACK ->
                new ToSpooler.TransportBack(in.number(), in.uid(), in.flags(TransportLogonFlag.class));
            case TRANSPORTS_CHANGED -> new ToSpooler.TransportsChanged(in.number());
            default -> throw in.corrupt("kind " + in.kind());
        };
    }

    private static ToSpooler flush(RecordInput in) throws MapiException {
        int request = in.number();
        int session = in.number();
        Optional<MapiUid> target = in.flag() ? Optional.of(in.uid()) : Optional.empty();
        Set<FlushFlag> flags = in.flags(FlushFlag.class);
        return new ToSpooler.Flush(request, session, target, flags);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi.spooler;

import static org.mapi4osgi.api.PropGens.bytes;
import static org.mapi4osgi.api.PropGens.number;
import static org.mapi4osgi.api.PropGens.props;
import static org.mapi4osgi.api.PropGens.strings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.StoreLogoffFlag;
import org.mapi4osgi.api.ValidateStateFlag;
import org.mapi4osgi.spi.SpoolerNotifyFlag;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.quicktheories.core.Gen;
import org.quicktheories.core.RandomnessSource;
import org.quicktheories.impl.Constraint;

/** Arbitrary records of every kind. */
final class RecordGens {
    private static final List<MapiCode> CODES = List.of(MapiCode.values());

    private RecordGens() {}

    static Gen<ToSpooler> toSpooler() {
        return RecordGens::toSpooler;
    }

    static Gen<ToRuntime> toRuntime() {
        return RecordGens::toRuntime;
    }

    private static ToSpooler toSpooler(RandomnessSource s) {
        int session = integer(s);
        int request = integer(s);
        return switch (number(s, 13)) {
            case 0 -> new ToSpooler.SessionOpened(session, text(s));
            case 1 -> new ToSpooler.StoreOpened(session, uid(s), entryId(s), security(s));
            case 2 -> new ToSpooler.CloseSession(request, session);
            case 3 ->
                new ToSpooler.Notify(request, session, uid(s), notification(s), flags(s, SpoolerNotifyFlag.values()));
            case 4 -> new ToSpooler.Flush(request, session, target(s), flags(s, FlushFlag.values()));
            case 5 -> new ToSpooler.Validate(request, session, flags(s, ValidateStateFlag.values()));
            case 6 -> new ToSpooler.AddressTypes(request, session);
            case 7 -> new ToSpooler.CompleteMsg(request, session, entryId(s));
            case 8 -> new ToSpooler.StoreLogoff(request, session, uid(s), flags(s, StoreLogoffFlag.values()));
            case 9 -> new ToSpooler.StatusRecips(request, session, uid(s), entryId(s), rows(s));
            case 10 -> new ToSpooler.TransportGone(session, uid(s));
            case 11 -> new ToSpooler.TransportBack(session, uid(s), flags(s, TransportLogonFlag.values()));
            default -> new ToSpooler.TransportsChanged(session);
        };
    }

    private static ToRuntime toRuntime(RandomnessSource s) {
        return switch (number(s, 3)) {
            case 0 -> new ToRuntime.Reply(integer(s), failure(s), texts(s), integer(s));
            case 1 -> new ToRuntime.StatusRow(integer(s), integer(s), text(s));
            default -> new ToRuntime.Yield(integer(s), uid(s), even(s));
        };
    }

    private static int integer(RandomnessSource s) {
        return (int) s.next(Constraint.none());
    }

    private static boolean even(RandomnessSource s) {
        return number(s, 2) == 0;
    }

    /** A surrogate that stands alone is no character: a profile's name or a text for people has none. */
    private static String text(RandomnessSource s) {
        byte[] utf8 = strings().generate(s).getBytes(StandardCharsets.UTF_8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static List<String> texts(RandomnessSource s) {
        List<String> texts = new ArrayList<>();
        for (int i = number(s, 4); i > 0; i--) {
            texts.add(text(s));
        }
        return texts;
    }

    private static MapiUid uid(RandomnessSource s) {
        return MapiUid.of(s.next(Constraint.none()), s.next(Constraint.none()));
    }

    private static EntryId entryId(RandomnessSource s) {
        return EntryId.compose(uid(s), Binary.of(bytes(40).generate(s)));
    }

    private static Optional<Binary> security(RandomnessSource s) {
        return even(s) ? Optional.of(Binary.of(bytes(40).generate(s))) : Optional.empty();
    }

    private static Optional<MapiUid> target(RandomnessSource s) {
        return even(s) ? Optional.of(uid(s)) : Optional.empty();
    }

    private static List<Props> rows(RandomnessSource s) {
        List<Props> rows = new ArrayList<>();
        for (int i = number(s, 3); i > 0; i--) {
            rows.add(props().generate(s));
        }
        return rows;
    }

    private static <F> Set<F> flags(RandomnessSource s, F[] all) {
        Set<F> flags = new LinkedHashSet<>();
        for (F flag : all) {
            if (even(s)) {
                flags.add(flag);
            }
        }
        return flags;
    }

    private static @Nullable Notification notification(RandomnessSource s) {
        return switch (number(s, 4)) {
            case 0 -> new Notification.NewMail(entryId(s), entryId(s), text(s), integer(s));
            case 1 -> new Notification.Extended(integer(s), Binary.of(bytes(40).generate(s)));
            case 2 -> new Notification.Error(even(s) ? entryId(s) : null, code(s), error(s));
            default -> null;
        };
    }

    private static MapiCode code(RandomnessSource s) {
        return CODES.get(number(s, CODES.size()));
    }

    private static @Nullable MapiError error(RandomnessSource s) {
        return even(s) ? MapiError.of(text(s), text(s)) : null;
    }

    private static Optional<ToRuntime.Failure> failure(RandomnessSource s) {
        return even(s) ? Optional.of(new ToRuntime.Failure(integer(s), text(s))) : Optional.empty();
    }
}

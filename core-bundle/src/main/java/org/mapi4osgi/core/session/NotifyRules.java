// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.spi.SpoolerNotifyFlag;

/** What SpoolerNotify takes: which flags a kind of provider may use, and which data belong to them. */
final class NotifyRules {
    private static final Set<SpoolerNotifyFlag> OF_STORES =
            EnumSet.of(SpoolerNotifyFlag.NOTIFY_READYTOSEND, SpoolerNotifyFlag.NOTIFY_NEWMAIL_RECEIVED);
    private static final Set<SpoolerNotifyFlag> OF_TRANSPORTS =
            EnumSet.complementOf(EnumSet.of(SpoolerNotifyFlag.NOTIFY_NEWMAIL_RECEIVED));

    private NotifyRules() {}

    static void check(ProviderKind kind, @Nullable Notification data, Set<SpoolerNotifyFlag> flags)
            throws MapiException {
        if (flags.isEmpty()) {
            throw invalid("SpoolerNotify needs a flag");
        }
        if (!(kind == ProviderKind.XP ? OF_TRANSPORTS : OF_STORES).containsAll(flags)) {
            throw new MapiException(
                    MapiCode.MAPI_E_NO_SUPPORT, "a provider of kind " + kind + " may not tell the spooler " + flags);
        }
        if (flags.contains(SpoolerNotifyFlag.NOTIFY_SENTDEFERRED)
                && flags.contains(SpoolerNotifyFlag.NOTIFY_CRITICAL_ERROR)) {
            throw invalid("NOTIFY_SENTDEFERRED and NOTIFY_CRITICAL_ERROR exclude each other");
        }
        if (!fits(data, flags)) {
            throw invalid("the data of SpoolerNotify are not those of " + flags
                    + ": a NewMail for NOTIFY_NEWMAIL_RECEIVED, an Extended with the entry ID for NOTIFY_SENTDEFERRED,"
                    + " an Error for NOTIFY_CRITICAL_ERROR, else none");
        }
    }

    private static boolean fits(@Nullable Notification data, Set<SpoolerNotifyFlag> flags) {
        if (flags.contains(SpoolerNotifyFlag.NOTIFY_NEWMAIL_RECEIVED)) {
            return data instanceof Notification.NewMail;
        }
        if (flags.contains(SpoolerNotifyFlag.NOTIFY_SENTDEFERRED)) {
            return data instanceof Notification.Extended extended
                    && extended.data().size() > 0;
        }
        if (flags.contains(SpoolerNotifyFlag.NOTIFY_CRITICAL_ERROR)) {
            return data instanceof Notification.Error;
        }
        return data == null;
    }

    private static MapiException invalid(String text) {
        return new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, text);
    }
}

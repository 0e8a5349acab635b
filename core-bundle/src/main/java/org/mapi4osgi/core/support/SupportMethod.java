// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.support;

import static org.mapi4osgi.core.support.SupportKind.AB;
import static org.mapi4osgi.core.support.SupportKind.CFG;
import static org.mapi4osgi.core.support.SupportKind.MS;
import static org.mapi4osgi.core.support.SupportKind.XP;

import java.util.Locale;
import java.util.Set;

/** The methods of IMAPISupport, and which kinds of support objects have them. */
enum SupportMethod {
    GET_LAST_ERROR(AB, MS, XP, CFG),
    SUBSCRIBE(AB, MS, XP),
    UNSUBSCRIBE(AB, MS, XP),
    NOTIFY(AB, MS, XP),
    MODIFY_STATUS_ROW(AB, MS, XP),
    OPEN_PROFILE_SECTION(AB, MS, XP, CFG),
    NEW_UID(AB, MS, XP, CFG),
    MAKE_INVALID(AB, MS, XP, CFG),
    SPOOLER_YIELD(XP),
    SPOOLER_NOTIFY(MS, XP),
    REGISTER_PREPROCESSOR(XP),
    CREATE_ONE_OFF(AB, MS, XP),
    SET_PROVIDER_UID(AB, MS),
    COMPARE_ENTRY_IDS(AB, MS, XP),
    OPEN_TEMPLATE_ID(AB),
    OPEN_ENTRY(AB, MS, XP),
    GET_ONE_OFF_TABLE(AB),
    DO_CONFIG_PROPSHEET(AB, MS, XP, CFG),
    DO_PROGRESS_DIALOG(AB, MS),
    ADDRESS(AB),
    DETAILS(AB),
    NEW_ENTRY(AB),
    COPY_MESSAGES(MS),
    COPY_FOLDER(MS),
    DO_COPY_TO(MS),
    DO_COPY_PROPS(MS),
    READ_RECEIPT(MS),
    PREPARE_SUBMIT(MS),
    EXPAND_RECIPS(MS),
    DO_SENT_MAIL(MS),
    OPEN_ADDRESS_BOOK(AB, MS, XP),
    COMPLETE_MSG(MS),
    STORE_LOGOFF_TRANSPORTS(MS),
    STATUS_RECIPS(XP),
    WRAP_STORE_ENTRY_ID(AB, MS, XP),
    MODIFY_PROFILE(MS),
    GET_SVC_CONFIG_SUPPORT_OBJ(AB, MS, XP, CFG);

    private final Set<SupportKind> kinds;

    SupportMethod(SupportKind... kinds) {
        this.kinds = Set.of(kinds);
    }

    boolean isFor(SupportKind kind) {
        return kinds.contains(kind);
    }

    /** The method's name in Java, but for the capitals of abbreviations. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (String word : name().split("_", -1)) {
            text.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }
}

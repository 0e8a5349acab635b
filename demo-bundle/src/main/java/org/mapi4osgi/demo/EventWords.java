// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.demo;

import org.mapi4osgi.admin.ProviderEvent;

/** What a provider did, in words. */
final class EventWords {
    private EventWords() {}

    static String of(ProviderEvent event) {
        String what = switch (event.step()) {
            case BUNDLE_STARTED -> "bundle started on demand";
            case LOADED -> "loaded";
            case INITIALISED -> "initialised";
            case INIT_FAILED -> "could not be initialised";
            case ADD_REF -> "AddRef'd its support object";
            case UID_REGISTERED -> "MAPIUID registered";
            case LOGGED_ON -> "logged on";
            case ALREADY_OPEN -> "store was open already";
            case LOGON_FAILED -> "could not log on";
            case LEAVING -> "leaving";
            case LOGGED_OFF -> "logged off";
            case SHUT_DOWN -> "shut down";
            case UNLOADED -> "unloaded";
            case BUNDLE_STOPPED -> "bundle stopped";
            case MISBEHAVED -> "misbehaved";
        };
        return event.detail().isBlank() ? what : what + ": " + event.detail();
    }
}

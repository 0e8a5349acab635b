// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of message service configuration: IMsgServiceAdmin, IProviderAdmin and MsgServiceEntry. */
public enum ServiceFlag implements MapiFlag {
    /** Shows the dialog. */
    SERVICE_UI_ALWAYS(0x2),
    /** Shows the current provider's page first. */
    UI_CURRENT_PROVIDER_FIRST(0x4),
    /** The dialog must not change anything. */
    MSG_SERVICE_UI_READ_ONLY(0x8),
    /** Shows the dialog if data is missing. */
    SERVICE_UI_ALLOWED(0x10),
    /** Configures again because a logon failed. */
    SERVICE_LOGON_FAILED(0x20),
    /** Does not warn that the change takes effect in the next session. */
    SERVICE_NO_RESTART_WARNING(0x80);

    private final int bit;

    ServiceFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}

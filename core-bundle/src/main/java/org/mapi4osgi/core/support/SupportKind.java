// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.support;

import org.mapi4osgi.spi.ProviderKind;

/** For whom a support object is; what it can do depends on it. */
public enum SupportKind {
    /** An address book provider's logon. */
    AB,
    /** A message store provider's logon. */
    MS,
    /** A transport provider's logon. */
    XP,
    /** A call of a message service's entry function. */
    CFG;

    /**
     * The kind for a provider's logon.
     *
     * @param kind the provider's kind
     * @return the support object's kind
     */
    public static SupportKind of(ProviderKind kind) {
        return switch (kind) {
            case AB -> AB;
            case MS -> MS;
            case XP -> XP;
        };
    }
}

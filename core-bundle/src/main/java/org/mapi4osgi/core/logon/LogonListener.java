// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

/** Is told what becomes of a session's logons. Called without a lock, and never from inside a call of a provider. */
public interface LogonListener {
    /**
     * A provider object is there: for the first time, or again after an update.
     *
     * @param logon the logon
     */
    void attached(Logon<?> logon);

    /**
     * The provider object is gone; a replacement may come.
     *
     * @param logon the logon
     */
    void detached(Logon<?> logon);

    /**
     * The grace is over without a replacement: what stands for the logon in tables goes. Should a replacement come later
     * nevertheless, {@link #attached} follows.
     *
     * @param logon the logon
     */
    void expired(Logon<?> logon);

    /**
     * The logon has ended for good.
     *
     * @param logon the logon
     */
    void died(Logon<?> logon);
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.spool;

/** A session that has a client with mail, as the spooler is told of it. Called without a lock. */
public interface MailSession {
    /**
     * A desk for one connection. Makes an object and does nothing else.
     *
     * @return a new desk
     */
    SpoolerDesk newDesk();

    /**
     * The spooler's row of the status table changed.
     *
     * @param row what it says
     */
    void spoolerRow(SpoolerRow row);
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import org.mapi4osgi.api.IMAPIClientShutdown;

/** The client that a view of a session was made for. */
public interface ViewOwner {
    /** Called once, after it has logged off. */
    void loggedOff();

    /** The fast shutdown of all of its sessions. */
    IMAPIClientShutdown shutdown();
}

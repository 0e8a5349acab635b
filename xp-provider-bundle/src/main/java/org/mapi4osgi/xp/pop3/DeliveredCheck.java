// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.pop3;

import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;

/** Tells whether a message came into the store before a crash. */
@FunctionalInterface
public interface DeliveredCheck {
    /**
     * Looks for a message where a new one is about to be saved.
     *
     * @param message the new one
     * @param searchKey the one that is looked for
     * @throws MapiException any code; the message is then neither saved nor taken for received
     */
    boolean isThere(IMessage message, Binary searchKey) throws MapiException;
}

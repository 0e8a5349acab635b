// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.smtp;

import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.xp.net.Spool;

/** Gives the mail in the form that a server takes. */
@FunctionalInterface
public interface MailSource {
    /**
     * Writes the mail.
     *
     * @param eightBit whether bodies may have bytes beyond ASCII
     * @param utf8 whether the header may
     * @return the mail; the caller closes it
     * @throws MapiException if the message cannot be read, or has no form as mail
     */
    Spool write(boolean eightBit, boolean utf8) throws MapiException;
}

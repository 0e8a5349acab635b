// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import org.mapi4osgi.api.MapiException;
import org.osgi.annotation.versioning.ConsumerType;

/** Takes what a contact file holds. Called on the thread that reads the file, in the order of the file. */
@ConsumerType
public interface ContactSink {
    /**
     * Takes a contact.
     *
     * @param contact the contact
     * @throws MapiException any code: stops the reading, and is passed on
     */
    void contact(Contact contact) throws MapiException;

    /**
     * Is told of an entry that is no contact, or is broken. The reading goes on.
     *
     * @param position which entry of the file, from 1
     * @param what its name, as far as it can be told
     * @param reason why it is refused
     * @throws MapiException any code: stops the reading, and is passed on
     */
    void refused(int position, String what, String reason) throws MapiException;
}

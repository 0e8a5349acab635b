// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.util.List;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a transport does to a message before it is sent (PreprocessMessage, RemovePreprocessInfo). Registered by {@link
 * IMAPISupport#registerPreprocessor}. Reference: preprocessmessage, removepreprocessinfo.
 */
@ConsumerType
public interface MessagePreprocessor {
    /**
     * Works on a message. Called by the spooler, which waits, before the message goes to the transport that registered
     * this, in the order of registration (OUT-08, PRE-01); once, however often the message is tried. What is changed in
     * the message is saved by the caller.
     *
     * @param message the message, locked by the spooler; not to be closed
     * @param folder where further messages can be made
     * @param addressBook the session's address book
     * @return messages to be sent as well, and recipients that cannot be reached
     * @throws MapiException
     *     <ul>
     *       <li>any: the message is kept and tried again at the spooler's own times
     *     </ul>
     */
    Result preprocessMessage(IMessage message, IMAPIFolder folder, IAddrBook addressBook) throws MapiException;

    /**
     * Takes out of a message what only the transfer needed. Called by the spooler once the message is sent, before
     * finishedMsg (OUT-28), if PR_PREPROCESS is set.
     *
     * @param message the message
     * @throws MapiException
     *     <ul>
     *       <li>any: logged
     *     </ul>
     */
    default void removePreprocessInfo(IMessage message) throws MapiException {}

    /**
     * What preprocessing gave.
     *
     * @param messages further messages, saved, to be submitted by the spooler; never the message itself. The spooler closes
     *     them
     * @param undeliverable rows of recipients as for {@link IMAPISupport#statusRecips}, of whom the sender gets a
     *     non-delivery report
     */
    record Result(List<IMessage> messages, List<Props> undeliverable) {
        /** Nothing further. */
        public static final Result NONE = new Result(List.of(), List.of());

        /**
         * Copies the lists.
         *
         * @param messages further messages, saved, to be submitted by the spooler; never the message itself
         * @param undeliverable rows of recipients, of whom the sender gets a non-delivery report
         */
        public Result {
            messages = List.copyOf(messages);
            undeliverable = List.copyOf(undeliverable);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/**
 * A message of the spooler's in the hands of a transport. What the transport opens from it ends with the transfer, so that
 * one which forgets to close attachments keeps none; the message itself goes back to the spooler.
 */
final class Transfer {
    private static final Death OVER = new Death(
            MapiCode.MAPI_E_INVALID_OBJECT,
            "the transfer of the message has ended; its objects are not the transport's");

    private final MessageHandle message;
    private final Scope lender;
    private final Scope scope = new Scope();

    private Transfer(MessageHandle message) {
        this.message = message;
        this.lender = message.scope();
    }

    /**
     * Begins a transfer.
     *
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: the message is not one of this runtime
     *       <li>MAPI_E_INVALID_OBJECT: its handle cannot be used any more
     *     </ul>
     */
    static Transfer of(IMessage message) throws MapiException {
        if (!(message instanceof MessageHandle handle)) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER,
                    "a message given to a transport must be one that was opened in this session");
        }
        handle.requireOpen();
        Transfer transfer = new Transfer(handle);
        handle.moveTo(transfer.scope);
        return transfer;
    }

    /** Gives the message back. Idempotent. */
    void end() {
        if (message.scope() == scope && message.isOpen()) {
            try {
                message.moveTo(lender);
            } catch (MapiException e) {
                // The spooler's connection or its session has ended: the message is closed by the attempt.
                System.getLogger(Transfer.class.getName())
                        .log(System.Logger.Level.DEBUG, "a message was lent longer than its lender was there");
            }
        }
        scope.end(OVER);
    }
}

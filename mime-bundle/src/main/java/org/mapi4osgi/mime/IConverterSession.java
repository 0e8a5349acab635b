// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime;

import java.io.InputStream;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Converts between MIME and MAPI messages. A service of the mime bundle; outside OSGi use {@link ConverterSession}.
 * Stateless: one object serves any number of threads. Reference: iconvertersession--iunknown.
 */
@ProviderType
public interface IConverterSession {
    /**
     * Fills a message from its RFC 5322 and MIME form (MIMEToMAPI). Sets properties, recipients, bodies and attachments
     * by the rules of MS-OXCMAIL; embedded messages become messages, all other parts are kept byte for byte. Large
     * bodies and attachments go through streams, so that memory does not grow with the mail. Transports, import
     * commands and stores call it, on a thread of theirs; it blocks as long as the input and the message's provider
     * do. Reference: iconvertersession-mimetomapi.
     *
     * <p>The input is read to its end and not closed. The message is changed but neither saved nor closed: the caller
     * adds what it knows better, such as PR_MESSAGE_FLAGS or PR_MESSAGE_DELIVERY_TIME, and saves. After a failure the
     * message may be half filled: the caller closes it unsaved.
     *
     * <p>Broken mail is read as far as it makes sense: unknown character sets, missing boundaries, damaged encodings
     * and bad dates cost at most the item they spoil, and the header as received stays in
     * PR_TRANSPORT_MESSAGE_HEADERS. Parts nested more than 50 deep are kept whole as attachments.
     *
     * @param mime the bytes of one message, from the first header field on
     * @param message a message that is open for writing, new and empty
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_CORRUPT_DATA: the input has no header field of a mail, so that it is none
     *       <li>MAPI_E_TOO_BIG: a header line is longer than 64 KiB, or a header longer than 4 MiB
     *       <li>MAPI_E_TOO_COMPLEX: the mail has more than 10,000 parts
     *       <li>MAPI_E_DISK_ERROR: the input cannot be read
     *       <li>any code that the message gives when it is filled
     *     </ul>
     */
    void mimeToMAPI(InputStream mime, IMessage message) throws MapiException;
}

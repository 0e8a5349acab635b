// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime;

import java.io.InputStream;
import java.io.OutputStream;
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
     * <p>TNEF (winmail.dat) is opened: what the mail itself does not say is taken from it, its attachments are attachments
     * of the message. If it is broken, it stays an attachment, and its PR_COMMENT says why.
     *
     * <p>A multipart/report on a delivery (RFC 3464) or on a reader (RFC 8098) becomes a MAPI report as well: its class is
     * {@code REPORT.IPM.Note.NDR}, {@code .DR}, {@code .Delayed.DR}, {@code .IPNRN} or {@code .IPNNRN}, PR_ORIGINAL_* tell
     * of the message that it is on, and a recipient row with PR_NDR_REASON_CODE, PR_DELIVER_TIME or PR_REPORT_TIME tells
     * what became of that recipient. Its parts stay as attachments. How parts were nested is kept in PidTagMimeSkeleton.
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

    /**
     * Writes a message in its RFC 5322 and MIME form (MAPIToMIMEStm). Plain text and HTML become alternatives, what the
     * HTML shows (by PR_ATTACH_FLAGS, PR_ATTACHMENT_HIDDEN and PR_ATTACH_CONTENT_ID) is related to it, embedded messages
     * are message/rfc822, all other attachments keep their bytes and names. Of PR_RTF_COMPRESSED the HTML or the text that
     * it was made of is sent if there is no other body; RTF of its own is sent as text/rtf, behind its plain text. A field
     * of PR_TRANSPORT_MESSAGE_HEADERS stays as it was received as long as the properties say the same, and a part stands
     * where it stood when it was received as long as the message has the same bodies. A report that MAPI made becomes a
     * multipart/report. Transports and export commands call it, on a thread of
     * theirs; it blocks as long as the output and the message's provider do. Bodies are read twice, attachments once;
     * neither is held in memory if the message gives it as a stream. Reference: iconvertersession-mapitomimestm.
     *
     * <p>The output is ASCII in lines of at most 998 octets, ended by CRLF. Exceptions are a signed entity, which stays
     * as it is, and an address that has no form in ASCII (RFC 6531). Nothing is invented: Message-ID, Date
     * and From are written if the message has them, so whoever sends sets them first. No property can add a field or
     * end the header: control characters become blanks. A recipient without an Internet address is named by an empty
     * group.
     *
     * <p>A transport converts with CCSF_SMTP, and with CCSF_8BITMIME and CCSF_GLOBAL_MESSAGE as its server allows. Bcc
     * recipients, and the MAPI_P1 recipients of a message that is sent once more, are in the envelope only. Date is
     * PR_CLIENT_SUBMIT_TIME, Message-ID is PR_INTERNET_MESSAGE_ID; a message without one gets one made of PR_SEARCH_KEY and
     * PR_CLIENT_SUBMIT_TIME, the same at each try to send it. A message whose PR_MESSAGE_CLASS begins with
     * {@code REPORT.} is a report: the transport sends it from the empty return path ({@code MAIL FROM:<>}) and asks for no
     * delivery reports on it, so that no bounce is answered by a bounce.
     *
     * <p>The message is left as it is. The output is flushed, not closed. After a failure it may have half of the mail:
     * the caller discards it.
     *
     * @param message a message, open for reading; it need not be saved
     * @param mime takes the bytes of the mail
     * @param flags how; without CCSF_INCLUDE_BCC nothing tells of Bcc recipients, in embedded messages neither
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: CCSF_SMTP together with a flag for files
     *       <li>MAPI_E_NO_SUPPORT: an attachment is only a reference or an OLE object; with CCSF_SMTP and without
     *           CCSF_8BITMIME also: a signed part has 8-bit bytes, and would no longer be as it was signed
     *       <li>MAPI_E_CORRUPT_DATA: the only body is PR_RTF_COMPRESSED, and it is damaged
     *       <li>MAPI_E_TOO_COMPLEX: messages are embedded in one another more than 50 deep
     *       <li>MAPI_E_DISK_ERROR: the output cannot be written; the IOException is the cause
     *       <li>any code that the message gives when it is read
     *     </ul>
     */
    void mapiToMIMEStm(IMessage message, OutputStream mime, ConvertFlag... flags) throws MapiException;

    /**
     * Tells whether the message's header, written with CCSF_SMTP and CCSF_GLOBAL_MESSAGE, has an address that has no form
     * in ASCII. A transport asks before it begins to send: only then does MAIL FROM need the parameter SMTPUTF8, which the
     * servers further on may not know. Reads properties and recipients, no bodies.
     *
     * @param message a message, open for reading
     * @return whether CCSF_GLOBAL_MESSAGE makes a difference; the envelope's addresses are the caller's to judge
     * @throws MapiException any code that the message gives when it is read
     */
    boolean needsSmtpUtf8(IMessage message) throws MapiException;
}

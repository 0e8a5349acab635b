// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.store;

import java.util.ArrayList;
import java.util.List;
import org.mapi4osgi.ms.engine.Times;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.Collation;

/**
 * A message as the columns of the database have it, made before the clock starts.
 *
 * @param mail the message
 * @param props the encoded properties
 * @param chunk the body as it is stored
 * @param subjectKey the sort key of the subject
 * @param senderKey the sort key of the sender
 * @param delivered the delivery time
 * @param submitted the time of submission
 */
record BareRow(
        Mail mail, byte[] props, byte[] chunk, byte[] subjectKey, byte[] senderKey, long delivered, long submitted) {
    /** The mark of a text that is stored without the zeros of UTF-16. */
    private static final byte HALVED = 1;

    static BareRow of(Mail mail) {
        byte[] body = mail.bodyBytes();
        byte[] chunk = new byte[body.length + 1];
        chunk[0] = HALVED;
        System.arraycopy(body, 0, chunk, 1, body.length);
        return new BareRow(
                mail,
                mail.encoded(),
                chunk,
                Collation.key(mail.get(PR.PR_SUBJECT)),
                Collation.key(mail.get(PR.PR_SENDER_NAME)),
                Times.of(mail.get(PR.PR_MESSAGE_DELIVERY_TIME)),
                Times.of(mail.get(PR.PR_CLIENT_SUBMIT_TIME)));
    }

    static List<BareRow> of(List<Mail> mails) {
        List<BareRow> rows = new ArrayList<>(mails.size());
        mails.forEach(mail -> rows.add(of(mail)));
        return rows;
    }

    /** The bytes of a message, as the plain file has them. */
    byte[] record() {
        byte[] record = new byte[props.length + chunk.length];
        System.arraycopy(props, 0, record, 0, props.length);
        System.arraycopy(chunk, 0, record, props.length, chunk.length);
        return record;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.util.Optional;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.reader.Mailbox;
import org.mapi4osgi.tags.PR;

/**
 * The Message-ID of a message that has none: the same whenever the same submission is written, so that a second copy,
 * sent after a crash, is known for one.
 */
final class MadeMessageId {
    private MadeMessageId() {}

    /** Empty if the message has no search key; then the server makes one (RFC 6409, 8.3). */
    static Optional<String> of(Props props) {
        Optional<Binary> key = props.get(PR.PR_SEARCH_KEY).filter(k -> k.size() > 0);
        return key.map(k -> "<" + k + time(props) + "@" + host(props) + ">");
    }

    /** A message that is submitted once more keeps its search key. */
    private static String time(Props props) {
        return props.get(PR.PR_CLIENT_SUBMIT_TIME)
                .map(time -> "." + Long.toString(time.toEpochMilli(), Character.MAX_RADIX))
                .orElse("");
    }

    private static String host(Props props) {
        String address = Correspondents.sender(props)
                .or(() -> Correspondents.author(props))
                .map(Mailbox::address)
                .orElse("");
        String domain = FieldText.domain(address.substring(address.lastIndexOf('@') + 1));
        boolean usable = address.indexOf('@') >= 0 && domain.matches("[\\w-]+(\\.[\\w-]+)*");
        return usable ? domain : "localhost";
    }
}

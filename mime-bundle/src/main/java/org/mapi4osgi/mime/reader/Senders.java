// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Collectors;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** From, Sender and Reply-To as properties: MS-OXCMAIL 2.2.3.1. */
final class Senders {
    private Senders() {}

    static void put(Header header, Props.Builder props) {
        List<Mailbox> from = Addresses.of(header, "from");
        List<Mailbox> sender = Addresses.of(header, "sender");
        List<Mailbox> first = sender.isEmpty() ? from : sender;
        if (!first.isEmpty()) {
            putSender(first.get(0), props);
            putRepresented(from.isEmpty() ? first.get(0) : from.get(0), props);
        }
        List<Mailbox> replyTo = Addresses.of(header, "reply-to");
        if (!replyTo.isEmpty()) {
            props.put(PR.PR_REPLY_RECIPIENT_ENTRIES, flatEntryList(replyTo));
            props.put(
                    PR.PR_REPLY_RECIPIENT_NAMES,
                    replyTo.stream().map(Mailbox::name).collect(Collectors.joining(";")));
        }
    }

    private static void putSender(Mailbox sender, Props.Builder props) {
        props.put(PR.PR_SENDER_NAME, sender.name());
        props.put(PR.PR_SENDER_ADDRTYPE, Mailbox.TYPE);
        props.put(PR.PR_SENDER_EMAIL_ADDRESS, sender.address());
        props.put(PR.PR_SENDER_ENTRYID, sender.entryId());
        props.put(PR.PR_SENDER_SEARCH_KEY, sender.searchKey());
    }

    private static void putRepresented(Mailbox author, Props.Builder props) {
        props.put(PR.PR_SENT_REPRESENTING_NAME, author.name());
        props.put(PR.PR_SENT_REPRESENTING_ADDRTYPE, Mailbox.TYPE);
        props.put(PR.PR_SENT_REPRESENTING_EMAIL_ADDRESS, author.address());
        props.put(PR.PR_SENT_REPRESENTING_ENTRYID, author.entryId());
        props.put(PR.PR_SENT_REPRESENTING_SEARCH_KEY, author.searchKey());
    }

    /** FLATENTRYLIST: a count, the size of the rest, and each entry ID after its size, padded to four bytes. */
    private static Binary flatEntryList(List<Mailbox> mailboxes) {
        List<Binary> ids = mailboxes.stream().map(Mailbox::entryId).toList();
        int size = ids.stream().mapToInt(id -> 4 + padded(id.size())).sum();
        ByteBuffer list = ByteBuffer.allocate(8 + size).order(ByteOrder.LITTLE_ENDIAN);
        list.putInt(ids.size()).putInt(size);
        for (Binary id : ids) {
            int start = list.position();
            list.putInt(id.size()).put(id.asBuffer()).position(start + 4 + padded(id.size()));
        }
        return Binary.of(list.array());
    }

    private static int padded(int size) {
        return (size + 3) / 4 * 4;
    }
}

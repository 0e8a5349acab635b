// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.util.List;
import java.util.stream.Collectors;
import org.mapi4osgi.api.FlatEntryList;
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
        List<Mailbox> replyTo = Addresses.of(header, "reply-to").stream()
                .limit(Limits.REPLY_RECIPIENTS)
                .toList();
        if (!replyTo.isEmpty()) {
            props.put(
                    PR.PR_REPLY_RECIPIENT_ENTRIES,
                    new FlatEntryList(replyTo.stream().map(Mailbox::entryId).toList()).toBinary());
            props.put(
                    PR.PR_REPLY_RECIPIENT_NAMES,
                    replyTo.stream().map(Mailbox::name).collect(Collectors.joining(";")));
        }
    }

    private static void putSender(Mailbox sender, Props.Builder props) {
        props.put(PR.PR_SENDER_NAME, sender.name());
        props.put(PR.PR_SENDER_ADDRTYPE, Mailbox.TYPE);
        props.put(PR.PR_SENDER_EMAIL_ADDRESS, sender.address());
        props.put(PR.PR_SENDER_ENTRYID, sender.entryId().toBinary());
        props.put(PR.PR_SENDER_SEARCH_KEY, sender.oneOff().searchKey());
    }

    private static void putRepresented(Mailbox author, Props.Builder props) {
        props.put(PR.PR_SENT_REPRESENTING_NAME, author.name());
        props.put(PR.PR_SENT_REPRESENTING_ADDRTYPE, Mailbox.TYPE);
        props.put(PR.PR_SENT_REPRESENTING_EMAIL_ADDRESS, author.address());
        props.put(PR.PR_SENT_REPRESENTING_ENTRYID, author.entryId().toBinary());
        props.put(PR.PR_SENT_REPRESENTING_SEARCH_KEY, author.oneOff().searchKey());
    }
}

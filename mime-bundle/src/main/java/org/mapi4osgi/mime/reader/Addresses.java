// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.util.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/** The mailboxes of an address field. Groups are taken apart; an empty one, such as undisclosed recipients, is nobody. */
final class Addresses {
    private static final String HIDDEN = "=\u0001?";

    private Addresses() {}

    static List<Mailbox> of(Header header, String field) {
        List<Mailbox> all = new ArrayList<>();
        for (HeaderField each : header.all(field)) {
            all.addAll(parse(each.value()));
        }
        return all;
    }

    static List<Mailbox> parse(byte[] value) {
        // Encoded words are hidden from the parser, which would decode them in time squared.
        String text = LenientDecoder.decode(value).replace("=?", HIDDEN);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        var parsed = LenientAddressParser.DEFAULT
                .parseAddressList(new ByteArrayBuffer(utf8, utf8.length, true), new ParserCursor(0, utf8.length))
                .flatten();
        List<Mailbox> mailboxes = new ArrayList<>(parsed.size());
        for (var each : parsed) {
            String address = shown(each.getAddress());
            String name = shown(each.getName());
            if (name.isEmpty() && parsed.size() == 1) {
                name = comment(text);
            }
            if (name.isEmpty() && address.indexOf('@') < 0 && address.indexOf(' ') >= 0) {
                name = address; // a name alone, as old gateways wrote it: with a blank it cannot be a local address
                address = "";
            }
            if (!address.isEmpty() || !name.isEmpty()) {
                mailboxes.add(new Mailbox(name.isEmpty() ? address : name, address));
            }
        }
        return mailboxes;
    }

    private static String shown(@Nullable String text) {
        return text == null
                ? ""
                : HeaderText.decodeWords(text.replace(HIDDEN, "=?")).strip();
    }

    /** Where mailers before RFC 822's phrases put the name: {@code address (name)}. */
    private static String comment(String text) {
        String end = text.strip();
        int open = end.indexOf('(');
        if (open <= 0 || !end.endsWith(")")) {
            return "";
        }
        return shown(end.substring(open + 1, end.length() - 1));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recipients as a person types them: names and addresses with commas or semicolons between, those in quotes as they are. */
final class RecipientText {
    private static final Pattern NAMED = Pattern.compile("(.*?)\\s*<\\s*([^<>]+?)\\s*>");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private RecipientText() {}

    /**
     * Takes a list apart.
     *
     * @return each recipient in the form that the address book resolves: a name, an address, or {@code name[SMTP:address]}
     * @throws UsageException if a quote is not closed
     */
    static List<String> parse(String text) throws UsageException {
        List<String> recipients = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        boolean quoted = false;
        for (char c : (text + ",").toCharArray()) {
            if (!quoted && (c == ',' || c == ';')) {
                add(recipients, current.toString().strip());
                current.setLength(0);
            } else {
                quoted ^= c == '"';
                current.append(c);
            }
        }
        if (quoted) {
            throw new UsageException("a quote is not closed in " + text);
        }
        return recipients;
    }

    private static void add(List<String> recipients, String recipient) {
        if (recipient.isEmpty()) {
            return;
        }
        Matcher named = NAMED.matcher(recipient);
        if (!named.matches()) {
            recipients.add(unquoted(recipient));
        } else if (named.group(1).isEmpty()) {
            recipients.add(named.group(2));
        } else {
            recipients.add(escaped(unquoted(named.group(1))) + "[SMTP:" + escaped(named.group(2)) + "]");
        }
    }

    private static String unquoted(String text) {
        return QUOTED.matcher(text).replaceAll("$1");
    }

    /** What means something in a one-off address does not, behind a backslash. */
    private static String escaped(String text) {
        return text.replaceAll("[\\\\\\[\\]:]", "\\\\$0");
    }
}

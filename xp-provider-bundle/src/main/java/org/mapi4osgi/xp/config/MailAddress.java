// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.config;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An Internet address as it stands in an SMTP command, without its angle brackets: nothing in it can end the command.
 *
 * @param text {@code local@domain}; the domain in ASCII, the local part quoted where it must be
 */
public record MailAddress(String text) {
    private static final String ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern ATOMS = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)+)\"");
    private static final Pattern UNQUOTED = Pattern.compile("[^\"\\\\<>]+");
    private static final Pattern DOMAIN = Pattern.compile("(?=.{1,253}$)[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*");
    private static final Pattern LITERAL = Pattern.compile("\\[[0-9A-Za-z.:-]{1,60}]");

    /** RFC 5321, 4.5.3.1.1, wants 64 octets at least; some servers have more. */
    private static final int LONGEST_LOCAL = 128;

    /**
     * The address in a text; empty if there is none.
     *
     * @param text an address, without a display name; the local part may be quoted
     */
    public static Optional<MailAddress> parse(String text) {
        String address = text.strip();
        int at = address.lastIndexOf('@');
        // Its length comes first: the patterns recurse, and long texts would exhaust the stack.
        if (at < 1 || at > LONGEST_LOCAL || !address.codePoints().allMatch(MailAddress::isPrintable)) {
            return Optional.empty();
        }
        String local = local(address.substring(0, at));
        String domain = domain(address.substring(at + 1));
        if (local.isEmpty() || domain.isEmpty() || local.getBytes(StandardCharsets.UTF_8).length > LONGEST_LOCAL) {
            return Optional.empty();
        }
        return Optional.of(new MailAddress(local + "@" + domain));
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String local(String text) {
        if (ATOMS.matcher(text).matches() || QUOTED.matcher(text).matches()) {
            return text;
        }
        return UNQUOTED.matcher(text).matches() ? '"' + text + '"' : "";
    }

    private static String domain(String text) {
        if (LITERAL.matcher(text).matches()) {
            return text;
        }
        try {
            String ascii = IDN.toASCII(text, IDN.ALLOW_UNASSIGNED);
            return DOMAIN.matcher(ascii).matches() ? ascii : "";
        } catch (IllegalArgumentException e) {
            return ""; // no host name
        }
    }

    /** Whether it needs a server with SMTPUTF8 (RFC 6531). */
    public boolean isInternational() {
        return !text.chars().allMatch(c -> c < 0x80);
    }

    /** The part after the @. */
    public String domain() {
        return text.substring(text.lastIndexOf('@') + 1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.Optional;

/**
 * The text form of a one-off recipient, {@code display name[TYPE:address]}, as a user types it; a plain Internet address
 * will do as well. A backslash quotes: {@code \\} is a backslash, {@code \xHH} the character of that number, and a
 * backslash before any other character than a letter or digit stands for that character. A backslash before a letter or
 * digit stays. Reference: one-off-addresses, ONE-05 to ONE-07.
 *
 * @param displayName the display name; the visible part of the address if the text has none
 * @param addressType the address type
 * @param address the address
 */
public record OneOffAddress(String displayName, String addressType, String address) {
    /**
     * Checks the components.
     *
     * @param displayName the display name; the visible part of the address if the text has none
     * @param addressType the address type
     * @param address the address
     * @throws IllegalArgumentException if the type or the address is empty, or a one-off entry ID cannot hold the
     *     parts: a NUL is among them, or they are too long
     */
    public OneOffAddress {
        if (addressType.isEmpty() || address.isEmpty()) {
            throw new IllegalArgumentException("a one-off address has a type and an address");
        }
        displayName = displayName.isEmpty() ? visible(address) : displayName;
        if (!OneOffEntryId.canHold(displayName, addressType, address)) {
            throw new IllegalArgumentException("no one-off entry ID holds these parts");
        }
    }

    /**
     * A one-off recipient from its text.
     *
     * @param text what the user typed
     * @return the recipient; empty if the text is a name rather than a one-off: the brackets or the colon are missing,
     *     something follows the closing bracket, the type or the address is empty, an entry ID cannot hold the parts,
     *     and it is no Internet address
     */
    public static Optional<OneOffAddress> parse(String text) {
        int open = find(text, 0, "[");
        if (open < 0) {
            String bare = text.trim();
            return isInternetAddress(bare) ? ofParts(bare, "SMTP", bare) : Optional.empty();
        }
        int close = find(text, open + 1, "]");
        int colon = find(text, open + 1, ":");
        if (close < 0
                || colon < 0
                || colon > close
                || !text.substring(close + 1).isBlank()) {
            return Optional.empty();
        }
        return ofParts(
                unquote(text.substring(0, open).trim()),
                unquote(text.substring(open + 1, colon).trim()),
                unquote(text.substring(colon + 1, close).trim()));
    }

    private static Optional<OneOffAddress> ofParts(String name, String type, String address) {
        String shown = name.isEmpty() ? visible(address) : name;
        return type.isEmpty() || address.isEmpty() || !OneOffEntryId.canHold(shown, type, address)
                ? Optional.empty()
                : Optional.of(new OneOffAddress(shown, type, address));
    }

    /**
     * Whether a text looks like an Internet address: something before the only {@code @}, and a dot with something on
     * both sides behind it.
     *
     * @param text the text
     * @return true for {@code xxx@yyy.zzz}
     */
    public static boolean isInternetAddress(String text) {
        int at = text.indexOf('@');
        int dot = text.indexOf('.', at + 1);
        return at > 0
                && text.indexOf('@', at + 1) < 0
                && dot > at + 1
                && dot < text.length() - 1
                && text.chars().noneMatch(c -> c <= ' ' || c == 0x7F || "<>\"[]".indexOf(c) >= 0);
    }

    /**
     * The entry ID of the recipient.
     *
     * @return a Unicode one-off entry ID
     */
    public OneOffEntryId toEntryId() {
        return OneOffEntryId.of(displayName, addressType, address);
    }

    /** The text, quoted where needed: {@link #parse} gives an equal value back. */
    @Override
    public String toString() {
        return quote(displayName) + '[' + quote(addressType) + ':' + quote(address) + ']';
    }

    private static String visible(String address) {
        StringBuilder visible = new StringBuilder();
        address.chars().filter(c -> !Character.isISOControl(c)).forEach(c -> visible.append((char) c));
        return visible.toString();
    }

    /** The first unquoted occurrence of a delimiter. */
    private static int find(String text, int from, String delimiter) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.startsWith(delimiter, i)) {
                return i;
            }
        }
        return -1;
    }

    private static String unquote(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            char next = text.charAt(i + 1);
            if (next == 'x' && isHex(text, i + 2) && isHex(text, i + 3)) {
                plain.append((char) Integer.parseInt(text, i + 2, i + 4, 16));
                i += 3;
            } else if (Character.isLetterOrDigit(next)) {
                plain.append(c);
            } else {
                plain.append(next);
                i++;
            }
        }
        return plain.toString();
    }

    private static boolean isHex(String text, int index) {
        return index < text.length() && Character.digit(text.charAt(index), 16) >= 0 && text.charAt(index) < 0x80;
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean edge = i == 0 || i == text.length() - 1;
            if (Character.isISOControl(c) || edge && c == ' ') {
                quoted.append("\\x%02X".formatted((int) c));
            } else {
                quoted.append("\\[]:,;".indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return quoted.toString();
    }
}

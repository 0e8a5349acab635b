// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.codec.EncoderUtil.Usage;
import org.mapi4osgi.mime.reader.Mailbox;

/**
 * The text of header fields, encoded by RFC 2047 and RFC 5322 with mime4j's encoders. No control character leaves here,
 * so that no value can end its line.
 */
final class FieldText {
    /** Longer words are encoded in pieces, or cannot be written: a line has at most 998 octets. */
    static final int LONGEST_WORD = 900;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");
    private static final Pattern BLANK_EDGE_OR_RUN = Pattern.compile("^ | $| {20}");
    private static final Pattern ATOMS = Pattern.compile("[\\w!#$%&'*+/=?^`{|}~-]+( [\\w!#$%&'*+/=?^`{|}~-]+)*");
    private static final String LETTERS = "[\\w!#$%&'*+/=?^`{|}~\\x{80}-\\x{10FFFF}-]+";
    private static final Pattern DOT_ATOM = Pattern.compile(LETTERS + "(\\." + LETTERS + ")*");
    private static final Pattern QUOTED_PAIR = Pattern.compile("\\\\(.)");
    private static final Pattern NOT_IN_DOMAIN = Pattern.compile("[\\s()<>,;:\"@\\\\]");
    private static final Pattern LITERAL = Pattern.compile("\\[[\\w.:-]*]");

    /** As many characters of its first line may be the field's name, for the encoder. */
    private static final int MOST_USED = 50;

    private FieldText() {}

    static String clean(String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }

    /** Text of any length, as a field's value. */
    static String text(String text, int used) {
        String clean = clean(text);
        return isPlain(clean, used) ? clean : encoded(clean, Usage.TEXT_TOKEN, used);
    }

    private static boolean isPlain(String text, int used) {
        return !EncoderUtil.hasToBeEncoded(text, Math.min(used, MOST_USED))
                && !text.contains("=?")
                && !BLANK_EDGE_OR_RUN.matcher(text).find();
    }

    private static String encoded(String text, Usage usage, int used) {
        return EncoderUtil.encodeEncodedWord(text, usage, Math.min(used, MOST_USED), StandardCharsets.UTF_8, null);
    }

    /** Text that is of no known form: only words that need it are encoded, so that addresses in it remain. */
    static String unknown(String text) {
        StringBuilder all = new StringBuilder();
        StringBuilder run = new StringBuilder();
        for (String word : clean(text).strip().split(" +")) {
            if (isPlain(word, 0)) {
                flush(run, all);
                all.append(all.isEmpty() ? "" : " ").append(word);
            } else {
                run.append(run.isEmpty() ? "" : " ").append(word);
            }
        }
        flush(run, all);
        return all.toString();
    }

    private static void flush(StringBuilder run, StringBuilder all) {
        if (!run.isEmpty()) {
            all.append(all.isEmpty() ? "" : " ").append(encoded(run.toString(), Usage.WORD_ENTITY, 0));
            run.setLength(0);
        }
    }

    /** Words that cannot be encoded, such as message identifiers. */
    static String words(String text) {
        return Arrays.stream(clean(text).split(" "))
                .map(word -> word.replaceAll("[^\\x21-\\x7E]", ""))
                .filter(word -> !word.isEmpty() && word.length() <= LONGEST_WORD)
                .collect(Collectors.joining(" "));
    }

    /** A mailbox; who has no address that may be written is written as a group without members, which only names him. */
    static String mailbox(Mailbox mailbox, boolean utf8) {
        String address = address(mailbox.address());
        String name = clean(mailbox.name()).strip();
        if (address.isEmpty()) {
            return phrase(name.isEmpty() ? "undisclosed-recipients" : name) + ":;";
        }
        if (!utf8 && !isAscii(address)) {
            // RFC 6857, 3.1.8, with the address that the reader is to see.
            boolean named = !name.isEmpty() && !name.equals(mailbox.address());
            return phrase((named ? name + " " : "") + mailbox.address().strip()) + ":;";
        }
        return name.isEmpty() || name.equals(mailbox.address()) ? address : phrase(name) + " <" + address + ">";
    }

    /** An address as reports have it, with its type: RFC 6533, 3 if it is beyond ASCII. */
    static String reported(String address) {
        String clean = clean(address).strip();
        return isAscii(clean) ? "rfc822; " + clean : "utf-8; " + escaped(clean);
    }

    /** Text for a place that takes neither encoded words nor more than ASCII. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        clean(text).codePoints().forEach(c -> {
            if (c < ' ' || c >= 0x7F || c == '\\' || c == '+' || c == '=') {
                escaped.append("\\x{%02X}".formatted(c));
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static String phrase(String name) {
        if (!isPlain(name, 0)) {
            return encoded(name, Usage.WORD_ENTITY, 0);
        }
        return ATOMS.matcher(name).matches() ? name : quoted(name);
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** An address that is sure to be one for each reader; empty if the text is none. */
    private static String address(String text) {
        String clean = clean(text).strip();
        int at = clean.lastIndexOf('@');
        String local = at < 0 ? clean : clean.substring(0, at).strip();
        if (local.length() > 1 && local.startsWith("\"") && local.endsWith("\"")) {
            local = QUOTED_PAIR.matcher(local.substring(1, local.length() - 1)).replaceAll("$1");
        }
        String domain = domain(at < 0 ? "" : clean.substring(at + 1));
        if (local.isEmpty() || local.length() + domain.length() > LONGEST_WORD / 2) {
            return "";
        }
        // mime4j's encoder does not know RFC 6532, by which letters of all scripts need no quotation marks.
        boolean bare = DOT_ATOM.matcher(local).matches();
        return (bare ? local : quoted(local)) + (domain.isEmpty() ? "" : "@" + domain);
    }

    static String domain(String text) {
        String domain = text.strip();
        if (LITERAL.matcher(domain).matches()) {
            return domain;
        }
        String bare = NOT_IN_DOMAIN.matcher(domain).replaceAll("");
        try {
            // It makes commas and more of their full-width forms.
            String ascii = IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED);
            return NOT_IN_DOMAIN.matcher(ascii).find() ? bare : ascii;
        } catch (IllegalArgumentException e) {
            return bare; // no host name: whoever is to deliver it says so
        }
    }
}

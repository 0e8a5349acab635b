// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.james.mime4j.util.MimeUtil;
import org.mapi4osgi.mime.reader.Mailbox;
import org.mapi4osgi.mime.reader.ReceivedHeader;

/** The fields of a header, folded, while they are collected. Empty values are left out. */
final class HeaderLines {
    /** Lines of printable ASCII, none over 998 octets, each but the first indented. */
    private static final Pattern SENDABLE = Pattern.compile(
            "[\\x21-\\x39\\x3B-\\x7E]+[ \\t]*:[\\x20-\\x7E\\t]{0,900}\r\n(?:[ \\t][\\x20-\\x7E\\t]{0,997}\r\n)*+");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The name of a parameter, by RFC 2231. Longer ones and others were never sent by anybody who means well. */
    private static final Pattern PARAMETER = Pattern.compile("[\\w!#$&+.^`{|}~-]{1,127}");

    /** The longest name of a field. */
    static final int LONGEST_NAME = 127;

    private final boolean utf8;
    private final StringBuilder lines = new StringBuilder();

    /**
     * An empty header.
     *
     * @param utf8 whether addresses may be written beyond ASCII
     */
    HeaderLines(boolean utf8) {
        this.utf8 = utf8;
    }

    /** A header without addresses. */
    HeaderLines() {
        this(false);
    }

    /** A field as it was received, if that can be sent; else what it says. */
    void received(ReceivedHeader.Field field) {
        if (isSendable(field)) {
            lines.append(field.lines());
        } else if (field.name().length() <= LONGEST_NAME) {
            String name = field.lines().substring(0, field.lines().indexOf(':'));
            add(name.strip(), FieldText.unknown(field.text()));
        }
    }

    /** All fields of a name, as received. */
    void receivedAll(ReceivedHeader header, String name) {
        header.fields().stream().filter(f -> f.name().equals(name)).forEach(this::received);
    }

    static boolean isSendable(ReceivedHeader.Field field) {
        return SENDABLE.matcher(field.lines()).matches();
    }

    void text(String name, String value) {
        add(name, FieldText.text(value, name.length() + 2));
    }

    void words(String name, String value) {
        add(name, FieldText.words(value));
    }

    /** Words of somebody, in the form of RFC 3464, 2.3.6. */
    void diagnostic(String type, String text) {
        String plain =
                FieldText.words(FieldText.escaped(text).replaceAll("\\s+", " ")).strip();
        add("Diagnostic-Code", type + "; " + plain.replace("(", "[").replace(")", "]"));
    }

    void date(String name, Instant time) {
        add(name, DATE.format(time));
    }

    void mailboxes(String name, List<Mailbox> mailboxes) {
        add(name, mailboxes.stream().map(m -> FieldText.mailbox(m, utf8)).collect(Collectors.joining(", ")));
    }

    private void add(String name, String value) {
        if (!value.isBlank()) {
            lines.append(name).append(": ");
            lines.append(MimeUtil.fold(value, name.length() + 2)).append("\r\n");
        }
    }

    /** A field with parameters, each on a line of its own: blanks within a quoted value must not be folded. */
    void parameters(String name, String value, Map<String, String> parameters) {
        lines.append(name).append(": ").append(value);
        parameters.forEach((parameter, text) -> {
            if (PARAMETER.matcher(parameter).matches()) {
                MimeParameter.append(parameter, FieldText.clean(text), lines);
            }
        });
        lines.append("\r\n");
    }

    /** Writes the header, with the empty line that ends it. */
    void end(OutputStream out) throws IOException {
        out.write(toBytes());
        out.write('\r');
        out.write('\n');
    }

    boolean isAscii() {
        return lines.chars().allMatch(c -> c < 0x80);
    }

    byte[] toBytes() {
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}

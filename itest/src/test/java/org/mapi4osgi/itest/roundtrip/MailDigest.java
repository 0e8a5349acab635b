// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.roundtrip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * What must be the same in a mail when it has been through MAPI and through mail servers, as mime4j sees it.
 *
 * @param subject decoded, without folds
 * @param addresses the field's name (from, to, cc) to what it names, in order
 * @param parts all parts that have content, in the order in which they stand, those of messages within among them
 */
record MailDigest(String subject, Map<String, List<String>> addresses, List<Part> parts) {
    /**
     * A part.
     *
     * @param type its media type, in lower case
     * @param plain whether its content are lines of the mail, whose ends are the mail's own
     * @param bytes SHA-256 of the content, decoded
     * @param lines the same of its lines alone, whatever ends them, and whether the last one is ended or not
     */
    record Part(String type, boolean plain, String bytes, String lines) {
        boolean isSameAs(Part after) {
            return plain ? lines.equals(after.lines) : bytes.equals(after.bytes);
        }
    }

    /** Reads a mail. */
    static MailDigest of(byte[] mail) throws IOException {
        MimeTokenStream stream = new MimeTokenStream(MimeConfig.PERMISSIVE);
        stream.setRecursionMode(RecursionMode.M_RECURSE);
        stream.parse(new ByteArrayInputStream(mail));
        String subject = "";
        Map<String, List<String>> addresses = new TreeMap<>();
        List<Part> parts = new ArrayList<>();
        boolean outermost = true;
        try {
            for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
                if (state == EntityState.T_FIELD && outermost) {
                    Field field = stream.getField();
                    String name = field.getName().strip().toLowerCase(Locale.ROOT);
                    switch (name) {
                        case "subject" -> subject = subject.isEmpty() ? text(field) : subject;
                        case "from", "to", "cc" ->
                            addresses
                                    .computeIfAbsent(name, n -> new ArrayList<>())
                                    .addAll(mailboxes(field));
                        default -> {
                            // Not compared.
                        }
                    }
                } else if (state == EntityState.T_END_HEADER) {
                    outermost = false;
                } else if (state == EntityState.T_BODY) {
                    parts.add(part(
                            stream.getBodyDescriptor(),
                            stream.getDecodedInputStream().readAllBytes()));
                }
            }
        } catch (MimeException e) {
            throw new IOException("mime4j cannot read it: " + e.getMessage(), e);
        }
        return new MailDigest(subject, addresses, parts);
    }

    private static String text(Field field) {
        String unfolded = field.getBody().replaceAll("\r?\n(?=[ \t])", "");
        return DecoderUtil.decodeEncodedWords(unfolded, DecodeMonitor.SILENT)
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static List<String> mailboxes(Field field) {
        String unfolded = field.getBody().replaceAll("\r?\n(?=[ \t])", "");
        List<String> found = new ArrayList<>();
        for (Mailbox mailbox :
                LenientAddressParser.DEFAULT.parseAddressList(unfolded).flatten()) {
            String name = mailbox.getName() == null
                    ? ""
                    : DecoderUtil.decodeEncodedWords(mailbox.getName(), DecodeMonitor.SILENT);
            found.add(name.replaceAll("\\s+", " ").strip() + " <" + mailbox.getAddress() + ">");
        }
        return found;
    }

    private static Part part(BodyDescriptor descriptor, byte[] content) {
        String lines = new String(content, StandardCharsets.ISO_8859_1)
                .replaceAll("\r\n|\r|\n", "\n")
                .replaceFirst("\n$", "");
        return new Part(
                descriptor.getMimeType().toLowerCase(Locale.ROOT),
                !descriptor.getTransferEncoding().matches("(?i)base64|quoted-printable"),
                sha256(content),
                sha256(lines.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is not the same afterwards; empty if all is. */
    List<String> differences(MailDigest after) {
        List<String> differences = new ArrayList<>();
        if (!subject.equals(after.subject)) {
            differences.add("subject");
        }
        for (String field : List.of("from", "to", "cc")) {
            if (!addresses.getOrDefault(field, List.of()).equals(after.addresses.getOrDefault(field, List.of()))) {
                differences.add(field);
            }
        }
        if (parts.size() != after.parts.size()) {
            differences.add(parts.size() + " parts, then " + after.parts.size());
            return differences;
        }
        for (int i = 0; i < parts.size(); i++) {
            Part before = parts.get(i);
            Part now = after.parts.get(i);
            if (!before.type.equals(now.type)) {
                differences.add("part %d, %s: type is %s".formatted(i + 1, before.type, now.type));
            } else if (!before.isSameAs(now)) {
                differences.add("part %d, %s: bytes".formatted(i + 1, before.type));
            }
        }
        return differences;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.splitter;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A mail or a part of one, taken apart by the letter of RFC 2045, without any class of the project or of mime4j: what is
 * compared must not be read by what is judged. Bytes are held as Latin-1 text, line ends are CRLF.
 *
 * @param fields the fields of its header
 * @param type what it is
 * @param body the bytes after the header, still encoded
 * @param parts its parts, or the message in it
 */
public record Entity(List<EntityField> fields, EntityValue type, String body, List<Entity> parts) {
    /** As deep as the reader takes mail apart. */
    private static final int DEEPEST = 50;

    public static Entity of(byte[] mail) {
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        return of(text.replaceAll("\r\n|\r(?!\n)|\n", "\r\n"), false, 0);
    }

    private static Entity of(String entity, boolean inDigest, int depth) {
        List<EntityField> fields = new ArrayList<>();
        int start = header(entity, fields);
        String body = entity.substring(Math.min(start, entity.length()));
        EntityValue type = EntityValue.of(first(fields, "content-type"), inDigest ? "message/rfc822" : "text/plain");
        List<Entity> parts = new ArrayList<>();
        boolean encoded = first(fields, "content-transfer-encoding").matches("(?is)\\s*(base64|quoted-printable)\\b.*");
        if (depth < DEEPEST && type.value().equals("message/rfc822")) {
            parts.add(of(encoded ? latin1(decoded(fields, body)) : body, false, depth + 1));
        } else if (depth < DEEPEST && type.value().startsWith("multipart/") && type.has("boundary")) {
            for (String part : split(body, "--" + type.parameter("boundary"))) {
                parts.add(of(part, type.value().equals("multipart/digest"), depth + 1));
            }
        }
        return new Entity(fields, type, body, parts);
    }

    /** Reads the header; gives where the body begins. */
    private static int header(String entity, List<EntityField> fields) {
        int start = 0;
        while (start < entity.length()) {
            int end = entity.indexOf("\r\n", start);
            end = end < 0 ? entity.length() : end + 2;
            while (end < entity.length() && " \t".indexOf(entity.charAt(end)) >= 0) {
                int next = entity.indexOf("\r\n", end);
                end = next < 0 ? entity.length() : next + 2;
            }
            String line = entity.substring(start, end);
            if (line.equals("\r\n")) {
                return end;
            }
            if (line.matches("(?s)[\\x21-\\x39\\x3B-\\x7E]+[ \t]*:.*")) {
                int colon = line.indexOf(':');
                fields.add(new EntityField(line.substring(0, colon).strip(), line.substring(colon + 1)));
            } else if (!line.matches("(?s)>?From .*|:.*")) {
                return start;
            }
            start = end;
        }
        return start;
    }

    private static List<String> split(String body, String delimiter) {
        List<String> parts = new ArrayList<>();
        int start = -1;
        int line = 0;
        while (line < body.length()) {
            int end = body.indexOf("\r\n", line);
            int next = end < 0 ? body.length() : end + 2;
            String text = body.substring(line, end < 0 ? body.length() : end).stripTrailing();
            boolean last = text.equals(delimiter + "--");
            if (last || text.equals(delimiter)) {
                if (start >= 0) {
                    parts.add(body.substring(start, Math.max(start, line - 2)));
                }
                start = last ? -1 : next;
                if (last) {
                    break;
                }
            }
            line = next;
        }
        if (start >= 0) {
            parts.add(body.substring(Math.min(start, body.length())));
        }
        return parts;
    }

    static String first(List<EntityField> fields, String name) {
        return fields.stream()
                .filter(f -> f.name().equalsIgnoreCase(name))
                .findFirst()
                .map(EntityField::value)
                .orElse("");
    }

    public EntityValue disposition() {
        return EntityValue.of(first(fields, "content-disposition"), "");
    }

    public String field(String name) {
        return first(fields, name).replaceAll("\\s+", " ").strip();
    }

    /** The bytes that the part stands for. */
    public byte[] decoded() {
        return decoded(fields, body);
    }

    /** Whether its bytes are lines of the mail, whose ends are the mail's own. */
    public boolean isPlain() {
        return !first(fields, "content-transfer-encoding").matches("(?is)\\s*(base64|quoted-printable)\\b.*");
    }

    private static byte[] decoded(List<EntityField> fields, String body) {
        String encoding =
                EntityValue.of(first(fields, "content-transfer-encoding"), "").value();
        return switch (encoding) {
            case "base64" -> base64(body);
            case "quoted-printable" -> quotedPrintable(body).getBytes(StandardCharsets.ISO_8859_1);
            default -> body.getBytes(StandardCharsets.ISO_8859_1);
        };
    }

    private static byte[] base64(String body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        int bits = 0;
        int count = 0;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            int value = alphabet.indexOf(c);
            if (c == '=') {
                break;
            }
            if (value >= 0) {
                bits = bits << 6 | value;
                count += 6;
                if (count >= 8) {
                    count -= 8;
                    bytes.write(bits >> count);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static String quotedPrintable(String body) {
        StringBuilder text = new StringBuilder();
        for (String line : body.split("(?<=\r\n)")) {
            boolean ended = line.endsWith("\r\n");
            String content = line.replaceAll("[ \t\r\n]+$", "");
            boolean soft = content.endsWith("=");
            content = soft ? content.substring(0, content.length() - 1) : content;
            for (int i = 0; i < content.length(); i++) {
                boolean escape = content.charAt(i) == '='
                        && i + 2 < content.length()
                        && content.substring(i + 1, i + 3).matches("[0-9A-Fa-f]{2}");
                text.append(escape ? (char) Integer.parseInt(content.substring(i + 1, i + 3), 16) : content.charAt(i));
                i += escape ? 2 : 0;
            }
            text.append(ended && !soft ? "\r\n" : "");
        }
        return text.toString();
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("\r\n|\r(?!\n)|\n", "\r\n");
    }

    @Override
    public String toString() {
        return type.value().toLowerCase(Locale.ROOT) + (parts.isEmpty() ? "" : parts);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A field of a value and parameters: Content-Type, Content-Disposition. Decodes the parameters of RFC 2231, in any order
 * of their pieces, and the encoded words that mailers put there against RFC 2047. mime4j's own mapping takes a plus sign
 * for a blank and cuts plain values at an apostrophe.
 */
final class Parameters {
    static final Parameters NONE = new Parameters("", Map.of());

    private final String value;
    private final Map<String, String> parameters;

    private Parameters(String value, Map<String, String> parameters) {
        this.value = value;
        this.parameters = Collections.unmodifiableMap(parameters);
    }

    static Parameters parse(byte[] field) {
        byte[] utf8 = HeaderText.utf8(field);
        RawBody body = RawFieldParser.DEFAULT.parseRawBody(
                new ByteArrayBuffer(utf8, utf8.length, true), new ParserCursor(0, utf8.length));
        Map<String, String> plain = new LinkedHashMap<>();
        Map<String, SortedMap<Integer, Piece>> pieces = new LinkedHashMap<>();
        for (NameValuePair pair : body.getParams()) {
            String name = pair.getName().toLowerCase(Locale.ROOT);
            String text = pair.getValue();
            if (text == null) {
                continue;
            }
            int star = name.indexOf('*');
            if (star < 0) {
                plain.putIfAbsent(name, HeaderText.decodeWords(text));
            } else {
                pieces.computeIfAbsent(name.substring(0, star), n -> new TreeMap<>())
                        .putIfAbsent(number(name, star), new Piece(text, name.endsWith("*")));
            }
        }
        pieces.forEach((name, parts) -> plain.put(name, join(parts)));
        return new Parameters(body.getValue().toLowerCase(Locale.ROOT).strip(), plain);
    }

    /** The number of a piece; a whole value, {@code name*}, comes before all numbered ones. */
    private static int number(String name, int star) {
        int end = star + 1;
        while (end < name.length() && end < star + 9 && Character.digit(name.charAt(end), 10) >= 0) {
            end++;
        }
        return end == star + 1 ? -1 : Integer.parseInt(name.substring(star + 1, end));
    }

    private static String join(SortedMap<Integer, Piece> pieces) {
        Charset charset = StandardCharsets.UTF_8;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean first = true;
        for (Map.Entry<Integer, Piece> entry : pieces.entrySet()) {
            String text = entry.getValue().text;
            boolean encoded = entry.getValue().encoded;
            int language = first && encoded ? text.indexOf('\'') : -1;
            int start = language < 0 ? -1 : text.indexOf('\'', language + 1);
            if (start >= 0) {
                charset = MailCharset.of(text.substring(0, language)).charset().orElse(charset);
                text = text.substring(start + 1);
            }
            bytes.writeBytes(encoded ? HeaderText.percentDecodedBytes(text) : text.getBytes(StandardCharsets.UTF_8));
            if (entry.getKey() < 0) {
                break; // a whole value beside pieces of another: the whole one counts
            }
            first = false;
        }
        return LenientDecoder.decode(bytes.toByteArray(), charset);
    }

    /** What stands before the first parameter, in lower case. */
    String value() {
        return value;
    }

    Map<String, String> all() {
        return parameters;
    }

    Optional<String> get(String name) {
        @Nullable String text = parameters.get(name);
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    private record Piece(String text, boolean encoded) {}
}

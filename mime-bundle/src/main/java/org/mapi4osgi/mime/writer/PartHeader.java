// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mapi4osgi.mime.reader.ReceivedHeader;

/**
 * The header of a part as it was received, as far as it may stay.
 *
 * @param received the fields
 * @param ofMessage whether it is the header of the message too, whose other fields are written already
 */
record PartHeader(ReceivedHeader received, boolean ofMessage) {
    /** Of a part that was not received. */
    static final PartHeader NONE = new PartHeader(ReceivedHeader.NONE, false);

    /** What the new encoding makes wrong. */
    private static final Set<String> REPLACED =
            Set.of("content-type", "content-transfer-encoding", "content-length", "lines", "mime-version");

    static PartHeader of(String header) {
        return new PartHeader(ReceivedHeader.parse(header), false);
    }

    /** A part may come with an empty header, which then says that it is a text of ASCII. */
    private boolean wasReceived() {
        return received != ReceivedHeader.NONE;
    }

    /** The type of a text, with its character set. */
    void text(String type, Charset charset, boolean guessed, HeaderLines lines) {
        boolean labelled = received.charset().isPresent();
        boolean ascii = charset.equals(StandardCharsets.US_ASCII);
        boolean sameSet = labelled ? charset.equals(received.charset().get()) : ascii || guessed;
        if (sameSet && received.mimeType().equals(type) && wasReceived()) {
            lines.receivedAll(received, "content-type");
            return;
        }
        Map<String, String> parameters = parameters(type);
        parameters.put("charset", charset.name().toLowerCase(Locale.ROOT));
        lines.parameters("Content-Type", type, parameters);
    }

    /** The type of what needs no parameters. */
    void type(String type, HeaderLines lines) {
        if (received.mimeType().equals(type)) {
            lines.receivedAll(received, "content-type");
        } else {
            lines.words("Content-Type", type);
        }
    }

    /** The type of a multipart, with a new boundary. */
    void multipart(String type, Map<String, String> given, String boundary, HeaderLines lines) {
        Map<String, String> parameters = parameters(type);
        parameters.putAll(given);
        parameters.put("boundary", boundary);
        lines.parameters("Content-Type", type, parameters);
    }

    private Map<String, String> parameters(String type) {
        return received.mimeType().equals(type)
                ? new LinkedHashMap<>(received.typeParameters())
                : new LinkedHashMap<>();
    }

    /** The other fields, but for those that the caller writes. */
    void others(HeaderLines lines, Set<String> written) {
        received.fields().stream()
                .filter(f -> !REPLACED.contains(f.name()) && !written.contains(f.name()))
                .filter(f -> !ofMessage || f.name().startsWith("content-"))
                .forEach(lines::received);
    }
}

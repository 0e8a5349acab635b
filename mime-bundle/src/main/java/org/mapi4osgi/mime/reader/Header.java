// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The header of a message or a part: its fields, and its bytes as received. */
final class Header {
    private final List<HeaderField> fields = new ArrayList<>();
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private final ByteArrayOutputStream strayed = new ByteArrayOutputStream();

    private boolean endsInput;

    void add(HeaderField field) {
        fields.add(field);
        raw.writeBytes(field.line());
    }

    /** Adds a line that is no field and no body either, such as an mbox separator among the fields. */
    void addJunk(byte[] line) {
        raw.writeBytes(line);
    }

    /** Adds what stands where the header should go on but cannot be part of it: the body began without an empty line. */
    void addStrayed(byte[] line) {
        strayed.writeBytes(line);
    }

    /** Notes that the input, or the part, ended within the header. */
    void endsInput() {
        endsInput = true;
    }

    boolean hasStrayed() {
        return strayed.size() > 0;
    }

    /** The body with what of it strayed into the header, and the empty line that ended the header in its midst. */
    InputStream withStrayed(InputStream body) {
        if (!hasStrayed()) {
            return body;
        }
        byte[] lines = endsInput ? strayed.toByteArray() : ended(strayed);
        return new SequenceInputStream(new ByteArrayInputStream(lines), body);
    }

    /** This header, the empty line after it, and a body. */
    InputStream before(InputStream body) {
        return new SequenceInputStream(new ByteArrayInputStream(ended(raw)), body);
    }

    private static byte[] ended(ByteArrayOutputStream lines) {
        byte[] bytes = lines.toByteArray();
        boolean crlf = bytes.length < 2 || bytes[bytes.length - 2] == '\r';
        byte[] end = (crlf ? "\r\n" : "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(bytes, bytes.length + end.length);
        System.arraycopy(end, 0, all, bytes.length, end.length);
        return all;
    }

    /** The fields that describe the content, with the empty line after them: the head of a MIME entity. */
    byte[] ofContent() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        fields.stream().filter(f -> f.name().startsWith("content-")).forEach(f -> bytes.writeBytes(f.line()));
        return ended(bytes);
    }

    boolean isEmpty() {
        return size() == 0;
    }

    int size() {
        return raw.size() + strayed.size();
    }

    List<HeaderField> fields() {
        return fields;
    }

    Optional<HeaderField> first(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    /** The first field of that name as text, unless it is empty. */
    Optional<String> text(String name) {
        return first(name).map(HeaderField::text).filter(t -> !t.isEmpty());
    }

    List<HeaderField> all(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).toList();
    }

    /** All of the header as received, as text. */
    String asReceived() {
        return LenientDecoder.decode(raw.toByteArray());
    }
}

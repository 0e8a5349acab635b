// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.util.ByteArrayBuffer;
import org.mapi4osgi.api.Props;

/**
 * A header that was kept as received (PR_TRANSPORT_MESSAGE_HEADERS), and what this reader takes it to say. The writer
 * compares that with the properties of today. Immutable once parsed.
 */
public final class ReceivedHeader {
    /** No header at all. */
    public static final ReceivedHeader NONE = new ReceivedHeader(new Header());

    private final Header header;
    private final PartDescriptor part;
    private final List<Field> fields;

    private ReceivedHeader(Header header) {
        this.header = header;
        this.part = PartDescriptor.of(header, false);
        this.fields = header.fields().stream()
                .map(f -> new Field(f.name(), f.text(), new String(f.line(), StandardCharsets.UTF_8)))
                .toList();
    }

    /**
     * A field.
     *
     * @param name the name, in lower case
     * @param text the value, unfolded and decoded
     * @param lines the name and the value as received; lines end with CRLF
     */
    public record Field(String name, String text, String lines) {}

    /** Takes a header apart, up to the first empty line. What is no field is dropped. */
    public static ReceivedHeader parse(String text) {
        HeaderRecorder recorder = new HeaderRecorder();
        recorder.begin();
        StringBuilder field = new StringBuilder();
        for (String line : text.split("\r\n|\r|\n", -1)) {
            boolean goesOn = line.startsWith(" ") || line.startsWith("\t");
            if (!goesOn) {
                record(field, recorder);
            }
            if (line.isEmpty()) {
                break;
            }
            if (!line.isBlank()) {
                field.append(line).append("\r\n");
            }
        }
        record(field, recorder);
        return new ReceivedHeader(recorder.header());
    }

    private static void record(StringBuilder field, HeaderRecorder recorder) {
        if (field.length() == 0) {
            return;
        }
        byte[] bytes = field.toString().getBytes(StandardCharsets.UTF_8);
        field.setLength(0);
        try {
            recorder.reset();
            recorder.append(new ByteArrayBuffer(bytes, bytes.length, true));
            recorder.build();
        } catch (MimeException e) {
            recorder.reset(); // longer than any that was received: nobody sent it
        }
    }

    /** The fields, in their order. */
    public List<Field> fields() {
        return fields;
    }

    Header header() {
        return header;
    }

    public boolean isEmpty() {
        return header.isEmpty();
    }

    public boolean has(String name) {
        return header.first(name.toLowerCase(Locale.ROOT)).isPresent();
    }

    /** The properties that a message with this header gets. */
    public Props props() {
        return HeaderProps.of(header);
    }

    /** The mailboxes of an address field. */
    public List<Mailbox> mailboxes(String name) {
        return Addresses.of(header, name);
    }

    /** The type of the content, such as {@code text/plain}. */
    public String mimeType() {
        return part.getMimeType();
    }

    /** A parameter of the content's type. */
    public Optional<String> typeParameter(String name) {
        return part.parameter(name);
    }

    /** All parameters of the content's type, in their order. */
    public Map<String, String> typeParameters() {
        return part.parameters();
    }

    /** The character set of the content; empty if it declares none, or none that is known, or only ASCII. */
    public Optional<Charset> charset() {
        MailCharset declared = part.mailCharset();
        return declared.isVague() ? Optional.empty() : declared.charset();
    }

    /** How the content was encoded, such as {@code base64}. */
    public String transferEncoding() {
        return part.getTransferEncoding();
    }

    /** Inline, attachment, or empty. */
    public String disposition() {
        return part.disposition();
    }

    /** The Content-ID, without brackets. */
    public Optional<String> contentId() {
        return part.contentId();
    }

    /** Where the content can be had, too. */
    public Optional<String> contentLocation() {
        return part.contentLocation();
    }

    /** The name of the file, without folders. */
    public Optional<String> fileName() {
        return AttachmentName.of(part, 0).sent();
    }

    /** Whether a field of that name becomes a property of its own, which counts instead of the field. */
    public static boolean isMapped(String name) {
        return HeaderProps.MAPPED.contains(name);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** An attachment that is being made: MS-OXCMAIL 2.2.3.4. Saved only by {@link #save}. */
final class Attachment implements AutoCloseable {
    private static final int ATTACH_BY_VALUE = 1;
    private static final int ATTACH_EMBEDDED_MSG = 5;
    private static final int ATT_MHTML_REF = 4;
    private static final Binary OID_MIMETAG = Binary.ofHex("2A864886F714030A04");

    /** Extensions for parts that come without a name. */
    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry("text/plain", ".txt"),
            Map.entry("text/html", ".htm"),
            Map.entry("text/calendar", ".ics"),
            Map.entry("text/vcard", ".vcf"),
            Map.entry("text/x-vcard", ".vcf"),
            Map.entry("text/csv", ".csv"),
            Map.entry("text/xml", ".xml"),
            Map.entry("image/jpeg", ".jpg"),
            Map.entry("image/png", ".png"),
            Map.entry("image/gif", ".gif"),
            Map.entry("image/bmp", ".bmp"),
            Map.entry("image/tiff", ".tif"),
            Map.entry("image/svg+xml", ".svg"),
            Map.entry("application/pdf", ".pdf"),
            Map.entry("application/zip", ".zip"),
            Map.entry("application/json", ".json"),
            Map.entry("application/xml", ".xml"),
            Map.entry("application/ms-tnef", ".dat"),
            Map.entry("application/pgp-signature", ".asc"),
            Map.entry("message/rfc822", ".eml"));

    private final IAttach attach;
    private boolean hasName;

    private Attachment(IAttach attach) {
        this.attach = attach;
    }

    static Attachment create(IMessage message) throws MapiException {
        return new Attachment(message.createAttach());
    }

    /**
     * Where the part stands.
     *
     * @param embedded it is a message, to be read as one
     * @param inline it belongs to a body that can refer to it
     * @param shown the HTML body does refer to it
     * @param alone it is all that its message has, and shares the message's header
     */
    record Place(boolean embedded, boolean inline, boolean shown, boolean alone) {}

    /** Describes the part. {@code number} names it if the mail does not. */
    void describe(PartDescriptor part, int number, Place place) throws MapiException {
        boolean embedded = place.embedded();
        String made =
                "ATT%05d%s".formatted(number, EXTENSIONS.getOrDefault(part.getMimeType(), embedded ? "" : ".dat"));
        hasName = part.fileName().isPresent();
        String name = part.fileName().map(Attachment::baseName).orElse(made);
        Props.Builder props = Props.builder()
                .put(PR.PR_ATTACH_METHOD, embedded ? ATTACH_EMBEDDED_MSG : ATTACH_BY_VALUE)
                .put(PR.PR_RENDERING_POSITION, -1)
                .put(PR.PR_ATTACH_MIME_TAG, part.getMimeType())
                .put(PR.PR_ATTACH_TAG, OID_MIMETAG)
                .put(PR.PR_DISPLAY_NAME, name)
                .put(PR.PR_ATTACH_FILENAME, shortName(name))
                .put(PR.PR_ATTACH_EXTENSION, extension(name))
                .put(PR.PR_ATTACH_FLAGS, place.inline() ? ATT_MHTML_REF : 0)
                .put(PR.PR_ATTACHMENT_HIDDEN, place.shown());
        part.fileName().ifPresent(n -> props.put(PR.PR_ATTACH_LONG_FILENAME, baseName(n)));
        part.contentId().ifPresent(id -> props.put(PR.PR_ATTACH_CONTENT_ID, id));
        part.contentLocation().ifPresent(url -> props.put(PR.PR_ATTACH_CONTENT_LOCATION, url));
        if (!part.disposition().isEmpty()) {
            props.put(PR.PR_ATTACH_DISPOSITION, part.disposition());
        }
        if (!place.alone()) {
            // The rest of the part's header, such as its character set, has no property of its own.
            props.put(PR.PR_TRANSPORT_MESSAGE_HEADERS, part.header().asReceived());
        }
        PropSetter.set(attach, props.build());
    }

    /** Shows an embedded message that comes without a file name by its subject. */
    void setTitle(String subject) throws MapiException {
        if (!hasName) {
            PropSetter.set(attach, Props.of(PR.PR_DISPLAY_NAME, subject));
        }
    }

    void writeData(InputStream content) throws IOException, MapiException {
        try (BinarySink sink = new BinarySink(attach, PR.PR_ATTACH_DATA_BIN)) {
            content.transferTo(sink);
            sink.finish();
        }
    }

    IMessage openEmbedded() throws MapiException {
        return attach.openProperty(
                PR.PR_ATTACH_DATA_OBJ, IMessage.IID, OpenPropertyFlag.MAPI_MODIFY, OpenPropertyFlag.MAPI_CREATE);
    }

    /** Writes a MIME entity with its header, and gives it back to be read. */
    BinarySink writeEntity(byte[] header, InputStream body) throws IOException, MapiException {
        BinarySink sink = new BinarySink(attach, PR.PR_ATTACH_DATA_BIN);
        try {
            sink.write(header);
            body.transferTo(sink);
            sink.finish();
            return sink;
        } catch (IOException | MapiException e) {
            sink.close();
            throw e;
        }
    }

    void save() throws MapiException {
        attach.saveChanges();
    }

    @Override
    public void close() {
        attach.close();
    }

    /** Without the folders that some mailers send along, which must never reach a file system. */
    private static String baseName(String name) {
        int start = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1;
        return start < name.length() ? name.substring(start) : name;
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }

    /** The 8.3 form. */
    private static String shortName(String name) {
        String extension = extension(name);
        String base = name.substring(0, name.length() - extension.length());
        return (cut(base, 8) + cut(extension, 4)).toUpperCase(Locale.ROOT);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}

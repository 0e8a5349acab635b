// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mapi4osgi.mime.props.FileName;

/**
 * What an attachment is called.
 *
 * @param sent the name that the mail gives, without folders; empty if it gives none
 * @param shown the same, or a made one
 */
record AttachmentName(Optional<String> sent, String shown) {
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
            Map.entry("application/pgp-signature", ".asc"),
            Map.entry("message/rfc822", ".eml"));

    static AttachmentName of(PartDescriptor part, int number) {
        if (part.getMimeType().equals("multipart/signed")) {
            return new AttachmentName(Optional.of("smime.p7m"), "smime.p7m"); // MS-OXOSMIME 2.1.3.1
        }
        Optional<String> sent = part.fileName().map(FileName::withoutFolders).filter(name -> !name.isBlank());
        String made = "ATT%05d%s".formatted(number, EXTENSIONS.getOrDefault(part.getMimeType(), ".dat"));
        return new AttachmentName(sent, sent.orElse(made));
    }

    /** From the last dot on; empty if there is none. */
    String extension() {
        return FileName.extension(shown);
    }

    /** The 8.3 form. */
    String shortForm() {
        String extension = extension();
        String base = shown.substring(0, shown.length() - extension.length());
        return (cut(base, 8) + cut(extension, 4)).toUpperCase(Locale.ROOT);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}

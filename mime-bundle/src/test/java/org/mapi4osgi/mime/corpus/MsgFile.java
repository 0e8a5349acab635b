// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.corpus;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * The bodies of a message in a file of Outlook (.msg), which is a compound file with a stream for each large property.
 *
 * @param rtf PR_RTF_COMPRESSED
 * @param html PR_HTML
 * @param text PR_BODY
 */
record MsgFile(Optional<byte[]> rtf, Optional<byte[]> html, Optional<String> text) {
    static MsgFile read(Path file, Charset ansi) throws IOException {
        try (POIFSFileSystem system = new POIFSFileSystem(file.toFile(), true)) {
            DirectoryEntry root = system.getRoot();
            Optional<String> unicode = property(root, "1000001F").map(b -> new String(b, StandardCharsets.UTF_16LE));
            Optional<String> text =
                    unicode.isPresent() ? unicode : property(root, "1000001E").map(b -> new String(b, ansi));
            return new MsgFile(property(root, "10090102"), property(root, "10130102"), text);
        }
    }

    private static Optional<byte[]> property(DirectoryEntry root, String tag) throws IOException {
        String name = "__substg1.0_" + tag;
        if (!root.hasEntryCaseInsensitive(name)) {
            return Optional.empty();
        }
        try (DocumentInputStream in = new DocumentInputStream((DocumentEntry) root.getEntryCaseInsensitive(name))) {
            return Optional.of(in.readAllBytes());
        }
    }
}

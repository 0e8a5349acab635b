// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.corpus;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.memory.MemoryAttach;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.tags.PR;

/**
 * A body or an attachment that has no parts.
 *
 * @param depth how many messages it is embedded in
 * @param body whether it is a body, which has neither a name nor a disposition in MAPI
 * @param text a plain text body; null if the part is kept as bytes
 */
record Part(
        int depth,
        boolean body,
        String type,
        Optional<String> disposition,
        Optional<String> fileName,
        Optional<String> contentId,
        byte[] bytes,
        @Nullable String text) {
    /** The character sets that the plain text bodies of the corpus come in. */
    private static final List<String> CHARSETS =
            List.of("UTF-8", "ISO-8859-1", "windows-1252", "ISO-8859-15", "ISO-2022-JP", "KOI8-R");

    /** All parts of a message, those of embedded and of signed messages included. */
    static List<Part> of(MemoryMessage message) throws MapiException {
        List<Part> parts = new ArrayList<>();
        collect(message, 0, true, parts);
        return parts;
    }

    private static void collect(MemoryMessage m, int depth, boolean withBodies, List<Part> parts) throws MapiException {
        if (withBodies) {
            m.get(PR.PR_BODY).ifPresent(text -> parts.add(body(depth, "text/plain", new byte[0], text)));
            m.get(PR.PR_HTML).ifPresent(html -> parts.add(body(depth, "text/html", html.toBytes(), null)));
        }
        for (MemoryAttach attach : m.attachments()) {
            MemoryMessage embedded = attach.embedded();
            if (embedded != null) {
                collect(embedded, depth + 1, true, parts);
            } else if (attach.need(PR.PR_ATTACH_MIME_TAG).equals("multipart/signed")) {
                if (!attach.get(PR.PR_ATTACHMENT_HIDDEN).orElse(false)) {
                    collect(unsigned(attach), depth, false, parts);
                }
            } else {
                parts.add(attachment(attach, depth));
            }
        }
    }

    /** What is in a signed entity: as a part among others it is taken apart, not kept whole. */
    private static MemoryMessage unsigned(MemoryAttach attach) throws MapiException {
        String entity = new String(attach.data(), StandardCharsets.ISO_8859_1);
        String mail = "Content-Type: multipart/mixed; boundary=around\r\n\r\n--around\r\n" + entity + "\r\n--around--";
        return ReadMail.message(mail.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Part body(int depth, String type, byte[] bytes, @Nullable String text) {
        return new Part(depth, true, type, Optional.empty(), Optional.empty(), Optional.empty(), bytes, text);
    }

    private static Part attachment(MemoryAttach attach, int depth) {
        return new Part(
                depth,
                false,
                attach.need(PR.PR_ATTACH_MIME_TAG),
                attach.get(PR.PR_ATTACH_DISPOSITION),
                attach.get(PR.PR_ATTACH_LONG_FILENAME),
                attach.get(PR.PR_ATTACH_CONTENT_ID),
                attach.data(),
                null);
    }

    /** Whether these are the bytes with that hash; text was decoded, so that its character set must be tried out. */
    boolean hasHash(String sha256) {
        return encodings().anyMatch(bytes -> sha256(bytes).equals(sha256));
    }

    /** As {@link #hasHash}, of the bytes with line feeds only. */
    boolean hasHashOfLines(String sha256) {
        return encodings()
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", "\n"))
                .anyMatch(lines ->
                        sha256(lines.getBytes(StandardCharsets.ISO_8859_1)).equals(sha256));
    }

    private Stream<byte[]> encodings() {
        String content = text;
        return content == null
                ? Stream.of(bytes)
                : CHARSETS.stream().map(name -> content.getBytes(Charset.forName(name)));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text file of an unknown character set.
 *
 * @param file the file
 * @param charset its character set, as far as its bytes tell
 */
record TextFile(Path file, Charset charset) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Looks through the file. */
    static TextFile of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(2);
            if (start.length == 2
                    && (start[0] == (byte) 0xFF && start[1] == (byte) 0xFE
                            || start[0] == (byte) 0xFE && start[1] == (byte) 0xFF)) {
                return new TextFile(file, StandardCharsets.UTF_16);
            }
        }
        return new TextFile(file, isUtf8(file) ? StandardCharsets.UTF_8 : WINDOWS_1252);
    }

    private static boolean isUtf8(Path file) throws IOException {
        try (InputStreamReader reader = new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            char[] buffer = new char[8192];
            while (reader.read(buffer) >= 0) {
                // Only whether it can be decoded counts.
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The text, without a byte order mark. */
    BufferedReader open() throws IOException {
        BufferedReader reader =
                new BufferedReader(new BoundedLines(new InputStreamReader(Files.newInputStream(file), charset)));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }
}

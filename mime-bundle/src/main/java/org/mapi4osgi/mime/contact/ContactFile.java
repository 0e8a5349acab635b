// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;

/**
 * Reads contact files. What a file is, is told by its content: vCard of any version, several in one file, or LDIF. Text is
 * UTF-8 or UTF-16 with a byte order mark; what is no UTF-8 is taken for windows-1252. Files are read as streams.
 */
public final class ContactFile {
    static final String COMPONENT = "contact files";

    private static final int LINES_TO_JUDGE = 100;

    private ContactFile() {}

    private interface Format {
        ContactCount read(BufferedReader text, ContactSink sink) throws IOException, MapiException;
    }

    /**
     * Reads a file to its end. Import commands call it, on a thread of theirs.
     *
     * @param file the file
     * @param sink takes the contacts, and is told of what is refused
     * @return how many there were
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such file
     *       <li>MAPI_E_CORRUPT_DATA: the file is neither vCard nor LDIF
     *       <li>MAPI_E_TOO_BIG: a line is longer than 16 MiB
     *       <li>MAPI_E_DISK_ERROR: the file cannot be read
     *       <li>any code that the sink gives
     *     </ul>
     */
    public static ContactCount read(Path file, ContactSink sink) throws MapiException {
        try {
            TextFile text = TextFile.of(file);
            Optional<Format> format;
            try (BufferedReader reader = text.open()) {
                format = judge(reader);
            }
            if (format.isEmpty()) {
                throw error(
                        MapiCode.MAPI_E_CORRUPT_DATA,
                        file + " is neither vCard (BEGIN:VCARD) nor LDIF (dn:); choose another file");
            }
            try (BufferedReader reader = text.open()) {
                return format.get().read(reader, sink);
            }
        } catch (java.nio.file.NoSuchFileException e) {
            throw error(MapiCode.MAPI_E_NOT_FOUND, "there is no file " + file);
        } catch (BoundedLines.TooLong e) {
            throw error(MapiCode.MAPI_E_TOO_BIG, file + ": " + e.getMessage());
        } catch (IOException e) {
            throw error(MapiCode.MAPI_E_DISK_ERROR, "cannot read " + file + ": " + e);
        }
    }

    private static MapiException error(MapiCode code, String text) {
        return new MapiException(code, MapiError.of(COMPONENT, text));
    }

    /** By the first line that says something. */
    private static Optional<Format> judge(BufferedReader reader) throws IOException {
        for (int i = 0; i < LINES_TO_JUDGE; i++) {
            String line = reader.readLine();
            if (line == null) {
                break;
            }
            String start = line.strip().toUpperCase(Locale.ROOT).replace(" ", "");
            if (start.startsWith("BEGIN:VCARD")) {
                return Optional.of(VCards::read);
            }
            if (start.startsWith("DN:") || start.startsWith("VERSION:1")) {
                return Optional.of(LdifEntries::read);
            }
            if (!start.isEmpty() && !start.startsWith("#")) {
                break;
            }
        }
        return Optional.empty();
    }
}

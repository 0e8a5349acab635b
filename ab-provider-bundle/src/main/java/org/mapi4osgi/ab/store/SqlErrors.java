// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;

/** Says in MAPI's words what SQLite reports. */
final class SqlErrors {
    private static final int SQLITE_PERM = 3;
    private static final int SQLITE_BUSY = 5;
    private static final int SQLITE_LOCKED = 6;
    private static final int SQLITE_READONLY = 8;
    private static final int SQLITE_IOERR = 10;
    private static final int SQLITE_CORRUPT = 11;
    private static final int SQLITE_FULL = 13;
    private static final int SQLITE_CANTOPEN = 14;
    private static final int SQLITE_NOTADB = 26;

    private SqlErrors() {}

    static MapiException of(Path file, String tried, SQLException e) {
        int number = e.getErrorCode() & 0xFF;
        return switch (number) {
            case SQLITE_FULL ->
                error(
                        MapiCode.MAPI_E_NOT_ENOUGH_DISK,
                        file,
                        tried,
                        "the disk is full; free some space and try again; nothing that was saved before is lost",
                        e);
            case SQLITE_PERM, SQLITE_READONLY, SQLITE_CANTOPEN ->
                error(
                        MapiCode.MAPI_E_NO_ACCESS,
                        file,
                        tried,
                        "the file or its folder cannot be written; allow it or choose another file",
                        e);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                error(MapiCode.MAPI_E_BUSY, file, tried, "another program writes to the file; try again", e);
            case SQLITE_IOERR ->
                error(MapiCode.MAPI_E_DISK_ERROR, file, tried, "the disk reports an error; check the disk", e);
            case SQLITE_NOTADB -> notABook(file, "it is no database");
            case SQLITE_CORRUPT -> damaged(file, String.valueOf(e.getMessage()));
            default -> error(MapiCode.MAPI_E_CALL_FAILED, file, tried, String.valueOf(e.getMessage()), e);
        };
    }

    static MapiException notABook(Path file, String reason) {
        return new MapiException(
                MapiCode.MAPI_E_CORRUPT_STORE,
                MapiError.of(
                        BookFile.COMPONENT,
                        file + " is not an address book of mapi4osgi: " + reason
                                + ". It was left as it is; choose another file."));
    }

    static MapiException damaged(Path file, String reason) {
        return new MapiException(
                MapiCode.MAPI_E_CORRUPT_STORE,
                MapiError.of(
                        BookFile.COMPONENT,
                        "the address book " + file + " is damaged: " + reason
                                + ". It was left as it is; put a backup in its place or choose another file."));
    }

    private static MapiException error(MapiCode code, Path file, String tried, String next, SQLException e) {
        MapiError error = new MapiError(
                0, tried + ", address book " + file + ": " + next, BookFile.COMPONENT, e.getErrorCode(), 0);
        return new MapiException(code, error);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.nio.file.Path;
import java.sql.SQLException;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says what a failure of SQLite means to the user of a store: which file, what was tried, what to do next. */
final class StoreErrors {
    static final String COMPONENT = "mapi4osgi message store";

    private StoreErrors() {}

    static MapiException of(Path file, String tried, SQLException failure) {
        SQLiteErrorCode code = failure instanceof SQLiteException e ? e.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        // The primary code stands in the low byte of an extended one.
        SQLiteErrorCode primary = SQLiteErrorCode.getErrorCode(code.code & 0xFF);
        return switch (primary) {
            case SQLITE_FULL ->
                error(
                        MapiCode.MAPI_E_NOT_ENOUGH_DISK,
                        file,
                        tried,
                        "the disk is full; nothing was changed. Free space on its disk and try again",
                        code);
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH, SQLITE_CANTOPEN ->
                error(
                        MapiCode.MAPI_E_NO_ACCESS,
                        file,
                        tried,
                        "the file or its folder cannot be written. Give this user the right to write there, or configure"
                                + " another path",
                        code);
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT ->
                error(
                        MapiCode.MAPI_E_CORRUPT_STORE,
                        file,
                        tried,
                        "the file is damaged. Keep a copy of it, then restore it from a backup",
                        code);
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL ->
                error(
                        MapiCode.MAPI_E_BUSY,
                        file,
                        tried,
                        "another process kept the store locked for too long. End that process or try again",
                        code);
            case SQLITE_NOMEM ->
                error(MapiCode.MAPI_E_NOT_ENOUGH_MEMORY, file, tried, "memory is short. Try again", code);
            case SQLITE_TOOBIG ->
                error(
                        MapiCode.MAPI_E_TOO_BIG,
                        file,
                        tried,
                        "a value is larger than the store can hold in one piece. Write it through a stream",
                        code);
            case SQLITE_IOERR ->
                error(
                        MapiCode.MAPI_E_DISK_ERROR,
                        file,
                        tried,
                        "the disk gave an error. Look at the system's log, and copy the store to another disk",
                        code);
            default ->
                error(
                        MapiCode.MAPI_E_CALL_FAILED,
                        file,
                        tried,
                        "SQLite refused (" + failure.getMessage() + "). Please report this",
                        code);
        };
    }

    static MapiException of(MapiCode code, Path file, String tried, String why) {
        return error(code, file, tried, why, SQLiteErrorCode.SQLITE_OK);
    }

    private static MapiException error(MapiCode code, Path file, String tried, String why, SQLiteErrorCode lowLevel) {
        String text = "%s: %s: %s".formatted(file, tried, why);
        return new MapiException(code, new MapiError(0, text, COMPONENT, lowLevel.code, 0));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/** Tells a client what went wrong with a file: what was tried, on which path, and what to do. */
final class FileErrors {
    private static final List<String> FULL =
            List.of("no space left on device", "disk quota exceeded", "not enough space on the disk", "file too large");

    private FileErrors() {}

    static MapiException of(String tried, Path path, IOException e) {
        String why = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.getMessage();
        String text = String.valueOf(why).toLowerCase(Locale.ROOT);
        if (FULL.stream().anyMatch(text::contains)) {
            return ProfileErrors.of(
                    MapiCode.MAPI_E_NOT_ENOUGH_DISK,
                    "%s %s: the disk is full; free some space and try again. What was there before is still there"
                            .formatted(tried, path),
                    e);
        }
        if (e instanceof AccessDeniedException
                || e instanceof NotDirectoryException
                || e instanceof FileAlreadyExistsException
                || text.contains("read-only file system")) {
            return ProfileErrors.of(
                    MapiCode.MAPI_E_NO_ACCESS,
                    "%s %s: not allowed (%s); let this user write there, or choose another folder"
                            .formatted(tried, path, e),
                    e);
        }
        return ProfileErrors.of(
                MapiCode.MAPI_E_DISK_ERROR, "%s %s: %s; check the disk and try again".formatted(tried, path, e), e);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;

/**
 * The books that are open in this bundle: one per file, however many logons use it, so that each sees the others' changes at
 * once.
 *
 * <p>Any thread. The lock of this object guards the map and stays held while a file is opened: two logons to one file must
 * not make it twice. No other lock of the bundle is held when it is taken.
 */
final class OpenBooks {
    private final InstantSource clock;

    @GuardedBy("this")
    private final Map<Path, Use> open = new HashMap<>();

    OpenBooks(InstantSource clock) {
        this.clock = clock;
    }

    private static final class Use {
        private final Book book;
        private int logons;

        Use(Book book) {
            this.book = book;
        }
    }

    /** The book of a file; give it back by {@link #close(Book)}. */
    synchronized Book open(Path file, String name) throws MapiException {
        Path key = key(file);
        Use use = open.get(key);
        if (use == null) {
            use = new Use(Book.open(key, name, clock));
            // A file that did not exist may have a truer name now.
            open.put(key(file), use);
        }
        use.logons++;
        return use.book;
    }

    /** The open book with an identifier; null if none is open. */
    synchronized @Nullable Book find(MapiUid uid) {
        for (Use use : open.values()) {
            if (use.book.uid().equals(uid)) {
                return use.book;
            }
        }
        return null;
    }

    synchronized void close(Book book) {
        open.values().removeIf(use -> {
            if (use.book != book || --use.logons > 0) {
                return false;
            }
            book.close();
            return true;
        });
    }

    /** One name per file, whatever links lead there. */
    private static Path key(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }
}

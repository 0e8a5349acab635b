// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;

/** A store file with a clock that stands still, and short ways to write to it. */
final class EngineFixture implements AutoCloseable {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2025-02-03T04:05:06Z"));
    static final long INBOX = SpecialFolder.INBOX.id();

    private final Path path;
    private StoreEngine engine;

    EngineFixture(Path folder) throws MapiException {
        path = folder.resolve("store.db");
        StoreEngine.create(path, CLOCK);
        engine = StoreEngine.open(path, CLOCK);
    }

    Path path() {
        return path;
    }

    StoreEngine engine() {
        return engine;
    }

    void reopen() throws MapiException {
        engine.close();
        engine = StoreEngine.open(path, CLOCK);
    }

    static HotColumns hot(String subject) {
        return new HotColumns(1L, null, null, "IPM.Note", subject, "Ann", "Bob");
    }

    static MessageData data(MapiUid uid, byte[] props, Map<Integer, StreamSource> streams) {
        return new MessageData(uid, props, streams, null, List.of(), Set.of());
    }

    static MessageData data(MapiUid uid, int mark) {
        return data(uid, new byte[] {(byte) mark}, Map.of());
    }

    long insert(long folder, String subject, int flags) throws MapiException {
        return insert(folder, subject, flags, data(MapiUid.random(), 7));
    }

    long insert(long folder, String subject, int flags, MessageData data) throws MapiException {
        return engine.write("inserting", tx -> {
            long id = tx.newId();
            Messages.insert(tx, Boxes.of(folder, false), id, data, hot(subject), flags, 0);
            return id;
        });
    }

    FolderRow folder(long id) throws MapiException {
        @Nullable FolderRow row = engine.find("looking", db -> Folders.find(db, id));
        if (row == null) {
            throw new AssertionError("folder " + id + " is gone");
        }
        return row;
    }

    MessageRow message(long id) throws MapiException {
        @Nullable MessageRow row = engine.find("looking", db -> Messages.find(db, id));
        if (row == null) {
            throw new AssertionError("message " + id + " is gone");
        }
        return row;
    }

    long count(String table) throws MapiException {
        return engine.read("counting", db -> db.number(-1, "SELECT count(*) FROM " + table));
    }

    /** What the counters say, counted anew. */
    void checkCounters() throws MapiException {
        engine.read("counting", db -> {
            List<String> wrong = db.list(
                    "SELECT f.id || ': ' || f.total || ' ' || f.unread || ' ' || f.assoc || ' ' || f.subfolders FROM"
                            + " folder f WHERE total <> (SELECT count(*) FROM ct WHERE box=f.id*2) OR unread <> (SELECT"
                            + " count(*) FROM ct WHERE box=f.id*2 AND flags&1=0) OR assoc <> (SELECT count(*) FROM ct"
                            + " WHERE box=f.id*2+1) OR subfolders <> (SELECT count(*) FROM folder s WHERE s.parent=f.id)",
                    row -> row.getString(1));
            if (!wrong.isEmpty()) {
                throw new AssertionError("counters are wrong: " + wrong);
            }
            return true;
        });
    }

    @Override
    public void close() {
        engine.close();
    }
}

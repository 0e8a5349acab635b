// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.crash;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.ms.engine.StoreEngine;
import org.mapi4osgi.ms.testing.TestStore;
import org.mapi4osgi.tags.PR;

/** Looks at a store after its process was killed. */
final class Inspection {
    private static final int READ = 0x1;
    private static final int SUBMIT = 0x4;

    private final Path directory;
    private final int round;
    private final List<String> wrong = new ArrayList<>();

    Inspection(Path directory, int round) {
        this.directory = directory;
        this.round = round;
    }

    /** What is wrong; empty if all that was acknowledged is there, whole, and nothing else. */
    List<String> compare(Ledger ledger) throws Exception {
        try (TestStore store = new TestStore(directory)) {
            Map<String, String> found = new TreeMap<>();
            Set<Binary> queue = queue(store);
            look(store, false, queue, found);
            look(store, true, queue, found);
            wrong.addAll(ledger.compare(found));
        }
        checkFile();
        return wrong;
    }

    private static Set<Binary> queue(TestStore store) throws MapiException {
        Set<Binary> queue = new HashSet<>();
        try (IMAPITable table = store.store().getOutgoingQueue()) {
            table.setColumns(PR.PR_ENTRYID);
            table.queryRows(100_000)
                    .forEach(row -> queue.add(row.get(PR.PR_ENTRYID).orElseThrow()));
        }
        return queue;
    }

    private void look(TestStore store, boolean second, Set<Binary> queue, Map<String, String> found) throws Exception {
        IMAPIFolder folder = Worker.folder(store, round, second);
        List<Props> rows;
        try (IMAPITable table = folder.getContentsTable()) {
            table.setColumns(PR.PR_ENTRYID, PR.PR_SUBJECT);
            rows = table.queryRows(100_000);
        }
        int counted = folder.getProp(PR.PR_CONTENT_COUNT).orElseThrow();
        if (counted != rows.size()) {
            wrong.add("PR_CONTENT_COUNT is " + counted + " of " + rows.size());
        }
        for (Props row : rows) {
            Binary id = row.get(PR.PR_ENTRYID).orElseThrow();
            String key = row.get(PR.PR_SUBJECT).orElse("?");
            String state = state(store, EntryId.parse(id), key, second, queue.contains(id));
            String other = found.put(key, state);
            if (other != null) {
                wrong.add(key + " is there twice: " + other + " and " + state);
            }
        }
    }

    private String state(TestStore store, EntryId id, String key, boolean second, boolean queued) throws Exception {
        try (IMessage message = store.store().openEntry(id).queryInterface(IMessage.IID)) {
            int revision = message.getProp(Contents.REVISION).orElse(-1);
            if (!Contents.body(key, revision).equals(body(message))) {
                wrong.add(key + ": the body is not that of revision " + revision);
            }
            byte[] attachment = Contents.attachment(key);
            if (!Arrays.equals(attachment, attachment(message))) {
                wrong.add(key + ": the attachment is not what it was saved with");
            }
            if (!message.getProp(PR.PR_DISPLAY_TO).orElse("").equals(key)) {
                wrong.add(key + ": the recipient is missing");
            }
            int flags = message.getProp(PR.PR_MESSAGE_FLAGS).orElseThrow();
            boolean submitted = (flags & SUBMIT) != 0;
            if (submitted != queued) {
                wrong.add(key + (queued ? ": queued without the mark" : ": marked as submitted but not queued"));
            }
            return Worker.state(second, revision, (flags & READ) != 0, submitted);
        }
    }

    private static String body(IMessage message) throws Exception {
        try (InputStream in = message.openProperty(PR.PR_BODY, IStream.IID).inputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_16LE);
        }
    }

    private static byte[] attachment(IMessage message) throws Exception {
        if (!message.getProp(PR.PR_HASATTACH).orElse(false)) {
            return new byte[0];
        }
        try (IAttach attachment = message.openAttach(0);
                InputStream in = attachment
                        .openProperty(PR.PR_ATTACH_DATA_BIN, IStream.IID)
                        .inputStream()) {
            return in.readAllBytes();
        }
    }

    /** Through SQLite: the file as a whole, and all counters, counted anew. */
    private void checkFile() throws MapiException {
        StoreEngine engine = StoreEngine.open(directory.resolve("store.db"), InstantSource.system());
        try {
            wrong.addAll(engine.read(
                    "checking counters",
                    db -> db.list(
                            "SELECT 'folder ' || f.name || ' counts wrong' FROM folder f"
                                    + " WHERE total <> (SELECT count(*) FROM ct WHERE box=f.id*2)"
                                    + " OR unread <> (SELECT count(*) FROM ct WHERE box=f.id*2 AND flags&1=0)"
                                    + " OR subfolders <> (SELECT count(*) FROM folder s WHERE s.parent=f.id)"
                                    + " UNION ALL SELECT 'message ' || id || ' has no row in a folder' FROM msg"
                                    + " WHERE box<>0 AND NOT EXISTS(SELECT 1 FROM ct WHERE ct.box=msg.box AND ct.id=msg.id)"
                                    + " UNION ALL SELECT 'row ' || id || ' has no message' FROM ct"
                                    + " WHERE NOT EXISTS(SELECT 1 FROM msg WHERE msg.id=ct.id AND msg.box=ct.box)",
                            row -> row.getString(1))));
            wrong.addAll(engine.read(
                    "checking the file",
                    db -> db.list("PRAGMA integrity_check", row -> row.getString(1)).stream()
                            .filter(verdict -> !verdict.equals("ok"))
                            .toList()));
        } finally {
            engine.close();
        }
    }
}

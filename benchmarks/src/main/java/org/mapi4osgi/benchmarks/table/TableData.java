// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.table;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.MemoryTable;

/** Rows as the peer's benchmark has them: 100,000 of 8 properties, the same for each run. */
final class TableData {
    static final int ROWS = 100_000;
    static final int MAX_SIZE = 1_000_000;

    private static final String[] WORDS = {
        "meeting",
        "Invoice",
        "report",
        "Budget",
        "holiday",
        "Release",
        "plan",
        "question",
        "INVOICE",
        "draft",
        "offer",
        "minutes",
        "contract",
        "update",
        "reminder",
        "travel"
    };

    private TableData() {}

    static Props row(int id, Random random) {
        byte[] entryId = new byte[40];
        random.nextBytes(entryId);
        String subject = "%s%s %s %05d"
                .formatted(
                        random.nextInt(3) == 0 ? "Re: " : "",
                        WORDS[random.nextInt(WORDS.length)],
                        WORDS[random.nextInt(WORDS.length)],
                        random.nextInt(100_000));
        return Props.builder()
                .put(PR.PR_INSTANCE_KEY, key(id))
                .put(PR.PR_ENTRYID, Binary.of(entryId))
                .put(PR.PR_SUBJECT, subject)
                .put(PR.PR_SENDER_NAME, "Sender " + random.nextInt(500))
                .put(PR.PR_MESSAGE_DELIVERY_TIME, Instant.ofEpochSecond(1_600_000_000L + random.nextInt(200_000_000)))
                .put(PR.PR_MESSAGE_SIZE, random.nextInt(MAX_SIZE))
                .put(PR.PR_MESSAGE_FLAGS, random.nextInt(2))
                .put(PR.PR_MESSAGE_CLASS, "IPM.Note")
                .build();
    }

    static Binary key(int id) {
        return Binary.of(ByteBuffer.allocate(8).putLong(id).array());
    }

    static List<Props> rows() {
        Random random = new Random(42);
        List<Props> rows = new ArrayList<>(ROWS);
        for (int i = 0; i < ROWS; i++) {
            rows.add(row(i, random));
        }
        return rows;
    }

    /** JMH's states have no constructors that throw; nothing here does. */
    static MemoryTable<Binary> table(List<Props> rows) {
        MemoryTable<Binary> table = MemoryTable.builder(
                        PR.PR_INSTANCE_KEY,
                        PR.PR_INSTANCE_KEY,
                        PR.PR_ENTRYID,
                        PR.PR_SUBJECT,
                        PR.PR_SENDER_NAME,
                        PR.PR_MESSAGE_DELIVERY_TIME,
                        PR.PR_MESSAGE_SIZE,
                        PR.PR_MESSAGE_FLAGS)
                .build();
        try {
            for (Props row : rows) {
                table.modifyRow(row);
            }
        } catch (MapiException e) {
            throw new IllegalStateException(e);
        }
        return table;
    }

    static IMAPITable view(MemoryTable<Binary> table, SortOrderSet order) {
        try {
            return table.getView(order);
        } catch (MapiException e) {
            throw new IllegalStateException(e);
        }
    }
}

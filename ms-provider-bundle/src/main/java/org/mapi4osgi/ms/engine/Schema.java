// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of a store file.
 *
 * <ul>
 *   <li>{@code store}: one row, the store's own identity and properties.
 *   <li>{@code folder}: folders with their counters, which are kept in the transaction that changes them.
 *   <li>{@code msg}: messages, one blob of properties, one of recipients, one that tells where the large ones are.
 *       Embedded messages have box 0.
 *   <li>{@code ct}: what contents tables show and sort by, clustered by folder, so that a scan of a folder reads these
 *       narrow rows and nothing else. {@code box} is twice the folder's id, plus one for associated messages. A sort key
 *       that is missing is x'FF', which is greater than all keys and all numbers.
 *   <li>{@code att}: attachments; an embedded message is a row of {@code msg}.
 *   <li>{@code chunk}: large values in pieces; see {@link Streams}. {@code staged} holds those that no saved object
 *       refers to yet, {@code shared} those that several refer to.
 *   <li>{@code outq}: the outgoing queue, with the lease of each message's lock and the process that holds it. A message
 *       that was sent has {@code finished}, the box it was in then, until it is moved or deleted as its sender asked.
 *   <li>{@code changelog}: what was changed, in the order of the commits, the last {@link ChangeLog#KEPT} entries.
 * </ul>
 */
final class Schema {
    /** "M4OS", the mark by which a file is known to be ours. */
    static final int APPLICATION_ID = 0x4D344F53;

    /**
     * What is made now. Version 1 had no holder of a lease and no mark of what is finished in {@code outq}; a file of it
     * becomes one of version 2 when it is opened.
     */
    static final int VERSION = 2;

    private static final String QUEUE_1 =
            "seq INTEGER PRIMARY KEY, msg INTEGER NOT NULL UNIQUE, flags INTEGER NOT NULL, owner BLOB, token"
                    + " INTEGER NOT NULL DEFAULT 0, until INTEGER NOT NULL DEFAULT 0";
    private static final List<String> QUEUE_ADDED_2 = List.of("holder TEXT", "finished INTEGER NOT NULL DEFAULT 0");

    private static final Map<String, String> DDL = new LinkedHashMap<>();

    static {
        table(
                "store",
                "one INTEGER PRIMARY KEY CHECK(one=1), uid BLOB NOT NULL, created INTEGER NOT NULL, props"
                        + " BLOB NOT NULL");
        table(
                "folder",
                "id INTEGER PRIMARY KEY, parent INTEGER NOT NULL, uid BLOB NOT NULL, kind INTEGER NOT NULL,"
                        + " name TEXT NOT NULL, name_key BLOB NOT NULL, comment TEXT, total INTEGER NOT NULL DEFAULT 0, unread"
                        + " INTEGER NOT NULL DEFAULT 0, assoc INTEGER NOT NULL DEFAULT 0, subfolders INTEGER NOT NULL DEFAULT"
                        + " 0, created INTEGER NOT NULL, modified INTEGER NOT NULL, props BLOB NOT NULL");
        add("folder_name", "CREATE UNIQUE INDEX folder_name ON folder(parent, name_key)");
        table(
                "msg",
                "id INTEGER PRIMARY KEY, box INTEGER NOT NULL, uid BLOB NOT NULL, change_no INTEGER NOT NULL,"
                        + " created INTEGER NOT NULL, props BLOB NOT NULL, streams BLOB, recipients BLOB");
        add(
                "ct",
                "CREATE TABLE ct(box INTEGER NOT NULL, id INTEGER NOT NULL, flags INTEGER NOT NULL, dtime NOT NULL,"
                        + " subject_key BLOB NOT NULL, sender_key BLOB NOT NULL, size INTEGER NOT NULL, mtime INTEGER NOT NULL,"
                        + " status INTEGER NOT NULL, importance INTEGER, stime INTEGER, uid BLOB NOT NULL, class TEXT, subject"
                        + " TEXT, sender TEXT, display_to TEXT, PRIMARY KEY(box, id)) WITHOUT ROWID");
        add("ct_dtime", "CREATE INDEX ct_dtime ON ct(box, dtime)");
        add("ct_subject", "CREATE INDEX ct_subject ON ct(box, subject_key)");
        add(
                "att",
                "CREATE TABLE att(msg INTEGER NOT NULL, num INTEGER NOT NULL, props BLOB NOT NULL, streams BLOB,"
                        + " embedded INTEGER, size INTEGER NOT NULL, PRIMARY KEY(msg, num)) WITHOUT ROWID");
        table("chunk", "id INTEGER PRIMARY KEY, data BLOB NOT NULL");
        table("staged", "stream INTEGER PRIMARY KEY, since INTEGER NOT NULL");
        table("shared", "stream INTEGER PRIMARY KEY, extra INTEGER NOT NULL");
        table("named", "id INTEGER PRIMARY KEY, guid BLOB NOT NULL, number INTEGER NOT NULL, name TEXT");
        table("receive", "class TEXT PRIMARY KEY, folder INTEGER NOT NULL");
        // As SQLite writes it when the columns are added to a table that is there.
        table("outq", QUEUE_1 + ", " + String.join(", ", QUEUE_ADDED_2));
        table(
                "changelog",
                "seq INTEGER PRIMARY KEY, kind INTEGER NOT NULL, id INTEGER NOT NULL, uid BLOB NOT NULL,"
                        + " parent INTEGER NOT NULL, old_parent INTEGER NOT NULL, old_id INTEGER NOT NULL, old_uid BLOB, detail"
                        + " TEXT");
    }

    private Schema() {}

    private static void table(String name, String columns) {
        add(name, create(name, columns));
    }

    private static String create(String name, String columns) {
        return "CREATE TABLE " + name + "(" + columns + ")";
    }

    private static void add(String name, String sql) {
        DDL.put(name, sql);
    }

    /** Statement by name of the table or index; SQLite keeps the text as it is, so that a file can be compared. */
    static Map<String, String> ddl() {
        return DDL;
    }

    /** As {@link #ddl()}, for a version that can be opened. */
    static Map<String, String> ddl(long version) {
        if (version == VERSION) {
            return DDL;
        }
        Map<String, String> first = new LinkedHashMap<>(DDL);
        first.put("outq", create("outq", QUEUE_1));
        return first;
    }

    /** What makes a file of version 1 one of this version. */
    static List<String> upgrade() {
        return QUEUE_ADDED_2.stream()
                .map(column -> "ALTER TABLE outq ADD COLUMN " + column)
                .toList();
    }
}

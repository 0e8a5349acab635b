// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.ms.engine.Change.Kind;
import org.mapi4osgi.util.Collation;

/** The rows of folders, with their place in the tree and their counters. */
public final class Folders {
    private static final String COLUMNS =
            "id, parent, uid, kind, name, comment, total, unread, assoc, subfolders, created, modified, props";

    private static final int ROOT_KIND = 0;
    private static final int GENERIC_KIND = 1;

    private Folders() {}

    static void insertSpecial(Tx tx, SpecialFolder folder) throws SQLException {
        boolean root = folder == SpecialFolder.ROOT;
        long parent = root ? 0 : folder.parent().id();
        insertRow(
                tx,
                new FolderRow(
                        folder.id(),
                        parent,
                        MapiUid.random(),
                        root ? ROOT_KIND : GENERIC_KIND,
                        folder.displayName(),
                        null,
                        0,
                        0,
                        0,
                        0,
                        tx.now(),
                        tx.now(),
                        new byte[0]));
        addSubfolders(tx, parent, 1);
    }

    /** The folder, or null. */
    public static @Nullable FolderRow find(Db db, long id) throws SQLException {
        return db.first("SELECT " + COLUMNS + " FROM folder WHERE id = ?", Folders::map, id);
    }

    /** The folder in the same folder that has the same name but for its case, or null. */
    public static @Nullable FolderRow findByName(Db db, long parent, String name) throws SQLException {
        return db.first(
                "SELECT " + COLUMNS + " FROM folder WHERE parent = ? AND name_key = ?",
                Folders::map,
                parent,
                Collation.key(name));
    }

    /** The folders directly in a folder, by name. */
    public static List<FolderRow> children(Db db, long parent) throws SQLException {
        return db.list("SELECT " + COLUMNS + " FROM folder WHERE parent = ? ORDER BY name_key", Folders::map, parent);
    }

    /** Who a folder is; null if it is gone. */
    public static @Nullable MapiUid uid(Db db, long id) throws SQLException {
        return db.first("SELECT uid FROM folder WHERE id = ?", row -> Uids.of(row.getBytes(1)), id);
    }

    /** Makes a folder. */
    public static FolderRow create(
            Tx tx, long parent, String name, @Nullable String comment, byte[] props, @Nullable FolderRow original)
            throws SQLException, MapiException {
        require(tx.db(), parent);
        checkName(tx.db(), parent, name, 0);
        FolderRow row = new FolderRow(
                tx.newId(),
                parent,
                MapiUid.random(),
                GENERIC_KIND,
                name,
                comment,
                0,
                0,
                0,
                0,
                tx.now(),
                tx.now(),
                props);
        insertRow(tx, row);
        addSubfolders(tx, parent, 1);
        tx.log(
                original == null
                        ? Change.of(Kind.FOLDER_CREATED, row.id(), row.uid(), parent)
                        : Change.copied(
                                Kind.FOLDER_COPIED,
                                row.id(),
                                row.uid(),
                                parent,
                                Change.of(Kind.FOLDER_CREATED, original.id(), original.uid(), original.parent())));
        logModified(tx, parent);
        return row;
    }

    private static void insertRow(Tx tx, FolderRow row) throws SQLException {
        tx.db()
                .update(
                        "INSERT INTO folder(id, parent, uid, kind, name, name_key, comment, created, modified, props)"
                                + " VALUES(?,?,?,?,?,?,?,?,?,?)",
                        row.id(),
                        row.parent(),
                        Uids.bytes(row.uid()),
                        row.kind(),
                        row.name(),
                        Collation.key(row.name()),
                        row.comment(),
                        row.created(),
                        row.modified(),
                        row.props());
    }

    /** Writes the name, the comment and the other properties; false if they are not as they were read any more. */
    public static boolean update(Tx tx, FolderRow read, String name, @Nullable String comment, byte[] props)
            throws SQLException, MapiException {
        long id = read.id();
        FolderRow old = require(tx.db(), id);
        if (!old.name().equals(read.name())
                || !Objects.equals(old.comment(), read.comment())
                || !Arrays.equals(old.props(), read.props())) {
            return false;
        }
        if (!old.name().equals(name)) {
            checkName(tx.db(), old.parent(), name, id);
        }
        tx.db()
                .update(
                        "UPDATE folder SET name=?, name_key=?, comment=?, props=?, modified=? WHERE id=?",
                        name,
                        Collation.key(name),
                        comment,
                        props,
                        tx.now(),
                        id);
        tx.log(Change.of(Kind.FOLDER_MODIFIED, id, old.uid(), old.parent()));
        return true;
    }

    /** Puts a folder, with all that is in it, into another one. */
    public static void move(Tx tx, long id, long parent, String name) throws SQLException, MapiException {
        FolderRow row = require(tx.db(), id);
        require(tx.db(), parent);
        if (isWithin(tx.db(), parent, id)) {
            throw new MapiException(
                    MapiCode.MAPI_E_FOLDER_CYCLE,
                    "folder '" + row.name() + "' cannot go into itself or a folder below it");
        }
        checkName(tx.db(), parent, name, id);
        tx.db()
                .update(
                        "UPDATE folder SET parent=?, name=?, name_key=?, modified=? WHERE id=?",
                        parent,
                        name,
                        Collation.key(name),
                        tx.now(),
                        id);
        addSubfolders(tx, row.parent(), -1);
        addSubfolders(tx, parent, 1);
        tx.log(Change.moved(Kind.FOLDER_MOVED, id, row.uid(), parent, row.parent()));
        logModified(tx, row.parent());
        logModified(tx, parent);
    }

    /** Deletes a folder that has nothing in it any more. */
    public static void delete(Tx tx, long id) throws SQLException, MapiException {
        FolderRow row = require(tx.db(), id);
        if (row.subfolders() > 0 || row.total() > 0 || row.associated() > 0) {
            throw new MapiException(
                    row.subfolders() > 0 ? MapiCode.MAPI_E_HAS_FOLDERS : MapiCode.MAPI_E_HAS_MESSAGES,
                    "folder '" + row.name() + "' is not empty");
        }
        tx.db().update("DELETE FROM folder WHERE id=?", id);
        tx.db().update("DELETE FROM receive WHERE folder=?", id);
        addSubfolders(tx, row.parent(), -1);
        tx.log(Change.of(Kind.FOLDER_DELETED, id, row.uid(), row.parent()));
        logModified(tx, row.parent());
    }

    /** Whether a folder is another one, or below it. */
    public static boolean isWithin(Db db, long folder, long ancestor) throws SQLException {
        // The tree is as deep as a user made it; a damaged file could hold a ring.
        for (long id = folder, depth = 0; id != 0 && depth < 10_000; depth++) {
            if (id == ancestor) {
                return true;
            }
            id = db.number(0, "SELECT parent FROM folder WHERE id=?", id);
        }
        return false;
    }

    /** Counts messages of a box in or out. */
    static void addMessages(Tx tx, long box, int total, int unread) throws SQLException {
        if (Boxes.isAssociated(box)) {
            tx.db().update("UPDATE folder SET assoc=assoc+? WHERE id=?", total, Boxes.folder(box));
        } else {
            tx.db()
                    .update(
                            "UPDATE folder SET total=total+?, unread=unread+? WHERE id=?",
                            total,
                            unread,
                            Boxes.folder(box));
        }
    }

    private static void addSubfolders(Tx tx, long parent, int count) throws SQLException {
        tx.db().update("UPDATE folder SET subfolders=subfolders+? WHERE id=?", count, parent);
    }

    private static void logModified(Tx tx, long id) throws SQLException {
        FolderRow row = find(tx.db(), id);
        if (row != null) {
            tx.log(Change.of(Kind.FOLDER_MODIFIED, id, row.uid(), row.parent()));
        }
    }

    private static FolderRow require(Db db, long id) throws SQLException, MapiException {
        FolderRow row = find(db, id);
        if (row == null) {
            throw new MapiException(MapiCode.MAPI_E_OBJECT_DELETED, "the folder was deleted");
        }
        return row;
    }

    private static void checkName(Db db, long parent, String name, long self) throws SQLException, MapiException {
        FolderRow other = findByName(db, parent, name);
        if (other != null && other.id() != self) {
            throw new MapiException(
                    MapiCode.MAPI_E_COLLISION, "a folder '" + other.name() + "' is there already; choose another name");
        }
    }

    private static FolderRow map(ResultSet row) throws SQLException {
        return new FolderRow(
                row.getLong(1),
                row.getLong(2),
                Uids.of(row.getBytes(3)),
                row.getInt(4),
                row.getString(5),
                row.getString(6),
                row.getInt(7),
                row.getInt(8),
                row.getInt(9),
                row.getInt(10),
                row.getLong(11),
                row.getLong(12),
                row.getBytes(13));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/**
 * Where messages of a class are delivered. The longest prefix of the class that ends at a dot counts. What nothing was
 * said of goes to the Inbox, classes under IPC to the root folder.
 */
public final class ReceiveFolders {
    /** The default, which is also said of IPM and REPORT. */
    private static final Map<String, SpecialFolder> DEFAULTS = Map.of(
            "", SpecialFolder.INBOX,
            "IPM", SpecialFolder.INBOX,
            "REPORT", SpecialFolder.INBOX,
            "IPC", SpecialFolder.ROOT);

    private ReceiveFolders() {}

    /**
     * A setting.
     *
     * @param messageClass the class or prefix; empty for the default
     * @param folder the folder's row
     */
    public record Setting(String messageClass, long folder) {}

    /** All settings by class, the defaults where nothing was said. */
    public static Map<String, Long> all(Db db) throws SQLException, MapiException {
        Map<String, Long> all = new LinkedHashMap<>();
        DEFAULTS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> all.put(entry.getKey(), entry.getValue().id()));
        db.each("SELECT class, folder FROM receive ORDER BY class", row -> {
            all.put(row.getString(1), row.getLong(2));
            return true;
        });
        return all;
    }

    /** The setting that counts for a class. */
    public static Setting find(Db db, String messageClass) throws SQLException, MapiException {
        Map<String, Long> all = all(db);
        String prefix = messageClass;
        while (true) {
            Long folder = all.get(prefix);
            if (folder != null) {
                return new Setting(prefix, folder);
            }
            int dot = prefix.lastIndexOf('.');
            prefix = dot < 0 ? "" : prefix.substring(0, dot);
        }
    }

    /** Says where a class goes. */
    public static void set(Tx tx, String messageClass, long folder) throws SQLException, MapiException {
        if (Folders.uid(tx.db(), folder) == null) {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "there is no such folder");
        }
        tx.db().update("INSERT OR REPLACE INTO receive(class, folder) VALUES(?,?)", messageClass, folder);
    }

    /** Takes back what was said. */
    public static void remove(Tx tx, String messageClass) throws SQLException {
        tx.db().update("DELETE FROM receive WHERE class=?", messageClass);
    }
}

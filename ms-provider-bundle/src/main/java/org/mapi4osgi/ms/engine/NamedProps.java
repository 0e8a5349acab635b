// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.api.PropTag;

/** The names of named properties. A name keeps its number for the store's life. */
public final class NamedProps {
    private static final int LAST_ID = 0xFFFE;

    private NamedProps() {}

    /** All names by number. */
    public static Map<Integer, MapiNameId> all(Db db) throws SQLException, MapiException {
        Map<Integer, MapiNameId> names = new LinkedHashMap<>();
        db.each("SELECT id, guid, number, name FROM named ORDER BY id", row -> {
            names.put(row.getInt(1), new MapiNameId(Uids.of(row.getBytes(2)), row.getInt(3), row.getString(4)));
            return true;
        });
        return names;
    }

    /** Gives numbers to the names that have none; returns all names. */
    public static Map<Integer, MapiNameId> assign(Tx tx, List<MapiNameId> wanted) throws SQLException, MapiException {
        Map<Integer, MapiNameId> names = all(tx.db());
        int last = (int) tx.db().number(PropTag.MIN_NAMED_ID - 1, "SELECT max(id) FROM named");
        for (MapiNameId name : wanted) {
            if (names.containsValue(name)) {
                continue;
            }
            if (last == LAST_ID) {
                throw new MapiException(
                        MapiCode.MAPI_E_NAMED_PROP_QUOTA_EXCEEDED,
                        "the store has 32,767 named properties; no number is left");
            }
            last++;
            tx.db()
                    .update(
                            "INSERT INTO named(id, guid, number, name) VALUES(?,?,?,?)",
                            last,
                            Uids.bytes(name.propertySet()),
                            name.id(),
                            name.name());
            names.put(last, name);
        }
        return names;
    }
}

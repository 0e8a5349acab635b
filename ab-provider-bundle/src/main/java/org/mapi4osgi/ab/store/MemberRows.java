// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;

/** Reads and writes the members of distribution lists; within the caller's transaction. */
final class MemberRows {
    private MemberRows() {}

    static List<Member> read(Connection c, long list) throws SQLException, MapiException {
        try (PreparedStatement select =
                c.prepareStatement("SELECT uid, entry_id, props FROM member WHERE list=? ORDER BY seq")) {
            select.setLong(1, list);
            List<Member> members = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    byte @Nullable [] uid = rows.getBytes(1);
                    byte[] props = rows.getBytes(3);
                    members.add(new Member(
                            uid == null ? null : MapiUid.parse(Binary.of(uid)),
                            EntryId.parse(Binary.of(rows.getBytes(2))),
                            Props.parse(props, 0, props.length)));
                }
            }
            return members;
        }
    }

    static void replace(Connection c, long list, List<Member> members) throws SQLException {
        EntryStore.execute(c, "DELETE FROM member WHERE list=?", list);
        try (PreparedStatement insert = c.prepareStatement("INSERT INTO member VALUES (?,?,?,?,?)")) {
            int seq = 0;
            for (Member member : members) {
                insert.setLong(1, list);
                insert.setInt(2, seq++);
                insert.setBytes(3, member.uid() == null ? null : EntryStore.bytes(member.uid()));
                insert.setBytes(4, member.entryId().toBinary().toBytes());
                insert.setBytes(5, member.props().toBinary().toBytes());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}

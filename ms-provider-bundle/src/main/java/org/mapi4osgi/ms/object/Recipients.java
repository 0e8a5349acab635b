// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.ms.engine.RecipientList;
import org.mapi4osgi.tags.PR;

/** The recipients of an open message. Each row has a PR_ROWID. Guarded by the message. */
final class Recipients {
    static final int MAPI_TO = 1;
    static final int MAPI_CC = 2;
    static final int MAPI_BCC = 3;

    /** The type without MAPI_P1 and MAPI_SUBMITTED. */
    private static final int TYPE_MASK = 0x0FFFFFFF;

    private final List<Props> rows = new ArrayList<>();
    private int nextRowId;
    private boolean dirty;

    private Recipients() {}

    static Recipients none() {
        return new Recipients();
    }

    static Recipients decode(byte @Nullable [] column) throws MapiException {
        Recipients recipients = new Recipients();
        RecipientList.decode(column).forEach(recipients::append);
        return recipients;
    }

    byte @Nullable [] encode() {
        return RecipientList.encode(rows);
    }

    private void append(Props row) {
        rows.add(row);
        nextRowId = Math.max(nextRowId, row.get(PR.PR_ROWID).orElse(-1) + 1);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    boolean isDirty() {
        return dirty;
    }

    void clean() {
        dirty = false;
    }

    List<Props> rows() {
        return List.copyOf(rows);
    }

    /** All or nothing: a bad row leaves the list as it was. */
    void modify(@Nullable ModifyRecipientsFlag flag, List<Props> changes) throws MapiException {
        List<Props> checked = new ArrayList<>(changes.size());
        for (Props change : changes) {
            checked.add(withoutErrors(change));
        }
        if (flag == ModifyRecipientsFlag.MODRECIP_MODIFY || flag == ModifyRecipientsFlag.MODRECIP_REMOVE) {
            Set<Integer> named = new HashSet<>();
            for (Props change : checked) {
                if (!named.add(index(change))) {
                    throw new MapiException(
                            MapiCode.MAPI_E_INVALID_PARAMETER, "two rows have one PR_ROWID; name each recipient once");
                }
            }
        }
        if (flag == null) {
            rows.clear();
        }
        for (Props change : checked) {
            if (flag == ModifyRecipientsFlag.MODRECIP_MODIFY) {
                rows.set(index(change), withType(change));
            } else if (flag == ModifyRecipientsFlag.MODRECIP_REMOVE) {
                rows.remove(index(change));
            } else {
                append(withRowId(change));
            }
        }
        dirty = true;
    }

    private static Props withoutErrors(Props row) throws MapiException {
        Props.Builder builder = Props.builder();
        for (PropValue<?> value : row) {
            if (value.tag().type() == PropType.PT_NULL) {
                throw new MapiException(
                        MapiCode.MAPI_E_INVALID_PARAMETER, "a recipient has a PT_NULL property; leave it out instead");
            }
            if (!value.isError()
                    && value.tag().type() != PropType.PT_OBJECT
                    && value.tag().id() != PR.PR_INSTANCE_KEY.id()) {
                builder.put(value);
            }
        }
        return builder.build();
    }

    private static Props withType(Props row) {
        return row.has(PR.PR_RECIPIENT_TYPE) ? row : row.with(PR.PR_RECIPIENT_TYPE, MAPI_TO);
    }

    private Props withRowId(Props row) {
        Props whole = withType(row);
        int rowId = row.get(PR.PR_ROWID).orElse(-1);
        boolean taken = rowId < 0
                || rows.stream().anyMatch(other -> other.get(PR.PR_ROWID).orElse(-1) == rowId);
        return taken ? whole.with(PR.PR_ROWID, nextRowId) : whole;
    }

    private int index(Props change) throws MapiException {
        Integer rowId = change.get(PR.PR_ROWID).orElse(null);
        if (rowId == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER, "a recipient to be modified or removed needs its PR_ROWID");
        }
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).get(PR.PR_ROWID).orElse(-1).equals(rowId)) {
                return i;
            }
        }
        throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "no recipient has PR_ROWID " + rowId);
    }

    /** PR_DISPLAY_TO and its like: the names of one type. */
    String displayNames(int type) {
        StringJoiner names = new StringJoiner("; ");
        for (Props row : rows) {
            if ((row.get(PR.PR_RECIPIENT_TYPE).orElse(MAPI_TO) & TYPE_MASK) == type) {
                String name = row.get(PR.PR_DISPLAY_NAME)
                        .orElseGet(() -> row.get(PR.PR_EMAIL_ADDRESS).orElse(""));
                if (!name.isEmpty()) {
                    names.add(name);
                }
            }
        }
        return names.toString();
    }

    /** A row as the recipient table shows it. */
    static Props tableRow(Props row) {
        int rowId = row.get(PR.PR_ROWID).orElse(0);
        return row.with(PR.PR_INSTANCE_KEY, instanceKey(rowId));
    }

    static Binary instanceKey(int number) {
        return Binary.of(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }
}

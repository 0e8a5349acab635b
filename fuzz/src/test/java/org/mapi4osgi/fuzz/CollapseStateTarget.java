// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.MemoryTable;

/** What a client gives back of the expanded headings of a table. */
final class CollapseStateTarget implements Target {
    @Override
    public String name() {
        return "collapse-state";
    }

    @Override
    public Limits limits() {
        return new Limits(80, 1000, 100);
    }

    @Override
    public Set<MapiCode> refusals() {
        return Set.of(MapiCode.MAPI_E_INVALID_PARAMETER, MapiCode.MAPI_E_UNABLE_TO_COMPLETE);
    }

    @Override
    public List<byte[]> seeds() throws MapiException {
        try (IMAPITable table = table()) {
            return List.of(table.getCollapseState(Binary.ofHex("00000001")).toBytes());
        }
    }

    @Override
    public void parse(byte[] input) throws MapiException {
        try (IMAPITable table = table()) {
            table.freeBookmark(table.setCollapseState(Binary.of(input)));
        }
    }

    private static IMAPITable table() throws MapiException {
        MemoryTable<Integer> table =
                MemoryTable.builder(PR.PR_ROWID, PR.PR_ROWID, PR.PR_SUBJECT).build();
        for (int i = 0; i < 4; i++) {
            Binary key = Binary.of((byte) 0, (byte) 0, (byte) 0, (byte) i);
            table.insertRow(
                    i,
                    Props.builder()
                            .put(PR.PR_ROWID, i)
                            .put(PR.PR_SUBJECT, "subject " + i % 2)
                            .put(PR.PR_INSTANCE_KEY, key)
                            .build());
        }
        return table.getView(new SortOrderSet(List.of(SortOrder.ascending(PR.PR_SUBJECT)), 1, 1));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.Set;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.SortOrderSet;

/**
 * What getCollapseState gives a client to keep: which headings are expanded. Four bytes of a signature, four that tell
 * the sort order, the instance key of a row, the number of headings and their instance keys; each key after its length.
 *
 * @param order tells the sort order that the headings belong to
 * @param expanded the instance keys of the expanded headings
 * @param row the instance key of the row that setCollapseState is to find again
 */
record CollapseState(int order, Set<Binary> expanded, Binary row) {
    private static final int SIGNATURE = 0x4D435331;

    CollapseState(SortOrderSet sortOrder, Set<Binary> expanded, Binary row) {
        this(orderOf(sortOrder), expanded, row);
    }

    private static int orderOf(SortOrderSet sortOrder) {
        int order = sortOrder.categories();
        for (var sort : sortOrder.sorts()) {
            order = (order * 31 + sort.tag().toInt()) * 31 + sort.order().value();
        }
        return order;
    }

    static CollapseState parse(Binary bytes) throws MapiException {
        ByteBuffer buffer = bytes.asBuffer();
        try {
            if (buffer.getInt() != SIGNATURE) {
                throw malformed(0);
            }
            int order = buffer.getInt();
            Binary row = key(buffer);
            int count = buffer.getInt();
            Set<Binary> expanded = new LinkedHashSet<>();
            for (int i = 0; i < count; i++) {
                expanded.add(key(buffer));
            }
            if (count < 0 || buffer.hasRemaining()) {
                throw malformed(buffer.position());
            }
            return new CollapseState(order, expanded, row);
        } catch (BufferUnderflowException e) {
            throw malformed(buffer.position());
        }
    }

    private static Binary key(ByteBuffer buffer) throws MapiException {
        int length = buffer.getInt();
        if (length < 0 || length > buffer.remaining()) {
            throw malformed(buffer.position() - 4);
        }
        byte[] key = new byte[length];
        buffer.get(key);
        return Binary.of(key);
    }

    private static MapiException malformed(int offset) {
        return new MapiException(
                MapiCode.MAPI_E_INVALID_PARAMETER,
                "not what getCollapseState gave: wrong at offset %d".formatted(offset));
    }

    void checkMadeFor(SortOrderSet sortOrder) throws MapiException {
        if (orderOf(sortOrder) != order) {
            throw new MapiException(
                    MapiCode.MAPI_E_UNABLE_TO_COMPLETE,
                    "the collapse state belongs to another sort order; sort the table as it was first");
        }
    }

    Binary toBinary() {
        int size = 16 + row.size();
        for (Binary key : expanded) {
            size += 4 + key.size();
        }
        ByteBuffer buffer = ByteBuffer.allocate(size);
        buffer.putInt(SIGNATURE).putInt(order);
        buffer.putInt(row.size()).put(row.asBuffer());
        buffer.putInt(expanded.size());
        for (Binary key : expanded) {
            buffer.putInt(key.size()).put(key.asBuffer());
        }
        return Binary.of(buffer.array());
    }
}

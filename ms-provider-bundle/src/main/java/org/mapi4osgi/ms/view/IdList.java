// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import java.util.Arrays;

/** Row numbers in an order: eight bytes a row, which is all that a sorted or restricted view holds of it. */
final class IdList {
    private long[] ids;
    private int size;

    IdList(int capacity) {
        ids = new long[Math.max(16, capacity)];
    }

    void add(long id) {
        insert(size, id);
    }

    void insert(int index, long id) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
        }
        System.arraycopy(ids, index, ids, index + 1, size - index);
        ids[index] = id;
        size++;
    }

    void remove(int index) {
        System.arraycopy(ids, index + 1, ids, index, size - index - 1);
        size--;
    }

    long get(int index) {
        return ids[index];
    }

    int size() {
        return size;
    }

    /** Where a row is; -1 if it is not here. */
    int indexOf(long id) {
        for (int i = 0; i < size; i++) {
            if (ids[i] == id) {
                return i;
            }
        }
        return -1;
    }
}

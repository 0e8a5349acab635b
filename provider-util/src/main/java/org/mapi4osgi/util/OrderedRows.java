// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Elements in their order, which tells any two apart. An array cut into blocks: elements are found by binary search, and
 * one that comes or goes moves those of its block only. The search looks at the elements' heads, which stand side by side
 * in arrays of their own; it reaches for an element only where heads are equal.
 *
 * <p>Not for several threads: belongs to a table or a view, whose lock the caller holds.
 *
 * @param <E> the elements
 */
final class OrderedRows<E extends OrderedRows.Headed & Comparable<E>> {
    private static final int BLOCK = 512;

    private Object[][] blocks = new Object[1][];
    private long[][] heads = new long[1][];

    /** The head of each block's first element. */
    private long[] firsts = new long[1];

    private int[] sizes = new int[1];
    private int blockCount;
    private int size;

    /** An element, as the search sees it first. */
    interface Headed {
        /** Decides the order where it differs, as an unsigned number. */
        long head();
    }

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked")
    private E element(int block, int offset) {
        return (E) blocks[block][offset];
    }

    /** Fills an empty list; the array is sorted in place. */
    void fill(E[] elements) {
        Arrays.sort(elements);
        int part = BLOCK * 3 / 4;
        int count = (elements.length + part - 1) / part;
        blocks = new Object[Math.max(1, count)][];
        heads = new long[blocks.length][];
        firsts = new long[blocks.length];
        sizes = new int[blocks.length];
        for (int i = 0; i < count; i++) {
            int from = i * part;
            sizes[i] = Math.min(part, elements.length - from);
            blocks[i] = new Object[BLOCK];
            System.arraycopy(elements, from, blocks[i], 0, sizes[i]);
            heads[i] = new long[BLOCK];
            for (int offset = 0; offset < sizes[i]; offset++) {
                heads[i][offset] = elements[from + offset].head();
            }
            firsts[i] = heads[i][0];
        }
        blockCount = count;
        size = elements.length;
    }

    /**
     * An element.
     *
     * @param index its position
     * @return the element
     */
    E get(int index) {
        int rest = index;
        int block = 0;
        while (rest >= sizes[block]) {
            rest -= sizes[block++];
        }
        return element(block, rest);
    }

    /**
     * Looks for an element that compares as equal.
     *
     * @return its position; negative as {@link Arrays#binarySearch} if there is none
     */
    int indexOf(E wanted) {
        int block = blockOf(wanted);
        if (block < 0) {
            return -1;
        }
        int offset = offsetOf(block, wanted);
        int start = start(block);
        return offset >= 0 ? start + offset : -(start + ~offset) - 1;
    }

    /** Puts an element in its place and returns its position. */
    int insert(E element) {
        int block = blockOf(element);
        if (block < 0) {
            block = 0;
            if (blockCount == 0) {
                addBlock(0, new Object[BLOCK], new long[BLOCK], 0);
            }
        }
        if (sizes[block] == BLOCK) {
            split(block);
            if (element.compareTo(element(block + 1, 0)) > 0) {
                block++;
            }
        }
        int offset = ~offsetOf(block, element);
        if (offset < 0) {
            throw new IllegalStateException("an equal element is there already");
        }
        System.arraycopy(blocks[block], offset, blocks[block], offset + 1, sizes[block] - offset);
        System.arraycopy(heads[block], offset, heads[block], offset + 1, sizes[block] - offset);
        blocks[block][offset] = element;
        heads[block][offset] = element.head();
        firsts[block] = heads[block][0];
        sizes[block]++;
        size++;
        return start(block) + offset;
    }

    /** Removes the element that compares as equal, and returns the position that it had. */
    int remove(E element) {
        int block = blockOf(element);
        int offset = block < 0 ? -1 : offsetOf(block, element);
        if (offset < 0) {
            throw new IllegalStateException("no such element");
        }
        int position = start(block) + offset;
        int last = --sizes[block];
        System.arraycopy(blocks[block], offset + 1, blocks[block], offset, last - offset);
        System.arraycopy(heads[block], offset + 1, heads[block], offset, last - offset);
        firsts[block] = heads[block][0];
        Arrays.fill(blocks[block], last, last + 1, null);
        size--;
        if (last == 0) {
            blockCount--;
            System.arraycopy(blocks, block + 1, blocks, block, blockCount - block);
            System.arraycopy(heads, block + 1, heads, block, blockCount - block);
            System.arraycopy(firsts, block + 1, firsts, block, blockCount - block);
            System.arraycopy(sizes, block + 1, sizes, block, blockCount - block);
            Arrays.fill(blocks, blockCount, blockCount + 1, null);
        }
        return position;
    }

    /** Adds elements of a range to a list. */
    void addTo(List<? super E> list, int from, int count) {
        int skip = from;
        int rest = count;
        for (int block = 0; block < blockCount && rest > 0; block++) {
            int offset = Math.min(skip, sizes[block]);
            skip -= offset;
            for (; offset < sizes[block] && rest > 0; offset++, rest--) {
                list.add(element(block, offset));
            }
        }
    }

    void forEach(Consumer<? super E> action) {
        for (int block = 0; block < blockCount; block++) {
            for (int offset = 0; offset < sizes[block]; offset++) {
                action.accept(element(block, offset));
            }
        }
    }

    /** The last block whose first element is not after the wanted one; -1 if there is none. */
    private int blockOf(E wanted) {
        long head = wanted.head();
        int low = 0;
        int high = blockCount - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int result = firsts[middle] != head
                    ? Long.compareUnsigned(firsts[middle], head)
                    : element(middle, 0).compareTo(wanted);
            if (result <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    private int offsetOf(int block, E wanted) {
        long head = wanted.head();
        long[] blockHeads = heads[block];
        int low = 0;
        int high = sizes[block] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int result = blockHeads[middle] != head
                    ? Long.compareUnsigned(blockHeads[middle], head)
                    : element(block, middle).compareTo(wanted);
            if (result == 0) {
                return middle;
            }
            if (result < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return ~low;
    }

    private int start(int block) {
        int start = 0;
        for (int i = 0; i < block; i++) {
            start += sizes[i];
        }
        return start;
    }

    /** Ascending loads fill blocks from the left, so the last one is split near its end. */
    private void split(int block) {
        int keep = block == blockCount - 1 ? BLOCK * 7 / 8 : BLOCK / 2;
        Object[] right = new Object[BLOCK];
        long[] rightHeads = new long[BLOCK];
        System.arraycopy(blocks[block], keep, right, 0, BLOCK - keep);
        System.arraycopy(heads[block], keep, rightHeads, 0, BLOCK - keep);
        Arrays.fill(blocks[block], keep, BLOCK, null);
        sizes[block] = keep;
        addBlock(block + 1, right, rightHeads, BLOCK - keep);
    }

    private void addBlock(int at, Object[] block, long[] blockHeads, int count) {
        if (blockCount == blocks.length) {
            blocks = Arrays.copyOf(blocks, blockCount * 2);
            heads = Arrays.copyOf(heads, blockCount * 2);
            firsts = Arrays.copyOf(firsts, blockCount * 2);
            sizes = Arrays.copyOf(sizes, blockCount * 2);
        }
        System.arraycopy(blocks, at, blocks, at + 1, blockCount - at);
        System.arraycopy(heads, at, heads, at + 1, blockCount - at);
        System.arraycopy(firsts, at, firsts, at + 1, blockCount - at);
        System.arraycopy(sizes, at, sizes, at + 1, blockCount - at);
        blocks[at] = block;
        heads[at] = blockHeads;
        firsts[at] = blockHeads[0];
        sizes[at] = count;
        blockCount++;
    }
}

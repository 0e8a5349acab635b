// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/**
 * BOOKMARK: a position in a table.
 *
 * @param value the number that the table gave, or that of one of the constants
 */
public record Bookmark(int value) {
    /** Before the first row. */
    public static final Bookmark BOOKMARK_BEGINNING = new Bookmark(0);
    /** The next row to be read. */
    public static final Bookmark BOOKMARK_CURRENT = new Bookmark(1);
    /** After the last row. */
    public static final Bookmark BOOKMARK_END = new Bookmark(2);
}

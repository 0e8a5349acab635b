// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab.store;

import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.Props;

/**
 * What is saved of an entry.
 *
 * @param parent the row of the container that it is in; 0 for a top-level container
 * @param type container, mail user or distribution list
 * @param keys what it is found by
 * @param props its properties, without those that can be computed
 */
public record Content(long parent, ObjectType type, Keys keys, Props props) {
    /**
     * What an entry is found by, folded.
     *
     * @param name the display name
     * @param searchKey address type and address; empty if it has none
     * @param words the words of name resolution, one a line
     */
    public record Keys(String name, String searchKey, String words) {}
}

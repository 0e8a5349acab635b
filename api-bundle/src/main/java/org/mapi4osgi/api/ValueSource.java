// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How one binary layout spells the parts that restrictions are made of. The counterpart of {@link ValueSink}. */
interface ValueSource {
    /** For how many elements there is room before they are read. */
    int UNSEEN = 32;

    /** The kind of a restriction, or a comparison operator. */
    int code() throws MapiException;

    /** How many restrictions follow. */
    int count() throws MapiException;

    /** How many properties follow. */
    int propertyCount() throws MapiException;

    PropTag<?> tag() throws MapiException;

    /** The value of a tag that was just read. */
    @Nullable
    Object value(PropTag<?> tag) throws MapiException;

    default PropValue<?> property() throws MapiException {
        PropTag<?> tag = tag();
        return PropValue.ofUnchecked(tag, value(tag));
    }

    /** The announced number is not believed beforehand: within restrictions within each other it would be at every depth. */
    default Props properties(int count) throws MapiException {
        int room = Math.min(count, UNSEEN);
        PropTag<?>[] tags = new PropTag<?>[room];
        @Nullable Object[] values = new Object[room];
        for (int i = 0; i < count; i++) {
            if (i == room) {
                room = Math.min(count, 2 * room);
                tags = Arrays.copyOf(tags, room);
                values = Arrays.copyOf(values, room);
            }
            tags[i] = tag();
            values[i] = value(tags[i]);
        }
        return Props.ofChecked(tags, values);
    }
}

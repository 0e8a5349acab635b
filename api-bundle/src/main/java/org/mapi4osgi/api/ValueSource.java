// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import org.jspecify.annotations.Nullable;

/** How one binary layout spells the parts that restrictions are made of. The counterpart of {@link ValueSink}. */
interface ValueSource {
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

    default Props properties(int count) throws MapiException {
        PropTag<?>[] tags = new PropTag<?>[count];
        @Nullable Object[] values = new Object[count];
        for (int i = 0; i < count; i++) {
            tags[i] = tag();
            values[i] = value(tags[i]);
        }
        return Props.ofChecked(tags, values);
    }
}

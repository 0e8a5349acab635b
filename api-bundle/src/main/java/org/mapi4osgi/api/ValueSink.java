// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import org.jspecify.annotations.Nullable;

/** How one binary layout spells the parts that restrictions are made of. The counterpart of {@link ValueSource}. */
interface ValueSink {
    ByteWriter bytes();

    void code(int code);

    void count(int count);

    void propertyCount(int count);

    void tag(PropTag<?> tag);

    void value(PropTag<?> tag, @Nullable Object value);

    default void property(PropTag<?> tag, @Nullable Object value) {
        tag(tag);
        value(tag, value);
    }
}

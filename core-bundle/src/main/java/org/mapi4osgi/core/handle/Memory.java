// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.MapiException;

/**
 * What a handle knows about its object beyond the recipe, and puts back into the one that is opened again.
 *
 * @param <T> the object's interface
 */
interface Memory<T extends IUnknown> {
    /**
     * The provider leaves, and can still be asked: its calls have ended, its logoff has not begun.
     *
     * @param object the object that will be lost
     * @return how to open it from now on; null leaves the recipe as it is
     */
    default @Nullable Recipe<T> leaving(T object) {
        return null;
    }

    /**
     * The object was opened again.
     *
     * @param object the new object, not yet given to anybody
     * @throws MapiException why it cannot stand for the old one
     */
    default void restore(T object) throws MapiException {}

    /** Whether somebody waits for events of the object, so that it must be opened again before the next call. */
    default boolean isListening() {
        return false;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/**
 * An object that a client gives to a call. A provider gets its own object back, held in its gate until the call ends; an
 * object of anybody else it gets as the handle, so that it never holds what is not its own.
 *
 * @param <T> the object's interface
 */
final class Argument<T extends IMAPIProp> implements AutoCloseable {
    private final T value;
    private final @Nullable PropHandle<?> entered;
    private final @Nullable PropHandle<?> handle;

    private Argument(T value, @Nullable PropHandle<?> entered, @Nullable PropHandle<?> handle) {
        this.value = value;
        this.entered = entered;
        this.handle = handle;
    }

    /**
     * Prepares an argument.
     *
     * @param given the object that the client gave
     * @param called where the object that is called lives
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: the object is not one of this runtime
     *       <li>MAPI_E_INVALID_OBJECT: the object's handle cannot be used any more
     *     </ul>
     */
    @SuppressWarnings("unchecked")
    static <T extends IMAPIProp> Argument<T> of(T given, Home called) throws MapiException {
        if (!(given instanceof PropHandle<?> handle)) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER,
                    "an object given to a call must be one that was opened in this session");
        }
        if (handle.binding.home != called) {
            return new Argument<>(given, null, handle);
        }
        return new Argument<>((T) handle.enter(), handle, handle);
    }

    T value() {
        return value;
    }

    /** The call has changed the object. */
    void changed() {
        if (handle != null) {
            handle.lose("properties were copied into it");
        }
    }

    @Override
    public void close() {
        if (entered != null) {
            entered.exit();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.core.logon.Logon;

/**
 * How to open an object again after its provider was replaced. Followed inside the gate only.
 *
 * @param <T> the object's interface
 */
sealed interface Recipe<T extends IUnknown> {
    /**
     * Opens the object.
     *
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: there is no way, or what it leads through is gone
     *       <li>what the provider answers
     *     </ul>
     */
    T open() throws MapiException;

    /** Reads an object of a logon: the logon object itself, or its store. */
    @FunctionalInterface
    interface Reader<L, T> {
        @Nullable
        T read(L logon);
    }

    /** Opens an object from the one it belongs to. */
    @FunctionalInterface
    interface Opener<P, T> {
        T open(P parent) throws MapiException;
    }

    /** An object that the logon has made again already. */
    record OfLogon<L extends Logon<?>, T extends IUnknown>(L logon, Reader<L, T> reader) implements Recipe<T> {
        @Override
        public T open() throws MapiException {
            T object = reader.read(logon);
            if (object == null) {
                throw new MapiException(
                        MapiCode.MAPI_E_INVALID_OBJECT, "the provider " + logon.dllName() + " is not logged on");
            }
            return object;
        }
    }

    /** An object that is opened from another: by entry ID, attachment number, property, or as one of its tables. */
    record Child<P extends IUnknown, T extends IUnknown>(
            Binding<P> parent, Opener<P, ? extends IUnknown> opener, Class<T> type) implements Recipe<T> {
        @Override
        public T open() throws MapiException {
            return type.cast(parent.callForChild(opener));
        }
    }

    /** No way: streams, and what was not saved yet. */
    record None<T extends IUnknown>(String why) implements Recipe<T> {
        @Override
        public T open() throws MapiException {
            throw new MapiException(MapiCode.MAPI_E_INVALID_OBJECT, why);
        }
    }
}

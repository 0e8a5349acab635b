// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import java.util.Arrays;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.core.provider.ForeignErrors;

/**
 * What may pass between a provider and the rest: values of the API and the JDK. An exception is copied with its code, its
 * text and the elements of its stack, without its cause, since a kept exception keeps the class loader of the code that
 * threw it. A call catches every Throwable, because code that is compiled otherwise than by javac, or that casts unchecked,
 * may throw a checked exception that the interface does not declare.
 */
public final class Boundary {
    private static final int FRAMES = 40;

    private Boundary() {}

    /**
     * A failure of provider code as a client may get it.
     *
     * @param failure what the provider threw
     * @param provider the provider's name
     */
    public static MapiException copy(Throwable failure, String provider) {
        MapiException copy = failure instanceof MapiException e ? ofCode(e, provider) : ofMistake(failure, provider);
        StackTraceElement[] stack = ForeignErrors.stack(failure);
        copy.setStackTrace(Arrays.copyOf(stack, Math.min(stack.length, FRAMES)));
        return copy;
    }

    private static MapiException ofCode(MapiException e, String provider) {
        String text = text(e);
        MapiError error = e.mapiError().orElseGet(() -> MapiError.of(provider, text));
        return new MapiException(e.hresult(), text, error, null);
    }

    private static MapiException ofMistake(Throwable failure, String provider) {
        MapiCode code =
                failure instanceof OutOfMemoryError ? MapiCode.MAPI_E_NOT_ENOUGH_MEMORY : MapiCode.MAPI_E_CALL_FAILED;
        StackTraceElement[] stack = ForeignErrors.stack(failure);
        String text = "the provider " + provider + " failed with " + describe(failure)
                + (stack.length == 0 ? "" : " at " + stack[0]) + "; its author must be told";
        return new MapiException(code.hresult(), text, MapiError.of(provider, text), null);
    }

    private static String describe(Throwable failure) {
        String name = failure.getClass().getName();
        try {
            String message = failure.getMessage();
            return message == null ? name : name + ": " + message;
        } catch (Throwable e) {
            return name;
        }
    }

    /** The text of an exception without the code that its message begins with. */
    public static String text(MapiException e) {
        String message = String.valueOf(e.getMessage());
        int colon = message.indexOf(": ");
        return colon > 0 && message.startsWith("(0x", message.indexOf(' ') + 1)
                ? message.substring(colon + 2)
                : message;
    }

    /** A null where the API promises an object. */
    static MapiException nullFrom(String provider) {
        String text = "the provider " + provider + " returned null where an object is due; its author must be told";
        return new MapiException(MapiCode.MAPI_E_CALL_FAILED, MapiError.of(provider, text));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;

/**
 * Copies what a provider threw. An exception made by a provider's code keeps its class loader alive by its class, its
 * causes and what the JVM notes with its stack; the copy has the code, the text and the stack's elements only.
 */
public final class ForeignErrors {
    private ForeignErrors() {}

    /**
     * Copies a throwable of a provider.
     *
     * @param thrown what the provider threw
     * @param component who it was: the dll name
     * @param tried what was asked of it, in a few words
     * @return an exception that holds nothing of the provider's: the provider's own code and texts if it threw a
     *     MapiException, MAPI_E_CALL_FAILED with the class and message otherwise
     */
    public static MapiException copy(Throwable thrown, String component, String tried) {
        MapiException copy = thrown instanceof MapiException e ? copyOf(e) : failed(thrown, component, tried);
        copy.setStackTrace(stack(thrown));
        return copy;
    }

    private static MapiException copyOf(MapiException e) {
        MapiError error = e.mapiError().orElse(null);
        return new MapiException(e.hresult(), error == null ? text(e) : error.error(), error, null);
    }

    private static MapiException failed(Throwable thrown, String component, String tried) {
        String text =
                component + " failed in " + tried + ": " + thrown.getClass().getName() + ": " + text(thrown)
                        + "; this is a defect of the provider, report it to its author";
        return new MapiException(MapiCode.MAPI_E_CALL_FAILED, MapiError.of(component, text));
    }

    /** The message, without the code that MapiException puts before it. */
    private static String text(Throwable thrown) {
        String message = message(thrown);
        if (message == null) {
            return "no text";
        }
        int end = message.indexOf("): ");
        return thrown instanceof MapiException && end >= 0 ? message.substring(end + 3) : message;
    }

    /** The message by the provider's own code, which may fail as well. */
    private static @Nullable String message(Throwable thrown) {
        try {
            return thrown.getMessage();
        } catch (Throwable e) {
            return null;
        }
    }

    /**
     * The stack, by the provider's own code, which may fail as well.
     *
     * @param thrown what a provider threw
     * @return elements that are not null, in an array of core's own
     */
    public static StackTraceElement[] stack(Throwable thrown) {
        try {
            @Nullable StackTraceElement @Nullable [] own = thrown.getStackTrace();
            return own == null
                    ? new StackTraceElement[0]
                    : Arrays.stream(own).filter(Objects::nonNull).toArray(StackTraceElement[]::new);
        } catch (Throwable e) {
            return new StackTraceElement[0];
        }
    }
}

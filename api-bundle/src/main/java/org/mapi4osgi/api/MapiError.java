// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.io.Serializable;
import java.util.Objects;

/**
 * MAPIERROR: what an error means in words. Travels with a {@link MapiException} and is what GetLastError returns.
 *
 * @param version the structure's version, 0
 * @param error what happened, what was tried and what to do next
 * @param component the component that failed, a provider's display name for instance; at most 30 characters advised
 * @param lowLevelError an error number of the component's own, 0 if it has none
 * @param context where in the component the error arose, an integer of its own choice
 */
public record MapiError(int version, String error, String component, int lowLevelError, int context)
        implements Serializable {
    /**
     * Checks and copies the components.
     *
     * @param version the structure's version, 0
     * @param error what happened, what was tried and what to do next
     * @param component the component that failed, a provider's display name for instance; at most 30 characters advised
     * @param lowLevelError an error number of the component's own, 0 if it has none
     * @param context where in the component the error arose, an integer of its own choice
     */
    public MapiError {
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(component, "component");
    }

    /**
     * An error of version 0 without numbers.
     *
     * @param component the component that failed
     * @param error the text
     * @return the error
     */
    public static MapiError of(String component, String error) {
        return new MapiError(0, error, component, 0, 0);
    }
}

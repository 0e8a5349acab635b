// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failing HRESULT. Warnings (MAPI_W_*) are successes and are never thrown.
 *
 * <p>The exception holds values only, so that it can be kept and logged without pinning the bundle that threw it, and
 * serialized whole. Its cause, if there is one, is the thrower's: what is kept must be copied without it.
 */
public final class MapiException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int hresult;
    private final @Nullable MapiError mapiError;

    /**
     * An error with a text.
     *
     * @param code the error; bit 31 must be set
     * @param message what happened and what to do next
     */
    public MapiException(MapiCode code, String message) {
        this(code.hresult(), message, null, null);
    }

    /**
     * An error with a MAPIERROR.
     *
     * @param code the error; bit 31 must be set
     * @param error the MAPIERROR; its text becomes the message
     */
    public MapiException(MapiCode code, MapiError error) {
        this(code.hresult(), error.error(), error, null);
    }

    /**
     * An error with a text and a cause.
     *
     * @param code the error; bit 31 must be set
     * @param message what happened and what to do next
     * @param cause the exception that led to this one
     */
    public MapiException(MapiCode code, String message, @Nullable Throwable cause) {
        this(code.hresult(), message, null, cause);
    }

    /**
     * An error whose number MAPI's headers may not know.
     *
     * @param hresult the error number; bit 31 must be set
     * @param message what happened and what to do next
     * @param error the MAPIERROR, or null
     * @param cause the exception that led to this one, or null
     */
    public MapiException(int hresult, String message, @Nullable MapiError error, @Nullable Throwable cause) {
        super("%s (0x%08X): %s".formatted(MapiCode.ofHresult(hresult), hresult, message), cause);
        if (hresult >= 0) {
            throw new IllegalArgumentException("0x%08X is a success, not an error".formatted(hresult));
        }
        this.hresult = hresult;
        this.mapiError = error;
    }

    /**
     * The error as MAPI names it.
     *
     * @return the code; MAPI_E_CALL_FAILED for a number that MAPI does not name
     */
    public MapiCode code() {
        return MapiCode.ofHresult(hresult);
    }

    /**
     * The error number, also of errors that MAPI does not name.
     *
     * @return a negative integer
     */
    public int hresult() {
        return hresult;
    }

    /**
     * The MAPIERROR that came with the failure.
     *
     * @return the error, empty if the thrower gave none
     */
    public Optional<MapiError> mapiError() {
        return Optional.ofNullable(mapiError);
    }
}

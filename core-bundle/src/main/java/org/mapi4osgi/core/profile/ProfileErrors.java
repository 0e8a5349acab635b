// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;

/** The errors of this package: each carries a MAPIERROR with the same text. */
final class ProfileErrors {
    private static final String COMPONENT = "mapi4osgi profiles";

    private ProfileErrors() {}

    static MapiException of(MapiCode code, String text) {
        return of(code, text, null);
    }

    static MapiException of(MapiCode code, String text, @Nullable Throwable cause) {
        return new MapiException(code.hresult(), text, MapiError.of(COMPONENT, text), cause);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;

/** What GetLastError of a session tells: the text of the last error or warning, whoever it came from (ERR-03). */
final class LastErrors {
    private volatile @Nullable Last last;

    private record Last(MapiCode code, MapiError error) {}

    /** Keeps the text of a failure that is about to be thrown. */
    MapiException failed(MapiException e) {
        MapiError error = e.mapiError().orElseGet(() -> MapiError.of("MAPI", String.valueOf(e.getMessage())));
        last = new Last(e.code(), error);
        return e;
    }

    /** Keeps the text of MAPI_W_ERRORS_RETURNED, and tells which code that makes. */
    MapiCode warned(Optional<MapiError> warning) {
        if (warning.isEmpty()) {
            return MapiCode.S_OK;
        }
        last = new Last(MapiCode.MAPI_W_ERRORS_RETURNED, warning.get());
        return MapiCode.MAPI_W_ERRORS_RETURNED;
    }

    Optional<MapiError> get(MapiCode code) {
        Last now = last;
        return now != null && now.code == code ? Optional.of(now.error) : Optional.empty();
    }
}

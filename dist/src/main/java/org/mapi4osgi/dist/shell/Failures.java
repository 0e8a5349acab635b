// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.PrintStream;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;

/** Prints failures for people: what failed, with which code, and what to do. */
final class Failures {
    private Failures() {}

    static void print(PrintStream err, MapiException failure) {
        err.println("mapi: " + failure.getMessage());
        failure.mapiError()
                .map(MapiError::component)
                .filter(c -> !c.isBlank())
                .ifPresent(component -> err.println("      (told by " + component + ")"));
    }
}

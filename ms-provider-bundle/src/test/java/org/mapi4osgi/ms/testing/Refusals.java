// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.testing;

import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/** Calls that must fail. */
public final class Refusals {
    private Refusals() {}

    /** A call. */
    @FunctionalInterface
    public interface Call {
        /** Calls. */
        void run() throws MapiException;
    }

    /** The code that a call is refused with. */
    public static MapiCode refused(Call call) {
        try {
            call.run();
        } catch (MapiException e) {
            return e.code();
        }
        throw new AssertionError("the call was not refused");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/** Why a handle cannot be used any more. */
public final class Death {
    /** The client closed it. */
    static final Death CLOSED = new Death(MapiCode.MAPI_E_INVALID_OBJECT, "the handle was closed");

    /** A SubmitMessage succeeded: only Release is left (OUT-03). */
    static final Death SUBMITTED = new Death(
            MapiCode.MAPI_E_INVALID_OBJECT, "the message was submitted; open it again from its folder or the outbox");

    /** The provider called MakeInvalid. */
    static final Death MADE_INVALID =
            new Death(MapiCode.MAPI_E_INVALID_OBJECT, "the provider has made the object invalid; open it again");

    /** The session that it was opened in has ended. */
    public static final Death LOGGED_OFF =
            new Death(MapiCode.MAPI_E_INVALID_OBJECT, "the session was logged off; log on again");

    private final MapiCode code;
    private final String text;

    /**
     * A reason.
     *
     * @param code what calls answer
     * @param text what happened, and what to do next
     */
    public Death(MapiCode code, String text) {
        this.code = code;
        this.text = text;
    }

    MapiException exception() {
        return new MapiException(code, text);
    }
}

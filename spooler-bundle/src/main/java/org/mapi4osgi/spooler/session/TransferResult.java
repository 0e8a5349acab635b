// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.util.Set;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.EndMessageFlag;
import org.mapi4osgi.spi.SubmitResult;

/**
 * What a transport made of a message.
 *
 * @param kind in one word
 * @param seconds when it wants it again; 0 leaves it to the spooler
 * @param reason in words
 */
record TransferResult(Kind kind, int seconds, String reason) {
    enum Kind {
        /** Sent to those whom it has taken; the others are for the next transport. */
        ENDED,
        /** Not for it. */
        DECLINED,
        /** Wants it again at once. */
        AGAIN_NOW,
        /** Wants it again later. */
        AGAIN_LATER,
        /** Will say when it wants it again. */
        PUT_OFF,
        /** Was told to give it up. */
        CANCELLED,
        /** Broke. */
        BROKEN
    }

    /** Failures that tell of a defect, or of a message that nobody can work on, rather than of the world outside. */
    private static final Set<MapiCode> BREAKS = Set.of(
            MapiCode.MAPI_E_CALL_FAILED,
            MapiCode.MAPI_E_CORRUPT_DATA,
            MapiCode.MAPI_E_CORRUPT_STORE,
            MapiCode.MAPI_E_INVALID_PARAMETER,
            MapiCode.MAPI_E_INVALID_TYPE,
            MapiCode.MAPI_E_BAD_VALUE,
            MapiCode.MAPI_E_UNEXPECTED_TYPE,
            MapiCode.MAPI_E_TOO_COMPLEX);

    static TransferResult of(SubmitResult result) {
        return switch (result.outcome()) {
            case S_OK -> new TransferResult(Kind.ENDED, 0, "");
            case MAPI_E_BUSY -> new TransferResult(Kind.AGAIN_LATER, 0, "the transport is busy");
            case MAPI_E_NOT_ME -> new TransferResult(Kind.DECLINED, 0, "");
            case MAPI_E_WAIT -> new TransferResult(Kind.AGAIN_LATER, result.retrySeconds(), "the transport waits");
            // A deferred submission is void: what is left of the message starts anew.
            case MAPI_E_CANCEL -> new TransferResult(Kind.AGAIN_LATER, 0, "the transport has dropped the message");
        };
    }

    static TransferResult of(Set<EndMessageFlag> flags) {
        if (flags.contains(EndMessageFlag.END_DONT_RESEND)) {
            return new TransferResult(Kind.PUT_OFF, 0, "the transport has put it off");
        } else if (flags.contains(EndMessageFlag.END_RESEND_LATER)) {
            return new TransferResult(Kind.AGAIN_LATER, 0, "the transport wants it again later");
        } else if (flags.contains(EndMessageFlag.END_RESEND_NOW)) {
            return new TransferResult(Kind.AGAIN_NOW, 0, "the transport wants it again");
        }
        return new TransferResult(Kind.ENDED, 0, "");
    }

    /** As a failure that the spooler did not ask for. */
    TransferResult later() {
        return new TransferResult(Kind.AGAIN_LATER, 0, reason);
    }

    static TransferResult of(Throwable failure) {
        String text = String.valueOf(failure.getMessage());
        if (!(failure instanceof MapiException e)) {
            return new TransferResult(Kind.BROKEN, 0, failure.getClass().getName() + ": " + text);
        }
        Kind kind = switch (e.code()) {
            case MAPI_E_NOT_ME -> Kind.DECLINED;
            case MAPI_E_USER_CANCEL -> Kind.CANCELLED;
            default -> BREAKS.contains(e.code()) ? Kind.BROKEN : Kind.AGAIN_LATER;
        };
        return new TransferResult(kind, 0, text);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

/**
 * What IXPLogon.submitMessage gives.
 *
 * @param outcome what became of the message
 * @param messageReference for S_OK the transport's own number, given back to endMessage; else 0
 * @param retrySeconds for MAPI_E_WAIT when to submit again, in seconds; else 0
 */
public record SubmitResult(Outcome outcome, long messageReference, int retrySeconds) {
    /** What became of the message. */
    public enum Outcome {
        /** S_OK: taken; endMessage follows (OUT-20). */
        S_OK,
        /** MAPI_E_BUSY: nothing was done; try later (OUT-21). */
        MAPI_E_BUSY,
        /** MAPI_E_NOT_ME: nothing was done; try another transport (OUT-21). */
        MAPI_E_NOT_ME,
        /** MAPI_E_WAIT: keep the message and try after retrySeconds (OUT-22). */
        MAPI_E_WAIT,
        /** MAPI_E_CANCEL: the deferred submission is void. */
        MAPI_E_CANCEL
    }

    /**
     * The message was taken.
     *
     * @param messageReference the transport's own number
     * @return the result
     */
    public static SubmitResult taken(long messageReference) {
        return new SubmitResult(Outcome.S_OK, messageReference, 0);
    }
}

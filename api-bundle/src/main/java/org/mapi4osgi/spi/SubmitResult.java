// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

/**
 * What IXPLogon.submitMessage gives.
 *
 * @param outcome what became of the message
 * @param retrySeconds for MAPI_E_WAIT when to submit again, in seconds; 0 leaves it to the spooler
 */
public record SubmitResult(Outcome outcome, int retrySeconds) {
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
     * @return the result
     */
    public static SubmitResult taken() {
        return of(Outcome.S_OK);
    }

    /**
     * Any outcome without a time.
     *
     * @param outcome what became of the message
     * @return the result
     */
    public static SubmitResult of(Outcome outcome) {
        return new SubmitResult(outcome, 0);
    }

    /**
     * MAPI_E_WAIT.
     *
     * @param seconds when to submit again
     * @return the result
     */
    public static SubmitResult waiting(int seconds) {
        return new SubmitResult(Outcome.MAPI_E_WAIT, seconds);
    }
}

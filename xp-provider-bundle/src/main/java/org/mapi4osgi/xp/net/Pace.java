// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.net;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * How slow a whole conversation may be. A server that gives each answer just in time would hold an account for hours or
 * days; here a conversation has some time, and more of it for what has come and gone. What the client itself takes between,
 * to save a message for instance, does not count.
 *
 * <p>For the thread that talks to the server.
 */
final class Pace {
    /** So many read timeouts may be spent on waiting, however little comes; not less than an answer may take. */
    static final int GRACE_READ_TIMEOUTS = 15;

    /** As much must have come or gone for each read timeout after that: by default, 4 KiB a second. */
    static final long LEAST_BYTES = 256 * 1024;

    /** What an answer counts at least: where each one has a long way, many short ones are no sign of ill will. */
    static final long LEAST_OF_ANSWER = 8 * 1024;

    private final Duration readTimeout;
    private long nanosWaited;
    private long bytesDone;
    private long bytesOfAnswer;

    Pace(Duration readTimeout) {
        this.readTimeout = readTimeout;
    }

    /** A conversation begins. */
    void begin() {
        nanosWaited = 0;
        bytesDone = 0;
        bytesOfAnswer = 0;
    }

    /** The server has let us wait. */
    void waited(long nanos) {
        nanosWaited += nanos;
    }

    /** A piece of an answer has come. */
    void received(long bytes) {
        bytesOfAnswer += bytes;
    }

    /** The answer is complete, for bytes have gone to the server. */
    void sent(long bytes) {
        bytesDone += bytes;
        if (bytesOfAnswer > 0) {
            bytesDone += Math.max(bytesOfAnswer, LEAST_OF_ANSWER);
            bytesOfAnswer = 0;
        }
    }

    /**
     * How long the conversation may still wait, in nanoseconds.
     *
     * @throws InterruptedIOException if no longer
     */
    long nanosLeft() throws InterruptedIOException {
        long bytes = bytesDone + bytesOfAnswer;
        double allowed = readTimeout.toNanos() * (GRACE_READ_TIMEOUTS + (double) bytes / LEAST_BYTES);
        long left = (long) (allowed - nanosWaited);
        if (left <= 0) {
            throw new SocketTimeoutException("the server is too slow: it took %d s for %,d bytes"
                    .formatted(Duration.ofNanos(nanosWaited).toSeconds(), bytes));
        }
        return left;
    }
}

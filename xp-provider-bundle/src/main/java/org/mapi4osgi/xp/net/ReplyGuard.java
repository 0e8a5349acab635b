// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.net;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Bounds what a server may answer. Angus Mail reads lines and answers of any length, for as long as bytes come; here each
 * answer has so many bytes and so much time, counted from the command that asked for it, and all together have a
 * {@link Pace}.
 *
 * <p>For the thread that talks to the server.
 */
public final class ReplyGuard {
    /** An ordinary answer, all its lines together. */
    public static final long ORDINARY = 64 * 1024;

    /** As much of an answer for each read timeout. */
    private static final long PER_TIMEOUT = 64 * 1024;

    private static final int LONGEST_FIRST_LINE = 1024;

    private final Duration readTimeout;
    private final LongSupplier nanoTime;
    private final Pace pace;
    private Consumer<String> commands = command -> {};
    private Predicate<String> plausible = line -> true;
    private long limit = ORDINARY;
    private int patience = 1;
    private long received;
    private long began;
    /** Up to when waiting was told to the pace; what the client does before its next command is none. */
    private long told;

    private final StringBuilder firstLine = new StringBuilder();
    private boolean firstLineEnded;

    /** What may wait for the server. */
    @FunctionalInterface
    interface Wait {
        /** Waits so many milliseconds at most. */
        int run(int millis) throws IOException;
    }

    ReplyGuard(Duration readTimeout, LongSupplier nanoTime) {
        this.readTimeout = readTimeout;
        this.nanoTime = nanoTime;
        this.pace = new Pace(readTimeout);
        restart();
    }

    /** The next message begins, whose transfer may take its time. */
    public void nextMessage() {
        pace.begin();
    }

    /** The time for the next answer runs from now: the connection was made, or TLS begins or is there. */
    void restart() {
        began = nanoTime.getAsLong();
        told = began;
    }

    /** Tells of each command before it is sent, by its first word. */
    public void onCommand(Consumer<String> listener) {
        commands = listener;
    }

    /** How the answers from now on may be. */
    public void expect(long bytes, Predicate<String> firstLineIs) {
        limit = bytes;
        plausible = firstLineIs;
    }

    /** Back to ordinary answers. */
    public void expectOrdinary() {
        expect(ORDINARY, line -> true);
        patience = 1;
    }

    /** As many read timeouts may pass until the next answer, however slow it was before. */
    public void bePatient(int readTimeouts) {
        patience = readTimeouts;
        pace.begin();
    }

    /** The first line of the last answer, as far as it came. */
    public String firstLine() {
        return firstLine.toString();
    }

    void sending(byte[] bytes, int offset, int length) throws IOException {
        int end = offset;
        while (end < offset + length && end < offset + 8 && Character.isLetter(bytes[end])) {
            end++;
        }
        commands.accept(new String(bytes, offset, end - offset, StandardCharsets.US_ASCII));
        pace.nanosLeft();
        received = 0;
        restart();
        firstLine.setLength(0);
        firstLineEnded = false;
    }

    void sent(int length) {
        tellWaited();
        pace.sent(length);
    }

    /** Waits, but neither longer than the answer may take nor than all of them. */
    int await(Wait wait) throws IOException {
        tellWaited();
        long left = Math.min(answerLeft(), pace.nanosLeft());
        try {
            return wait.run((int) Math.min(left / 1_000_000 + 1, Integer.MAX_VALUE));
        } finally {
            tellWaited();
        }
    }

    private void tellWaited() {
        long now = nanoTime.getAsLong();
        pace.waited(now - told);
        told = now;
    }

    private long answerLeft() throws SocketTimeoutException {
        long allowed = readTimeout.toNanos() * (patience + received / PER_TIMEOUT);
        long left = allowed - (told - began);
        if (left <= 0) {
            throw new SocketTimeoutException(
                    "the server took more than %d s for its answer".formatted(allowed / 1_000_000_000));
        }
        return left;
    }

    void received(byte[] bytes, int offset, int length) throws IOException {
        received += length;
        pace.received(length);
        if (received > limit) {
            throw new IOException("the server's answer is longer than %d bytes".formatted(limit));
        }
        for (int i = offset; i < offset + length && !firstLineEnded; i++) {
            if (bytes[i] == '\n') {
                firstLineEnded = true;
                if (!plausible.test(firstLine.toString())) {
                    throw new IOException(
                            "the server's answer makes no sense: " + ServerText.clean(firstLine.toString()));
                }
            } else if (bytes[i] != '\r' && firstLine.length() < LONGEST_FIRST_LINE) {
                firstLine.append((char) (bytes[i] & 0xFF));
            }
        }
    }
}

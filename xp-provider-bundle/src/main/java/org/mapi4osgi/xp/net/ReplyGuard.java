// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.net;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Bounds what a server may answer. Angus Mail reads lines and answers of any length, for as long as bytes come; here each
 * answer has so many bytes and so much time, counted from the command that asked for it.
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
    private Consumer<String> commands = command -> {};
    private Predicate<String> plausible = line -> true;
    private long limit = ORDINARY;
    private int patience = 1;
    private long received;
    private long began = System.nanoTime();
    private final StringBuilder firstLine = new StringBuilder();
    private boolean firstLineEnded;

    ReplyGuard(Duration readTimeout) {
        this.readTimeout = readTimeout;
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

    /** As many read timeouts may pass until the next answer. */
    public void bePatient(int readTimeouts) {
        patience = readTimeouts;
    }

    /** The first line of the last answer, as far as it came. */
    public String firstLine() {
        return firstLine.toString();
    }

    void sending(byte[] bytes, int offset, int length) {
        int end = offset;
        while (end < offset + length && end < offset + 8 && Character.isLetter(bytes[end])) {
            end++;
        }
        commands.accept(new String(bytes, offset, end - offset, StandardCharsets.US_ASCII));
        received = 0;
        began = System.nanoTime();
        firstLine.setLength(0);
        firstLineEnded = false;
    }

    /** How long the next read may wait, in milliseconds. */
    int remaining() throws SocketTimeoutException {
        long allowed = readTimeout.toNanos() * (patience + received / PER_TIMEOUT);
        long left = (allowed - (System.nanoTime() - began)) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException(
                    "the server took more than %d s for its answer".formatted(allowed / 1_000_000_000));
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    void received(byte[] bytes, int offset, int length) throws IOException {
        received += length;
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

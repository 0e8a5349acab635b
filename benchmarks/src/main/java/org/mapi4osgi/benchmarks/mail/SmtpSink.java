// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * An SMTP server on loopback that takes every message and forgets it. It blocks, a thread a connection, and does as little
 * as it can, so that whoever sends is slower. {@code this} guards the counter, the hold and the list of connections.
 */
final class SmtpSink implements AutoCloseable {
    private static final String EXTENSIONS = "250-sink\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-DSN\r\n250 SIZE\r\n";
    private static final String NO_COMMAND = "503 no command here\r\n";

    private final ServerSocket server;
    private final List<Socket> connections = new ArrayList<>();
    private long messages;
    private boolean held;

    SmtpSink() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread("sink", this::accept);
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    String host() {
        return server.getInetAddress().getHostAddress();
    }

    int port() {
        return server.getLocalPort();
    }

    synchronized long messages() {
        return messages;
    }

    /** Waits until so many messages have come in all. */
    synchronized void await(long wanted, long seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (messages < wanted) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new IllegalStateException("only " + messages + " of " + wanted + " messages came");
            }
            wait(left);
        }
    }

    /** Nobody's next message is begun until {@link #release}: the answer to MAIL waits. */
    synchronized void hold() {
        held = true;
    }

    /** Goes on. */
    synchronized void release() {
        held = false;
        notifyAll();
    }

    private synchronized void awaitRelease() throws IOException {
        try {
            while (held) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private synchronized void took() {
        messages++;
        notifyAll();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                synchronized (this) {
                    connections.add(socket);
                }
                thread("sink-" + socket.getPort(), () -> serve(socket));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            SinkInput in = new SinkInput(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            say(out, "220 sink\r\n");
            String line = in.line();
            while (line != null) {
                String verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
                if (verb.equals("MAIL")) {
                    awaitRelease();
                }
                say(out, answer(verb));
                if (verb.equals("QUIT")) {
                    return;
                }
                if (verb.equals("DATA")) {
                    in.skipMessage();
                    took();
                    say(out, "250 taken\r\n");
                }
                line = in.line();
            }
        } catch (IOException e) {
            // The client's end, or ours.
        }
    }

    private static String answer(String verb) {
        return switch (verb) {
            case "EHLO", "HELO" -> EXTENSIONS;
            case "MAIL", "RCPT", "RSET", "NOOP" -> "250 ok\r\n";
            case "DATA" -> "354 go on\r\n";
            case "QUIT" -> "221 bye\r\n";
            default -> NO_COMMAND;
        };
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public synchronized void close() throws IOException {
        server.close();
        for (Socket socket : connections) {
            socket.close();
        }
    }

    /** A client's lines and messages. One thread. */
    private static final class SinkInput {
        private static final byte[] END = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);

        private final InputStream in;
        private final byte[] buffer = new byte[64 * 1024];
        private int next;
        private int end;

        SinkInput(InputStream in) {
            this.in = in;
        }

        private boolean fill() throws IOException {
            next = 0;
            end = in.read(buffer);
            return end > 0;
        }

        /** A line without its end; null if the client has gone. */
        @org.jspecify.annotations.Nullable
        String line() throws IOException {
            StringBuilder line = new StringBuilder();
            while (true) {
                if (next == end && !fill()) {
                    return null;
                }
                char c = (char) (buffer[next++] & 0xFF);
                if (c == '\n') {
                    return line.toString();
                }
                if (c != '\r') {
                    line.append(c);
                }
            }
        }

        /** To the line with a dot, which is not the first one. */
        void skipMessage() throws IOException {
            int seen = 0;
            while (seen < END.length) {
                if (next == end && !fill()) {
                    throw new IOException("half a message");
                }
                byte b = buffer[next++];
                seen = b == END[seen] ? seen + 1 : b == '\r' ? 1 : 0;
            }
        }
    }
}

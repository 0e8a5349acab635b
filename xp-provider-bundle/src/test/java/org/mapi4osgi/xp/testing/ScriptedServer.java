// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.xp.config.Security;

/**
 * A mail server on the loopback interface that answers as it should, except where a test says otherwise: at each step the
 * acts that were asked for are taken one by one, one for each time that the step is come to.
 *
 * @param <S> the steps
 */
public abstract class ScriptedServer<S extends Enum<S>> implements AutoCloseable {
    private final ServerSocket listener;
    private final Map<S, Queue<Act>> script;
    private final List<Wire> wires = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile Security security = Security.NONE;
    private volatile @Nullable Certificates certificate;

    ScriptedServer(Class<S> steps) {
        script = new EnumMap<>(steps);
        for (S step : steps.getEnumConstants()) {
            script.put(step, new ConcurrentLinkedQueue<>());
        }
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = new Thread(this::accept, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Encrypts connections. */
    public void secure(Security how, Certificates with) {
        certificate = with;
        security = how;
    }

    Security security() {
        return security;
    }

    void startTls(Wire wire) throws IOException {
        Certificates with = certificate;
        if (with == null) {
            throw new IllegalStateException("no certificate");
        }
        wire.startTls(with.context());
    }

    /** Says what is done at a step, the next time and the times after it. */
    public final void at(S step, Act... acts) {
        acts(step).addAll(List.of(acts));
    }

    private Queue<Act> acts(S step) {
        return Objects.requireNonNull(script.get(step));
    }

    /** Whether all that was asked for was done. */
    public boolean isAllDone() {
        return script.values().stream().allMatch(Queue::isEmpty);
    }

    /** Acts; whether the usual answer is to follow. */
    boolean usual(S step, Wire wire) throws IOException {
        Act act = acts(step).poll();
        return act == null || act.on(wire);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** All connections that were made, the first one first. */
    public List<Wire> wires() {
        return wires;
    }

    /** All lines of all connections. */
    public List<String> heard() {
        Queue<String> all = new ArrayDeque<>();
        wires.forEach(wire -> all.addAll(wire.heard()));
        return List.copyOf(all);
    }

    /** How many of the lines start like this. */
    public long count(String start) {
        return heard().stream().filter(line -> line.startsWith(start)).count();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread one = new Thread(() -> serve(socket), "scripted-connection");
                one.setDaemon(true);
                one.start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Wire wire = new Wire(socket);
            wires.add(wire);
            if (security == Security.TLS) {
                startTls(wire);
            }
            converse(wire);
        } catch (IOException e) {
            // the client hung up, or was not pleased
        }
    }

    abstract void converse(Wire wire) throws IOException;

    /** Stops listening, so that connections are refused; those that are there end. */
    @Override
    public void close() {
        try {
            listener.close();
            for (Wire wire : wires) {
                wire.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Properties;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.xp.config.Security;
import org.mapi4osgi.xp.config.ServerSettings;

/**
 * One connection to one server: makes the sockets that Angus Mail asks for, checks the server's certificate and name, and
 * can be cut from any thread. Used once.
 */
public final class Connection {
    private final ServerSettings server;
    private final Watchdog.Limit limit;
    private final SSLSocketFactory tls;
    private final ReplyGuard guard;
    private volatile @Nullable Socket wire;
    private volatile boolean aborted;

    /**
     * A connection that is not made yet.
     *
     * @param nanoTime measures how long the server takes
     * @throws IOException if the certificate to trust cannot be read
     */
    public Connection(ServerSettings server, Watchdog watchdog, LongSupplier nanoTime) throws IOException {
        this.server = server;
        this.limit = watchdog.limit(this::abort);
        try {
            this.tls = ServerTrust.context(server.certificate()).getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate to trust cannot be used: " + e.getMessage(), e);
        }
        this.guard = new ReplyGuard(server.readTimeout(), nanoTime);
    }

    public ServerSettings server() {
        return server;
    }

    public ReplyGuard guard() {
        return guard;
    }

    /**
     * Angus Mail's settings for this connection. Nothing of the JVM's own properties is among them.
     *
     * @param prefix {@code mail.smtp} or {@code mail.pop3}
     */
    public Properties properties(String prefix) {
        Properties properties = new Properties();
        properties.put(prefix + ".socketFactory", new PlainSocketFactory(this));
        properties.put(prefix + ".ssl.socketFactory", new TlsSocketFactory(this));
        properties.put(prefix + ".socketFactory.fallback", "false");
        properties.put(
                prefix + ".connectiontimeout",
                String.valueOf(server.connectTimeout().toMillis()));
        properties.put(prefix + ".timeout", String.valueOf(server.readTimeout().toMillis()));
        properties.put(prefix + ".ssl.enable", String.valueOf(server.security() == Security.TLS));
        properties.put(prefix + ".starttls.enable", String.valueOf(server.security() == Security.STARTTLS));
        properties.put(prefix + ".starttls.required", String.valueOf(server.security() == Security.STARTTLS));
        properties.put(prefix + ".auth.mechanisms", server.mechanisms());
        return properties;
    }

    /** Cuts the connection, whatever its thread is at. Any thread; does not wait. */
    public void abort() {
        aborted = true;
        Socket socket = wire;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                System.getLogger(Connection.class.getName())
                        .log(System.Logger.Level.DEBUG, "closing the connection to the " + server, e);
            }
        }
    }

    /** This end of the connection; null before there is one. */
    public @Nullable InetAddress localAddress() {
        Socket socket = wire;
        return socket == null ? null : socket.getLocalAddress();
    }

    Socket plainSocket() throws IOException {
        return new GuardedSocket(new TimedSocket(opened(new Socket()), guard), this);
    }

    private Socket opened(Socket socket) throws IOException {
        wire = socket;
        if (aborted) {
            socket.close();
            throw new IOException("the connection was cut before it was made");
        }
        return socket;
    }

    Socket tlsSocket(Socket below) throws IOException {
        Socket timed = below instanceof GuardedSocket guarded ? guarded.inner() : new TimedSocket(opened(below), guard);
        SSLSocket socket = (SSLSocket) tls.createSocket(timed, server.host(), server.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        try {
            guard.restart();
            limit.during(server.connectTimeout(), socket::startHandshake);
            guard.restart();
        } catch (IOException e) {
            abort();
            throw e;
        }
        return new GuardedSocket(socket, this);
    }

    /** Writes to the server, but not for long. */
    void write(Watchdog.Work work) throws IOException {
        limit.during(server.readTimeout(), work);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.demo.server;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.pop3.Pop3Server;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A port of the loopback interface, chosen once. While nobody listens it is taken by a socket that refuses connections, so
 * that no other process gets it.
 *
 * <p>The monitor guards the reservation; the server's thread gives it up, the owner takes it again.
 */
final class TlsPort implements AutoCloseable {
    private final SSLContext context;
    private final int number;

    @GuardedBy("this")
    private @Nullable Socket reservation;

    TlsPort(SSLContext context) throws IOException {
        this.context = context;
        Socket first = bind(0);
        reservation = first;
        number = first.getLocalPort();
    }

    private static Socket bind(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    int number() {
        return number;
    }

    AbstractServer smtp(Managers managers) {
        return new SmtpServer(setup(ServerSetup.PROTOCOL_SMTPS), managers) {
            @Override
            protected ServerSocket openServerSocket() throws IOException {
                return listen();
            }

            @Override
            protected ProtocolHandler createProtocolHandler(Socket client) {
                return new QuietHandler(super.createProtocolHandler(client));
            }
        };
    }

    AbstractServer pop3(Managers managers) {
        return new Pop3Server(setup(ServerSetup.PROTOCOL_POP3S), managers) {
            @Override
            protected ServerSocket openServerSocket() throws IOException {
                return listen();
            }

            @Override
            protected ProtocolHandler createProtocolHandler(Socket client) {
                return new QuietHandler(super.createProtocolHandler(client));
            }
        };
    }

    private ServerSetup setup(String protocol) {
        return new ServerSetup(number, InetAddress.getLoopbackAddress().getHostAddress(), protocol);
    }

    /** GreenMail's own sockets have the certificate that comes with it, and accept ciphers without any. */
    private synchronized ServerSocket listen() throws IOException {
        close();
        ServerSocket socket = context.getServerSocketFactory().createServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
        return socket;
    }

    synchronized void reserve() {
        if (reservation == null) {
            try {
                reservation = bind(number);
            } catch (IOException e) {
                throw new UncheckedIOException("port " + number + " went to another process", e);
            }
        }
    }

    @Override
    public synchronized void close() {
        Socket held = reservation;
        reservation = null;
        if (held != null) {
            try {
                held.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

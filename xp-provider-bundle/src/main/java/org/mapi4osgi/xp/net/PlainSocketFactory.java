// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Gives Angus Mail a connection's socket to connect; it uses none of the other methods. */
final class PlainSocketFactory extends SocketFactory {
    private final Connection connection;

    PlainSocketFactory(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Socket createSocket() throws IOException {
        return connection.plainSocket();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.net;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.ssl.SSLSocket;

/** A socket, plain or TLS, whose streams pass a connection's guard. */
final class GuardedSocket extends Socket {
    private final Socket inner;
    private final Connection connection;

    GuardedSocket(Socket inner, Connection connection) {
        this.inner = inner;
        this.connection = connection;
    }

    Socket inner() {
        return inner;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        inner.connect(endpoint);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        inner.connect(endpoint, timeout);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Input(inner.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new Output(inner.getOutputStream());
    }

    @Override
    public synchronized void setSoTimeout(int timeout) throws SocketException {
        inner.setSoTimeout(timeout);
    }

    @Override
    public int getPort() {
        return inner.getPort();
    }

    @Override
    public InetAddress getInetAddress() {
        return inner.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return inner.getLocalAddress();
    }

    @Override
    public boolean isBound() {
        return inner.isBound();
    }

    @Override
    public boolean isConnected() {
        return inner.isConnected();
    }

    @Override
    public boolean isClosed() {
        return inner.isClosed();
    }

    /** Says goodbye if it is TLS, then closes the connection under it: closing a TLS socket could wait for the server. */
    @Override
    public synchronized void close() {
        if (inner instanceof SSLSocket && !inner.isClosed()) {
            try {
                connection.write(inner::shutdownOutput);
            } catch (IOException e) {
                connection.abort();
            }
        }
        connection.abort();
    }

    private final class Input extends FilterInputStream {
        Input(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            ReplyGuard guard = connection.guard();
            inner.setSoTimeout(guard.remaining());
            int count = in.read(buffer, offset, length);
            if (count > 0) {
                guard.received(buffer, offset, count);
            }
            return count;
        }
    }

    private final class Output extends FilterOutputStream {
        Output(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            connection.guard().sending(bytes, offset, length);
            connection.write(() -> out.write(bytes, offset, length));
        }
    }
}

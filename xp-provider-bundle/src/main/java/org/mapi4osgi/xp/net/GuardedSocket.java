// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.net;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.ssl.SSLSocket;

/** A socket, plain or TLS, whose streams pass a connection's guard. */
final class GuardedSocket extends LayeredSocket {
    private final Connection connection;

    GuardedSocket(Socket inner, Connection connection) {
        super(inner);
        this.connection = connection;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        super.connect(endpoint, timeout);
        connection.guard().restart();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Input(inner().getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new Output(inner().getOutputStream());
    }

    /** Says goodbye if it is TLS, then closes the connection under it: closing a TLS socket could wait for the server. */
    @Override
    public synchronized void close() {
        if (inner() instanceof SSLSocket tls && !tls.isClosed()) {
            try {
                connection.write(tls::shutdownOutput);
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
            int count = in.read(buffer, offset, length);
            if (count > 0) {
                connection.guard().received(buffer, offset, count);
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
            connection.guard().sent(length);
        }
    }
}

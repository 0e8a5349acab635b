// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/**
 * The socket to the server, whose reads wait as long as the guard lets them. It is below TLS, if there is TLS, whose records
 * are read piece by piece: a read of a TLS socket with a timeout can take any number of them.
 */
final class TimedSocket extends LayeredSocket {
    private final ReplyGuard guard;

    TimedSocket(Socket inner, ReplyGuard guard) {
        super(inner);
        this.guard = guard;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Input(inner().getInputStream());
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
            return guard.await(millis -> {
                inner().setSoTimeout(millis);
                return in.read(buffer, offset, length);
            });
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Ends each line with CRLF, the one line break of mail, whatever it ended with. Closing leaves the target open. */
final class CrlfOutput extends FilterOutputStream {
    private int last;

    CrlfOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int value) throws IOException {
        int b = value & 0xFF;
        if (b == '\n' && last == '\r') {
            last = b;
            return;
        }
        if (b == '\n' || b == '\r') {
            out.write('\r');
            out.write('\n');
        } else {
            out.write(b);
        }
        last = b;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int start = offset;
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            if (bytes[i] == '\r' || bytes[i] == '\n') {
                plain(bytes, start, i);
                write(bytes[i]);
                start = i + 1;
            }
        }
        plain(bytes, start, end);
    }

    private void plain(byte[] bytes, int start, int end) throws IOException {
        if (start < end) {
            out.write(bytes, start, end - start);
            last = bytes[end - 1];
        }
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}

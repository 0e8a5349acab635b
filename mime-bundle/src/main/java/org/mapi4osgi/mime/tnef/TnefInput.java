// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.tnef;

import java.io.IOException;
import java.io.InputStream;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;

/** A stretch of a TNEF stream, or all of it: little-endian numbers, and the sum of the bytes that were read. */
final class TnefInput extends InputStream {
    private final InputStream in;
    private final boolean bounded;
    private long left;
    private int sum;

    private TnefInput(InputStream in, boolean bounded, long size) {
        this.in = in;
        this.bounded = bounded;
        this.left = size;
    }

    /** A stream up to its end. */
    static TnefInput of(InputStream in) {
        return new TnefInput(in, false, Long.MAX_VALUE);
    }

    /** The next bytes of this stretch. Who reads on here drains them first. */
    TnefInput slice(long size) throws IOException {
        if (size < 0 || size > left) {
            throw corrupt("it announces " + size + " bytes where at most " + left + " follow");
        }
        return new TnefInput(this, true, size);
    }

    static IOException corrupt(String what) {
        return refused(MapiCode.MAPI_E_CORRUPT_DATA, "this is no TNEF: " + what);
    }

    static IOException refused(MapiCode code, String text) {
        return new IOException(text, new MapiException(code, MapiError.of("TNEF reader", text)));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0 && length > 0) {
            return -1;
        }
        int count = in.read(buffer, offset, (int) Math.min(length, left));
        if (count < 0) {
            if (bounded) {
                throw corrupt("it is cut off");
            }
            return -1;
        }
        left -= count;
        for (int i = offset; i < offset + count; i++) {
            sum += buffer[i] & 0xFF;
        }
        return count;
    }

    /** How much of a slice is to come. */
    long left() {
        return left;
    }

    /** The sum of all bytes so far, as attributes have it behind them. */
    int checksum() {
        return sum & 0xFFFF;
    }

    byte[] bytes(int size) throws IOException {
        if (size < 0 || size > left) {
            throw corrupt("it announces " + size + " bytes where at most " + left + " follow");
        }
        byte[] bytes = readNBytes(size);
        if (bytes.length < size) {
            throw corrupt("it is cut off");
        }
        return bytes;
    }

    int u8() throws IOException {
        int value = read();
        if (value < 0) {
            throw corrupt("it is cut off");
        }
        return value;
    }

    int u16() throws IOException {
        return u8() | u8() << 8;
    }

    int i32() throws IOException {
        return u16() | u16() << 16;
    }

    long u32() throws IOException {
        return Integer.toUnsignedLong(i32());
    }

    long i64() throws IOException {
        return u32() | (long) i32() << 32;
    }

    /** Reads the rest. */
    void drain() throws IOException {
        byte[] buffer = new byte[(int) Math.min(8192, Math.max(1, left))];
        while (read(buffer, 0, buffer.length) >= 0) {
            // nobody wants it
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.props;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;

/** Writes a binary property: a short one at once, a longer one through a stream. */
public final class BinarySink extends OutputStream {
    private final IMAPIProp target;
    private final PropTag<Binary> tag;
    private byte[] held = new byte[1024];
    private int count;
    private @Nullable PropertyStream stream;

    /** A sink for a property of an object. */
    public BinarySink(IMAPIProp target, PropTag<Binary> tag) {
        this.target = target;
        this.tag = tag;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (stream == null && count + length > PropSetter.INLINE_VALUE) {
            stream = new PropertyStream(target, tag);
            stream.write(held, 0, count);
        }
        if (stream != null) {
            stream.write(bytes, offset, length);
            return;
        }
        if (count + length > held.length) {
            held = Arrays.copyOf(held, Math.max(held.length * 2, count + length));
        }
        System.arraycopy(bytes, offset, held, count, length);
        count += length;
    }

    /** Sets the property to what was written. */
    public void finish() throws MapiException {
        if (stream != null) {
            stream.finish();
        } else {
            PropSetter.set(target, Props.of(tag, Binary.of(held, 0, count)));
        }
    }

    /** What was written, from the start; to be read before this sink is closed. */
    public InputStream reopen() throws MapiException {
        return stream == null ? new ByteArrayInputStream(held, 0, count) : stream.reopen();
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.close();
        }
    }
}

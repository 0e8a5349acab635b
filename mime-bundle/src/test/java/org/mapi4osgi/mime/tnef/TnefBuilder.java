// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.tnef;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.mapi4osgi.api.MapiUid;

/** Writes TNEF streams for tests. */
public final class TnefBuilder {
    static final int MAPI_PROPS = 0x00069003;
    static final int RECIP_TABLE = 0x00069004;
    static final int ATTACHMENT = 0x00069005;
    static final int REND_DATA = 0x00069002;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public TnefBuilder() {
        out.writeBytes(bytes(0x223E9F78, 4));
        out.writeBytes(bytes(1, 2));
        message(0x00089006, bytes(0x00010000, 4));
    }

    static byte[] bytes(long value, int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (value >> 8 * i);
        }
        return bytes;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private TnefBuilder attribute(int level, int tag, byte[] data) {
        out.write(level);
        out.writeBytes(bytes(tag, 4));
        out.writeBytes(bytes(data.length, 4));
        out.writeBytes(data);
        int sum = 0;
        for (byte each : data) {
            sum += each & 0xFF;
        }
        out.writeBytes(bytes(sum, 2));
        return this;
    }

    public TnefBuilder message(int tag, byte[] data) {
        return attribute(1, tag, data);
    }

    TnefBuilder message(PropertyBytes props) {
        return message(MAPI_PROPS, props.list());
    }

    public TnefBuilder attachment(int tag, byte[] data) {
        return attribute(2, tag, data);
    }

    TnefBuilder attachment(String title, PropertyBytes props) {
        return attachment(REND_DATA, new byte[] {1, 0, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0})
                .attachment(0x00018010, ascii(title + "\0"))
                .attachment(ATTACHMENT, props.list());
    }

    public byte[] build() {
        return out.toByteArray();
    }

    /** A list of properties. */
    static final class PropertyBytes {
        private final ByteArrayOutputStream props = new ByteArrayOutputStream();
        private int count;

        PropertyBytes fixed(int tag, byte[] value) {
            tag(tag);
            props.writeBytes(value);
            return this;
        }

        PropertyBytes number(int tag, int value) {
            return fixed(tag, bytes(value, 4));
        }

        PropertyBytes sized(int tag, byte[]... values) {
            tag(tag);
            return values(values);
        }

        PropertyBytes text(int tag, String value) {
            return sized(tag, (value + "\0").getBytes(StandardCharsets.UTF_16LE));
        }

        PropertyBytes named(int tag, MapiUid set, String name, byte[]... values) {
            tag(tag);
            props.writeBytes(set.toBinary().toBytes());
            props.writeBytes(bytes(1, 4));
            sized((name + "\0").getBytes(StandardCharsets.UTF_16LE));
            return values(values);
        }

        PropertyBytes named(int tag, MapiUid set, int id, byte[] value) {
            tag(tag);
            props.writeBytes(set.toBinary().toBytes());
            props.writeBytes(bytes(0, 4));
            props.writeBytes(bytes(id, 4));
            props.writeBytes(value);
            return this;
        }

        private void tag(int tag) {
            props.writeBytes(bytes(tag, 4));
            count++;
        }

        private PropertyBytes values(byte[]... values) {
            props.writeBytes(bytes(values.length, 4));
            for (byte[] value : values) {
                sized(value);
            }
            return this;
        }

        private void sized(byte[] value) {
            props.writeBytes(bytes(value.length, 4));
            props.writeBytes(value);
            props.writeBytes(new byte[(4 - value.length % 4) % 4]);
        }

        /** One row, or the whole list. */
        byte[] list() {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(bytes(count, 4));
            all.writeBytes(props.toByteArray());
            return all.toByteArray();
        }
    }
}

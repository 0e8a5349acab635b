// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.tnef;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;

/** A list of MAPI properties in an attribute: MS-OXTNEF 2.1.3.4. */
final class PropertyList {
    /** What the values of one multi-valued property may have together, in bytes: they are held in memory. */
    private static final int MULTIPLE = 1024 * 1024;

    /** The longest name that MAPI knows, in bytes of UTF-16, with its NUL. */
    private static final int LONGEST_NAME = 2 * 256;

    private static final long EPOCH_SECONDS = -11_644_473_600L;
    private static final long TICKS = 10_000_000;

    private final TnefInput in;
    private final Charset ansi;

    PropertyList(TnefInput in, Charset ansi) {
        this.in = in;
        this.ansi = ansi;
    }

    /** Takes the properties one by one. */
    interface Taker {
        void take(TnefProperty property) throws IOException, MapiException;

        /** Takes an object: the interface that it has, and its bytes. */
        void object(PropTag<?> tag, MapiUid iid, TnefInput bytes) throws IOException, MapiException;
    }

    void read(Taker taker) throws IOException, MapiException {
        // Each property has eight bytes at least, so that no count makes this long.
        for (long count = in.u32(); count > 0; count--) {
            property(taker);
        }
    }

    private void property(Taker taker) throws IOException, MapiException {
        int code = in.u16();
        int id = in.u16();
        PropType type = PropType.ofCode(code)
                .filter(PropertyList::hasForm)
                .orElseThrow(() -> TnefInput.corrupt("property 0x%04X is of type 0x%04X".formatted(id, code)));
        MapiNameId name = id >= PropTag.MIN_NAMED_ID ? name() : null;
        PropTag<?> tag = PropTag.of(id, type);
        if (type == PropType.PT_OBJECT) {
            object(tag, taker);
        } else if (type.isMultiValued()) {
            take(tag, name, multiple(type), taker);
        } else if (isVariable(type)) {
            variable(tag, name, taker);
        } else {
            take(tag, name, fixed(type), taker);
        }
    }

    private static boolean hasForm(PropType type) {
        return switch (type) {
            case PT_UNSPECIFIED, PT_SVREID, PT_SRESTRICT, PT_ACTIONS -> false;
            default -> true;
        };
    }

    private static boolean isVariable(PropType type) {
        return type.isString() || type.single() == PropType.PT_BINARY;
    }

    private @Nullable MapiNameId name() throws IOException {
        MapiUid set = uid();
        if (in.i32() == 0) {
            return MapiNameId.of(set, in.i32());
        }
        long size = in.u32();
        String name = null;
        if (size <= LONGEST_NAME) {
            name = string(in.bytes((int) size), StandardCharsets.UTF_16LE);
        } else {
            in.slice(size).drain();
        }
        pad(size);
        // PS_MAPI names no named properties, and nobody can ask for a name that is too long or empty.
        return name == null || name.isEmpty() ? null : MapiNameId.of(set, name);
    }

    private MapiUid uid() throws IOException {
        try {
            return MapiUid.parse(Binary.of(in.bytes(MapiUid.SIZE)));
        } catch (MapiException e) {
            throw new IOException(e);
        }
    }

    private static void take(PropTag<?> tag, @Nullable MapiNameId name, @Nullable Object value, Taker taker)
            throws IOException, MapiException {
        if (value != null && (name != null || !tag.isNamed())) {
            taker.take(new TnefProperty(
                    unicode(tag), name, false, value, TnefInput.nullInputStream(), StandardCharsets.UTF_16LE));
        }
    }

    private static PropTag<?> unicode(PropTag<?> tag) {
        return switch (tag.type()) {
            case PT_STRING8 -> tag.withType(PropType.PT_UNICODE);
            case PT_MV_STRING8 -> tag.withType(PropType.PT_MV_UNICODE);
            default -> tag;
        };
    }

    private void variable(PropTag<?> tag, @Nullable MapiNameId name, Taker taker) throws IOException, MapiException {
        long count = in.u32();
        for (long i = 0; i < count; i++) {
            long size = in.u32();
            TnefInput bytes = in.slice(size);
            if (i == 0 && (name != null || !tag.isNamed())) {
                taker.take(new TnefProperty(unicode(tag), name, false, null, bytes, charset(tag.type())));
            }
            bytes.drain();
            pad(size);
        }
    }

    private Charset charset(PropType type) {
        return type.single() == PropType.PT_STRING8 ? ansi : StandardCharsets.UTF_16LE;
    }

    private void object(PropTag<?> tag, Taker taker) throws IOException, MapiException {
        for (long count = in.u32(); count > 0; count--) {
            long size = in.u32();
            TnefInput value = in.slice(size);
            if (size >= MapiUid.SIZE) {
                taker.object(tag, new PropertyList(value, ansi).uid(), value);
            }
            value.drain();
            pad(size);
        }
    }

    private List<Object> multiple(PropType type) throws IOException {
        PropType single = type.single();
        List<Object> values = new ArrayList<>();
        long total = 0;
        for (long count = in.u32(); count > 0; count--) {
            long size = isVariable(type) ? in.u32() : Long.BYTES;
            total += size + Long.BYTES;
            if (total > MULTIPLE) {
                throw TnefInput.refused(
                        MapiCode.MAPI_E_TOO_BIG, "a property has more than " + MULTIPLE + " bytes in several values");
            }
            Object value = isVariable(type) ? value(single, in.bytes((int) size)) : fixed(single);
            if (value != null) {
                values.add(value);
            }
            if (isVariable(type)) {
                pad(size);
            }
        }
        return values;
    }

    private Object value(PropType type, byte[] bytes) {
        return type.isString() ? string(bytes, charset(type)) : Binary.of(bytes);
    }

    private static String string(byte[] bytes, Charset charset) {
        String text = new String(bytes, charset);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    /** A value of fixed size; null for one that means nothing. Values are aligned to four bytes. */
    private @Nullable Object fixed(PropType type) throws IOException {
        return switch (type) {
            case PT_SHORT -> (short) in.i32();
            case PT_LONG -> in.i32();
            case PT_BOOLEAN -> (in.i32() & 0xFFFF) != 0;
            case PT_FLOAT -> Float.intBitsToFloat(in.i32());
            case PT_DOUBLE, PT_APPTIME -> Double.longBitsToDouble(in.i64());
            case PT_CURRENCY -> BigDecimal.valueOf(in.i64(), 4);
            case PT_I8 -> in.i64();
            case PT_SYSTIME -> time(in.i64());
            case PT_CLSID -> uid();
            default -> {
                in.i32(); // PT_NULL, PT_ERROR
                yield null;
            }
        };
    }

    private static @Nullable Instant time(long ticks) {
        return ticks < 0 ? null : Instant.ofEpochSecond(EPOCH_SECONDS + ticks / TICKS, ticks % TICKS * 100);
    }

    private void pad(long size) throws IOException {
        for (long i = size; i % 4 != 0 && in.left() > 0; i++) {
            in.u8();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;

/**
 * A column that rows are sorted by: writes its values as bytes that order as the values do. Rows without a value come
 * last in either direction.
 *
 * @param tag the column
 * @param descending whether greater values come first
 */
record SortColumn(PropTag<?> tag, boolean descending) {
    /** How much of a string or of bytes decides the order, so that a body does not make a key of its size. */
    static final int MAX_KEY = 255;

    private static final int PRESENT = 1;
    private static final int ABSENT = 0xFF;
    private static final long EPOCH_SECONDS_1601 = -11_644_473_600L;

    static SortColumn of(PropTag<?> tag, boolean descending) throws MapiException {
        if (Values.order(tag.type().single()) == null || tag.isInstance()) {
            throw RestrictionCompiler.tooComplex("rows cannot be sorted by %s, a %s%s"
                    .formatted(tag, tag.type(), tag.isInstance() ? " instance" : ""));
        }
        return new SortColumn(tag, descending);
    }

    void write(Props row, KeyWriter key) {
        Object value = Values.find(row, tag);
        key.descending(descending);
        if (value instanceof List<?> values) {
            // A shorter list compares as if a value were absent, which comes last (MS:imapitable-sorttable).
            for (Object element : values) {
                writeOne(element, key);
            }
            key.putFixed(ABSENT);
        } else {
            writeOne(value, key);
        }
    }

    private void writeOne(@Nullable Object value, KeyWriter key) {
        if (value == null) {
            key.putFixed(ABSENT);
        } else if (value instanceof Instant time) {
            writeTime(time, key);
        } else {
            key.putFixed(PRESENT);
            writeValue(value, key);
        }
    }

    private void writeValue(Object value, KeyWriter key) {
        if (value instanceof Integer number) {
            key.putInt(number ^ Integer.MIN_VALUE);
        } else if (value instanceof String text) {
            Collation.write(text.length() > MAX_KEY ? text.substring(0, MAX_KEY) : text, key);
        } else if (value instanceof Binary bytes) {
            for (int i = 0; i < Math.min(bytes.size(), MAX_KEY); i++) {
                key.putEscaped(bytes.byteAt(i) & 0xFF);
            }
            key.end();
        } else if (value instanceof Boolean flag) {
            key.put(flag ? 1 : 0);
        } else if (value instanceof Long number) {
            key.putLong(number ^ Long.MIN_VALUE);
        } else if (value instanceof Short number) {
            key.putInt(number ^ Integer.MIN_VALUE);
        } else if (value instanceof Float number) {
            writeDouble(number, key);
        } else if (value instanceof Double number) {
            writeDouble(number, key);
        } else if (value instanceof BigDecimal money) {
            key.putLong(money.movePointRight(4).longValueExact() ^ Long.MIN_VALUE);
        } else if (value instanceof MapiUid uid) {
            key.putLong(uid.high());
            key.putLong(uid.low());
        } else {
            throw new IllegalStateException(tag + " holds a " + value.getClass());
        }
    }

    /**
     * Eight bytes that never start with those of an absent value, so that a key of a time alone fits a long. The price:
     * times after the year 30828, which need the 64th bit, count as equal.
     */
    private void writeTime(Instant time, KeyWriter key) {
        long seconds = time.getEpochSecond() - EPOCH_SECONDS_1601;
        long ticks =
                seconds >= Long.MAX_VALUE / 10_000_000 ? Long.MAX_VALUE : seconds * 10_000_000 + time.getNano() / 100;
        key.descending(false);
        key.putLong(descending ? Long.MAX_VALUE - ticks : ticks);
        key.descending(descending);
    }

    private static void writeDouble(double number, KeyWriter key) {
        long bits = Double.doubleToLongBits(number);
        key.putLong(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
    }
}

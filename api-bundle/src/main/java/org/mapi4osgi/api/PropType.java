// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The property types, with the Java type of their values. */
public enum PropType {
    /** Any type; asks for whatever type the property has. */
    PT_UNSPECIFIED(0x0000, Object.class),
    /** No value; a placeholder. */
    PT_NULL(0x0001, Void.class),
    /** A signed 16-bit integer. */
    PT_SHORT(0x0002, Short.class),
    /** A signed 32-bit integer. */
    PT_LONG(0x0003, Integer.class),
    /** A 32-bit floating-point number. */
    PT_FLOAT(0x0004, Float.class),
    /** A 64-bit floating-point number. */
    PT_DOUBLE(0x0005, Double.class),
    /** A 64-bit integer that counts ten-thousandths. */
    PT_CURRENCY(0x0006, BigDecimal.class),
    /** Days since 30 December 1899, as a 64-bit floating-point number. */
    PT_APPTIME(0x0007, Double.class),
    /** An HRESULT in the place of a value that could not be had. */
    PT_ERROR(0x000A, Integer.class),
    /** True or false. */
    PT_BOOLEAN(0x000B, Boolean.class),
    /** An object that openProperty opens; has no value. */
    PT_OBJECT(0x000D, Void.class),
    /** A signed 64-bit integer. */
    PT_I8(0x0014, Long.class),
    /** A string that MAPI holds in a code page. */
    PT_STRING8(0x001E, String.class),
    /** A Unicode string. */
    PT_UNICODE(0x001F, String.class),
    /** A time in UTC, in steps of 100 nanoseconds since 1601. */
    PT_SYSTIME(0x0040, Instant.class),
    /** A GUID. */
    PT_CLSID(0x0048, MapiUid.class),
    /** A server's entry ID. */
    PT_SVREID(0x00FB, Binary.class),
    /** A restriction. */
    PT_SRESTRICT(0x00FD, Restriction.class),
    /** The actions of a rule, as bytes. */
    PT_ACTIONS(0x00FE, Binary.class),
    /** Bytes. */
    PT_BINARY(0x0102, Binary.class),
    /** Several PT_SHORT. */
    PT_MV_SHORT(0x1002, Short.class),
    /** Several PT_LONG. */
    PT_MV_LONG(0x1003, Integer.class),
    /** Several PT_FLOAT. */
    PT_MV_FLOAT(0x1004, Float.class),
    /** Several PT_DOUBLE. */
    PT_MV_DOUBLE(0x1005, Double.class),
    /** Several PT_CURRENCY. */
    PT_MV_CURRENCY(0x1006, BigDecimal.class),
    /** Several PT_APPTIME. */
    PT_MV_APPTIME(0x1007, Double.class),
    /** Several PT_I8. */
    PT_MV_I8(0x1014, Long.class),
    /** Several PT_STRING8. */
    PT_MV_STRING8(0x101E, String.class),
    /** Several PT_UNICODE. */
    PT_MV_UNICODE(0x101F, String.class),
    /** Several PT_SYSTIME. */
    PT_MV_SYSTIME(0x1040, Instant.class),
    /** Several PT_CLSID. */
    PT_MV_CLSID(0x1048, MapiUid.class),
    /** Several PT_BINARY. */
    PT_MV_BINARY(0x1102, Binary.class);

    /** MV_FLAG: the bit that makes a type multi-valued. */
    public static final int MV_FLAG = 0x1000;

    /** MVI_FLAG: a column with a row for each value of a multi-valued property. */
    public static final int MVI_FLAG = 0x3000;

    private static final Map<Integer, PropType> BY_CODE = new java.util.HashMap<>();

    static {
        for (PropType type : values()) {
            BY_CODE.put(type.code, type);
        }
    }

    private final int code;
    private final Class<?> valueType;

    PropType(int code, Class<?> valueType) {
        this.code = code;
        this.valueType = valueType;
    }

    /**
     * The type with a code.
     *
     * @param code the lower 16 bits of a property tag, without MV_INSTANCE
     * @return the type; empty if MAPI has none with that code
     */
    public static Optional<PropType> ofCode(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /**
     * The type's number.
     *
     * @return the lower 16 bits of a property tag
     */
    public int code() {
        return code;
    }

    /**
     * The Java type of one value.
     *
     * @return the class; a multi-valued property's value is a list of it
     */
    public Class<?> valueType() {
        return valueType;
    }

    /**
     * Whether a property of this type has several values.
     *
     * @return true for PT_MV_*
     */
    public boolean isMultiValued() {
        return (code & MV_FLAG) != 0;
    }

    /**
     * Whether the type is one of the two string types, which a property may have interchangeably.
     *
     * @return true for PT_STRING8 and PT_UNICODE, single or multi-valued
     */
    public boolean isString() {
        return valueType == String.class;
    }

    /**
     * The type of one value of this multi-valued type.
     *
     * @return the single-valued type; this type if it is single-valued
     */
    public PropType single() {
        return isMultiValued() ? BY_CODE.getOrDefault(code & ~MV_FLAG, this) : this;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.tags.PR;

/**
 * A property entry of mapisvc.inf. The key is a name of {@link PR}, or a property tag as eight hexadecimal digits. Values:
 * strings as they are, or in double quotes; lists of strings with commas; numbers decimal, hexadecimal after 0x, or names
 * of {@link ResourceFlags} with bars between; bytes and MAPIUIDs in hexadecimal digits; TRUE and FALSE. A number under a
 * numeric key that has eight hexadecimal digits is the number's four bytes in order, as in the files of Microsoft.
 */
final class InfProperty {
    private static final Map<String, PropTag<?>> BY_NAME = byName();
    private static final Pattern TAG = Pattern.compile("[0-9A-Fa-f]{8}");

    /** What the runtime computes, or takes from elsewhere. */
    private static final Set<PropTag<?>> NOT_HERE = Set.of(
            PR.PR_SERVICE_UID,
            PR.PR_SERVICE_NAME,
            PR.PR_SERVICE_EXTRA_UIDS,
            PR.PR_PROVIDER_UID,
            PR.PR_PROVIDER_ORDINAL,
            PR.PR_OBJECT_TYPE,
            PR.PR_PROFILE_NAME);

    private final InfFile.Entry entry;

    private InfProperty(InfFile.Entry entry) {
        this.entry = entry;
    }

    static PropValue<?> of(InfFile.Entry entry) throws MapiException {
        return new InfProperty(entry).property();
    }

    private static Map<String, PropTag<?>> byName() {
        Map<String, PropTag<?>> tags = new HashMap<>();
        for (Field field : PR.class.getFields()) {
            try {
                if (field.get(null) instanceof PropTag<?> tag) {
                    tags.put(field.getName(), tag);
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("the constants of PR are public", e);
            }
        }
        return tags;
    }

    private PropValue<?> property() throws MapiException {
        PropTag<?> tag = tag();
        // A column with one value of many is no property.
        if (NOT_HERE.contains(tag) || tag.isInstance() || tag.id() >= PropTag.MIN_NAMED_ID || tag.id() == 0) {
            throw error(entry.key() + " is not for mapisvc.inf");
        }
        if (SectionRules.isHidden(tag)) {
            throw error(entry.key() + " is a secret; secrets are set by the entry function, never here");
        }
        return PropValue.ofUnchecked(tag, value(tag));
    }

    private PropTag<?> tag() throws MapiException {
        if (!TAG.matcher(entry.key()).matches()) {
            PropTag<?> tag = BY_NAME.get(entry.key());
            if (tag == null) {
                throw error("\"%s\" is neither a property's name nor its tag in eight hexadecimal digits"
                        .formatted(entry.key()));
            }
            return tag;
        }
        try {
            return PropTag.parse(Integer.parseUnsignedInt(entry.key(), 16));
        } catch (MapiException e) {
            throw error(String.valueOf(e.getMessage()));
        }
    }

    private Object value(PropTag<?> tag) throws MapiException {
        String text = entry.value();
        return switch (tag.type()) {
            case PT_STRING8, PT_UNICODE -> unquoted(text);
            case PT_MV_STRING8, PT_MV_UNICODE -> list(text);
            case PT_LONG -> integer(text);
            case PT_SHORT -> (short) number(text, Short.MIN_VALUE, Short.MAX_VALUE, 0xFFFF);
            case PT_I8 -> number(text, Long.MIN_VALUE, Long.MAX_VALUE, -1);
            case PT_BOOLEAN -> bool(text);
            case PT_BINARY -> bytes(text);
            case PT_CLSID -> uid(text);
            default -> throw error("properties of type " + tag.type() + " cannot be given in mapisvc.inf");
        };
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private List<String> list(String text) throws MapiException {
        List<String> list =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (list.contains("")) {
            throw error("the list has an empty element");
        }
        return list;
    }

    private int integer(String text) throws MapiException {
        if (TAG.matcher(entry.key()).matches() && TAG.matcher(text).matches()) {
            return ByteBuffer.wrap(HexFormat.of().parseHex(text))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getInt();
        }
        int bits = 0;
        for (String part : text.split("\\|", -1)) {
            @Nullable Integer named = ResourceFlags.BY_NAME.get(part.strip());
            bits |= named != null
                    ? named
                    : (int) number(part.strip(), Integer.MIN_VALUE, Integer.MAX_VALUE, 0xFFFFFFFFL);
        }
        return bits;
    }

    private long number(String text, long min, long max, long mask) throws MapiException {
        try {
            if (text.startsWith("0x") || text.startsWith("0X")) {
                long bits = Long.parseUnsignedLong(text.substring(2), 16);
                if ((bits & ~mask) == 0) {
                    return bits;
                }
            } else {
                long number = Long.parseLong(text);
                if (number >= min && number <= max) {
                    return number;
                }
            }
        } catch (NumberFormatException e) {
            // Told below, with the line.
        }
        throw error("\"%s\" is no number or flag that fits %s".formatted(text, entry.key()));
    }

    private boolean bool(String text) throws MapiException {
        return switch (InfFile.key(text)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw error("\"%s\" is neither TRUE nor FALSE".formatted(text));
        };
    }

    private Binary bytes(String text) throws MapiException {
        try {
            return Binary.ofHex(text);
        } catch (IllegalArgumentException e) {
            throw error("\"%s\" is not an even number of hexadecimal digits".formatted(text));
        }
    }

    private MapiUid uid(String text) throws MapiException {
        return uid(entry, text);
    }

    /** A MAPIUID as 32 hexadecimal digits, or as a GUID. */
    static MapiUid uid(InfFile.Entry entry, String text) throws MapiException {
        try {
            return text.contains("-") ? MapiUid.ofGuid(text) : MapiUid.ofHex(text);
        } catch (IllegalArgumentException e) {
            throw InfFile.error(entry.line(), "\"%s\" is neither 32 hexadecimal digits nor a GUID".formatted(text));
        }
    }

    private MapiException error(String text) {
        return InfFile.error(entry.line(), text);
    }
}

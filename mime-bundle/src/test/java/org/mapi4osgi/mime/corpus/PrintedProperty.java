// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.tags.PR;

/**
 * A property of a message as ytnefprint shows it: those with a name of MAPI's, and of a type whose values it prints whole.
 * What a store computes for itself is not among them.
 *
 * @param name MAPI's name
 * @param type the type that it was sent in
 * @param value the value as text
 */
record PrintedProperty(String name, String type, String value) {
    private static final Pattern TYPE = Pattern.compile(" +#\\d+: Type: \\[ *([A-Z0-9 ]+?) *] +Code: \\[(PR_\\w+)]");
    private static final Pattern VALUE = Pattern.compile(" +Size: \\d+ +Value: \\[?(.*?)]?");

    static List<PrintedProperty> of(Path print) throws IOException {
        List<PrintedProperty> properties = new ArrayList<>();
        List<String> lines = Files.readAllLines(print, StandardCharsets.ISO_8859_1);
        for (int i = 0; i + 1 < lines.size() && !lines.get(i).startsWith("[1]"); i++) {
            Matcher type = TYPE.matcher(lines.get(i));
            Matcher value = VALUE.matcher(lines.get(i + 1));
            if (type.matches() && value.matches() && tag(type.group(2)) != null && isPrintedWhole(type.group(1))) {
                properties.add(new PrintedProperty(type.group(2), type.group(1), value.group(1)));
            }
        }
        return properties;
    }

    private static boolean isPrintedWhole(String type) {
        return switch (type) {
            case "LONG", "BOOLEAN", "STRING8", "UNICODE" -> true;
            default -> false;
        };
    }

    private static @Nullable PropTag<?> tag(String name) {
        try {
            PropTag<?> tag = (PropTag<?>) PR.class.getField(name).get(null);
            return tag == null || tag.id() >= 0x0E00 && tag.id() < 0x1000 ? null : tag;
        } catch (NoSuchFieldException | IllegalAccessException e) {
            return null;
        }
    }

    /** Our value as text; null if we have none. */
    @Nullable
    String of(MemoryMessage message) {
        PropTag<?> tag = tag(name);
        Object value = tag == null ? null : message.get(tag).orElse(null);
        if (value instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        return value == null ? null : value.toString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/**
 * A file of sections with entries, as mapisvc.inf is one: {@code [name]}, {@code key=value}, comments behind a semicolon
 * at a line's start. UTF-8. Names of sections and keys are the same whatever their case.
 */
final class InfFile {
    /** More is refused: a description of services is a few hundred lines. */
    static final int MAX_BYTES = 1 << 20;

    /** A line of a section. */
    record Entry(String key, String value, int line) {}

    /** A section with its entries by their keys in lower case. */
    record Section(String name, int line, Map<String, Entry> entries) {}

    /** By their names in lower case. */
    private final Map<String, Section> sections = new LinkedHashMap<>();

    private InfFile() {}

    static InfFile parse(byte[] bytes) throws MapiException {
        if (bytes.length > MAX_BYTES) {
            throw error(1, "the file has more than " + MAX_BYTES + " bytes");
        }
        InfFile file = new InfFile();
        Section section = null;
        int line = 0;
        for (String raw : text(bytes).split("\\r\\n|\\r|\\n", -1)) {
            line++;
            String text = raw.strip();
            if (text.isEmpty() || text.startsWith(";")) {
                continue;
            }
            section = text.startsWith("[") ? file.begin(text, line) : add(section, text, line);
        }
        return file;
    }

    private static String text(byte[] bytes) throws MapiException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw error(1, "the file is not UTF-8");
        }
    }

    private Section begin(String text, int line) throws MapiException {
        String name = text.endsWith("]") ? text.substring(1, text.length() - 1).strip() : "";
        if (name.isEmpty()) {
            throw error(line, "a section starts with its name in brackets, not with " + text);
        }
        Section section = new Section(name, line, new LinkedHashMap<>());
        Section first = sections.putIfAbsent(key(name), section);
        if (first != null) {
            throw error(line, "section [%s] is there already, in line %d".formatted(name, first.line()));
        }
        return section;
    }

    private static Section add(@Nullable Section section, String text, int line) throws MapiException {
        int equals = text.indexOf('=');
        String key = (equals < 0 ? text : text.substring(0, equals)).strip();
        if (section == null) {
            throw error(line, "\"%s\" stands before the first section".formatted(text));
        }
        if (key.isEmpty()) {
            throw error(line, "an entry has a name before its equals sign");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\t')) {
            throw error(line, "there is a control character");
        }
        Entry entry =
                new Entry(key, equals < 0 ? "" : text.substring(equals + 1).strip(), line);
        Entry first = section.entries().putIfAbsent(key(key), entry);
        if (first != null) {
            throw error(line, "%s is there already, in line %d".formatted(key, first.line()));
        }
        return section;
    }

    Map<String, Section> sections() {
        return sections;
    }

    @Nullable
    Section section(String name) {
        return sections.get(key(name));
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static MapiException error(int line, String text) {
        return ProfileErrors.of(MapiCode.MAPI_E_CORRUPT_DATA, "line " + line + ": " + text);
    }
}

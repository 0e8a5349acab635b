// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.tags;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;

/**
 * Writes PR.java from tags.tsv. To add a tag, add its line there, in the order of the numbers, and run {@code main} in the
 * folder of this module: {@code mvn test-compile}, then
 * {@code java -cp target/classes:target/test-classes org.mapi4osgi.tags.TagsGenerator}.
 */
final class TagsGenerator {
    static final Path TABLE = Path.of("src/main/tags/tags.tsv");
    static final Path SOURCE = Path.of("src/main/java/org/mapi4osgi/tags/PR.java");

    private static final int LINE_WIDTH = 120;

    private static final String HEAD = """
            // SPDX-License-Identifier: Apache-2.0
            package org.mapi4osgi.tags;

            import java.time.Instant;
            import java.util.List;
            import org.mapi4osgi.api.Binary;
            import org.mapi4osgi.api.PropTag;
            import org.mapi4osgi.api.PropType;

            /** The property tags that MAPI names. Generated from src/main/tags/tags.tsv; string tags are PT_UNICODE. */
            public final class PR {
                /** 0x00000001, PT_NULL: reserves a slot. */
                public static final PropTag<Void> PR_NULL = PropTag.PR_NULL;
            """;

    private static final String TAIL = """

                private PR() {}
            }
            """;

    private TagsGenerator() {}

    /** Writes the file. */
    public static void main(String[] arguments) throws IOException, MapiException {
        Files.writeString(SOURCE, source(Files.readAllLines(TABLE)));
    }

    /** A line of the table. */
    record Row(String name, int number) {
        static Row parse(String line) {
            String[] columns = line.split("\t", -1);
            if (columns.length != 2 || !columns[0].matches("PR_[A-Z0-9_]+") || !columns[1].matches("0x[0-9A-F]{8}")) {
                throw new IllegalArgumentException("not a name and a number: " + line);
            }
            return new Row(columns[0], Integer.parseUnsignedInt(columns[1].substring(2), 16));
        }
    }

    static List<Row> rows(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Row::parse)
                .toList();
    }

    static String source(List<String> lines) throws MapiException {
        StringBuilder source = new StringBuilder(HEAD);
        for (Row row : rows(lines)) {
            source.append('\n').append(constant(row));
        }
        return source.append(TAIL).toString();
    }

    private static String constant(Row row) throws MapiException {
        PropTag<?> tag = PropTag.parse(row.number());
        PropType type = tag.type();
        String valueType = type.valueType().getSimpleName();
        String declared = type.isMultiValued() ? "List<" + valueType + ">" : valueType;
        String declaration = "    public static final PropTag<" + declared + "> " + row.name() + " =";
        String value = "PropTag.%s(0x%04X, PropType.%s, %s.class);"
                .formatted(type.isMultiValued() ? "ofMulti" : "of", tag.id(), type, valueType);
        boolean fits = declaration.length() + 1 + value.length() <= LINE_WIDTH;
        return "    /** " + tag + ", " + type + ". */\n" + declaration + (fits ? " " : "\n            ") + value + "\n";
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Real binary values from Exchange and Outlook, each beside what MFCMAPI shows of it. Our value is shown in the same lines,
 * and written back to the same bytes. Skipped where the folder with the data is absent.
 */
class SmartViewTest {
    /** Kinds that hold no entry ID, restriction or property array that MFCMAPI shows, and what they hold instead. */
    private static final Map<String, String> OUT_OF_SCOPE = Map.ofEntries(
            Map.entry("ACEFB", "an access control entry"),
            Map.entry("ACEMESSAGE", "an access control entry"),
            Map.entry("APPOINTMENTRECURRENCEPATTERN", "a calendar's recurrence"),
            Map.entry("CONVERSATIONINDEX", "times and a GUID"),
            Map.entry("EXTENDEDFOLDERFLAGS", "a folder's flags"),
            Map.entry("EXTENDEDRULEACTION", "one OP_DEFER_ACTION, whose data is opaque"),
            Map.entry("FBSECURITYDESCRIPTOR", "a security descriptor"),
            Map.entry("FOLDERUSERFIELDS", "definitions of user fields"),
            Map.entry("GLOBALOBJECTID", "a calendar object's identifier"),
            Map.entry("NTSD", "a security descriptor"),
            Map.entry("PCL", "change keys"),
            Map.entry("PROPERTYDEFINITIONSTREAM", "definitions of user fields"),
            Map.entry("RECURRENCEPATTERN", "a calendar's recurrence"),
            Map.entry("SECURITYDESCRIPTOR", "a security descriptor"),
            Map.entry("SID", "a security identifier"),
            Map.entry("SWAPPEDTODO", "a task's flags and times"),
            Map.entry("TIMEZONE", "a time zone"),
            Map.entry("TIMEZONEDEFINITION", "a time zone"),
            Map.entry("TOMBSTONE", "times of deleted appointments"),
            Map.entry("VERBSTREAM", "voting buttons"),
            Map.entry("WEBVIEWPERSISTSTREAM", "a folder's web address"),
            Map.entry("XID", "a change key"));

    /** The base of the text form of entry IDs, one character for a byte. */
    private static final char ENCODED_BASE = 0xAC00;

    private static Optional<Path> data() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("shared/data/entryid-smartview");
            if (Files.isDirectory(data)) {
                return Optional.of(data);
            }
        }
        return Optional.empty();
    }

    @Test
    void theFolderHoldsWhatWasCounted() throws IOException {
        assumeTrue(data().isPresent(), "shared/data/entryid-smartview is absent");
        try (Stream<Path> files = Files.list(data().orElseThrow().resolve("In"))) {
            assertThat(files.count()).isEqualTo(78);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyFileIsReadAsShown() throws IOException {
        Optional<Path> folder = data();
        if (folder.isEmpty()) {
            return Stream.of(
                    DynamicTest.dynamicTest("all files", () -> abort("shared/data/entryid-smartview is absent")));
        }
        try (Stream<Path> files = Files.list(folder.get().resolve("In"))) {
            return files.sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file, name(file))));
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".dat", "");
    }

    private static void check(Path file, String name) throws IOException, MapiException {
        String kind = name.substring(0, name.lastIndexOf('-'));
        String out = kind + "-out" + name.substring(name.lastIndexOf('-')) + ".dat";
        SmartViewText shown = SmartViewText.read(file.resolveSibling("../Out").resolve(out));
        if (OUT_OF_SCOPE.containsKey(kind)) {
            abort(name + " is out of scope: " + OUT_OF_SCOPE.get(kind));
        }
        Binary bytes = Binary.ofHex(hex(file));
        switch (kind) {
            case "ENTRYID" -> entryId(bytes, shown.find("Entry ID"));
            case "DECODEENTRYID" -> encodedEntryId(bytes, shown);
            case "ENTRYLIST" -> entryList(ByteReader.of(bytes, name), shown);
            case "FLATENTRYLIST" -> flatEntryList(bytes, shown);
            case "ADDITIONALRENENTRYIDSEX" -> additionalEntryIds(ByteReader.of(bytes, name), shown);
            case "PROPERTIES" -> properties(name, bytes, shown);
            case "RESTRICTION" -> restriction(bytes, BinaryLayout.CONFIGURATION, shown.find("Restriction"));
            case "RULECONDITION" -> ruleCondition(bytes, BinaryLayout.RULE, shown);
            case "EXTENDEDRULECONDITION" -> ruleCondition(bytes, BinaryLayout.EXTENDED_RULE, shown);
            case "SEARCHFOLDERDEFINITION" -> searchFolder(name, ByteReader.of(bytes, name), shown);
            case "RECIPIENTROWSTREAM" -> recipientRows(ByteReader.of(bytes, name), shown);
            case "NICKNAMECACHE" -> nicknames(ByteReader.of(bytes, name), shown);
            default -> fail("no test for files of the kind " + kind);
        }
    }

    private static String hex(Path file) {
        try {
            return Files.readString(file).replaceAll("[\\s-]", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void entryId(Binary bytes, SmartViewText shown) throws MapiException {
        if (bytes.size() < EntryId.UID_OFFSET) {
            assertThat(shown.lines()).contains("Unparsed data size = 0x%08X".formatted(bytes.size()));
            assertThatThrownBy(() -> EntryId.parse(bytes)).hasMessageContaining("MAPI_E_INVALID_ENTRYID");
            return;
        }
        EntryId id = EntryId.parse(bytes);
        assertThat(SmartViewRendering.of(id)).isEqualTo(shown.lines());
        assertThat(EntryIdStructure.parse(id).toEntryId()).isEqualTo(id);
    }

    private static void encodedEntryId(Binary bytes, SmartViewText shown) throws MapiException {
        ByteReader in = ByteReader.of(bytes, "");
        ByteWriter decoded = new ByteWriter();
        while (in.remaining() > 0) {
            decoded.u8(in.u16() - ENCODED_BASE);
        }
        EntryId id = EntryId.parse(decoded.toBinary());
        assertThat(shown.below()).containsExactly("Decoded Entry ID", "cb: " + id.size() + " lpb: " + id);
        assertThat(EntryIdStructure.parse(id)).isEqualTo(new EntryIdStructure.Opaque(id));
    }

    private static void entryList(ByteReader in, SmartViewText shown) throws MapiException {
        int[] sizes = new int[in.i32()];
        in.i32();
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = in.i32();
            in.i32();
        }
        List<SmartViewText> ids = shown.all("Entry ID");
        assertThat(ids).hasSize(sizes.length).isNotEmpty();
        for (int i = 0; i < sizes.length; i++) {
            entryId(in.binary(sizes[i]), ids.get(i));
        }
    }

    /** The file lost bytes in its first entry, so that the second one's size is nonsense. */
    private static void flatEntryList(Binary bytes, SmartViewText shown) throws MapiException {
        assertThat(shown.find("Entry[1]").lines()).contains("Size = 0xFE000000");
        ByteReader in = ByteReader.of(bytes, "");
        in.i64();
        entryId(in.binary(in.i32()), shown.find("Entry[0]").find("Entry ID"));
        assertThatThrownBy(() -> FlatEntryList.parse(bytes))
                .hasMessageContaining("MAPI_E_CORRUPT_DATA")
                .hasMessageContaining("at offset 4)");
    }

    private static void additionalEntryIds(ByteReader in, SmartViewText shown) throws MapiException {
        List<String> ids = new ArrayList<>();
        while (in.remaining() >= 4) {
            in.u16();
            ByteReader elements = ByteReader.of(in.binary(in.u16()), "");
            while (elements.remaining() > 0) {
                int element = elements.u16();
                Binary data = elements.binary(elements.u16());
                if (element == 1) {
                    EntryId id = EntryId.parse(data);
                    EntryIdStructure structure = EntryIdStructure.parse(id);
                    assertThat(structure).isInstanceOf(EntryIdStructure.Folder.class);
                    assertThat(structure.toEntryId()).isEqualTo(id);
                    ids.add("cb: " + id.size() + " lpb: " + id);
                }
            }
        }
        List<String> expected = shown.all("ElementData").stream()
                .flatMap(data -> data.children().stream())
                .map(SmartViewText::line)
                .toList();
        assertThat(ids).isEqualTo(expected).isNotEmpty();
    }

    private static void properties(String name, Binary bytes, SmartViewText shown) throws MapiException {
        if (name.equals("PROPERTIES-7")) {
            // The last value is cut off; what MFCMAPI shows behind it is made of the value's own bytes.
            Damaged damaged = Damaged.read(bytes, 3);
            assertThat(damaged.error()).hasMessageEndingWith("(at offset 54)");
            assertThat(SmartViewRendering.of(damaged.before())).isSubsetOf(shown.below());
            assertThat(damaged.before().size()).isEqualTo(2);
            return;
        }
        Props props = Props.parse(bytes, BinaryLayout.CONFIGURATION);
        assertThat(SmartViewRendering.of(props)).isEqualTo(shown.below());
        assertThat(props.toBinary(BinaryLayout.CONFIGURATION)).isEqualTo(bytes);
    }

    /** The properties before the first that cannot be read. */
    private record Damaged(Props before, MapiException error) {
        static Damaged read(Binary bytes, int most) {
            return read(ByteReader.of(bytes, ""), most);
        }

        static Damaged read(ByteReader in, int most) {
            LayoutSource source = new LayoutSource(in, BinaryLayout.CONFIGURATION);
            Props.Builder before = Props.builder();
            try {
                for (int i = 0; i < most; i++) {
                    PropTag<?> tag = source.tag();
                    before.add(tag, source.value(tag));
                }
            } catch (MapiException e) {
                return new Damaged(before.build(), e);
            }
            throw new AssertionError("no damage in " + before.build());
        }
    }

    private static void restriction(Binary bytes, BinaryLayout layout, SmartViewText shown) throws MapiException {
        Restriction restriction = Restriction.parse(bytes, layout);
        assertThat(SmartViewRendering.of(restriction)).isEqualTo(shown.lines());
        assertThat(restriction.toBinary(layout)).isEqualTo(bytes);
        assertThat(Restriction.parse(restriction.toBinary())).isEqualTo(restriction);
    }

    private static void ruleCondition(Binary bytes, BinaryLayout layout, SmartViewText shown) throws MapiException {
        assertThat(shown.lines()).contains("Number of named props = 0x0000");
        restriction(bytes.slice(2, bytes.size() - 2), layout, shown.find("Restriction"));
    }

    private static void searchFolder(String name, ByteReader in, SmartViewText shown) throws MapiException {
        in.i32();
        int flags = in.i32();
        in.i32();
        in.binary(2 * in.u8());
        in.binary(in.i32());
        in.i32();
        in.binary(2 * in.u8());
        entryList(ByteReader.of(in.binary(in.i32()), ""), shown.find("Entry List"));
        if (name.equals("SEARCHFOLDERDEFINITION-6")) {
            damagedAddresses(in, shown);
            return;
        }
        in.binary(in.i32());
        if ((flags & 8) != 0) {
            Binary rest = in.rest();
            restriction(rest.slice(0, rest.size() - 4), BinaryLayout.CONFIGURATION, shown.find("Restriction"));
        }
    }

    /** Someone replaced names in this file by others of another length, from the fifth address on. */
    private static void damagedAddresses(ByteReader in, SmartViewText shown) throws MapiException {
        int count = in.i32();
        assertThat(count).isEqualTo(17);
        for (int i = 0; i < 4; i++) {
            int properties = in.i32();
            in.i32();
            Props props = new LayoutSource(in, BinaryLayout.CONFIGURATION).properties(properties);
            assertThat(SmartViewRendering.of(props))
                    .isEqualTo(shown.find("Addresses[" + i + "]")
                            .find("Properties")
                            .below());
        }
        int properties = in.i32();
        in.i32();
        Damaged damaged = Damaged.read(in, properties);
        assertThat(damaged.before().size()).isEqualTo(5);
        assertThat(shown.find("Addresses[4]").find("Properties").below())
                .containsAll(SmartViewRendering.of(damaged.before()));
        assertThat(shown.find("Restriction").lines()).contains("rt = 0x9001A00");
    }

    private static void recipientRows(ByteReader in, SmartViewText shown) throws MapiException {
        in.i32();
        int rows = in.i32();
        assertThat(rows).isEqualTo(1);
        int count = in.i32();
        in.i32();
        int start = in.offset();
        Props props = new LayoutSource(in, BinaryLayout.CONFIGURATION).properties(count);
        Binary values = in.between(start);
        in.expectEnd();
        assertThat(SmartViewRendering.of(props))
                .isEqualTo(shown.find("Row 0").below().stream()
                        .filter(line -> !line.startsWith("cValues") && !line.startsWith("ulReserved1"))
                        .toList());
        assertThat(props.toBinary(BinaryLayout.CONFIGURATION)).isEqualTo(values);
    }

    /** The only row says that it has -1 properties: there is nothing to compare, only to refuse. */
    private static void nicknames(ByteReader in, SmartViewText shown) throws MapiException {
        assertThat(shown.find("Row 0").children().get(0).line()).isEqualTo("cValues = 0xFFFFFFFF");
        in.binary(16);
        assertThatThrownBy(() -> in.checkCount(in.i32(), Integer.BYTES))
                .hasMessageContaining("4294967295 elements announced");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.tnef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.mime.tnef.TnefBuilder.ascii;
import static org.mapi4osgi.mime.tnef.TnefBuilder.bytes;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.mime.memory.Mails;
import org.mapi4osgi.mime.memory.MemoryAttach;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.mime.memory.Written;
import org.mapi4osgi.mime.tnef.TnefBuilder.PropertyBytes;
import org.mapi4osgi.tags.PR;

/** TNEF in mail: what becomes of winmail.dat. */
final class TnefTest {
    private static final MapiUid SET = MapiUid.ofGuid("00062008-0000-0000-C000-000000000046");
    private static final String MESSAGE_IID = "0703020000000000C000000000000046";

    private static String part(byte[] tnef, String type) {
        return "Content-Type: " + type + "\nContent-Transfer-Encoding: base64\n\n" + Mails.base64(tnef) + "\n";
    }

    private static MemoryMessage read(TnefBuilder tnef) throws MapiException {
        return Mails.read("From: a@example.org\n" + part(tnef.build(), "application/ms-tnef; name=winmail.dat"));
    }

    private static MemoryMessage beside(String header, String text, byte[] tnef) throws MapiException {
        return Mails.read(header + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" + text + "\n--b\n"
                + part(tnef, "application/ms-tnef") + "--b--\n");
    }

    private static byte[] object(String iid, byte[] content) {
        byte[] id = Binary.ofHex(iid).toBytes();
        byte[] all = Arrays.copyOf(id, id.length + content.length);
        System.arraycopy(content, 0, all, id.length, content.length);
        return all;
    }

    @Test
    void valuesAreReadByTheirTypes() throws MapiException {
        MemoryMessage m = read(new TnefBuilder()
                .message(0x00069007, bytes(1251, 8))
                .message(new PropertyBytes()
                        .fixed(0x68000002, new byte[] {-2, -1, 0, 0})
                        .number(0x68010003, -5)
                        .fixed(0x68020004, bytes(Float.floatToIntBits(1.5f), 4))
                        .fixed(0x68030005, bytes(Double.doubleToLongBits(2.5), 8))
                        .fixed(0x68040006, bytes(12345, 8))
                        .fixed(0x6806000A, bytes(0x8004010F, 4))
                        .fixed(0x6807000B, new byte[] {1, 0, 7, 7})
                        .fixed(0x68080014, bytes(Long.MAX_VALUE, 8))
                        .sized(0x6809001E, new byte[] {(byte) 0xEF, 'b', 0, 'x'})
                        .text(0x680A001F, "\u20AC")
                        .fixed(0x680B0040, bytes(116444736000000000L, 8))
                        .fixed(0x680C0048, SET.toBinary().toBytes())
                        .sized(0x680D0102, new byte[] {1, 2, 3})
                        .sized(0x680E101E, ascii("one\0"), ascii("two\0"))
                        .fixed(0x680F1003, new byte[] {2, 0, 0, 0, 7, 0, 0, 0, 8, 0, 0, 0})
                        .fixed(0x68100040, bytes(-1, 8))));
        assertThat(m.need(PropTag.of(0x6800, PropType.PT_SHORT, Short.class))).isEqualTo((short) -2);
        assertThat(m.need(PropTag.of(0x6801, PropType.PT_LONG, Integer.class))).isEqualTo(-5);
        assertThat(m.need(PropTag.of(0x6802, PropType.PT_FLOAT, Float.class))).isEqualTo(1.5f);
        assertThat(m.need(PropTag.of(0x6803, PropType.PT_DOUBLE, Double.class))).isEqualTo(2.5);
        assertThat(m.need(PropTag.of(0x6804, PropType.PT_CURRENCY, BigDecimal.class)))
                .isEqualByComparingTo("1.2345");
        assertThat(m.get(PropTag.of(0x6806, PropType.PT_ERROR, Integer.class))).isEmpty();
        assertThat(m.need(PropTag.of(0x6807, PropType.PT_BOOLEAN, Boolean.class)))
                .isTrue();
        assertThat(m.need(PropTag.of(0x6808, PropType.PT_I8, Long.class))).isEqualTo(Long.MAX_VALUE);
        assertThat(m.need(PropTag.of(0x6809, PropType.PT_UNICODE, String.class)))
                .isEqualTo("\u043Fb");
        assertThat(m.need(PropTag.of(0x680A, PropType.PT_UNICODE, String.class)))
                .isEqualTo("\u20AC");
        assertThat(m.need(PropTag.of(0x680B, PropType.PT_SYSTIME, Instant.class)))
                .isEqualTo(Instant.EPOCH);
        assertThat(m.need(PropTag.of(0x680C, PropType.PT_CLSID, MapiUid.class))).isEqualTo(SET);
        assertThat(m.need(PropTag.of(0x680D, PropType.PT_BINARY, Binary.class)))
                .isEqualTo(Binary.of((byte) 1, (byte) 2, (byte) 3));
        assertThat(m.need(PropTag.ofMulti(0x680E, PropType.PT_MV_UNICODE, String.class)))
                .containsExactly("one", "two");
        assertThat(m.need(PropTag.ofMulti(0x680F, PropType.PT_MV_LONG, Integer.class)))
                .containsExactly(7, 8);
        assertThat(m.get(PropTag.of(0x6810, PropType.PT_SYSTIME, Instant.class)))
                .isEmpty();
    }

    @Test
    void namedPropertiesGetTheIdentifiersOfTheStore() throws MapiException {
        MemoryMessage m = read(new TnefBuilder()
                .message(new PropertyBytes()
                        .named(0x8075101E, MapiNameId.PS_PUBLIC_STRINGS, "Keywords", ascii("a\0"), ascii("b\0"))
                        .named(0x80760003, SET, 0x8501, bytes(15, 4))
                        .named(0x8077001F, SET, "large", "x".repeat(50_000).getBytes(StandardCharsets.UTF_16LE))));
        List<PropTag<?>> ids = m.getIDsFromNames(List.of(
                MapiNameId.of(MapiNameId.PS_PUBLIC_STRINGS, "Keywords"),
                MapiNameId.of(SET, 0x8501),
                MapiNameId.of(SET, "large")));
        assertThat(m.need(PropTag.ofMulti(ids.get(0).id(), PropType.PT_MV_UNICODE, String.class)))
                .containsExactly("a", "b");
        assertThat(m.need(PropTag.of(ids.get(1).id(), PropType.PT_LONG, Integer.class)))
                .isEqualTo(15);
        assertThat(m.need(PropTag.of(ids.get(2).id(), PropType.PT_UNICODE, String.class)))
                .hasSize(50_000);
    }

    @Test
    void aMailAddsFewNamesToAStoreHoweverManyObjectsItHas() throws MapiException {
        TnefBuilder tnef = new TnefBuilder().message(names("m"));
        for (int i = 0; i < 5; i++) {
            tnef.attachment("a" + i, names("a" + i));
        }
        MemoryMessage m = read(tnef);
        long named = named(m.getPropList());
        assertThat(named).isEqualTo(100);
        for (MemoryAttach attach : m.attachments()) {
            named += named(attach.getPropList());
        }
        assertThat(m.attachments()).hasSize(5);
        assertThat(named).isEqualTo(256);
    }

    private static PropertyBytes names(String prefix) {
        PropertyBytes props = new PropertyBytes();
        for (int i = 0; i < 100; i++) {
            props.named(0x80000102 + (i << 16), SET, prefix + i, new byte[] {1});
        }
        return props;
    }

    private static long named(List<PropTag<?>> tags) {
        return tags.stream().filter(tag -> tag.id() >= PropTag.MIN_NAMED_ID).count();
    }

    @Test
    void theMailCountsMoreThanItsWinmail() throws MapiException {
        byte[] tnef = new TnefBuilder()
                .message(new PropertyBytes()
                        .text(0x0037001F, "other subject")
                        .text(0x1000001F, "other text")
                        .text(0x001A001F, "IPM.Appointment")
                        .number(0x00170003, 2)
                        .text(0x6800001F, "more"))
                .message(TnefBuilder.RECIP_TABLE, recipients("other@example.org"))
                .build();
        MemoryMessage m = beside("From: a@example.org\nTo: b@example.org\nSubject: mine\n", "my text", tnef);
        assertThat(m.need(PR.PR_SUBJECT)).isEqualTo("mine");
        assertThat(m.need(PR.PR_BODY)).isEqualTo("my text");
        assertThat(m.recipients(1)).containsExactly("b@example.org <b@example.org>");
        assertThat(m.need(PR.PR_MESSAGE_CLASS)).isEqualTo("IPM.Appointment");
        assertThat(m.need(PR.PR_IMPORTANCE)).isEqualTo(2);
        assertThat(m.need(PropTag.of(0x6800, PropType.PT_UNICODE, String.class)))
                .isEqualTo("more");
        assertThat(m.attachments()).isEmpty();
        MemoryMessage low = beside("From: a@example.org\nImportance: low\n", "text", tnef);
        assertThat(low.need(PR.PR_IMPORTANCE)).isZero();
        assertThat(low.need(PR.PR_SUBJECT)).isEqualTo("other subject");
        assertThat(low.recipients(1)).containsExactly("Other <other@example.org>");
    }

    private static byte[] recipients(String address) {
        byte[] row = new PropertyBytes()
                .number(0x0C150003, 1)
                .text(0x3001001F, "Other")
                .text(0x3002001F, "SMTP")
                .text(0x3003001F, address)
                .sized(0x0FFF0102, new byte[] {1, 2, 3, 4})
                .list();
        byte[] table = Arrays.copyOf(bytes(1, 4), 4 + row.length);
        System.arraycopy(row, 0, table, 4, row.length);
        return table;
    }

    @Test
    void whatTheSendersStoreComputedStaysThere() throws MapiException {
        MemoryMessage m = read(new TnefBuilder()
                .message(new PropertyBytes()
                        .sized(0x0FFF0102, new byte[] {1})
                        .number(0x0E080003, 765)
                        .sized(0x67000102, new byte[] {1})
                        .fixed(0x0E060040, bytes(116444736000000000L, 8))));
        assertThat(m.get(PR.PR_ENTRYID)).isEmpty();
        assertThat(m.get(PR.PR_MESSAGE_SIZE)).isEmpty();
        assertThat(m.get(PropTag.of(0x6700, PropType.PT_BINARY, Binary.class))).isEmpty();
        assertThat(m.need(PR.PR_MESSAGE_DELIVERY_TIME)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void htmlBringsItsCodePage() throws MapiException {
        byte[] tnef = new TnefBuilder()
                .message(new PropertyBytes()
                        .sized(0x10130102, ascii("<p>\u00E4</p>"))
                        .number(0x3FDE0003, 28591))
                .build();
        MemoryMessage m = beside("From: a@example.org\n", "text", tnef);
        assertThat(m.need(PR.PR_HTML)).isEqualTo(Binary.of(ascii("<p>\u00E4</p>")));
        assertThat(m.need(PR.PR_INTERNET_CPID)).isEqualTo(28591);
        MemoryMessage text = read(new TnefBuilder().message(new PropertyBytes().text(0x1013001F, "<p>\u20AC</p>")));
        assertThat(text.need(PR.PR_HTML)).isEqualTo(Binary.of("<p>\u20AC</p>".getBytes(StandardCharsets.UTF_8)));
        assertThat(text.need(PR.PR_INTERNET_CPID)).isEqualTo(65001);
    }

    @Test
    void legacyAttributesAreProperties() throws MapiException {
        byte[] date = {(byte) 0xD3, 7, 6, 0, 17, 0, 10, 0, 23, 0, 5, 0, 2, 0};
        MemoryMessage m = read(new TnefBuilder()
                .message(0x00069007, bytes(1250, 8))
                .message(0x00078008, ascii("IPM.Microsoft Schedule.MtgReq\0"))
                .message(0x00018004, new byte[] {(byte) 0xF8, 0})
                .message(0x00038005, date)
                .message(0x00038006, new byte[14])
                .message(0x00018009, ascii("0A0B\0"))
                .message(0x0002800C, ascii("body\0"))
                .message(0x0004800D, bytes(1, 2))
                .message(0x00030006, date)
                .message(0x00050008, bytes(77, 4))
                .message(0x00040009, bytes(1, 2))
                .message(0x00070600, ascii("IPM.Note\0"))
                .message(0x00060001, sentFor("Boss", "SMTP:boss@example.org")));
        Instant time = Instant.parse("2003-06-17T10:23:05Z");
        assertThat(m.need(PR.PR_MESSAGE_CLASS)).isEqualTo("IPM.Schedule.Meeting.Request");
        assertThat(m.need(PR.PR_SUBJECT)).isEqualTo("\u0159");
        assertThat(m.need(PR.PR_CLIENT_SUBMIT_TIME)).isEqualTo(time);
        assertThat(m.get(PR.PR_MESSAGE_DELIVERY_TIME)).isEmpty();
        assertThat(m.need(PR.PR_SEARCH_KEY)).isEqualTo(Binary.ofHex("0A0B"));
        assertThat(m.need(PR.PR_BODY)).isEqualTo("body");
        assertThat(m.need(PR.PR_IMPORTANCE)).isEqualTo(2);
        assertThat(m.need(PropTag.of(0x0060, PropType.PT_SYSTIME, Instant.class)))
                .isEqualTo(time);
        assertThat(m.need(PropTag.of(0x0062, PropType.PT_LONG, Integer.class))).isEqualTo(77);
        assertThat(m.need(PropTag.of(0x0063, PropType.PT_BOOLEAN, Boolean.class)))
                .isTrue();
        assertThat(m.need(PR.PR_ORIG_MESSAGE_CLASS)).isEqualTo("IPM.Note");
        assertThat(m.need(PR.PR_SENT_REPRESENTING_EMAIL_ADDRESS)).isEqualTo("a@example.org");
    }

    private static byte[] sentFor(String name, String address) {
        byte[] all = new byte[4 + name.length() + address.length()];
        System.arraycopy(bytes(name.length(), 2), 0, all, 0, 2);
        System.arraycopy(ascii(name), 0, all, 2, name.length());
        System.arraycopy(bytes(address.length(), 2), 0, all, 2 + name.length(), 2);
        System.arraycopy(ascii(address), 0, all, 4 + name.length(), address.length());
        return all;
    }

    @Test
    void mapisOwnPropertiesCountMoreThanLegacyAttributes() throws MapiException {
        PropertyBytes props = new PropertyBytes().text(0x0037001F, "exact");
        MemoryMessage before = read(new TnefBuilder().message(props).message(0x00018004, ascii("legacy\0")));
        MemoryMessage after =
                read(new TnefBuilder().message(0x00018004, ascii("legacy\0")).message(props));
        assertThat(before.need(PR.PR_SUBJECT)).isEqualTo("exact");
        assertThat(after.need(PR.PR_SUBJECT)).isEqualTo("exact");
    }

    @Test
    void attachmentsKeepTheirBytesAndLoseFoldersInTheirNames() throws MapiException {
        byte[] large = new byte[100_000];
        Arrays.fill(large, (byte) 7);
        MemoryMessage m = read(new TnefBuilder()
                .attachment("SHORT~1.TXT", new PropertyBytes().text(0x3707001F, "..\\..\\a long name.txt"))
                .attachment(0x0006800F, ascii("content"))
                .attachment("C:\\large.bin", new PropertyBytes().sized(0x37010102, large)));
        assertThat(m.attachments()).hasSize(2);
        MemoryAttach first = m.attachments().get(0);
        assertThat(first.need(PR.PR_ATTACH_LONG_FILENAME)).isEqualTo("a long name.txt");
        assertThat(first.need(PR.PR_ATTACH_METHOD)).isEqualTo(1);
        assertThat(first.data()).isEqualTo(ascii("content"));
        MemoryAttach second = m.attachments().get(1);
        assertThat(second.need(PR.PR_ATTACH_FILENAME)).isEqualTo("large.bin");
        assertThat(second.need(PR.PR_DISPLAY_NAME)).isEqualTo("large.bin");
        assertThat(second.data()).isEqualTo(large);
        assertThat(second.streamed()).contains(PR.PR_ATTACH_DATA_BIN);
    }

    @Test
    void messagesInTnefAreMessages() throws MapiException {
        byte[] inner = new TnefBuilder()
                .message(new PropertyBytes().text(0x0037001F, "inner").text(0x1000001F, "inner text"))
                .message(TnefBuilder.RECIP_TABLE, recipients("c@example.org"))
                .attachment("deep.txt", new PropertyBytes().sized(0x37010102, ascii("deep")))
                .build();
        MemoryMessage m = read(new TnefBuilder()
                .attachment(
                        "inner",
                        new PropertyBytes()
                                .sized(0x3701000D, object(MESSAGE_IID, inner))
                                .number(0x37050003, 5)));
        MemoryAttach attach = m.attachments().get(0);
        assertThat(attach.need(PR.PR_ATTACH_METHOD)).isEqualTo(5);
        MemoryMessage embedded = Objects.requireNonNull(attach.embedded());
        assertThat(embedded.need(PR.PR_SUBJECT)).isEqualTo("inner");
        assertThat(embedded.recipients(1)).containsExactly("Other <c@example.org>");
        assertThat(embedded.attachments().get(0).data()).isEqualTo(ascii("deep"));
        assertThat(embedded.isSaved()).isTrue();
        assertThat(embedded.isClosed()).isTrue();
        assertThat(m.isSaved()).isFalse();
        assertThat(Written.of(m).read().attachments().get(0).embedded()).isNotNull();
    }

    @Test
    void objectsOfProgramsAreTheirBytes() throws MapiException {
        MemoryMessage m = read(new TnefBuilder()
                .attachment(
                        "Picture",
                        new PropertyBytes()
                                .sized(0x3701000D, object("0B00000000000000C000000000000046", ascii("storage")))
                                .number(0x37050003, 6)));
        assertThat(m.attachments().get(0).data()).isEqualTo(ascii("storage"));
        assertThat(m.attachments().get(0).need(PR.PR_ATTACH_METHOD)).isEqualTo(1);
    }

    @Test
    void messagesNestedTooDeepStayInTheirBytes() throws MapiException {
        byte[] tnef = new TnefBuilder()
                .message(new PropertyBytes().text(0x0037001F, "0"))
                .build();
        for (int i = 1; i < 60; i++) {
            tnef = new TnefBuilder()
                    .attachment("m", new PropertyBytes().sized(0x3701000D, object(MESSAGE_IID, tnef)))
                    .build();
        }
        MemoryMessage m = Mails.read("From: a@example.org\n" + part(tnef, "application/ms-tnef"));
        int depth = 0;
        MemoryAttach attach = m.attachments().get(0);
        for (MemoryMessage inside = attach.embedded(); inside != null; inside = attach.embedded()) {
            depth++;
            attach = inside.attachments().get(0);
        }
        assertThat(depth).isEqualTo(50);
        assertThat(attach.data()).startsWith(0x78, 0x9F, 0x3E, 0x22);
    }

    @Test
    void winmailIsKnownByItsTypeOrItsName() throws MapiException {
        byte[] tnef = new TnefBuilder()
                .message(new PropertyBytes().text(0x0037001F, "x"))
                .build();
        for (String type : List.of(
                "application/ms-tnef", "application/vnd.ms-tnef", "application/octet-stream; name=WINMAIL.DAT")) {
            MemoryMessage m = Mails.read("From: a@example.org\n" + part(tnef, type));
            assertThat(m.need(PR.PR_SUBJECT)).as(type).isEqualTo("x");
            assertThat(m.attachments()).as(type).isEmpty();
        }
        MemoryMessage other = Mails.read("From: a@example.org\n" + part(tnef, "application/octet-stream; name=a.dat"));
        assertThat(other.attachments()).hasSize(1);
    }

    @Test
    void brokenTnefStaysAnAttachmentThatSaysWhy() throws MapiException {
        byte[] sound = new TnefBuilder()
                .message(new PropertyBytes().text(0x0037001F, "x").text(0x1000001F, "text"))
                .build();
        byte[] damaged = sound.clone();
        damaged[sound.length - 10] ^= 1;
        for (byte[] broken : List.of(
                damaged,
                Arrays.copyOf(sound, sound.length - 1),
                Arrays.copyOf(sound, 6),
                new byte[0],
                ascii("no TNEF at all"),
                new TnefBuilder().message(TnefBuilder.MAPI_PROPS, bytes(5, 4)).build(),
                new TnefBuilder()
                        .message(new PropertyBytes().number(0x680000EE, 1))
                        .build())) {
            MemoryMessage m = beside("From: a@example.org\n", "my text", broken);
            assertThat(m.need(PR.PR_BODY)).isEqualTo("my text");
            assertThat(m.need(PR.PR_SUBJECT)).isEmpty();
            assertThat(m.attachments()).hasSize(1);
            MemoryAttach attach = m.attachments().get(0);
            assertThat(attach.data()).isEqualTo(broken);
            assertThat(attach.need(PR.PR_COMMENT)).startsWith("not opened: ");
            assertThat(Written.of(m).read().attachments().get(0).data()).isEqualTo(broken);
        }
    }

    @Test
    void fillersBehindTheStreamAreNothing() throws MapiException {
        byte[] sound = new TnefBuilder()
                .message(new PropertyBytes().text(0x0037001F, "x"))
                .build();
        byte[] filled = Arrays.copyOf(sound, sound.length + 3);
        filled[sound.length] = '\r';
        filled[sound.length + 1] = '\n';
        assertThat(Mails.read("From: a@example.org\n" + part(filled, "application/ms-tnef"))
                        .need(PR.PR_SUBJECT))
                .isEqualTo("x");
    }

    @Test
    void winmailIsNotSent() throws MapiException {
        MemoryMessage m = read(new TnefBuilder()
                .message(new PropertyBytes().text(0x1000001F, "text"))
                .attachment("a.txt", new PropertyBytes().sized(0x37010102, ascii("a"))));
        assertThat(Written.of(m).text()).doesNotContainIgnoringCase("tnef").doesNotContain("winmail");
    }

    @Test
    void noCountCostsTimeOrMemory() throws MapiException {
        byte[] huge = bytes(0xFFFFFFFFL, 4);
        for (byte[] tnef : List.of(
                new TnefBuilder().message(TnefBuilder.MAPI_PROPS, huge).build(),
                new TnefBuilder().message(TnefBuilder.RECIP_TABLE, huge).build(),
                new TnefBuilder()
                        .message(new PropertyBytes().fixed(0x68001003, huge))
                        .build(),
                new TnefBuilder()
                        .message(new PropertyBytes().fixed(0x6800101E, huge))
                        .build(),
                new TnefBuilder()
                        .message(new PropertyBytes().fixed(0x68000102, new byte[] {1, 0, 0, 0, -1, -1, -1, -1}))
                        .build())) {
            assertThat(beside("From: a@example.org\n", "t", tnef).attachments()).hasSize(1);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FlatEntryList;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.OneOffEntryId;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.ConvertFlag;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.mime.memory.Written;
import org.mapi4osgi.mime.reader.Skeleton;
import org.mapi4osgi.mime.splitter.Entity;
import org.mapi4osgi.tags.PR;
import org.quicktheories.QuickTheory;
import org.quicktheories.core.Gen;
import org.quicktheories.generators.SourceDSL;

/** Values that try to end their field, their header or their part. */
final class HeaderInjectionTest {
    private static final List<String> HOSTILE = List.of(
            "\r\n",
            "\n",
            "\r",
            "\r\n\r\n",
            "\0",
            "\u0085",
            "\u2028",
            "\u2029",
            "\u000B",
            "\f",
            "\r\n ",
            "\r\n\t\r\n",
            "\u00fc",
            "\ud83d",
            "\ude00",
            "\uD83D\uDE00",
            "\"",
            "\\",
            "\\\"",
            "<",
            ">",
            "(",
            ")",
            ",",
            ";",
            ":",
            "@",
            "=?utf-8?q?=0D=0AEvil:_1?=",
            "=?",
            "?=",
            "'",
            "%0D%0A",
            "*",
            "Evil: 1",
            "--",
            "Bcc: eve@example.org",
            "\r\n.\r\n",
            "x",
            " ",
            "\t",
            "\u202e",
            "\ufeff",
            "=",
            "=0D=0A");

    private static final Gen<String> VALUES = SourceDSL.lists()
            .of(SourceDSL.arbitrary().pick(HOSTILE))
            .ofSizeBetween(1, 12)
            .map(pieces -> String.join("", pieces))
            .mix(SourceDSL.arbitrary().pick(HOSTILE).map(piece -> ("x" + piece).repeat(150)));

    private static final List<PropTag<String>> TEXTS = List.of(
            PR.PR_SUBJECT,
            PR.PR_NORMALIZED_SUBJECT,
            PR.PR_CONVERSATION_TOPIC,
            PR.PR_INTERNET_MESSAGE_ID,
            PR.PR_IN_REPLY_TO_ID,
            PR.PR_INTERNET_REFERENCES,
            PR.PR_LIST_UNSUBSCRIBE,
            PR.PR_SENDER_NAME,
            PR.PR_SENDER_EMAIL_ADDRESS);

    private interface Maker {
        MemoryMessage make(String value) throws MapiException;
    }

    /** For each value the mail has the same parts, and of the fields that it has with a harmless one not one more. */
    private static void neverAddsAnything(Maker maker, ConvertFlag... flags) throws MapiException {
        Shape harmless = Shape.of(Written.of(maker.make("x"), flags));
        QuickTheory.qt().withFixedSeed(5322).withExamples(200).forAll(VALUES).checkAssert(value -> {
            try {
                Written mail = Written.of(maker.make(value), flags);
                boolean ascii = flags.length == 1 && flags[0] == ConvertFlag.CCSF_SMTP;
                assertThat(mail.faults())
                        .filteredOn(fault -> ascii || !fault.startsWith("no ASCII"))
                        .as(mail.text())
                        .isEmpty();
                Shape.of(mail).isWithin(harmless, mail);
            } catch (MapiException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** The names of fields, part by part, and the nesting. */
    private record Shape(String nesting, List<List<String>> fields) {
        static Shape of(Written mail) {
            List<List<String>> fields = new ArrayList<>();
            Entity root = Entity.of(mail.bytes());
            collect(root, fields);
            return new Shape(nesting(root), fields);
        }

        private static String nesting(Entity entity) {
            return entity.parts().stream().map(Shape::nesting).toList().toString();
        }

        private static void collect(Entity entity, List<List<String>> fields) {
            fields.add(entity.fields().stream()
                    .map(field -> field.name().toLowerCase(Locale.ROOT))
                    .toList());
            entity.parts().forEach(part -> collect(part, fields));
        }

        void isWithin(Shape other, Written mail) {
            assertThat(nesting).as(mail.text()).isEqualTo(other.nesting);
            for (int i = 0; i < fields.size(); i++) {
                assertThat(other.fields.get(i)).as(mail.text()).containsAll(fields.get(i));
                assertThat(fields.get(i)).as(mail.text()).doesNotHaveDuplicates();
            }
        }
    }

    private static MemoryMessage people(String value) throws MapiException {
        MemoryMessage message = Composed.message();
        TEXTS.forEach(tag -> message.setProps(Props.of(tag, value)));
        Composed.from(message, value, value);
        for (int type = 1; type <= 3; type++) {
            Composed.recipient(message, type, value, "SMTP", value + "@" + value);
            Composed.recipient(message, type, value, value, value);
        }
        EntryId reply = new OneOffEntryId(value.replace("\0", ""), "SMTP", value.replace("\0", ""), 0x9001).toEntryId();
        message.setProp(PR.PR_REPLY_RECIPIENT_ENTRIES, new FlatEntryList(List.of(reply)).toBinary());
        message.setProp(PR.PR_READ_RECEIPT_REQUESTED, true);
        message.setProp(PR.PR_READ_RECEIPT_ENTRYID, reply.toBinary());
        message.setProp(PR.PR_SEARCH_KEY, Binary.of(new byte[] {1, 2}));
        PropTag<?> named = message.getIDsFromNames(List.of(MapiNameId.of(MapiNameId.PS_INTERNET_HEADERS, "X-Mine")))
                .get(0);
        message.setProps(Props.of(PropValue.ofUnchecked(named.withType(PropType.PT_UNICODE), value)));
        Composed.text(message, "text");
        return message;
    }

    @Test
    void noDomainBecomesTwo() {
        Gen<String> wide = SourceDSL.integers().between(0xFF01, 0xFF5E).map(Character::toString);
        Gen<String> any = SourceDSL.strings().basicMultilingualPlaneAlphabet().ofLengthBetween(1, 4);
        Gen<String> pieces = wide.mix(any).mix(SourceDSL.arbitrary().pick(HOSTILE));
        QuickTheory.qt()
                .withFixedSeed(3490)
                .withExamples(5000)
                .forAll(SourceDSL.lists().of(pieces).ofSizeBetween(1, 8))
                .checkAssert(list -> assertThat(FieldText.domain("x.example" + String.join("", list)))
                        .doesNotContainPattern("[\\s()<>,;:\"@\\\\]"));
        assertThat(FieldText.domain("x.example\uFF0Cmallory\uFF20evil.example"))
                .isEqualTo("x.example\uFF0Cmallory\uFF20evil.example");
        assertThat(FieldText.domain("\uFF58.example")).isEqualTo("x.example");
    }

    @Test
    void noPropertyOfAMessageAddsAField() throws MapiException {
        neverAddsAnything(HeaderInjectionTest::people, ConvertFlag.CCSF_INCLUDE_BCC);
    }

    @Test
    void noneIsAddedToWhatIsSentEither() throws MapiException {
        neverAddsAnything(HeaderInjectionTest::people, ConvertFlag.CCSF_SMTP);
        neverAddsAnything(
                HeaderInjectionTest::people,
                ConvertFlag.CCSF_SMTP,
                ConvertFlag.CCSF_GLOBAL_MESSAGE,
                ConvertFlag.CCSF_8BITMIME);
    }

    @Test
    void noPropertyOfAnAttachmentAddsAnything() throws MapiException {
        neverAddsAnything(value -> {
            MemoryMessage message = Composed.message();
            Composed.text(message, "text");
            Composed.attach(
                    message,
                    Props.builder()
                            .put(PR.PR_ATTACH_LONG_FILENAME, value)
                            .put(PR.PR_ATTACH_MIME_TAG, value)
                            .put(PR.PR_ATTACH_DISPOSITION, value)
                            .put(PR.PR_ATTACH_CONTENT_ID, value)
                            .put(PR.PR_ATTACH_CONTENT_LOCATION, value)
                            .build(),
                    new byte[] {'x'});
            return message;
        });
    }

    @Test
    void noHeaderThatWasReceivedAddsAnything() throws MapiException {
        neverAddsAnything(value -> {
            MemoryMessage message = Composed.message();
            message.setProp(
                    PR.PR_TRANSPORT_MESSAGE_HEADERS,
                    "Subject: " + value.replaceAll("[\r\n]", "") + "\r\nX-Mine: " + value.replaceAll("[\r\n]", "")
                            + "\r\nContent-Type: text/plain; a=\"" + value.replaceAll("[\r\n]", "") + "\"; "
                            + value.replaceAll("[\r\n]", "") + "=b\r\n");
            message.setProp(PR.PR_SUBJECT, "x");
            Composed.text(message, "text");
            return message;
        });
    }

    @Test
    void noSkeletonAddsAnything() throws MapiException {
        neverAddsAnything(value -> {
            String bare = value.replaceAll("[\r\n]", "");
            MemoryMessage message = Mixed.read("Content-Type: multipart/mixed; boundary=b", "text");
            message.setProp(
                    Skeleton.PR_MIME_SKELETON,
                    Mixed.skeleton(
                            "Content-Type: multipart/mixed; " + bare + "=x; boundary=c; a=\"" + bare + "\"\r\n",
                            "Content-Type: text/" + bare + "; " + bare + "\r\nX-A: " + bare + "\r\n",
                            value));
            return message;
        });
    }

    @Test
    void noRecipientOfAReportAddsAnything() throws MapiException {
        neverAddsAnything(value -> {
            MemoryMessage report = Composed.with(PR.PR_MESSAGE_CLASS, "REPORT.IPM.Note.NDR");
            Composed.text(report, "text");
            report.modifyRecipients(
                    ModifyRecipientsFlag.MODRECIP_ADD,
                    List.of(Props.builder()
                            .put(PR.PR_RECIPIENT_TYPE, 1)
                            .put(PR.PR_ADDRTYPE, value)
                            .put(PR.PR_EMAIL_ADDRESS, value)
                            .put(PR.PR_DISPLAY_NAME, value)
                            .put(PR.PR_NDR_REASON_CODE, 1)
                            .put(PR.PR_SUPPLEMENTARY_INFO, value)
                            .build()));
            return report;
        });
    }

    /** A message of a multipart/mixed with one text, and what says so. */
    private static final class Mixed {
        static MemoryMessage read(String header, String text) throws MapiException {
            return org.mapi4osgi.mime.memory.Mails.read(header + "\nSubject: x\n\n--b\n\n" + text + "\n--b--\n");
        }

        /** A multipart with a header of its own in that of the message, as the codec writes it. */
        static Binary skeleton(String several, String body, String blank) {
            java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
            bytes.writeBytes(new byte[] {0x4D, 0x34, 0x53, 0x01, 'm', 'M'});
            text(several, bytes);
            bytes.write('T');
            text(body, bytes);
            bytes.write('E');
            bytes.write('B');
            text(blank, bytes);
            bytes.write('E');
            return Binary.of(bytes.toByteArray());
        }

        private static void text(String text, java.io.ByteArrayOutputStream bytes) {
            byte[] utf8 = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            bytes.writeBytes(java.nio.ByteBuffer.allocate(4).putInt(utf8.length).array());
            bytes.writeBytes(utf8);
        }
    }
}

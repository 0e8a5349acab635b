// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.ConverterSession;
import org.mapi4osgi.mime.memory.Mails;
import org.mapi4osgi.mime.memory.MemoryAttach;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.tags.PR;

/** Limits, failures, and input that nobody would call mail. The deadlines are for hangs, not for speed. */
@Timeout(value = 120, unit = SECONDS)
final class HostileMailTest {
    private static void refuses(MapiCode code, String text, ThrowingCallable read) {
        assertThatThrownBy(read)
                .isInstanceOfSatisfying(MapiException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.mapiError()).isPresent();
                })
                .hasMessageContaining(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\nFrom: below the empty line\n",
                "int main(void) {\n  return 0;\n}\n",
                "{\"key\": 1}",
                "name: an unknown field is not enough\nversion: 3\n",
                "Mail content:\nFrom: a@example.org\n\n",
                "\u0089PNG\n\u001A\n\u0000"
            })
    void whatIsNoMailIsRefused(String text) {
        refuses(MapiCode.MAPI_E_CORRUPT_DATA, "no mail", () -> Mails.read(text));
    }

    @Test
    void nestingIsFollowedFiftyDeepAndKeptWholeBelow() throws MapiException {
        MemoryMessage m =
                Mails.read("Subject: 0\n" + "Content-Type: message/rfc822\n\nSubject: x\n".repeat(60) + "\nend");
        int depth = 0;
        MemoryAttach attach = m.attachments().get(0);
        while (attach.embedded() != null) {
            depth++;
            attach = Objects.requireNonNull(attach.embedded()).attachments().get(0);
        }
        assertThat(depth).isEqualTo(Limits.NESTING);
        assertThat(attach.data()).startsWith(Mails.bytes("Subject: x\nContent-Type: message/rfc822\n\n"));
        assertThat(attach.data()).endsWith(Mails.bytes("\nend"));
    }

    @Test
    void multipartsAreFollowedFiftyDeepToo() throws MapiException {
        StringBuilder mail = new StringBuilder("From: a@example.org\n");
        for (int i = 0; i < 2000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b");
            mail.append(i).append('\n');
        }
        MemoryMessage m = Mails.read(mail + "Content-Type: text/plain\n\nend");
        assertThat(m.attachments()).hasSize(1);
        assertThat(m.attachments().get(0).need(PR.PR_ATTACH_MIME_TAG)).isEqualTo("multipart/mixed");
        assertThat(m.attachments().get(0).data()).endsWith(Mails.bytes("end"));
    }

    @Test
    void tenThousandPartsAreReadAndNotOneMore() {
        String head = "From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n";
        String part = "--b\nContent-Type: image/gif\n\nG\n";
        MemoryMessage m = new MemoryMessage();
        byte[] mail = Mails.bytes(head + part.repeat(Limits.PARTS + 1));
        refuses(
                MapiCode.MAPI_E_TOO_COMPLEX,
                "more than 10000 parts",
                () -> new ConverterSession().mimeToMAPI(new ByteArrayInputStream(mail), m));
        assertThat(m.attachments()).hasSize(Limits.PARTS);
    }

    @Test
    void aHeaderLineHasAtMost64KiB() throws MapiException {
        String start = "From: a@example.org\nX-Long: ";
        String longest = "x".repeat(Limits.HEADER_LINE - "X-Long: \r\n".length());
        assertThat(Mails.read(start + longest + "\n\nbody").need(PR.PR_BODY)).isEqualTo("body");
        refuses(MapiCode.MAPI_E_TOO_BIG, "line", () -> Mails.read(start + longest + "x\n\nbody"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: a@example.org\nX: ",
                "From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n--b\nX: ",
                "From: a@example.org\nContent-Type: message/rfc822\n\nX: "
            })
    void anEndlessLineIsRefusedBeforeMemoryRunsOut(String start) {
        refuses(
                MapiCode.MAPI_E_TOO_BIG,
                "longer than",
                () -> new ConverterSession()
                        .mimeToMAPI(
                                new SequenceInputStream(new ByteArrayInputStream(Mails.bytes(start)), new Endless()),
                                new MemoryMessage()));
    }

    /** The letter x, without end. */
    private static final class Endless extends InputStream {
        @Override
        public int read() {
            return 'x';
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            Arrays.fill(buffer, offset, offset + length, (byte) 'x');
            return length;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"To: ", "Subject: ", "X-A: ", "Content-Type: text/plain; a=", "Reply-To: "})
    void aHeaderFullOfOneSignIsReadInTime(String field) throws MapiException {
        readsFullOf("=?a", 800_000, field);
        for (String sign : List.of("=?a?b?", "(", "<", "\"", "@", ",", ":;", "a@b,", "\\", "\u00E9")) {
            readsFullOf(sign, 40_000, field);
        }
    }

    private static void readsFullOf(String sign, int size, String field) throws MapiException {
        String folded = (sign.repeat(300) + "\n ").repeat(size / (sign.length() * 300));
        assertThat(Mails.read("From: a@example.org\n" + field + folded + "\n\nbody")
                        .need(PR.PR_BODY))
                .as(sign)
                .endsWith("body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quoted-printable", "base64", "x-uuencode", "7bit"})
    void aBodyFullOfOneSignIsReadInTime(String encoding) throws MapiException {
        for (String sign : List.of(" ", "=", "-", "--b", "\n", "= ")) {
            String mail = "From: a@example.org\nContent-Type: multipart/mixed; boundary=\"" + "-".repeat(200) + "x\"\n"
                    + "Content-Transfer-Encoding: " + encoding + "\n\n" + sign.repeat(500_000 / sign.length()) + "x";
            assertThat(Mails.read(mail).isSaved()).as(sign).isFalse();
            assertThat(Mails.read(mail.replace("multipart/mixed", "image/gif")).attachments())
                    .as(sign)
                    .hasSize(1);
        }
    }

    @Test
    void inputThatCannotBeReadIsADiskError() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cable pulled");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        };
        assertThatThrownBy(() -> new ConverterSession().mimeToMAPI(broken, new MemoryMessage()))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_DISK_ERROR))
                .hasMessageContaining("cable pulled");
    }

    @Test
    void whatTheMessageRefusesIsToldAndAllIsClosed() {
        MemoryMessage full = new MemoryMessage(PR.PR_ATTACH_DATA_BIN, MapiCode.MAPI_E_NOT_ENOUGH_DISK);
        String mail = """
                From: a@example.org
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: message/rfc822

                Subject: s
                Content-Type: image/gif

                GIF
                --b--
                """;
        assertThatThrownBy(() -> new ConverterSession().mimeToMAPI(new ByteArrayInputStream(Mails.bytes(mail)), full))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_NOT_ENOUGH_DISK));
        MemoryAttach outer = full.made().get(0);
        MemoryMessage inner = Objects.requireNonNull(outer.embedded());
        assertThat(outer.isClosed()).isTrue();
        assertThat(outer.isSaved()).isFalse();
        assertThat(inner.isClosed()).isTrue();
        assertThat(inner.made().get(0).isClosed()).isTrue();
        assertThat(full.isClosed()).as("the caller's").isFalse();
    }

    @Test
    void whatTheStoreComputesItselfIsLeftToIt() throws MapiException {
        MemoryMessage m = new MemoryMessage(PR.PR_NORMALIZED_SUBJECT, MapiCode.MAPI_E_COMPUTED);
        new ConverterSession().mimeToMAPI(new ByteArrayInputStream(Mails.bytes("Subject: s\n\nbody")), m);
        assertThat(m.need(PR.PR_SUBJECT)).isEqualTo("s");
    }
}

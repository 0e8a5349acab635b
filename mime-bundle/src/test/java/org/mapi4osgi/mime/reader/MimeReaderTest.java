// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.tags.PR;

/** One mail after the other, each for what it shows. */
final class MimeReaderTest {
    private static MemoryMessage read(String... lines) throws MapiException {
        return readBytes(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static MemoryMessage readBytes(byte[] mime) throws MapiException {
        MemoryMessage message = new MemoryMessage();
        MimeReader.read(new ByteArrayInputStream(mime), message);
        return message;
    }

    @Test
    void aPlainMailHasItsHeaderAndBody() throws MapiException {
        MemoryMessage m = read(
                "From: Ada Lovelace <ada@example.org>",
                "To: Charles Babbage <charles@example.org>, annabella@example.org",
                "Cc: Mary <mary@example.org>",
                "Subject: Re: The engine",
                "Date: Mon, 3 Feb 2025 10:20:30 +0100",
                "Message-ID: <1@example.org>",
                "X-Mailer: pen",
                "",
                "Dear Charles,",
                "it runs.",
                "");
        assertThat(m.need(PR.PR_SUBJECT)).isEqualTo("Re: The engine");
        assertThat(m.need(PR.PR_SUBJECT_PREFIX)).isEqualTo("Re: ");
        assertThat(m.need(PR.PR_NORMALIZED_SUBJECT)).isEqualTo("The engine");
        assertThat(m.need(PR.PR_BODY)).isEqualTo("Dear Charles,\r\nit runs.\r\n");
        assertThat(m.need(PR.PR_SENDER_NAME)).isEqualTo("Ada Lovelace");
        assertThat(m.need(PR.PR_SENT_REPRESENTING_EMAIL_ADDRESS)).isEqualTo("ada@example.org");
        assertThat(m.need(PR.PR_CLIENT_SUBMIT_TIME)).isEqualTo(Instant.parse("2025-02-03T09:20:30Z"));
        assertThat(m.recipients(1))
                .containsExactly(
                        "Charles Babbage <charles@example.org>", "annabella@example.org <annabella@example.org>");
        assertThat(m.recipients(2)).containsExactly("Mary <mary@example.org>");
        assertThat(m.header("x-mailer")).isEqualTo("pen");
        assertThat(m.attachments()).isEmpty();
    }

    @Test
    void whatIsNoMailIsRefused() {
        assertThatThrownBy(() -> read("int main(void) {", "  return 0;", "}"))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_CORRUPT_DATA))
                .hasMessageContaining("no mail");
    }
}

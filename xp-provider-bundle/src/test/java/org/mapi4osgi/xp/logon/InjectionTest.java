// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.api.NameFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.xp.config.MailAddress;
import org.mapi4osgi.xp.testing.ScriptedSmtp;
import org.mapi4osgi.xp.testing.TestAccount;
import org.mapi4osgi.xp.testing.TestStore;
import org.quicktheories.core.Gen;

/** Whatever stands in properties, the server hears the commands that are meant, and the header has the fields that are. */
final class InjectionTest {
    private static final List<String> PIECES = List.of(
            "\r\n",
            "\n",
            "\r",
            "\u0000",
            "\r\n\r\n",
            "\r\n.\r\n",
            "Evil: yes",
            "\r\nEvil: yes\r\n",
            "RCPT TO:<evil@example.com>",
            "\r\nRCPT TO:<evil@example.com>\r\n",
            "a",
            "@",
            "example.net",
            " ",
            "<",
            ">",
            "\"",
            "\\",
            ",",
            ";",
            ":",
            "\u00FC",
            "\u2028",
            "\u0085",
            "=?utf-8?q?=0D=0AEvil=3A_yes?=",
            "\t",
            "(",
            ")",
            "%",
            "+");

    @TempDir
    private Path folder;

    private final ScriptedSmtp server = new ScriptedSmtp();
    private TestStore store;
    private TestAccount account;

    @BeforeEach
    void logOn() throws MapiException {
        store = new TestStore(folder);
        account = new TestAccount(folder).sendsBy(server);
        server.offer("SIZE", "8BITMIME", "SMTPUTF8", "DSN");
    }

    @AfterEach
    void logOff() throws MapiException {
        account.close();
        store.close();
        server.close();
    }

    private static Gen<String> texts() {
        return lists().of(integers().between(0, PIECES.size() - 1))
                .ofSizeBetween(1, 8)
                .map(numbers -> numbers.stream().map(PIECES::get).collect(Collectors.joining()));
    }

    @Test
    void noAddressEndsACommand() {
        qt().withExamples(5000)
                .forAll(texts())
                .checkAssert(text -> MailAddress.parse(text)
                        .ifPresent(address -> assertThat(address.text())
                                .doesNotContainPattern("[\\p{Cntrl}\\u0085\\u2028\\u2029]")
                                .matches("(?:\"(?:[^\"\\\\]|\\\\.)+\"|[^<>()\\s\",;:\\\\]+)@[^<>()\\s\",;\\\\]+")));
    }

    @Test
    void anAddressOfAnyLengthIsReadOrIsNone() {
        for (String piece : List.of("a", "a.", "\\a", "a b", "<")) {
            String local = piece.repeat(200_000);
            assertThat(MailAddress.parse(local + "@example.net")).isEmpty();
            assertThat(MailAddress.parse('"' + local + "\"@example.net")).isEmpty();
            assertThat(MailAddress.parse("a@" + local)).isEmpty();
        }
        assertThat(MailAddress.parse("a".repeat(128) + "@example.net")).isPresent();
        assertThat(MailAddress.parse("a".repeat(129) + "@example.net")).isEmpty();
    }

    @Test
    void noPropertyAddsAFieldOrACommand() {
        qt().withExamples(60).forAll(texts(), texts(), texts()).checkAssert((one, two, three) -> {
            int before = server.mails().size();
            int heard = server.heard().size();
            try (IMessage message = store.outgoing("hello", "bob@example.net", one + "@example.net")) {
                PropTag<?> custom = message.getIDsFromNames(
                                List.of(MapiNameId.of(MapiNameId.PS_INTERNET_HEADERS, "x-custom")),
                                NameFlag.MAPI_CREATE)
                        .get(0);
                message.setProps(Props.builder()
                        .put(PR.PR_SUBJECT, one)
                        .put(PR.PR_SENT_REPRESENTING_NAME, two)
                        .put(PR.PR_SENT_REPRESENTING_ADDRTYPE, "SMTP")
                        .put(PR.PR_SENT_REPRESENTING_EMAIL_ADDRESS, three)
                        .put(PR.PR_SENDER_NAME, three)
                        .put(PR.PR_SENDER_ADDRTYPE, "SMTP")
                        .put(PR.PR_SENDER_EMAIL_ADDRESS, one)
                        .put(PR.PR_INTERNET_MESSAGE_ID, "<" + two + "@x>")
                        .put(PR.PR_INTERNET_REFERENCES, three)
                        .put(PR.PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED, true)
                        .put(PropTag.of(custom.id(), PropType.PT_UNICODE, String.class), two)
                        .build());
                account.send(message);
            } catch (MapiException e) {
                throw new AssertionError(e);
            }
            assertThat(server.mails()).hasSize(before + 1);
            String mail = server.mails().get(before);
            String header = mail.substring(0, mail.indexOf("\r\n\r\n"));
            for (String field : header.replaceAll("\r\n(?=[ \t])", "").split("\r\n")) {
                assertThat(field).contains(":");
                assertThat(field.substring(0, field.indexOf(':')).toLowerCase(java.util.Locale.ROOT))
                        .isNotEqualTo("evil")
                        .isNotEqualTo("bcc");
            }
            assertThat(mail).contains("The body of hello");
            assertThat(server.heard().subList(heard, server.heard().size()))
                    .allMatch(line -> line.matches("(?:EHLO|MAIL FROM:<ada@example.org>|RCPT TO:<|DATA|RSET|QUIT).*"))
                    .noneMatch(line -> line.matches("RCPT TO:<evil@example\\.com>.*"));
        });
    }
}

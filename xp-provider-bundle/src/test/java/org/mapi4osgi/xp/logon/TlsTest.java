// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.MessageReference;
import org.mapi4osgi.spi.SubmitResult;
import org.mapi4osgi.xp.config.Security;
import org.mapi4osgi.xp.config.XpTags;
import org.mapi4osgi.xp.testing.Act;
import org.mapi4osgi.xp.testing.Certificates;
import org.mapi4osgi.xp.testing.ScriptedPop3;
import org.mapi4osgi.xp.testing.ScriptedSmtp;
import org.mapi4osgi.xp.testing.ScriptedSmtp.Step;
import org.mapi4osgi.xp.testing.TestAccount;
import org.mapi4osgi.xp.testing.TestStore;

/** Encryption is what the profile says, or there is no conversation. */
final class TlsTest {
    @TempDir
    private Path folder;

    private final ScriptedSmtp smtp = new ScriptedSmtp();
    private final ScriptedPop3 pop3 = new ScriptedPop3();
    private TestStore store;
    private TestAccount account;

    @BeforeEach
    void logOn() throws MapiException {
        store = new TestStore(folder);
        account = new TestAccount(folder).store(store);
        pop3.put("one");
    }

    @AfterEach
    void logOff() throws MapiException {
        account.close();
        store.close();
        smtp.close();
        pop3.close();
    }

    private void serve(Security security, Certificates certificate) {
        serve("localhost", security, certificate);
    }

    private void serve(String host, Security security, Certificates certificate) {
        smtp.secure(security, certificate);
        pop3.secure(security, certificate);
        account.server(XpTags.SMTP, host, smtp.port(), security)
                .user(XpTags.SMTP, "ada", "secret")
                .server(XpTags.POP3, host, pop3.port(), security)
                .user(XpTags.POP3, "ada", "secret");
    }

    private void trust(String certificate) {
        account.with(XpTags.SMTP.certificate(), certificate).with(XpTags.POP3.certificate(), certificate);
    }

    private void bothWork() throws MapiException {
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            assertThat(account.send(message)).isFalse();
        }
        assertThat(smtp.mails()).hasSize(1);
        account.receive(store);
        assertThat(store.subjects()).contains("one");
    }

    private void neitherTalks(String reason) throws MapiException {
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            assertThat(account.submit(message, MessageReference.outbound()).outcome())
                    .isEqualTo(SubmitResult.Outcome.MAPI_E_WAIT);
        }
        assertThat(account.statusText()).contains("no secure connection", reason);
        assertThat(account.logon().poll()).isFalse();
        assertThat(account.statusText().split("no secure connection")).hasSize(3);
        assertThat(account.status() & StatusFlags.STATUS_FAILURE).isNotZero();
        assertThat(smtp.count("MAIL") + smtp.count("AUTH")).isZero();
        assertThat(pop3.count("USER") + pop3.count("PASS") + pop3.count("AUTH")).isZero();
        assertThat(store.subjects()).doesNotContain("one");
    }

    @ParameterizedTest
    @EnumSource(
            value = Security.class,
            names = {"TLS", "STARTTLS"})
    void aCertificateInAFileIsTrusted(Security security) throws MapiException {
        serve(security, Certificates.GOOD);
        trust(Certificates.GOOD.pem(folder).toString());
        bothWork();
    }

    @ParameterizedTest
    @EnumSource(
            value = Security.class,
            names = {"TLS", "STARTTLS"})
    void aCertificateIsTrustedByItsFingerprint(Security security) throws MapiException {
        serve(security, Certificates.GOOD);
        trust("SHA256:"
                + Certificates.GOOD
                        .fingerprint()
                        .toUpperCase(java.util.Locale.ROOT)
                        .replaceAll("(..)(?=.)", "$1:"));
        bothWork();
    }

    @Test
    void aCertificateForAnAddressIsTrusted() throws MapiException {
        serve("127.0.0.1", Security.TLS, Certificates.GOOD);
        trust(Certificates.GOOD.fingerprint());
        bothWork();
    }

    @ParameterizedTest
    @CsvSource({
        "TLS, GOOD, unable to find valid certification path",
        "STARTTLS, GOOD, unable to find valid certification path"
    })
    void aCertificateThatNobodyNamedIsRefused(Security security, Certificates certificate, String reason)
            throws MapiException {
        serve(security, certificate);
        neitherTalks(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "TLS, WRONG_HOST, No subject alternative DNS name matching localhost",
        "STARTTLS, WRONG_HOST, No subject alternative DNS name matching localhost",
        "TLS, EXPIRED, NotAfter",
        "STARTTLS, EXPIRED, NotAfter"
    })
    void aCertificateThatWasNamedMustFitAllTheSame(Security security, Certificates certificate, String reason)
            throws MapiException {
        serve(security, certificate);
        trust(certificate.fingerprint());
        neitherTalks(reason);
        account.forgetLogon();
        trust(certificate.pem(folder).toString());
        neitherTalks(reason);
    }

    @ParameterizedTest
    @EnumSource(
            value = Security.class,
            names = {"TLS", "STARTTLS"})
    void anotherCertificateThanTheOneThatWasNamedIsRefused(Security security) throws MapiException {
        serve(security, Certificates.OTHER);
        trust(Certificates.GOOD.fingerprint());
        neitherTalks(Certificates.OTHER.fingerprint());
        account.forgetLogon();
        trust(Certificates.GOOD.pem(folder).toString());
        neitherTalks("");
    }

    @Test
    void aServerWithoutStartTlsIsNotTalkedTo() throws MapiException {
        serve(Security.STARTTLS, Certificates.GOOD);
        smtp.secure(Security.NONE, Certificates.GOOD);
        pop3.secure(Security.NONE, Certificates.GOOD);
        trust(Certificates.GOOD.fingerprint());
        neitherTalks("");
    }

    @Test
    void aServerThatRefusesStartTlsIsNotTalkedTo() throws MapiException {
        serve(Security.STARTTLS, Certificates.GOOD);
        trust(Certificates.GOOD.fingerprint());
        smtp.at(Step.STARTTLS, Act.say("454 4.7.0 not now"));
        pop3.at(ScriptedPop3.Step.STLS, Act.say("-ERR not now"));
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            assertThat(account.submit(message, MessageReference.outbound()).outcome())
                    .isEqualTo(SubmitResult.Outcome.MAPI_E_WAIT);
        }
        assertThat(account.logon().poll()).isFalse();
        assertThat(smtp.count("MAIL") + smtp.count("AUTH")).isZero();
        assertThat(pop3.count("USER") + pop3.count("PASS") + pop3.count("AUTH")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"TLS", "STARTTLS"})
    void aServerThatSpeaksPlainWhereTlsIsDueIsNotTalkedTo(Security security) throws MapiException {
        serve(security, Certificates.GOOD);
        trust(Certificates.GOOD.fingerprint());
        if (security == Security.TLS) {
            smtp.secure(Security.NONE, Certificates.GOOD);
            pop3.secure(Security.NONE, Certificates.GOOD);
        } else {
            smtp.at(Step.STARTTLS, Act.sayAndClose("220 go ahead\n250 ha"));
            pop3.at(ScriptedPop3.Step.STLS, Act.sayAndClose("+OK go ahead\n+OK ha"));
        }
        neitherTalks("");
    }

    @Test
    void whatIsSaidBeforeTlsCountsForNothingAfterIt() throws MapiException {
        serve(Security.STARTTLS, Certificates.GOOD);
        trust(Certificates.GOOD.fingerprint());
        smtp.at(Step.EHLO, Act.say("250-scripted\n250-STARTTLS\n250 SIZE 1"));
        bothWork();
    }

    @Test
    void aFileWithoutACertificateIsSaidToBeOne() throws MapiException {
        serve(Security.TLS, Certificates.GOOD);
        trust(folder.resolve("missing.pem").toString());
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            assertThat(account.submit(message, MessageReference.outbound()).outcome())
                    .isEqualTo(SubmitResult.Outcome.MAPI_E_WAIT);
        }
        assertThat(account.statusText()).contains("missing.pem");
    }

    @ParameterizedTest
    @EnumSource(
            value = Security.class,
            names = {"TLS", "STARTTLS"})
    void aRecordThatComesByteByByteIsNotWaitedFor(Security security) throws MapiException {
        serve(security, Certificates.GOOD);
        trust(Certificates.GOOD.fingerprint());
        account.with(XpTags.PR_XP_READ_TIMEOUT_SECONDS, 60);
        pop3.at(ScriptedPop3.Step.RETR, Act.dribbleRecord(() -> account.advance(Duration.ofSeconds(1))));
        assertThat(account.logon().poll()).isTrue();
        try (IMessage message = store.incoming()) {
            assertThatThrownBy(() -> account.logon().startMessage(message, MessageReference.inbound()))
                    .hasMessageContaining("more than 60 s");
        }
        account.receive(store);
        assertThat(store.subjects()).containsExactly("one");
    }
}

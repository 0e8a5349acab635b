// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.demo.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MailServerTest {
    private static final String ADA = "ada@harbour.example";

    @TempDir
    private static Path folder;

    private static ServerIdentity identity;

    private MailServer server;

    @BeforeAll
    static void anIdentity() throws IOException {
        identity = ServerIdentity.make(folder);
    }

    @BeforeEach
    void aServer() throws IOException {
        server = new MailServer(identity);
        server.addMailbox(ADA, "secret");
        server.start();
    }

    @AfterEach
    void closed() {
        server.close();
    }

    private Session session(boolean trusting) throws IOException, GeneralSecurityException {
        Properties properties = new Properties();
        for (String protocol : new String[] {"mail.smtps.", "mail.pop3s."}) {
            properties.put(protocol + "ssl.checkserveridentity", "true");
            if (trusting) {
                properties.put(protocol + "ssl.socketFactory", trust().getSocketFactory());
            }
        }
        properties.put("mail.smtps.localhost", "localhost");
        return Session.getInstance(properties);
    }

    private static SSLContext trust() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(identity.certificate())) {
            trusted.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private void send(Session session, String to, String subject)
            throws IOException, GeneralSecurityException, MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(ADA);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        message.setText("Fair wind.");
        message.saveChanges();
        try (Transport transport = session.getTransport("smtps")) {
            transport.connect("localhost", server.smtpPort(), ADA, "secret");
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private int received(String password) throws IOException, GeneralSecurityException, MessagingException {
        try (Store store = session(true).getStore("pop3s")) {
            store.connect("localhost", server.pop3Port(), ADA, password);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            return inbox.getMessageCount();
        }
    }

    @Test
    void mailIsAcceptedForAnyAddressAndFetchedByItsOwner() throws Exception {
        send(session(true), "sam@example.net", "Grüße");
        send(session(true), ADA, "to myself");
        assertThat(server.subjects("sam@example.net")).containsExactly("Grüße");
        assertThat(server.subjects(ADA)).containsExactly("to myself");
        assertThat(server.subjects("nobody@example.net")).isEmpty();
        assertThat(server.messageIds(ADA)).hasSize(1).doesNotContain("");
        assertThat(received("secret")).isEqualTo(1);
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> received("wrong")).isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void whoDoesNotTrustTheCertificateSendsNothing() throws Exception {
        Session distrusting = session(false);
        assertThatThrownBy(() -> send(distrusting, ADA, "x"))
                .hasRootCauseInstanceOf(java.security.cert.CertPathBuilderException.class)
                .hasStackTraceContaining(SSLHandshakeException.class.getName());
        assertThat(server.subjects(ADA)).isEmpty();
    }

    @Test
    void stoppedItRefusesConnectionsAndStartedAgainItIsWhatItWas() throws Exception {
        Session session = session(true);
        send(session, ADA, "before");
        int port = server.smtpPort();
        for (int i = 0; i < 3; i++) {
            server.stop();
            assertThatThrownBy(() -> send(session, ADA, "meanwhile")).hasRootCauseInstanceOf(ConnectException.class);
            server.start();
        }
        send(session, ADA, "after");
        assertThat(server.smtpPort()).isEqualTo(port);
        assertThat(server.subjects(ADA)).containsExactly("before", "after");
    }

    @Test
    void theKeyIsNotOnTheDiskAndTheCertificateIsForLoopbackOnly() throws Exception {
        assertThat(folder.toFile().list()).containsExactly("mail-server.pem");
        try (InputStream in = Files.newInputStream(identity.certificate())) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            assertThat(certificate.getSubjectAlternativeNames().toString())
                    .contains("localhost")
                    .contains("127.0.0.1");
        }
    }
}

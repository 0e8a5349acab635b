// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.MessageReference;
import org.mapi4osgi.spi.SubmitResult;
import org.mapi4osgi.spi.TransportNotifyFlag;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.xp.config.XpTags;
import org.mapi4osgi.xp.fault.FaultPoint;
import org.mapi4osgi.xp.testing.Act;
import org.mapi4osgi.xp.testing.ScriptedSmtp;
import org.mapi4osgi.xp.testing.ScriptedSmtp.Step;
import org.mapi4osgi.xp.testing.TestAccount;
import org.mapi4osgi.xp.testing.TestStore;

final class SendingTest {
    @TempDir
    private Path folder;

    private final ScriptedSmtp server = new ScriptedSmtp();
    private TestStore store;
    private TestAccount account;

    @BeforeEach
    void logOn() throws MapiException {
        store = new TestStore(folder);
        account = new TestAccount(folder).sendsBy(server);
    }

    @AfterEach
    void logOff() throws MapiException {
        account.close();
        store.close();
        server.close();
    }

    private boolean send(String subject, String... addresses) throws MapiException {
        try (IMessage message = store.outgoing(subject, addresses)) {
            return account.send(message);
        }
    }

    @Test
    void aMessageArrivesAndItsRecipientsAreTaken() throws MapiException {
        assertThat(send("hello", "bob@example.net", "carol@example.net")).isFalse();
        assertThat(server.mails()).hasSize(1);
        assertThat(server.mails().get(0))
                .contains(
                        "Subject: hello\r\n",
                        "From: Ada Lovelace <ada@example.org>",
                        "Date: Tue, 3 Feb 2026 04:05:06 +0000",
                        "\r\n.\r\nand a line after a dot");
        assertThat(server.heard()).contains("RCPT TO:<bob@example.net>", "RCPT TO:<carol@example.net>");
        assertThat(store.taken("hello")).containsExactly("bob@example.net", "carol@example.net");
    }

    @Test
    @Clause("OUT-19")
    void out19_onlyRecipientsThatAreLeftAreServed() throws MapiException {
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            message.modifyRecipients(
                    ModifyRecipientsFlag.MODRECIP_ADD,
                    List.of(
                            TestStore.recipient(1, "done@example.net", true),
                            TestStore.recipient(1, "x400", false).with(PR.PR_ADDRTYPE, "X400"),
                            TestStore.recipient(1, "lower@example.net", false).with(PR.PR_ADDRTYPE, "smtp")));
            account.send(message);
        }
        assertThat(server.heard())
                .filteredOn(line -> line.startsWith("RCPT"))
                .containsExactly("RCPT TO:<bob@example.net>");
        assertThat(store.taken("hello")).containsExactly("bob@example.net", "done@example.net");
    }

    @Test
    @Clause("OUT-21")
    void out21_aMessageWithoutARecipientForItIsNotItsOwn() throws MapiException {
        try (IMessage message = store.outgoing("hello")) {
            message.modifyRecipients(null, List.of(TestStore.recipient(1, "done@example.net", true)));
            assertThat(account.submit(message, MessageReference.outbound()).outcome())
                    .isEqualTo(SubmitResult.Outcome.MAPI_E_NOT_ME);
        }
        assertThat(server.wires()).isEmpty();
    }

    @Test
    @Clause("OUT-27")
    void out27_blindCopiesAndEarlierRecipientsAreInNoHeader() throws MapiException {
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            message.modifyRecipients(
                    ModifyRecipientsFlag.MODRECIP_ADD,
                    List.of(
                            TestStore.recipient(3, "blind@example.net", false),
                            TestStore.recipient(0x10000001, "earlier@example.net", true)));
            account.send(message);
        }
        assertThat(server.mails().get(0)).contains("bob@example.net").doesNotContain("blind@", "earlier@", "Bcc");
        assertThat(server.heard())
                .contains("RCPT TO:<blind@example.net>")
                .doesNotContain("RCPT TO:<earlier@example.net>");
    }

    @Test
    @Clause("OUT-15")
    void out15_eachRecipientHasItsOwnFate() throws MapiException {
        server.at(
                Step.RCPT,
                Act.USUAL,
                Act.say("450 4.2.1 try later"),
                Act.say("550 5.1.1 <c@example.net> unknown"),
                Act.say("552 too many recipients"),
                Act.say("552 5.2.2 mailbox full"));
        try (IMessage message = store.outgoing(
                "hello",
                "a@example.net",
                "b@example.net",
                "c@example.net",
                "d@example.net",
                "e@example.net",
                "no address")) {
            assertThat(account.send(message)).isTrue();
            assertThat(store.taken("hello"))
                    .containsExactly("a@example.net", "c@example.net", "e@example.net", "no address");
            assertThat(account.support().reported)
                    .extracting(
                            row -> row.get(PR.PR_EMAIL_ADDRESS).orElse(""),
                            row -> row.get(PR.PR_NDR_REASON_CODE).orElse(-9),
                            row -> row.get(PR.PR_NDR_DIAG_CODE).orElse(-9))
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("c@example.net", 1, 0),
                            org.assertj.core.groups.Tuple.tuple("e@example.net", 1, 4),
                            org.assertj.core.groups.Tuple.tuple("no address", 1, 0));
            assertThat(account.support().reported)
                    .extracting(row -> row.get(PR.PR_SUPPLEMENTARY_INFO).orElse(""))
                    .contains("550 5.1.1 <c@example.net> unknown");
            assertThat(account.send(message)).isFalse();
        }
        assertThat(server.heard())
                .filteredOn(line -> line.startsWith("RCPT"))
                .endsWith("RCPT TO:<b@example.net>", "RCPT TO:<d@example.net>");
        assertThat(store.taken("hello")).hasSize(6);
    }

    @Test
    void oneConnectionIsEnoughForManyMessages() throws MapiException {
        for (int i = 0; i < 20; i++) {
            send("m" + i, "bob@example.net");
        }
        assertThat(server.mails()).hasSize(20);
        assertThat(server.wires()).hasSize(1);
        assertThat(server.count("EHLO")).isEqualTo(1);
    }

    @Test
    @Clause("XPLOG-04")
    void xplog04_anIdleConnectionIsClosed() throws MapiException {
        send("first", "bob@example.net");
        account.advance(Duration.ofSeconds(59));
        account.logon().idle();
        assertThat(server.count("QUIT")).isZero();
        account.advance(Duration.ofSeconds(1));
        account.logon().idle();
        send("second", "bob@example.net");
        assertThat(server.count("QUIT")).isEqualTo(1);
        assertThat(server.wires()).hasSize(2);
    }

    @Test
    void theMessageIdentifierIsTheSameAtEachTry() throws MapiException {
        server.at(Step.DOT, Act.CLOSE, Act.USUAL);
        List<String> ids = new ArrayList<>();
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            assertThatThrownBy(() -> account.send(message)).isInstanceOf(MapiException.class);
        }
        // As after a crash: nothing but what is on disk is known.
        try (IMessage message = store.open("hello")) {
            account.with(point -> {
                if (point == FaultPoint.SEND_AFTER_REPLY_BEFORE_SAVE) {
                    throw new IllegalStateException("a crash");
                }
            });
            assertThatThrownBy(() -> account.send(message)).hasMessageContaining("a crash");
        }
        account.forgetLogon();
        account.with(point -> {});
        try (IMessage message = store.open("hello")) {
            account.send(message);
            ids.add(message.getProp(PR.PR_INTERNET_MESSAGE_ID).orElse(""));
        }
        for (String mail : server.mails()) {
            ids.add(mail.replaceAll("(?s).*Message-ID: (<[^>]+>).*", "$1"));
        }
        assertThat(ids).hasSize(3);
        assertThat(Set.copyOf(ids)).hasSize(1);
        assertThat(ids.get(0)).matches("<[0-9a-f]{32}@example\\.org>");
    }

    @Test
    void aMessageWithoutAKeyGetsItsIdentifierSavedFirst() throws MapiException {
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            message.deleteProps(List.of(PR.PR_CLIENT_SUBMIT_TIME));
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            server.at(Step.GREETING, Act.CLOSE);
            assertThatThrownBy(() -> account.send(message)).isInstanceOf(MapiException.class);
        }
        try (IMessage message = store.open("hello")) {
            assertThat(message.getProp(PR.PR_INTERNET_MESSAGE_ID)).isPresent();
        }
    }

    @Test
    void deliveryReportsAreAskedForWhereTheMessageWantsThem() throws MapiException {
        try (IMessage message = store.outgoing("wanted", "b+b@example.net")) {
            message.setProp(PR.PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED, true);
            message.setProp(PR.PR_INTERNET_MESSAGE_ID, "<1=2@example.org>");
            account.send(message);
        }
        try (IMessage message = store.outgoing("unwanted", "bob@example.net")) {
            message.setProp(PR.PR_ORIGINATOR_NON_DELIVERY_REPORT_REQUESTED, false);
            account.send(message);
        }
        send("usual", "bob@example.net");
        assertThat(server.heard())
                .filteredOn(line -> line.startsWith("RCPT"))
                .containsExactly(
                        "RCPT TO:<b+b@example.net> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;b+2Bb@example.net",
                        "RCPT TO:<bob@example.net> NOTIFY=NEVER ORCPT=rfc822;bob@example.net",
                        "RCPT TO:<bob@example.net>");
        assertThat(server.heard())
                .filteredOn(line -> line.startsWith("MAIL"))
                .first()
                .asString()
                .endsWith(" RET=HDRS ENVID=1+3D2@example.org");
    }

    @Test
    void deliveryReportsAreNotAskedForWhereTheServerCannotOrTheProfileSaysNo() throws MapiException {
        server.offer("SIZE");
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            message.setProp(PR.PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED, true);
            account.send(message);
        }
        account.forgetLogon();
        server.offer("DSN");
        account.with(XpTags.PR_XP_DSN, "never");
        try (IMessage message = store.outgoing("again", "bob@example.net")) {
            message.setProp(PR.PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED, true);
            account.send(message);
        }
        assertThat(server.heard()).noneMatch(line -> line.contains("NOTIFY") || line.contains("ENVID"));
    }

    @Test
    void aReportIsSentFromNobody() throws MapiException {
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            message.setProp(PR.PR_MESSAGE_CLASS, "REPORT.IPM.Note.IPNRN");
            message.setProp(PR.PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED, true);
            account.send(message);
        }
        assertThat(server.heard()).anyMatch(line -> line.startsWith("MAIL FROM:<> "));
        assertThat(server.heard()).noneMatch(line -> line.contains("NOTIFY"));
    }

    @Test
    void eightBitBytesAreAnnouncedWhereTheServerTakesThem() throws MapiException {
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            message.setProp(PR.PR_BODY, "gr\u00FC\u00DFe");
            account.send(message);
        }
        assertThat(server.mails().get(0)).contains("gr\u00FC\u00DFe");
        assertThat(server.heard()).anyMatch(line -> line.startsWith("MAIL") && line.contains(" BODY=8BITMIME"));
        account.forgetLogon();
        server.offer("SIZE");
        try (IMessage message = store.outgoing("again", "bob@example.net")) {
            message.setProp(PR.PR_BODY, "gr\u00FC\u00DFe");
            account.send(message);
        }
        assertThat(server.mails().get(1)).isASCII().contains("base64");
    }

    @Test
    void anInternationalAddressNeedsAServerThatCarriesIt() throws MapiException {
        assertThat(send("hello", "j\u00FCrgen@example.net", "bob@b\u00FCcher.example"))
                .isFalse();
        assertThat(account.support().reported).hasSize(1);
        assertThat(account.support()
                        .reported
                        .get(0)
                        .get(PR.PR_SUPPLEMENTARY_INFO)
                        .orElse(""))
                .contains("5.6.7", "j\u00FCrgen@example.net", "SMTPUTF8");
        assertThat(server.mails()).hasSize(1);
        assertThat(server.mails().get(0)).isASCII();
        account.forgetLogon();
        server.offer("SMTPUTF8", "8BITMIME");
        assertThat(send("again", "j\u00FCrgen@example.net", "bob@b\u00FCcher.example"))
                .isFalse();
        assertThat(server.heard())
                .contains("RCPT TO:<j\u00FCrgen@example.net>", "RCPT TO:<bob@xn--bcher-kva.example>")
                .anyMatch(line -> line.startsWith("MAIL") && line.endsWith(" SMTPUTF8"));
        assertThat(server.mails().get(1)).contains("j\u00FCrgen@example.net");
        assertThat(account.support().reported).hasSize(1);
    }

    @Test
    void aMessageThatIsTooLargeIsReturnedAtOnce() throws MapiException {
        server.offer("SIZE 500");
        try (IMessage message = store.outgoing("server's limit", "bob@example.net")) {
            message.setProp(PR.PR_BODY, "x".repeat(1000));
            assertThat(account.send(message)).isFalse();
        }
        assertThat(server.count("MAIL")).isZero();
        account.forgetLogon();
        server.offer("SIZE");
        account.with(XpTags.PR_XP_MAX_SEND_KIB, 1);
        try (IMessage message = store.outgoing("profile's limit", "bob@example.net")) {
            message.setProp(PR.PR_BODY, "x".repeat(3000));
            assertThat(account.send(message)).isFalse();
        }
        assertThat(server.count("MAIL")).isZero();
        assertThat(account.support().reported)
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.get(PR.PR_NDR_DIAG_CODE)).contains(7));
        assertThat(send("small", "bob@example.net")).isFalse();
    }

    @Test
    void aMessageThatHasNoFormAsMailIsReturned() throws MapiException {
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            try (IAttach attach = message.createAttach()) {
                attach.setProp(PR.PR_ATTACH_METHOD, 2);
                attach.saveChanges();
            }
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            assertThat(account.send(message)).isFalse();
        }
        assertThat(account.support().reported).hasSize(1);
        assertThat(account.support().reported.get(0).get(PR.PR_NDR_REASON_CODE)).contains(2);
        assertThat(send("next", "bob@example.net")).isFalse();
    }

    @Test
    void aLargeMessageArrivesByteForByte() throws MapiException {
        byte[] bytes = new byte[3 * 1024 * 1024 + 17];
        new java.util.Random(7).nextBytes(bytes);
        try (IMessage message = store.outgoing("large", "bob@example.net")) {
            try (IAttach attach = message.createAttach()) {
                attach.setProps(Props.builder()
                        .put(PR.PR_ATTACH_METHOD, 1)
                        .put(PR.PR_ATTACH_LONG_FILENAME, "x.bin")
                        .put(PR.PR_ATTACH_DATA_BIN, Binary.of(bytes))
                        .build());
                attach.saveChanges();
            }
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            account.send(message);
        }
        String mail = server.mails().get(0);
        String base64 = mail.substring(mail.indexOf("x.bin"));
        base64 = base64.substring(base64.indexOf("\r\n\r\n") + 4);
        base64 = base64.substring(0, base64.indexOf("\r\n--"));
        assertThat(java.util.Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(bytes);
    }

    @Test
    @Clause("OUT-33")
    void out33_aYieldThatCancelsEndsTheTransfer() throws MapiException {
        AtomicInteger yields = new AtomicInteger();
        account.support().onYield =
                () -> yields.incrementAndGet() == 2 ? MapiCode.MAPI_W_CANCEL_MESSAGE : MapiCode.S_OK;
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            assertThatThrownBy(() -> account.send(message))
                    .isInstanceOfSatisfying(
                            MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_USER_CANCEL));
        }
        assertThat(server.mails()).isEmpty();
        assertThat(store.taken("hello")).isEmpty();
        account.support().onYield = () -> MapiCode.S_OK;
        assertThat(send("next", "bob@example.net")).isFalse();
    }

    @Test
    @Clause("OUT-34")
    void out34_aMessageIsCancelledFromAnotherThreadByItsNumber() throws Exception {
        CountDownLatch inTransfer = new CountDownLatch(1);
        server.at(Step.DATA, wire -> {
            inTransfer.countDown();
            return Act.STALL.on(wire);
        });
        account.with(XpTags.PR_XP_READ_TIMEOUT_SECONDS, 60);
        MessageReference reference = MessageReference.outbound();
        account.logon();
        Thread canceller = new Thread(() -> {
            try {
                inTransfer.await();
                account.logon().transportNotify(Set.of(TransportNotifyFlag.NOTIFY_CANCEL_MESSAGE), reference.get() + 1);
                account.logon().transportNotify(Set.of(TransportNotifyFlag.NOTIFY_CANCEL_MESSAGE), reference.get());
            } catch (MapiException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        canceller.start();
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            assertThatThrownBy(() -> account.submit(message, reference))
                    .isInstanceOfSatisfying(
                            MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_USER_CANCEL));
        }
        canceller.join();
        assertThat(send("next", "bob@example.net")).isFalse();
    }

    @Test
    void aMessageThatTheServerHasCannotBeCancelled() throws MapiException {
        MessageReference reference = MessageReference.outbound();
        server.at(Step.DOT, Act.then(() -> {
            try {
                account.logon().transportNotify(Set.of(TransportNotifyFlag.NOTIFY_CANCEL_MESSAGE), reference.get());
            } catch (MapiException e) {
                throw new IllegalStateException(e);
            }
        }));
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            assertThat(account.submit(message, reference).outcome()).isEqualTo(SubmitResult.Outcome.S_OK);
        }
        assertThat(store.taken("hello")).containsExactly("bob@example.net");
    }

    @Test
    @Clause("SHUT-13")
    void shut13_aLogoffStopsATransferAndLeavesNoThread() throws Exception {
        CountDownLatch inTransfer = new CountDownLatch(1);
        server.at(Step.RCPT, wire -> {
            inTransfer.countDown();
            return Act.STALL.on(wire);
        });
        account.with(XpTags.PR_XP_READ_TIMEOUT_SECONDS, 60);
        account.logon();
        Thread spooler = new Thread(() -> {
            try (IMessage message = store.outgoing("hello", "bob@example.net")) {
                account.submit(message, MessageReference.outbound());
            } catch (MapiException e) {
                // stopped
            }
        });
        spooler.start();
        inTransfer.await();
        account.logon().transportLogoff();
        spooler.join();
        assertThat(account.support().references.get()).isZero();
        assertThat(store.taken("hello")).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread ->
                        thread.getName().equals("mapi-xp-watchdog") && thread.isAlive() && !thread.isDaemon());
    }

    @Test
    void whoGotAMessageDoesNotGetItAgainWhenTheStoreCouldNotBeTold() throws MapiException {
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            account.with(point -> {
                if (point == FaultPoint.SEND_AFTER_REPLY_BEFORE_SAVE) {
                    account.with(other -> {});
                    try {
                        store.close();
                    } catch (MapiException e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
            assertThatThrownBy(() -> account.send(message)).isInstanceOf(Exception.class);
        }
        store = new TestStore(folder);
        try (IMessage message = store.open("hello")) {
            assertThat(account.send(message)).isFalse();
        }
        assertThat(server.mails()).hasSize(1);
        assertThat(store.taken("hello")).containsExactly("bob@example.net");
    }

    @Test
    @Clause("OUT-25")
    void out25_numbersOfMessagesDiffer() throws MapiException {
        MessageReference first = MessageReference.outbound();
        MessageReference second = MessageReference.outbound();
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            account.submit(message, first);
            account.logon().endMessage(first.get());
        }
        try (IMessage message = store.outgoing("again", "bob@example.net")) {
            account.submit(message, second);
        }
        assertThat(first.get()).isNotEqualTo(MessageReference.INITIAL_OUTBOUND).isNotEqualTo(second.get());
    }
}

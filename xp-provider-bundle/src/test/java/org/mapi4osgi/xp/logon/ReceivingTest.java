// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.mime.ConvertFlag;
import org.mapi4osgi.mime.ConverterSession;
import org.mapi4osgi.mime.IConverterSession;
import org.mapi4osgi.spi.MessageReference;
import org.mapi4osgi.spi.TransportNotifyFlag;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.xp.config.XpTags;
import org.mapi4osgi.xp.fault.FaultPoint;
import org.mapi4osgi.xp.testing.Act;
import org.mapi4osgi.xp.testing.ScriptedPop3;
import org.mapi4osgi.xp.testing.ScriptedPop3.Step;
import org.mapi4osgi.xp.testing.TestAccount;
import org.mapi4osgi.xp.testing.TestStore;

final class ReceivingTest {
    @TempDir
    private Path folder;

    private final ScriptedPop3 server = new ScriptedPop3();
    private TestStore store;
    private TestAccount account;

    @BeforeEach
    void logOn() throws MapiException {
        store = new TestStore(folder);
        account = new TestAccount(folder).receivesFrom(server).store(store);
    }

    @AfterEach
    void logOff() throws MapiException {
        account.close();
        store.close();
        server.close();
    }

    private void laterReceive() throws MapiException {
        account.advance(Duration.ofSeconds(60));
        account.receive(store);
    }

    @Test
    @Clause("IN-02")
    void in02_whatWaitsArrivesInOrderAndLeavesTheServer() throws MapiException {
        server.put("one");
        server.put("two");
        assertThat(account.receive(store)).isEqualTo(2);
        assertThat(store.subjects()).containsExactlyInAnyOrder("one", "two");
        assertThat(server.uids()).isEmpty();
        assertThat(server.wires()).hasSize(1);
        try (IMessage message = store.open("one")) {
            assertThat(message.getProp(PR.PR_RECEIVED_BY_EMAIL_ADDRESS)).contains("ada@example.org");
            assertThat(message.getProp(PR.PR_RECEIVED_BY_NAME)).contains("Ada Lovelace");
            assertThat(message.getProp(PR.PR_RECEIVED_BY_SEARCH_KEY)).contains(account.identityKey());
            assertThat(message.getProp(PR.PR_SENDER_EMAIL_ADDRESS)).contains("bob@example.net");
            assertThat(message.getProp(PR.PR_MESSAGE_DELIVERY_TIME)).isPresent();
            assertThat(message.getProp(PR.PR_MESSAGE_FLAGS).orElse(0) & 0x9).isZero();
        }
    }

    @Test
    @Clause("XPLOG-03")
    void xplog03_theServerIsAskedOnceAMinute() throws MapiException {
        account.receive(store);
        account.receive(store);
        account.advance(Duration.ofSeconds(59));
        account.receive(store);
        assertThat(server.wires()).hasSize(1);
        account.advance(Duration.ofSeconds(1));
        account.receive(store);
        assertThat(server.wires()).hasSize(2);
    }

    @Test
    @Clause("FLUSH-01")
    void flush01_aFlushAsksAtOnce() throws MapiException {
        account.receive(store);
        account.logon().flushQueues(org.mapi4osgi.api.UiParam.NONE, org.mapi4osgi.api.FlushFlag.FLUSH_DOWNLOAD);
        assertThat(account.status() & StatusFlags.STATUS_INBOUND_FLUSH).isNotZero();
        account.receive(store);
        assertThat(server.wires()).hasSize(2);
    }

    @Test
    @Clause("IN-13")
    void in13_nothingIsAskedWhenReceivingHasEnded() throws MapiException {
        server.put("one");
        account.logon().transportNotify(Set.of(TransportNotifyFlag.NOTIFY_END_INBOUND), 0);
        assertThat(account.logon().poll()).isFalse();
        assertThat(server.wires()).isEmpty();
    }

    @Test
    @Clause("IN-03")
    void in03_nothingIsSavedWhereNothingWaits() throws MapiException {
        try (IMessage message = store.incoming()) {
            account.logon().startMessage(message, MessageReference.inbound());
        }
        assertThat(store.subjects()).isEmpty();
    }

    @Test
    void whatStaysOnTheServerArrivesOnce() throws MapiException {
        account.with(XpTags.PR_XP_LEAVE_ON_SERVER, true);
        server.put("one");
        server.put("two");
        account.receive(store);
        account.forgetLogon();
        server.put("three");
        account.receive(store);
        assertThat(store.subjects()).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(server.uids()).containsExactly("one", "two", "three");
        assertThat(server.count("RETR")).isEqualTo(3);
    }

    @Test
    void whatStaysOnTheServerGoesAfterSomeDays() throws MapiException {
        account.with(XpTags.PR_XP_LEAVE_ON_SERVER, true).with(XpTags.PR_XP_DELETE_AFTER_DAYS, 7);
        server.put("old");
        account.receive(store);
        account.advance(Duration.ofDays(6));
        server.put("new");
        account.receive(store);
        assertThat(server.uids()).containsExactly("old", "new");
        account.advance(Duration.ofDays(1));
        account.receive(store);
        assertThat(server.uids()).containsExactly("new");
    }

    @Test
    void aListThatWasShortForOnceMakesNothingArriveTwice() throws MapiException {
        account.with(XpTags.PR_XP_LEAVE_ON_SERVER, true);
        server.put("one");
        server.put("two");
        account.receive(store);
        server.at(Step.STAT, Act.say("+OK 0 0"));
        laterReceive();
        account.forgetLogon();
        account.advance(Duration.ofDays(2));
        laterReceive();
        assertThat(store.subjects()).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void aMessageTheServerHasNotHadForLongIsForgotten() throws Exception {
        account.with(XpTags.PR_XP_LEAVE_ON_SERVER, true);
        server.put("one");
        account.receive(store);
        server.at(Step.STAT, Act.say("+OK 0 0"));
        account.advance(Duration.ofDays(31));
        account.receive(store);
        account.forgetLogon();
        assertThat(Files.readString(state())).isEmpty();
    }

    private Path state() {
        return folder.resolve("transports").resolve(TestAccount.PROVIDER + ".received");
    }

    @Test
    void twoMessagesWithOneIdentifierBothArrive() throws MapiException {
        account.with(XpTags.PR_XP_LEAVE_ON_SERVER, true);
        server.put("one");
        server.put("two");
        server.at(Step.UIDL, Act.say("+OK\n1 same\n2 same\n."), Act.say("+OK\n1 same\n2 same\n."));
        account.receive(store);
        laterReceive();
        assertThat(store.subjects()).containsExactlyInAnyOrder("one", "two");
        assertThat(server.count("RETR")).isEqualTo(2);
    }

    @Test
    void ofTwoMessagesWithOneIdentifierNoneGoesBeforeBothArrived() throws MapiException {
        server.put("one");
        server.put("two");
        String same = "+OK\n1 same\n2 same\n.";
        server.at(Step.UIDL, Act.say(same), Act.say(same), Act.say(same));
        server.at(Step.RETR, Act.USUAL, Act.CLOSE);
        assertThatThrownBy(() -> account.receive(store)).isInstanceOf(MapiException.class);
        assertThat(store.subjects()).containsExactly("one");
        laterReceive();
        assertThat(server.uids()).containsExactly("one", "two");
        assertThat(store.subjects()).containsExactlyInAnyOrder("one", "two");
        laterReceive();
        assertThat(server.uids()).isEmpty();
        assertThat(server.count("RETR")).isEqualTo(3);
    }

    /** A crash at a step: what the process had said and written until then stays, and a new one begins. */
    @ParameterizedTest
    @EnumSource(value = FaultPoint.class, names = "RECEIVE_.*", mode = EnumSource.Mode.MATCH_ANY)
    void aCrashAtAnyStepLosesNothingAndDoublesNothing(FaultPoint point) throws MapiException {
        server.put("one");
        server.put("two");
        List<FaultPoint> passed = new ArrayList<>();
        account.with(now -> {
            passed.add(now);
            if (now == point && passed.stream().filter(now::equals).count() == 1) {
                throw new Crash();
            }
        });
        assertThatThrownBy(() -> account.receive(store)).isInstanceOf(Crash.class);
        account.crash();
        store.close();
        store = new TestStore(folder);
        account.store(store);
        account.receive(store);
        assertThat(store.subjects()).containsExactlyInAnyOrder("one", "two");
        account.advance(Duration.ofSeconds(60));
        account.receive(store);
        assertThat(store.subjects()).containsExactlyInAnyOrder("one", "two");
        assertThat(server.uids()).isEmpty();
    }

    /** The end of a process; nothing on the way may handle it. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aMessageThatIsNoMailIsAttachedAsItCame() throws Exception {
        server.put("none", "this is no mail at all\n.but a text\n");
        server.put("after");
        account.receive(store);
        assertThat(store.subjects()).containsExactlyInAnyOrder("A mail that cannot be read", "after");
        assertThat(attached()).isEqualTo("this is no mail at all\r\n.but a text\r\n");
        assertThat(server.uids()).isEmpty();
    }

    private String attached() throws Exception {
        try (IMessage message = store.open("A mail that cannot be read");
                IAttach attach = message.openAttach(0);
                InputStream data =
                        attach.openProperty(PR.PR_ATTACH_DATA_BIN, IStream.IID).inputStream()) {
            return new String(data.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
        }
    }

    /** A converter with a defect. */
    private static final class Defective implements IConverterSession {
        private final IConverterSession sound = new ConverterSession();
        private int left;
        private final Exception defect;

        Defective(int times, Exception defect) {
            this.left = times;
            this.defect = defect;
        }

        @Override
        public void mimeToMAPI(InputStream mime, IMessage message) throws MapiException {
            sound.mimeToMAPI(mime, message);
            if (left-- > 0) {
                if (defect instanceof MapiException refusal) {
                    throw refusal;
                }
                throw new IllegalStateException(defect);
            }
        }

        @Override
        public void mapiToMIMEStm(IMessage message, OutputStream mime, ConvertFlag... flags) throws MapiException {
            sound.mapiToMIMEStm(message, mime, flags);
        }

        @Override
        public boolean needsSmtpUtf8(IMessage message) throws MapiException {
            return sound.needsSmtpUtf8(message);
        }
    }

    @Test
    void aDefectOfTheConverterCostsNothingButTheForm() throws Exception {
        account.with(new Defective(1, new IllegalStateException("a defect")));
        server.put("one");
        server.put("two");
        account.receive(store);
        assertThat(store.subjects()).containsExactlyInAnyOrder("A mail that cannot be read", "two");
        assertThat(attached()).contains("Subject: one");
        try (IMessage message = store.open("A mail that cannot be read")) {
            assertThat(message.getRecipientTable().getRowCount()).isZero();
            assertThat(message.getProp(PR.PR_BODY).orElse("")).contains("a defect");
        }
    }

    @Test
    void aMailThatEndsTheProcessIsNotReadAFourthTime() throws Exception {
        server.put("one");
        for (int i = 0; i < 3; i++) {
            account.with(point -> {
                if (point == FaultPoint.RECEIVE_BEFORE_SAVE) {
                    throw new Crash();
                }
            });
            assertThatThrownBy(() -> account.receive(store)).isInstanceOf(Crash.class);
            account.crash();
        }
        account.with(point -> {});
        account.receive(store);
        assertThat(store.subjects()).containsExactly("A mail that cannot be read");
        assertThat(attached()).contains("Subject: one");
    }

    @Test
    void aStoreThatIsFullKeepsTheMessageOnTheServer() throws MapiException {
        account.with(new Defective(1, new MapiException(MapiCode.MAPI_E_NOT_ENOUGH_DISK, "full")));
        server.put("one");
        assertThatThrownBy(() -> account.receive(store)).isInstanceOf(MapiException.class);
        assertThat(server.uids()).containsExactly("one");
        laterReceive();
        assertThat(store.subjects()).containsExactly("one");
    }

    @Test
    void aMessageThatIsTooLargeStaysAndDoesNotBlockTheOthers() throws MapiException {
        account.with(XpTags.PR_XP_MAX_RECEIVE_KIB, 1);
        server.put("large", "Subject: large\n\n" + "x".repeat(3000) + "\n");
        server.put("small");
        account.receive(store);
        laterReceive();
        assertThat(store.subjects()).containsExactly("small");
        assertThat(server.uids()).containsExactly("large");
        assertThat(server.count("RETR")).isEqualTo(1);
    }

    @Test
    void aMessageThatWasTooLargeArrivesWhenTheLimitWasRaised() throws MapiException {
        account.with(XpTags.PR_XP_MAX_RECEIVE_KIB, 1);
        server.put("large", "Subject: large\n\n" + "x".repeat(3000) + "\n");
        account.receive(store);
        assertThat(store.subjects()).isEmpty();
        account.forgetLogon();
        account.with(XpTags.PR_XP_MAX_RECEIVE_KIB, 8);
        laterReceive();
        assertThat(store.subjects()).containsExactly("large");
        assertThat(server.uids()).isEmpty();
    }

    @Test
    void anotherSessionMayReceiveMeanwhile() throws MapiException {
        server.put("one");
        account.receive(store);
        try (TestAccount other = new TestAccount(folder).receivesFrom(server).store(store)) {
            other.receive(store);
            assertThat(other.statusText()).contains("another session receives");
            assertThat(other.status() & StatusFlags.STATUS_OFFLINE).isNotZero();
            account.forgetLogon();
            server.put("two");
            other.advance(Duration.ofSeconds(60));
            other.receive(store);
            assertThat(other.statusText()).isEmpty();
        }
        assertThat(store.subjects()).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void aLogoffThatDoesNotWaitLetsAnotherSessionReceiveAfterwards() throws MapiException {
        server.put("one");
        account.with(point -> {
            if (point == FaultPoint.RECEIVE_BEFORE_SAVE) {
                logOffAtOnce();
            }
        });
        try (IMessage message = store.incoming()) {
            account.logon().startMessage(message, MessageReference.inbound());
        }
        server.put("two");
        try (TestAccount other = new TestAccount(folder).receivesFrom(server).store(store)) {
            other.receive(store);
            assertThat(other.statusText()).isEmpty();
        }
        assertThat(store.subjects()).containsExactlyInAnyOrder("one", "two");
    }

    /** Whoever is interrupted does not wait. */
    private void logOffAtOnce() {
        Thread.currentThread().interrupt();
        try {
            account.forgetLogon();
        } catch (MapiException e) {
            throw new IllegalStateException(e);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void linesOfTheStateThatWereTornAreLeftOut() throws Exception {
        account.with(XpTags.PR_XP_LEAVE_ON_SERVER, true);
        server.put("one");
        account.receive(store);
        account.forgetLogon();
        Files.writeString(
                state(),
                Files.readString(state()) + "RECEIVED 00\nNONSENSE 1 2 3 4 5\nRECEIVED 0011 0 0 17",
                java.nio.charset.StandardCharsets.UTF_8);
        laterReceive();
        assertThat(store.subjects()).containsExactly("one");
    }
}

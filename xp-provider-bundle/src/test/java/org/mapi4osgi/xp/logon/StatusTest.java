// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OneOffEntryId;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.api.ValidateStateFlag;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.MessageReference;
import org.mapi4osgi.spi.OptionData;
import org.mapi4osgi.spi.SpoolerNotifyFlag;
import org.mapi4osgi.spi.TransportNotifyFlag;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.xp.config.XpTags;
import org.mapi4osgi.xp.testing.Act;
import org.mapi4osgi.xp.testing.ScriptedPop3;
import org.mapi4osgi.xp.testing.ScriptedSmtp;
import org.mapi4osgi.xp.testing.TestAccount;
import org.mapi4osgi.xp.testing.TestStore;

final class StatusTest {
    @TempDir
    private Path folder;

    private final ScriptedSmtp smtp = new ScriptedSmtp();
    private final ScriptedPop3 pop3 = new ScriptedPop3();
    private TestStore store;
    private TestAccount account;

    @BeforeEach
    void logOn() throws MapiException {
        store = new TestStore(folder);
        account = new TestAccount(folder)
                .sendsBy(smtp)
                .receivesFrom(pop3)
                .user(XpTags.SMTP, "ada", "secret")
                .store(store);
    }

    @AfterEach
    void logOff() throws MapiException {
        account.close();
        store.close();
        smtp.close();
        pop3.close();
    }

    private IMAPIStatus status() throws MapiException {
        return account.logon().openStatusEntry(OpenEntryFlag.MAPI_MODIFY);
    }

    private MapiException refusal(ValidateStateFlag... flags) {
        return catchThrowableOfType(MapiException.class, () -> status().validateState(UiParam.NONE, flags));
    }

    @Test
    @Clause("XPLOG-05")
    void xplog05_theRowIsThereWithoutANetwork() throws MapiException {
        smtp.close();
        pop3.close();
        account.logon();
        assertThat(account.support().statusRow().get(PR.PR_DISPLAY_NAME)).contains("Ada's mail");
        assertThat(account.support().statusRow().get(PR.PR_PROVIDER_DISPLAY)).contains("Internet Mail");
        assertThat(account.support().statusRow().get(PR.PR_RESOURCE_METHODS)).contains(13);
        assertThat(account.support().statusRow().get(PR.PR_IDENTITY_DISPLAY)).contains("Ada Lovelace");
        OneOffEntryId identity = OneOffEntryId.parse(
                account.support().statusRow().entryId(PR.PR_IDENTITY_ENTRYID).orElseThrow());
        assertThat(identity.address()).isEqualTo("ada@example.org");
        assertThat(account.status() & StatusFlags.STATUS_AVAILABLE).isNotZero();
    }

    @Test
    @Clause("XPLOG-02")
    void xplog02_directionsBeginAndEndInTheRow() throws MapiException {
        account.logon();
        int both = StatusFlags.STATUS_INBOUND_ENABLED | StatusFlags.STATUS_OUTBOUND_ENABLED;
        assertThat(account.status() & both).isEqualTo(both);
        account.logon().transportNotify(Set.of(TransportNotifyFlag.NOTIFY_BEGIN_OUTBOUND_FLUSH), 0);
        assertThat(account.status() & StatusFlags.STATUS_OUTBOUND_FLUSH).isNotZero();
        account.logon()
                .transportNotify(
                        Set.of(TransportNotifyFlag.NOTIFY_END_OUTBOUND, TransportNotifyFlag.NOTIFY_END_INBOUND), 0);
        assertThat(account.status()).isEqualTo(StatusFlags.STATUS_AVAILABLE);
    }

    @Test
    @Clause("FLUSH-03")
    void flush03_theFlushBitsAreSetAndCleared() throws MapiException {
        status().flushQueues(UiParam.NONE, null, FlushFlag.FLUSH_UPLOAD, FlushFlag.FLUSH_DOWNLOAD);
        int both = StatusFlags.STATUS_INBOUND_FLUSH | StatusFlags.STATUS_OUTBOUND_FLUSH;
        assertThat(account.status() & both).isEqualTo(both);
        account.logon()
                .transportNotify(
                        Set.of(
                                TransportNotifyFlag.NOTIFY_END_INBOUND_FLUSH,
                                TransportNotifyFlag.NOTIFY_END_OUTBOUND_FLUSH),
                        0);
        assertThat(account.status() & both).isZero();
    }

    @Test
    void aCheckAsksBothServers() throws MapiException {
        status().validateState(UiParam.NONE, ValidateStateFlag.SUPPRESS_UI);
        assertThat(smtp.count("AUTH")).isEqualTo(1);
        assertThat(pop3.count("STAT")).isEqualTo(1);
        assertThat(account.support().notified).containsExactly(SpoolerNotifyFlag.NOTIFY_NEWMAIL);
        assertThat(status().objectType()).isEqualTo(ObjectType.MAPI_STATUS);
        assertThat(status().getProp(PR.PR_STATUS_CODE)).contains(account.status());
    }

    @Test
    void aCheckTellsOfAWrongPasswordAndThatItIsRightAgain() throws MapiException {
        smtp.at(ScriptedSmtp.Step.AUTH, Act.say("535 5.7.8 wrong"));
        MapiException e = refusal();
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_LOGON_FAILED);
        assertThat(e).hasMessageContaining("535 5.7.8 wrong").hasMessageNotContaining("secret");
        assertThat(pop3.count("STAT")).isEqualTo(1);
        assertThat(account.status() & StatusFlags.STATUS_FAILURE).isNotZero();
        status().validateState(UiParam.NONE);
        assertThat(account.support().notified).contains(SpoolerNotifyFlag.NOTIFY_READYTOSEND);
        assertThat(account.statusText()).isEmpty();
    }

    @Test
    @Clause("STAT-06")
    void stat06_unknownFlagsAreRefused() {
        assertThat(refusal(ValidateStateFlag.REFRESH_XP_HEADER_CACHE).code()).isEqualTo(MapiCode.MAPI_E_UNKNOWN_FLAGS);
    }

    @Test
    void aChangedConfigurationIsTaken() throws MapiException {
        account.logon();
        try (ScriptedSmtp other = new ScriptedSmtp()) {
            account.with(XpTags.SMTP.port(), other.port());
            status().validateState(UiParam.NONE, ValidateStateFlag.CONFIG_CHANGED);
            assertThat(other.count("AUTH")).isEqualTo(1);
            assertThat(smtp.wires()).isEmpty();
        }
    }

    @Test
    void aConfigurationThatMakesNoSenseLeavesTheOldOne() throws MapiException {
        account.logon();
        account.with(XpTags.SMTP.security(), "maybe");
        assertThat(refusal(ValidateStateFlag.CONFIG_CHANGED).code()).isEqualTo(MapiCode.MAPI_E_UNCONFIGURED);
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            assertThat(account.send(message)).isFalse();
        }
    }

    @Test
    void aConnectionIsClosedOnDemand() throws MapiException {
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            account.send(message);
        }
        status().validateState(UiParam.NONE, ValidateStateFlag.FORCE_XP_DISCONNECT);
        try (IMessage message = store.outgoing("again", "bob@example.net")) {
            account.send(message);
        }
        assertThat(smtp.wires()).hasSize(2);
    }

    @Test
    void aPasswordIsChangedWhereItWasTheOldOne() throws MapiException {
        status().changePassword("secret", "better");
        assertThat(account.support().section.held.get(XpTags.SMTP.password())).contains("better");
        assertThat(account.support().section.held.get(XpTags.POP3.password())).contains("better");
        MapiException e = catchThrowableOfType(MapiException.class, () -> status().changePassword("secret", "worse"));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
        assertThat(account.support().section.held.get(XpTags.SMTP.password())).contains("better");
    }

    @Test
    void aCheckDuringATransferIsRefused() throws Exception {
        CountDownLatch inTransfer = new CountDownLatch(1);
        CountDownLatch checked = new CountDownLatch(1);
        smtp.at(ScriptedSmtp.Step.RCPT, Act.then(() -> {
            inTransfer.countDown();
            try {
                checked.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        account.with(XpTags.PR_XP_READ_TIMEOUT_SECONDS, 60);
        IMAPIStatus status = status();
        Thread spooler = new Thread(() -> {
            try (IMessage message = store.outgoing("hello", "bob@example.net")) {
                account.submit(message, MessageReference.outbound());
            } catch (MapiException e) {
                throw new IllegalStateException(e);
            }
        });
        spooler.start();
        inTransfer.await();
        MapiException e = catchThrowableOfType(MapiException.class, () -> status.validateState(UiParam.NONE));
        assertThat(account.status() & StatusFlags.STATUS_OUTBOUND_ACTIVE).isNotZero();
        checked.countDown();
        spooler.join();
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_BUSY);
        assertThat(account.status() & StatusFlags.STATUS_OUTBOUND_ACTIVE).isZero();
    }

    @Test
    @Clause("OUT-17")
    void out17_anAccountThatOnlyReceivesTakesNothing() throws MapiException {
        assertThat(account.logon().addressTypes().types()).containsExactly("SMTP");
        account.forgetLogon();
        account.with(XpTags.SMTP.host(), "");
        assertThat(account.logon().addressTypes().types()).isEqualTo(List.of(""));
        assertThat(account.logon().addressTypes().uids()).isEmpty();
    }

    @Test
    @Clause("SHUT-12")
    void shut12_afterTheLogoffNothingIsLeft() throws MapiException {
        IMAPIStatus status = status();
        assertThat(account.support().references.get()).isEqualTo(1);
        account.logon().transportLogoff();
        account.logon().transportLogoff();
        assertThat(account.support().references.get()).isZero();
        MapiException e = catchThrowableOfType(MapiException.class, () -> status.validateState(UiParam.NONE));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT);
    }

    @Test
    void whoSendsOffersOptionsForMessages() throws MapiException {
        List<OptionData> options = account.logon().registerOptions();
        assertThat(options).hasSize(1);
        assertThat(options.get(0).defaults().get(PR.PR_IMPORTANCE)).contains(1);
        assertThat(options.get(0).addressType()).isEqualTo("SMTP");
    }
}

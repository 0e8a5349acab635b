// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.spi.IXPLogon;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.mapi4osgi.xp.config.XpTags;
import org.mapi4osgi.xp.testing.Act;
import org.mapi4osgi.xp.testing.FakeSupport;
import org.mapi4osgi.xp.testing.ScriptedPop3;
import org.mapi4osgi.xp.testing.TestAccount;

/** Asking for a password that is missing or wrong. */
@Timeout(60)
final class PasswordPromptTest {
    @TempDir
    Path folder;

    private ScriptedPop3 pop3;
    private TestAccount account;

    @BeforeEach
    void serve() throws Exception {
        pop3 = new ScriptedPop3();
        account = new TestAccount(folder).receivesFrom(pop3).with(XpTags.POP3.mechanisms(), "PLAIN");
    }

    @AfterEach
    void end() throws Exception {
        account.close();
        pop3.close();
    }

    private static FakeSupport.Sheet typing(String password) {
        return (title, controls, data) -> {
            DisplayControl.Edit edit = (DisplayControl.Edit) controls.get(controls.size() - 1);
            return data.setProps(Props.of(XpTags.POP3.password(), password)).isEmpty()
                    && edit.property().equals(XpTags.POP3.password());
        };
    }

    @Test
    void aMissingPasswordIsAskedForAtTheLogon() throws MapiException {
        account.with(XpTags.POP3.password(), "");
        account.support().sheets.add((title, controls, data) -> {
            assertThat(title).isEqualTo("The POP3 password of ada at 127.0.0.1 is missing");
            return typing("secret").fill(title, controls, data);
        });
        assertThat(account.logon().poll()).isFalse();
        assertThat(account.support().section.held.get(XpTags.POP3.password())).contains("secret");
    }

    @Test
    void whoGivesNoPasswordMayTryAgainLater() {
        account.with(XpTags.POP3.password(), "");
        account.support().sheets.add((title, controls, data) -> false);
        MapiException e = catchThrowableOfType(MapiException.class, account::logon);
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_FAILONEPROVIDER);
        assertThat(account.support().references).hasValue(0);
    }

    @Test
    void whereNobodyMayBeAskedTheAccountIsNotConfigured() {
        account.with(XpTags.POP3.password(), "");
        account.support().sheets.add(typing("secret"));
        MapiException e =
                catchThrowableOfType(MapiException.class, () -> account.logon(TransportLogonFlag.LOGON_NO_DIALOG));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_UNCONFIGURED);
        assertThat(account.support().sheets).hasSize(1);
    }

    @Test
    void aWrongPasswordIsAskedForOnceWhileMailGoesOn() throws Exception {
        pop3.at(ScriptedPop3.Step.AUTH, Act.say("-ERR [AUTH] wrong"));
        CountDownLatch answer = new CountDownLatch(1);
        CompletableFuture<String> asked = new CompletableFuture<>();
        account.support().sheets.add((title, controls, data) -> {
            asked.complete(title);
            try {
                answer.await();
            } catch (InterruptedException e) {
                return false;
            }
            return typing("better").fill(title, controls, data);
        });
        IXPLogon logon = account.logon();
        assertThat(logon.poll()).isFalse();
        assertThat(account.statusText()).contains("was refused");
        assertThat(asked.get(30, TimeUnit.SECONDS)).endsWith("was refused");
        assertThat(logon.poll()).as("the dialog holds up nobody").isFalse();
        answer.countDown();
        account.support().toldSpooler.await();
        assertThat(account.support().section.held.get(XpTags.POP3.password())).contains("better");
    }

    @Test
    void theLogoffCancelsTheDialog() throws Exception {
        pop3.at(ScriptedPop3.Step.AUTH, Act.say("-ERR [AUTH] wrong"));
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        account.support().sheets.add((title, controls, data) -> {
            asked.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.complete(true);
            }
            return false;
        });
        IXPLogon logon = account.logon();
        logon.poll();
        asked.await();
        account.close();
        assertThat(interrupted.get(30, TimeUnit.SECONDS)).isTrue();
    }
}

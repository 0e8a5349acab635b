// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.MessageReference;
import org.mapi4osgi.spi.SubmitResult;
import org.mapi4osgi.xp.config.XpTags;
import org.mapi4osgi.xp.testing.Act;
import org.mapi4osgi.xp.testing.ScriptedSmtp;
import org.mapi4osgi.xp.testing.ScriptedSmtp.Step;
import org.mapi4osgi.xp.testing.TestAccount;
import org.mapi4osgi.xp.testing.TestStore;

/** An SMTP server that misbehaves once, at each step; after it, the next message goes on. */
final class SmtpTroubleTest {
    /** The read timeout of the account is 2 s, and a conversation may run into a few. */
    private static final Duration BOUND = Duration.ofSeconds(40);

    /** The steps that come with each message, before its last answer. */
    private static final List<Step> STEPS =
            List.of(Step.GREETING, Step.EHLO, Step.AUTH, Step.MAIL, Step.RCPT, Step.DATA, Step.DOT);

    private final ScriptedSmtp server = new ScriptedSmtp();
    private TestStore store;
    private TestAccount account;

    @BeforeEach
    void logOn(@TempDir Path folder) throws MapiException {
        store = new TestStore(folder);
        account = new TestAccount(folder)
                .sendsBy(server)
                .user(XpTags.SMTP, "ada", "secret")
                .with(XpTags.PR_XP_PASSWORD_IN_CLEAR, true)
                .with(XpTags.PR_XP_READ_TIMEOUT_SECONDS, 1);
    }

    @AfterEach
    void logOff() throws MapiException {
        account.close();
        store.close();
        server.close();
    }

    private void nextMessageGoesOn(int mails) throws MapiException {
        try (IMessage next = store.outgoing("next", "dora@example.net")) {
            assertThat(account.send(next)).isFalse();
        }
        assertThat(store.taken("next")).containsExactly("dora@example.net");
        assertThat(server.mails()).hasSize(mails + 1);
        assertThat(account.status() & StatusFlags.STATUS_AVAILABLE).isNotZero();
        assertThat(account.statusText()).isEmpty();
    }

    private SubmitResult submit() throws MapiException {
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            return Assertions.assertTimeout(BOUND, () -> account.submit(message, MessageReference.outbound()));
        }
    }

    static Stream<Arguments> breaks() {
        List<Arguments> all = new ArrayList<>();
        for (Step step : STEPS) {
            all.add(Arguments.of(step, "closes", Act.CLOSE));
            all.add(Arguments.of(step, "resets", Act.RESET));
            all.add(Arguments.of(step, "is silent", Act.STALL));
            all.add(Arguments.of(step, "stops in a line", Act.cutAfter("25")));
            all.add(Arguments.of(step, "stops in an answer", Act.cutAfter("250-one\r\n250-two\r\n")));
            all.add(Arguments.of(step, "talks garbage", Act.sayAndClose("\u0001\u0002%&$ nonsense")));
            all.add(Arguments.of(step, "says nothing but a line end", Act.sayAndClose("")));
            all.add(Arguments.of(step, "has a line without end", Act.flood("250 ", "x".repeat(8192))));
            all.add(Arguments.of(step, "has an answer without end", Act.flood("", "250-more\r\n".repeat(500))));
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("breaks")
    @Clause("OUT-22")
    void out22_aConnectionThatBreaksIsNoReasonToGiveUp(Step step, String what, Act act) throws MapiException {
        server.at(step, act);
        Assertions.assertTimeout(BOUND, () -> {
            MapiException e = catchThrowableOfType(MapiException.class, this::submit);
            assertThat(e).as(what).isNotNull();
            assertThat(e.code()).isIn(MapiCode.MAPI_E_NETWORK_ERROR);
            assertThat(e).hasMessageContaining("127.0.0.1:" + server.port()).hasMessageNotContaining("secret");
        });
        assertThat(server.isAllDone()).as("come to " + step).isTrue();
        assertThat(store.taken("hello")).isEmpty();
        assertThat(account.status() & StatusFlags.STATUS_OFFLINE).isNotZero();
        assertThat(account.support().reported).isEmpty();
        nextMessageGoesOn(0);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"GREETING", "AUTH", "MAIL", "RCPT", "DATA", "DOT"})
    @Clause("OUT-22")
    void out22_aServerThatSaysGoodbyeIsAskedAgainInAMinute(Step step) throws MapiException {
        server.at(step, Act.sayAndClose("421 4.3.2 going down"));
        SubmitResult result = submit();
        assertThat(result.outcome()).isEqualTo(SubmitResult.Outcome.MAPI_E_WAIT);
        assertThat(result.retrySeconds()).isEqualTo(60);
        assertThat(account.statusText()).contains("421 4.3.2 going down");
        assertThat(store.taken("hello")).isEmpty();
        nextMessageGoesOn(0);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"MAIL", "RCPT", "DATA", "DOT"})
    @Clause("OUT-24")
    void out24_whatIsRefusedForNowIsSentLater(Step step) throws MapiException {
        server.at(step, Act.say("451 4.7.1 greylisted"));
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            assertThat(account.send(message)).isTrue();
            assertThat(store.taken("hello")).isEmpty();
            assertThat(account.support().reported).isEmpty();
            assertThat(account.send(message)).isFalse();
        }
        assertThat(store.taken("hello")).containsExactly("bob@example.net");
        assertThat(server.wires()).hasSize(1);
        nextMessageGoesOn(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"MAIL", "RCPT", "DATA", "DOT"})
    @Clause("REP-02")
    void rep02_whatIsRefusedForGoodIsReported(Step step) throws MapiException {
        server.at(step, Act.say("550-5.1.1 no such\n550 5.1.1 user"));
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            assertThat(account.send(message)).isFalse();
        }
        assertThat(store.taken("hello")).containsExactly("bob@example.net");
        assertThat(account.support().reported).hasSize(1);
        assertThat(server.mails()).isEmpty();
        assertThat(server.wires()).hasSize(1);
        nextMessageGoesOn(0);
    }

    @ParameterizedTest
    @CsvSource({"GREETING, 554 no service", "AUTH, 504 5.5.4 not that", "AUTH, 535 5.7.8 bad", "MAIL, 530 5.7.0 log on"
    })
    void anAccountThatIsRefusedIsNoFaultOfTheMessage(Step step, String answer) throws MapiException {
        server.at(step, Act.sayAndClose(answer));
        SubmitResult result = submit();
        assertThat(result.outcome()).isEqualTo(SubmitResult.Outcome.MAPI_E_WAIT);
        assertThat(result.retrySeconds()).isEqualTo(300);
        assertThat(account.status() & StatusFlags.STATUS_FAILURE).isNotZero();
        assertThat(account.status() & StatusFlags.STATUS_AVAILABLE).isZero();
        assertThat(account.statusText()).contains(answer).doesNotContain("secret");
        assertThat(account.support().reported).isEmpty();
        nextMessageGoesOn(0);
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 503 5.5.1 bad sequence",
        "RCPT, 500 5.5.2 what",
        "DATA, 502 5.5.1 no such command",
        "DATA, 250 ok",
        "DOT, 354 more",
        "RCPT, 354 go on",
        "MAIL, 150 hm",
        "DOT, 999 wild",
        "MAIL, 99 short"
    })
    void answersThatMakeNoSenseAreTheServersTrouble(Step step, String answer) throws MapiException {
        server.at(step, Act.say(answer));
        assertThatThrownBy(this::submit)
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_NETWORK_ERROR));
        assertThat(store.taken("hello")).isEmpty();
        assertThat(account.support().reported).isEmpty();
        nextMessageGoesOn(0);
    }

    @ParameterizedTest
    @MethodSource("endings")
    void aConnectionThatEndedBetweenMessagesIsMadeAgain(String what, Act act) throws MapiException {
        try (IMessage first = store.outgoing("first", "bob@example.net")) {
            account.send(first);
        }
        server.at(Step.MAIL, act);
        try (IMessage second = store.outgoing("second", "bob@example.net")) {
            assertThat(account.send(second)).isFalse();
        }
        assertThat(server.wires()).as(what).hasSize(2);
        assertThat(server.mails()).hasSize(2);
    }

    static Stream<Arguments> endings() {
        return Stream.of(
                Arguments.of("says goodbye", Act.sayAndClose("421 4.4.2 idle for too long")),
                Arguments.of("closes", Act.CLOSE),
                Arguments.of("resets", Act.RESET));
    }

    @Test
    void aServerThatIsNotThereIsNetworkTrouble() throws MapiException {
        server.close();
        assertThatThrownBy(this::submit)
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_NETWORK_ERROR));
        assertThat(account.status() & StatusFlags.STATUS_OFFLINE).isNotZero();
    }

    @Test
    void aServerThatIsRudeAtTheEndDoesNotUndoWhatItTook() throws MapiException {
        server.at(Step.DOT, Act.sayAndClose("250 2.0.0 taken, and bye"));
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            assertThat(account.send(message)).isFalse();
        }
        assertThat(store.taken("hello")).containsExactly("bob@example.net");
        nextMessageGoesOn(0);
    }

    @Test
    void anyPositiveAnswerToTheDotIsOne() throws MapiException {
        server.at(Step.DOT, Act.say("252 2.0.0 probably"));
        try (IMessage message = store.outgoing("hello", "bob@example.net")) {
            assertThat(account.send(message)).isFalse();
        }
        assertThat(store.taken("hello")).containsExactly("bob@example.net");
        nextMessageGoesOn(0);
    }

    @Test
    void aServerThatTurnsFromEhloIsAskedWithHelo() throws MapiException {
        server.at(Step.EHLO, Act.say("502 5.5.1 old"));
        assertThat(submit().outcome()).isEqualTo(SubmitResult.Outcome.MAPI_E_WAIT);
        assertThat(server.count("HELO [127.0.0.1]")).isEqualTo(1);
        nextMessageGoesOn(0);
    }

    @Test
    void aServerThatOffersNoLogonIsNotTalkedToWithoutOne() throws MapiException {
        server.offer("SIZE 1000000");
        SubmitResult result = submit();
        assertThat(result.outcome()).isEqualTo(SubmitResult.Outcome.MAPI_E_WAIT);
        assertThat(account.statusText()).contains("no way to log on");
        assertThat(server.count("MAIL")).isZero();
    }

    private IMessage toMany() throws MapiException {
        String[] recipients = new String[16];
        for (int i = 0; i < recipients.length; i++) {
            recipients[i] = "r" + i + "@example.net";
            server.at(Step.RCPT, Act.then(() -> account.advance(Duration.ofSeconds(55))));
        }
        account.with(XpTags.PR_XP_READ_TIMEOUT_SECONDS, 60);
        return store.outgoing("hello", recipients);
    }

    @Test
    void aServerThatIsSlowForLongIsLeft() throws MapiException {
        server.at(Step.EHLO, Act.then(() -> account.advance(Duration.ofSeconds(55))));
        server.at(Step.MAIL, Act.then(() -> account.advance(Duration.ofSeconds(55))));
        server.at(Step.DATA, Act.then(() -> account.advance(Duration.ofSeconds(55))));
        try (IMessage message = toMany()) {
            assertThatThrownBy(() -> account.submit(message, MessageReference.outbound()))
                    .isInstanceOfSatisfying(
                            MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_NETWORK_ERROR))
                    .hasMessageContaining("too slow");
        }
        assertThat(store.taken("hello")).isEmpty();
    }

    @Test
    void theAnswerToTheMessageHasItsTimeHoweverSlowItWasBefore() throws MapiException {
        server.at(Step.DOT, Act.then(() -> account.advance(Duration.ofSeconds(590))));
        try (IMessage message = toMany()) {
            assertThat(account.send(message)).isFalse();
        }
        assertThat(store.taken("hello")).hasSize(16);
        nextMessageGoesOn(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"EHLO", "MAIL", "RCPT", "DATA"})
    void anAnswerThatComesByteByByteIsNotWaitedFor(Step step) throws MapiException {
        account.with(XpTags.PR_XP_READ_TIMEOUT_SECONDS, 60);
        server.at(step, Act.dribble(() -> account.advance(Duration.ofSeconds(20)), "250-never\r\n"));
        assertThatThrownBy(this::submit).hasMessageContaining("more than 60 s");
        nextMessageGoesOn(0);
    }
}

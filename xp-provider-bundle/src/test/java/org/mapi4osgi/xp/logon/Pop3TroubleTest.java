// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.MessageReference;
import org.mapi4osgi.xp.config.XpTags;
import org.mapi4osgi.xp.testing.Act;
import org.mapi4osgi.xp.testing.ScriptedPop3;
import org.mapi4osgi.xp.testing.ScriptedPop3.Step;
import org.mapi4osgi.xp.testing.TestAccount;
import org.mapi4osgi.xp.testing.TestStore;

/** A POP3 server that misbehaves once, at each step; after it everything arrives, and once. */
final class Pop3TroubleTest {
    /** The read timeout of the account is 1 s, and a conversation may run into a few. */
    private static final Duration BOUND = Duration.ofSeconds(40);

    private static final List<Step> STEPS = List.of(
            Step.GREETING,
            Step.CAPA,
            Step.USER,
            Step.PASS,
            Step.AUTH,
            Step.STAT,
            Step.UIDL,
            Step.LIST,
            Step.RETR,
            Step.QUIT);

    @TempDir
    private Path folder;

    private final ScriptedPop3 server = new ScriptedPop3();
    private TestStore store;
    private TestAccount account;

    @BeforeEach
    void logOn() throws MapiException {
        store = new TestStore(folder);
        account = new TestAccount(folder)
                .receivesFrom(server)
                .store(store)
                .with(XpTags.PR_XP_READ_TIMEOUT_SECONDS, 1)
                .with(XpTags.POP3.mechanisms(), "LOGIN")
                .with(XpTags.PR_XP_MAX_RECEIVE_KIB, 512);
        server.put("one");
        server.put("two");
    }

    @AfterEach
    void logOff() throws MapiException {
        account.close();
        store.close();
        server.close();
    }

    /** As the spooler receives: an error ends the round. */
    private void round() {
        Assertions.assertTimeout(BOUND, () -> {
            while (account.logon().poll()) {
                try (IMessage message = store.incoming()) {
                    account.logon().startMessage(message, MessageReference.inbound());
                } catch (MapiException e) {
                    assertThat(e)
                            .hasMessageContaining("127.0.0.1:" + server.port())
                            .hasMessageNotContaining("secret");
                }
            }
        });
    }

    private void everythingArrivesOnce() throws MapiException {
        for (int i = 0; i < 3; i++) {
            account.advance(Duration.ofSeconds(60));
            round();
        }
        assertThat(store.subjects()).containsExactlyInAnyOrder("one", "two");
        assertThat(server.uids()).isEmpty();
        assertThat(account.statusText()).isEmpty();
        assertThat(account.status() & StatusFlags.STATUS_AVAILABLE).isNotZero();
    }

    static Stream<Arguments> breaks() {
        List<Arguments> all = new ArrayList<>();
        for (Step step : STEPS) {
            all.add(Arguments.of(step, "closes", Act.CLOSE));
            all.add(Arguments.of(step, "resets", Act.RESET));
            all.add(Arguments.of(step, "is silent", Act.STALL));
            all.add(Arguments.of(step, "stops in a line", Act.cutAfter("+O")));
            all.add(Arguments.of(step, "stops in a list", Act.cutAfter("+OK 2 200\r\n1 o")));
            all.add(Arguments.of(step, "talks garbage", Act.sayAndClose("\u0001\u0002%&$ nonsense")));
            all.add(Arguments.of(step, "says nothing but a line end", Act.sayAndClose("")));
            all.add(Arguments.of(step, "has a line without end", Act.flood("+OK ", "x".repeat(8192))));
            all.add(Arguments.of(step, "has an answer without end", Act.flood("+OK\r\n", "1 x\r\n".repeat(1000))));
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("breaks")
    void aConnectionThatBreaksLosesNothingAndDoublesNothing(Step step, String what, Act act) throws MapiException {
        if (step == Step.AUTH) {
            account.with(XpTags.POP3.mechanisms(), "PLAIN");
        }
        server.at(step, act);
        round();
        assertThat(server.isAllDone()).as("come to " + step).isTrue();
        assertThat(store.subjects()).as(what).doesNotHaveDuplicates();
        everythingArrivesOnce();
    }

    @ParameterizedTest
    @CsvSource({
        "PASS, -ERR [AUTH] wrong, 4",
        "PASS, -ERR wrong password, 4",
        "USER, -ERR who, 4",
        "AUTH, -ERR [AUTH] wrong, 4",
        "PASS, -ERR [IN-USE] locked, 2",
        "PASS, -ERR [LOGIN-DELAY] wait, 2",
        "PASS, -ERR [SYS/TEMP] disk, 2",
        "GREETING, -ERR busy, 2",
        "STAT, -ERR no, 4"
    })
    void aRefusalIsToldInTheStatusRow(Step step, String answer, int bit) throws MapiException {
        if (step == Step.AUTH) {
            account.with(XpTags.POP3.mechanisms(), "PLAIN");
        }
        server.at(step, Act.say(answer));
        round();
        assertThat(account.status() & 7).isEqualTo(bit);
        assertThat(account.statusText()).contains(answer).doesNotContain("secret");
        everythingArrivesOnce();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+OK\n1 one\n2\n.",
                "+OK\n2 two\n1 one\n.",
                "+OK\n1 one\n2 two\n3 three\n99999 many\n.",
                "+OK\nx one\n.",
                "+OK\n1 one\n99999999999 two\n.",
                "+OK\n-1 one\n0 two\n.",
                "+OK\n1 \n2 \n.",
                "+OK\n.",
                "+OK\n\n\n.",
                "+OK\n1 one two three\n2 two\n."
            })
    void aWrongListOfIdentifiersLosesNothing(String list) throws MapiException {
        server.at(Step.UIDL, Act.say(list));
        round();
        for (int i = 0; i < 2; i++) {
            account.advance(Duration.ofSeconds(60));
            round();
        }
        assertThat(store.subjects()).contains("one", "two");
        assertThat(server.uids()).isEmpty();
    }

    @Test
    void messagesWithoutIdentifiersStayThereAndAreToldOfOnce() throws MapiException {
        List<String> warnings = new ArrayList<>();
        Logger logger = Logger.getLogger("org.mapi4osgi.xp.pop3.Receiver");
        logger.setFilter(entry -> {
            if (entry.getLevel().equals(Level.WARNING)) {
                warnings.add(entry.getMessage());
            }
            return false;
        });
        try {
            for (int i = 0; i < 3; i++) {
                // Who is left out of the list is asked for by its number.
                server.at(Step.UIDL, Act.say("+OK\n2 two\n."), Act.say("-ERR unknown"));
                server.at(Step.DELE, Act.say("-ERR not now"));
                round();
                account.advance(Duration.ofSeconds(60));
            }
        } finally {
            logger.setFilter(null);
        }
        assertThat(server.isAllDone()).isTrue();
        assertThat(store.subjects()).containsExactly("two");
        assertThat(server.uids()).contains("one");
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("127.0.0.1:" + server.port(), "no unique identifier", "1 of its 2 messages");
        everythingArrivesOnce();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+OK 2147483647 1",
                "+OK 1000000000 1",
                "+OK 100001 1",
                "+OK -1 -1",
                "+OK many",
                "+OK",
                "+OK 99999999999999999999 1",
                "+OK 2"
            })
    void aCountThatMakesNoSenseIsRefused(String answer) throws MapiException {
        server.at(Step.STAT, Act.say(answer));
        round();
        assertThat(store.subjects()).isEmpty();
        assertThat(account.status() & StatusFlags.STATUS_OFFLINE).isNotZero();
        everythingArrivesOnce();
    }

    @Test
    void sizesThatMakeNoSenseDoNotMatter() throws MapiException {
        server.at(Step.LIST, Act.say("+OK\n1 99999999999999\nx y\n2 -5\n77 1\n."));
        round();
        everythingArrivesOnce();
    }

    @Test
    void aServerWithoutIdentifiersIsNotReceivedFrom() throws MapiException {
        server.at(Step.UIDL, Act.say("-ERR what"));
        round();
        assertThat(store.subjects()).isEmpty();
        assertThat(account.statusText()).contains("no UIDL");
        assertThat(account.status() & StatusFlags.STATUS_FAILURE).isNotZero();
        server.at(Step.CAPA, Act.say("+OK\nUSER\n."));
        account.advance(Duration.ofSeconds(60));
        round();
        assertThat(store.subjects()).isEmpty();
        assertThat(account.statusText()).contains("no UIDL");
        everythingArrivesOnce();
    }

    @Test
    void aMessageThatTheServerDoesNotGiveIsTriedFiveTimesAndBlocksNobody() throws MapiException {
        server.at(Step.RETR, Act.say("-ERR damaged"), Act.USUAL);
        round();
        assertThat(store.subjects()).containsExactly("two");
        for (int i = 0; i < 6; i++) {
            server.at(Step.RETR, Act.say("-ERR damaged"));
            account.advance(Duration.ofSeconds(60));
            round();
        }
        assertThat(server.count("RETR 1")).isEqualTo(5);
        assertThat(server.uids()).containsExactly("one");
        assertThat(account.statusText()).isEmpty();
    }

    @Test
    void aMessageThatBreaksEachConnectionBlocksNobody() throws MapiException {
        server.at(Step.RETR, Act.CLOSE);
        round();
        assertThat(store.subjects()).isEmpty();
        server.at(Step.RETR, Act.USUAL, Act.CLOSE);
        account.advance(Duration.ofSeconds(60));
        round();
        assertThat(store.subjects()).containsExactly("two");
        assertThat(server.uids()).containsExactly("one");
        server.put("three");
        server.at(Step.RETR, Act.USUAL, Act.CLOSE);
        account.advance(Duration.ofSeconds(60));
        round();
        assertThat(store.subjects()).containsExactlyInAnyOrder("two", "three");
        assertThat(server.uids()).containsExactly("one");
        account.advance(Duration.ofSeconds(60));
        round();
        assertThat(store.subjects()).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(server.uids()).isEmpty();
    }

    @Test
    void aMessageThatHasNoEndForOnceArrivesTheNextTime() throws MapiException {
        server.at(Step.RETR, Act.flood("+OK\r\nSubject: endless\r\n\r\n", "y".repeat(8000) + "\r\n"));
        round();
        for (int i = 0; i < 2; i++) {
            account.advance(Duration.ofSeconds(60));
            round();
        }
        assertThat(store.subjects()).containsExactlyInAnyOrder("one", "two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+OK\nSubject: one\n\n..dots\n...\n.",
                "+OK\nSubject: one\n\n.undoubled\n.",
                "+OK 999999999 octets\nSubject: one\n\nshort\n.",
                "+OK\nSubject: one\n\nno line end at the end.\n\n.",
                "+OK\nSubject: one\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nhalf\n."
            })
    void aMessageThatIsSentCarelesslyArrives(String answer) throws MapiException {
        server.at(Step.RETR, Act.say(answer));
        round();
        everythingArrivesOnce();
    }

    @Test
    void aRefusedDeletionIsTriedAgain() throws MapiException {
        server.at(Step.DELE, Act.say("-ERR no"));
        round();
        assertThat(server.uids()).containsExactly("one");
        everythingArrivesOnce();
    }

    @Test
    void aServerThatForgetsDeletionsIsToldAgain() throws MapiException {
        server.at(Step.QUIT, Act.CLOSE, Act.sayAndClose("-ERR not deleted"));
        round();
        assertThat(server.uids()).containsExactly("one", "two");
        everythingArrivesOnce();
    }

    @Test
    void aServerThatIsSlowForLongLosesItsTurnAndNothingElse() throws MapiException {
        account.with(XpTags.PR_XP_READ_TIMEOUT_SECONDS, 60);
        for (int i = 3; i <= 40; i++) {
            server.put("mail" + i);
        }
        Act late = Act.then(() -> account.advance(Duration.ofSeconds(50)));
        for (int i = 0; i < 40; i++) {
            server.at(Step.RETR, late);
        }
        assertThatThrownBy(() -> account.receive(store)).hasMessageContaining("too slow");
        // 15 minutes, and two seconds more for each answer.
        assertThat(store.subjects()).hasSizeBetween(15, 20).doesNotHaveDuplicates();
        for (int i = 0; i < 4; i++) {
            account.advance(Duration.ofSeconds(60));
            round();
        }
        assertThat(store.subjects()).hasSize(40).doesNotHaveDuplicates();
        assertThat(server.uids()).isEmpty();
    }

    @Test
    void anAnswerThatComesByteByByteIsNotWaitedFor() throws MapiException {
        account.with(XpTags.PR_XP_READ_TIMEOUT_SECONDS, 60);
        server.at(Step.RETR, Act.dribble(() -> account.advance(Duration.ofSeconds(20)), "+OK\r\nSubject: never\r\n"));
        assertThatThrownBy(() -> account.receive(store)).hasMessageContaining("more than 60 s");
        everythingArrivesOnce();
    }
}

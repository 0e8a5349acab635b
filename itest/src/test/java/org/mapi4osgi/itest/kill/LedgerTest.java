// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.kill;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;

public class LedgerTest {
    private static final String REPORT = "Undeliverable: bad";

    private final Ledger ledger = new Ledger();
    private final List<String> unread = new ArrayList<>();

    /** One message out, one that comes back, one in. */
    @Before
    public void aRound() {
        ledger.tried("out");
        ledger.triedInVain("bad");
        ledger.acknowledged("out");
        ledger.acknowledged("bad");
        ledger.delivered("in");
    }

    private List<String> compare(List<String> ids, List<String> here, List<String> waiting, String... aside) {
        return ledger.compare(new Ledger.Outcome(Map.of("out", ids), here, unread, waiting, Set.of(aside), Set.of()));
    }

    private void kill(int times, String point) {
        for (int i = 0; i < times; i++) {
            ledger.killed(point);
        }
    }

    @Test
    public void allIsWellWhenEverythingIsThereOnce() {
        assertEquals(2, ledger.expected());
        assertEquals(List.of(), compare(List.of("<1>"), List.of("in", REPORT), List.of()));
    }

    @Test
    public void whatIsNowhereIsLost() {
        assertEquals(
                List.of(
                        "out is lost: it was submitted, and the server does not have it",
                        "in is lost: it did not come",
                        REPORT + " is lost: it did not come"),
                compare(List.of(), List.of(), List.of()));
    }

    @Test
    public void whatWasNotAcknowledgedMayBeThereOrNot() {
        ledger.tried("half");
        ledger.triedInVain("half bad");
        assertEquals(2, ledger.expected());
        assertEquals(List.of(), compare(List.of("<1>"), List.of("in", REPORT), List.of()));
        assertEquals(
                List.of(),
                ledger.compare(new Ledger.Outcome(
                        Map.of("out", List.of("<1>"), "half", List.of("<2>")),
                        List.of("in", REPORT, "Undeliverable: half bad"),
                        List.of(),
                        List.of(),
                        Set.of(),
                        Set.of())));
    }

    @Test
    public void whatIsStillInTheOutboxIsNotLostButWrong() {
        assertEquals(List.of("out is still in the outbox"), compare(List.of(), List.of("in", REPORT), List.of("out")));
    }

    @Test
    public void onlyAKillBetweenAnswerAndSaveMayDouble() {
        assertEquals(
                List.of("1 more doubled than kills between the server's answer and the save"),
                compare(List.of("<1>", "<1>"), List.of("in", REPORT), List.of()));
        kill(1, "SEND_AFTER_SAVE");
        assertEquals(
                List.of("1 more doubled than kills between the server's answer and the save"),
                compare(List.of("<1>", "<1>"), List.of("in", REPORT), List.of()));
        kill(1, "SEND_AFTER_REPLY_BEFORE_SAVE");
        assertEquals(List.of(), compare(List.of("<1>", "<1>"), List.of("in", REPORT), List.of()));
        assertEquals(
                List.of("1 more doubled than kills between the server's answer and the save"),
                compare(List.of("<1>", "<1>", "<1>"), List.of("in", REPORT), List.of()));
    }

    @Test
    public void aDoubleHasTheSameMessageId() {
        kill(1, "SEND_AFTER_REPLY_BEFORE_SAVE");
        assertEquals(
                List.of("out was sent with different Message-IDs: [<1>, <2>]"),
                compare(List.of("<1>", "<2>"), List.of("in", REPORT), List.of()));
    }

    @Test
    public void aMailComesAsItIsAfterThreeKills() {
        unread.add("in");
        kill(2, "RECEIVE_IN_RETR");
        assertEquals(
                List.of("1 mails came unread, and 2 kills account for 0: [in]"),
                compare(List.of("<1>"), List.of(REPORT), List.of()));
        kill(1, "SEND_IN_DATA");
        assertEquals(List.of(), compare(List.of("<1>"), List.of(REPORT), List.of()));
        assertEquals(List.of("in was received 2 times"), compare(List.of("<1>"), List.of("in", REPORT), List.of()));
    }

    @Test
    public void nothingIsReceivedTwiceOrFromNowhere() {
        assertEquals(
                List.of("in was received 2 times", REPORT + " was received 2 times", "x came, and nobody sent it"),
                compare(List.of("<1>"), List.of("in", "in", REPORT, "x", REPORT), List.of()));
    }

    @Test
    public void whatWasNeverSubmittedWasNotAcknowledged() {
        ledger.tried("half");
        Map<String, List<String>> server = Map.of("out", List.of("<1>"));
        List<String> here = List.of("in", REPORT);
        assertEquals(
                List.of(),
                ledger.compare(new Ledger.Outcome(server, here, List.of(), List.of(), Set.of(), Set.of("half"))));
        ledger.acknowledged("half");
        assertEquals(
                List.of("half is lost: it was submitted, and the server does not have it"),
                ledger.compare(new Ledger.Outcome(server, here, List.of(), List.of(), Set.of(), Set.of("half"))));
    }

    @Test
    public void fiveKillsWithinATrySetAMessageAside() {
        kill(2, "SPOOLER_TRY_NOTED");
        kill(2, "SEND_IN_DATA");
        assertEquals(
                List.of("1 messages are set aside, and 4 kills within a try account for 0: [out]"),
                compare(List.of(), List.of("in", REPORT), List.of(), "out"));
        kill(1, "SPOOLER_MESSAGE_ENDED");
        assertEquals(List.of(), compare(List.of(), List.of("in", REPORT), List.of(), "out"));
        kill(4, "SEND_BEFORE_MAIL");
        assertEquals(
                List.of("2 messages are set aside, and 9 kills within a try account for 1: [bad, out]"),
                compare(List.of(), List.of("in"), List.of(), "bad", "out"));
    }

    @Test
    public void noReportComesOnWhatIsSetAside() {
        kill(5, "SPOOLER_REPORT_BEFORE_SAVE");
        assertEquals(List.of(), compare(List.of("<1>"), List.of("in"), List.of(), "bad"));
        assertEquals(List.of(), compare(List.of("<1>"), List.of("in", REPORT), List.of(), "bad"));
    }

    @Test
    public void killsOutsideOfATryAccountForNothing() {
        kill(50, "SPOOLER_LOCKED");
        kill(50, "SPOOLER_RESPONSIBILITIES_SAVED");
        kill(50, "RECEIVE_BEFORE_SAVE");
        assertEquals(
                List.of("1 messages are set aside, and 0 kills within a try account for 0: [out]"),
                compare(List.of(), List.of("in", REPORT), List.of(), "out"));
    }

    @Test
    public void whatIsSetAsideWasSubmitted() {
        kill(5, "SPOOLER_TRY_NOTED");
        assertEquals(
                List.of("x is set aside, and nobody submitted it"),
                compare(List.of("<1>"), List.of("in", REPORT), List.of(), "x"));
    }
}

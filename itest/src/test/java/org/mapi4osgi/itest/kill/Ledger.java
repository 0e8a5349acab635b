// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was promised in a series of rounds, and what is there in the end. */
final class Ledger {
    /** After as many tries that were broken by a kill, a message is set aside: docs/guide/operator.md. */
    static final int BROKEN_TRIES = 5;

    /** After as many kills while it was read, a mail comes as it is: an attachment to a message that says so. */
    static final int BROKEN_READS = 3;

    /** To the server: subject to whether the submission was acknowledged. */
    private final Map<String, Boolean> submitted = new TreeMap<>();

    /** To an address that is none, so that a report must come. */
    private final Map<String, Boolean> undeliverable = new TreeMap<>();

    private final List<String> delivered = new ArrayList<>();
    private int doublings;
    private int doubled;
    private int brokenTries;
    private int kills;

    /**
     * What is there in the end.
     *
     * @param server subject to the Message-IDs of what the server has of it
     * @param here the subjects in the inbox
     * @param unread the subjects of what came as it is
     * @param waiting the subjects of what is in the outbox and is to leave
     * @param aside the subjects of what is set aside there
     * @param drafts the subjects of what is there and was never submitted: the kill came before
     */
    record Outcome(
            Map<String, List<String>> server,
            List<String> here,
            List<String> unread,
            List<String> waiting,
            Set<String> aside,
            Set<String> drafts) {}

    void tried(String subject) {
        submitted.putIfAbsent(subject, false);
    }

    void triedInVain(String subject) {
        undeliverable.putIfAbsent(subject, false);
    }

    void acknowledged(String subject) {
        submitted.computeIfPresent(subject, (key, was) -> true);
        undeliverable.computeIfPresent(subject, (key, was) -> true);
    }

    void delivered(String subject) {
        delivered.add(subject);
    }

    /** The process was killed at a point. */
    void killed(String point) {
        kills++;
        doublings += FaultPoints.mayDouble(point) ? 1 : 0;
        brokenTries += FaultPoints.isWithinTry(point) ? 1 : 0;
    }

    int sent() {
        return submitted.size();
    }

    int received() {
        return delivered.size();
    }

    /** How many messages must have come when nothing is lost; those not acknowledged may have been submitted all the same. */
    int expected() {
        return delivered.size()
                + (int) undeliverable.values().stream().filter(known -> known).count();
    }

    /** How many messages more the server has than were sent, as of the last comparison. */
    int doubled() {
        return doubled;
    }

    /** Compares; gives what is wrong. */
    List<String> compare(Outcome outcome) {
        List<String> wrong = new ArrayList<>();
        outcome.waiting().forEach(subject -> wrong.add(subject + " is still in the outbox"));
        compareAside(outcome.aside(), wrong);
        compareSent(outcome, wrong);
        compareReceived(outcome, wrong);
        return wrong;
    }

    private void compareAside(Set<String> aside, List<String> wrong) {
        int most = brokenTries / BROKEN_TRIES;
        if (aside.size() > most) {
            wrong.add("%d messages are set aside, and %d kills within a try account for %d: %s"
                    .formatted(aside.size(), brokenTries, most, new TreeSet<>(aside)));
        }
        aside.stream()
                .filter(subject -> !submitted.containsKey(subject) && !undeliverable.containsKey(subject))
                .forEach(subject -> wrong.add(subject + " is set aside, and nobody submitted it"));
    }

    private void compareSent(Outcome outcome, List<String> wrong) {
        doubled = 0;
        for (Map.Entry<String, Boolean> message : submitted.entrySet()) {
            String subject = message.getKey();
            List<String> ids = outcome.server().getOrDefault(subject, List.of());
            boolean elsewhere =
                    outcome.waiting().contains(subject) || outcome.aside().contains(subject);
            if (ids.isEmpty() && message.getValue() && !elsewhere) {
                wrong.add(subject + " is lost: it was submitted, and the server does not have it");
            }
            if (ids.size() > 1) {
                doubled += ids.size() - 1;
                if (new TreeSet<>(ids).size() > 1) {
                    wrong.add(subject + " was sent with different Message-IDs: " + ids);
                }
            }
        }
        if (doubled > doublings) {
            wrong.add("%d more doubled than kills between the server's answer and the save"
                    .formatted(doubled - doublings));
        }
    }

    private void compareReceived(Outcome outcome, List<String> wrong) {
        Map<String, Integer> count = new TreeMap<>();
        outcome.here().forEach(subject -> count.merge(subject, 1, Integer::sum));
        // Sending and receiving go on at the same time, so that each kill may fall while a mail is read.
        int most = kills / BROKEN_READS;
        if (outcome.unread().size() > most) {
            wrong.add("%d mails came unread, and %d kills account for %d: %s"
                    .formatted(outcome.unread().size(), kills, most, outcome.unread()));
        }
        outcome.unread().forEach(subject -> count.merge(subject, 1, Integer::sum));
        for (String subject : delivered) {
            int times = take(count, subject);
            twice(subject, times, wrong);
            lost(subject, times, wrong);
        }
        undeliverable.forEach((subject, acknowledged) -> {
            String report = "Undeliverable: " + subject;
            int times = take(count, report);
            twice(report, times, wrong);
            if (acknowledged && !outcome.aside().contains(subject)) {
                lost(report, times, wrong);
            }
        });
        count.forEach((subject, times) -> wrong.add(subject + " came, and nobody sent it"));
    }

    private static int take(Map<String, Integer> count, String subject) {
        Integer times = count.remove(subject);
        return times == null ? 0 : times;
    }

    private static void twice(String subject, int times, List<String> wrong) {
        if (times > 1) {
            wrong.add(subject + " was received " + times + " times");
        }
    }

    private static void lost(String subject, int times, List<String> wrong) {
        if (times == 0) {
            wrong.add(subject + " is lost: it did not come");
        }
    }
}

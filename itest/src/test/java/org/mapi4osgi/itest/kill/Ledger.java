// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was promised in a series of rounds, and what is there in the end. */
final class Ledger {
    /** To the server: subject to whether the submission was acknowledged. */
    private final Map<String, Boolean> submitted = new TreeMap<>();

    /** To an address that is none, so that a report must come. */
    private final Map<String, Boolean> undeliverable = new TreeMap<>();

    private final List<String> delivered = new ArrayList<>();
    private int doublings;

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

    /** The process was killed in the one window in which a message may be sent twice. */
    void mayDouble() {
        doublings++;
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

    /**
     * Compares.
     *
     * @param server subject to the Message-IDs of what the server has of it
     * @param here the subjects in the inbox
     * @param waiting the subjects in the outbox
     * @return what is wrong
     */
    List<String> compare(Map<String, List<String>> server, List<String> here, List<String> waiting) {
        List<String> wrong = new ArrayList<>();
        waiting.forEach(subject -> wrong.add(subject + " is still in the outbox"));
        submitted.forEach((subject, acknowledged) -> {
            List<String> ids = server.getOrDefault(subject, List.of());
            if (ids.isEmpty() && acknowledged && !waiting.contains(subject)) {
                wrong.add(subject + " is lost: it was submitted, and the server does not have it");
            }
            if (ids.size() > 1) {
                doublings -= ids.size() - 1;
                if (new TreeSet<>(ids).size() > 1) {
                    wrong.add(subject + " was sent with different Message-IDs: " + ids);
                }
            }
        });
        if (doublings < 0) {
            wrong.add(-doublings + " more doubled than kills between the server's answer and the save");
        }
        Map<String, Integer> count = new TreeMap<>();
        here.forEach(subject -> count.merge(subject, 1, Integer::sum));
        delivered.forEach(subject -> once(subject, count.remove(subject), true, wrong));
        undeliverable.forEach((subject, acknowledged) ->
                once("Undeliverable: " + subject, count.remove("Undeliverable: " + subject), acknowledged, wrong));
        count.forEach((subject, times) -> wrong.add(subject + " came, and nobody sent it"));
        return wrong;
    }

    private static void once(String subject, @Nullable Integer count, boolean needed, List<String> wrong) {
        int times = count == null ? 0 : count;
        if (times > 1) {
            wrong.add(subject + " was received " + times + " times");
        } else if (times == 0 && needed) {
            wrong.add(subject + " is lost: it did not come");
        }
    }
}

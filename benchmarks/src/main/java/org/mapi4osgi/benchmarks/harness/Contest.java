// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;

/**
 * Lets contenders take turns, so that a machine that is slow for a while is slow for all of them. Each round another one
 * begins.
 */
public final class Contest {
    private Contest() {}

    /**
     * Runs.
     *
     * @param warmUps rounds that do not count
     * @param rounds rounds that do
     * @return for each contender, in their order
     */
    public static List<Timings> run(int warmUps, int rounds, List<Contender> contenders) throws Exception {
        List<List<Turn>> turns = new ArrayList<>();
        contenders.forEach(contender -> turns.add(new ArrayList<>()));
        for (int round = 0; round < warmUps + rounds; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                int next = (round + i) % contenders.size();
                Turn turn = contenders.get(next).take(round);
                if (round >= warmUps) {
                    turns.get(next).add(turn);
                }
            }
        }
        return turns.stream().map(Timings::new).toList();
    }
}

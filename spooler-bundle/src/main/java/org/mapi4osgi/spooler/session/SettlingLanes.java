// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.mapi4osgi.spooler.work.Lane;
import org.mapi4osgi.spooler.work.Work;

/**
 * Where it is noted what transports have done with messages, while they have their next ones: some messages at a time, so
 * that a store can put what is noted of them on the disk in one go. Free-threaded.
 */
final class SettlingLanes {
    private static final int LANES = 4;

    private final List<Lane> lanes;
    private final AtomicInteger next = new AtomicInteger();

    SettlingLanes(Work work, String name) {
        lanes = IntStream.rangeClosed(1, LANES)
                .mapToObj(i -> work.lane(name + " " + i))
                .toList();
    }

    /** Settles a message; false if no more are settled here. */
    boolean execute(Runnable task) {
        return lanes.get(Math.floorMod(next.getAndIncrement(), LANES)).execute(task);
    }

    /** Does something once all that is there now is settled. */
    void afterAll(Runnable then) {
        AtomicInteger left = new AtomicInteger(LANES);
        for (Lane lane : lanes) {
            lane.execute(() -> {
                if (left.decrementAndGet() == 0) {
                    then.run();
                }
            });
        }
    }

    void close() {
        lanes.forEach(Lane::close);
    }
}

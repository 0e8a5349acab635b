// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.benchmarks.harness.Turn;

/** Clients of the provider's store that save at the same time, each with a thread of its own. */
final class Savers implements AutoCloseable {
    private final int count;
    private final ExecutorService threads;

    Savers(int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count);
    }

    /** Saves messages, each by the next saver that is free, and times each save. */
    Turn save(IMAPIFolder folder, List<Mail> mails) throws Exception {
        long[] each = new long[mails.size()];
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            running.add(threads.submit(() -> {
                for (int mail = next.getAndIncrement(); mail < each.length; mail = next.getAndIncrement()) {
                    long before = System.nanoTime();
                    ProviderStore.save(folder, mails.get(mail));
                    each[mail] = System.nanoTime() - before;
                }
                return null;
            }));
        }
        for (Future<?> saver : running) {
            saver.get();
        }
        return new Turn(each.length, System.nanoTime() - start, each);
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.subsystem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.mapi4osgi.core.session.SessionTools;

/** A thread for each session that has something to deliver; one that has nothing to do for a while ends. */
public final class DeliveryThreads implements SessionTools.Deliveries {
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final Set<ExecutorService> running = ConcurrentHashMap.newKeySet();

    @Override
    public ExecutorService executor(int session) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                1, 1, IDLE.toMillis(), TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), body -> {
                    // Takes nothing over from the client or provider whose call makes it.
                    Thread thread = new Thread(null, body, "mapi notifications of session " + session, 0, false);
                    thread.setDaemon(true);
                    thread.setContextClassLoader(null);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        running.removeIf(ExecutorService::isTerminated);
        running.add(executor);
        return executor;
    }

    /**
     * Ends all threads; a sink that runs is waited for.
     *
     * @param patience how long in all
     * @return how many sinks have not returned
     */
    public int stop(Duration patience) throws InterruptedException {
        List<ExecutorService> all = new ArrayList<>(running);
        all.forEach(ExecutorService::shutdown);
        long deadline = System.nanoTime() + patience.toNanos();
        int hung = 0;
        for (ExecutorService executor : all) {
            long left = Math.max(0, deadline - System.nanoTime());
            hung += executor.awaitTermination(left, TimeUnit.NANOSECONDS) ? 0 : 1;
        }
        return hung;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.core.gate.CallChain;
import org.mapi4osgi.core.gate.Deadline;

/**
 * Runs calls that providers may hang in on threads of their own, with a deadline. Each call has a new thread that ends
 * with it: what a provider leaves on its thread cannot outlive the call, and a hung one holds up nobody else.
 */
public final class Workers {
    private static final System.Logger LOG = System.getLogger(Workers.class.getName());
    private static final Duration JOIN = Duration.ofSeconds(2);

    private final AtomicInteger numbers = new AtomicInteger();
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    /**
     * Calls a provider on a worker and waits for it. Time in which it asks the user does not count.
     *
     * @param component who is called: the dll name
     * @param tried what is asked of it, in a few words
     * @param deadline how long to wait
     * @param body the call
     * @param late gets the result of a call that returned after its deadline, on its worker
     * @param <T> what the call returns
     * @return what the call returned
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_TIMEOUT: the deadline passed; the worker was interrupted and may go on
     *       <li>a copy of what the provider threw
     *     </ul>
     */
    public <T> T call(String component, String tried, Duration deadline, ProviderCall<T> body, Consumer<T> late)
            throws MapiException {
        Outcome<T> outcome = new Outcome<>();
        CallChain chain = CallChain.ofThisThread();
        Deadline end = new Deadline(deadline);
        Thread worker = thread(
                component + " " + tried,
                () -> chain.run(() -> end.run(() -> {
                    try {
                        outcome.returned(body.call(), late);
                    } catch (Throwable e) {
                        outcome.failed(ForeignErrors.copy(e, component, tried));
                    }
                })));
        begin(worker);
        end.await();
        if (outcome.abandon()) {
            worker.interrupt();
            throw new MapiException(
                    MapiCode.MAPI_E_TIMEOUT,
                    MapiError.of(
                            component,
                            component + " did not return from " + tried + " within " + deadline.toMillis()
                                    + " ms; its thread \"" + worker.getName()
                                    + "\" is left behind and keeps the bundle's classes loaded until it ends"));
        }
        return outcome.get();
    }

    /**
     * Runs work of the runtime's own in the background.
     *
     * @param name what the thread is called
     * @param body the work
     */
    public void start(String name, Runnable body) {
        begin(thread(name, body));
    }

    /**
     * Runs pieces of work of the runtime's own at the same time, each on a thread of its own that is inside of what the
     * caller is inside of, and waits for all. Each must be bounded; one that fails is logged.
     *
     * @param name what the threads are called
     * @param bodies the work
     */
    public void together(String name, List<Runnable> bodies) {
        CallChain chain = CallChain.ofThisThread();
        CountDownLatch left = new CountDownLatch(bodies.size());
        for (Runnable body : bodies) {
            Runnable counted = () -> {
                try {
                    chain.run(body);
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.ERROR, name + " failed", e);
                } finally {
                    left.countDown();
                }
            };
            try {
                start(name, counted);
            } catch (OutOfMemoryError e) {
                // No thread is to be had; the caller has one.
                counted.run();
            }
        }
        awaitUninterruptibly(left);
    }

    /**
     * The threads that work now or hang.
     *
     * @return their names
     */
    public List<String> running() {
        return running.stream().map(Thread::getName).sorted().toList();
    }

    /**
     * Interrupts what runs and waits a short while for it.
     *
     * @return the names of threads that are left behind
     */
    public List<String> stop() {
        running.forEach(Thread::interrupt);
        long end = System.nanoTime() + JOIN.toNanos();
        for (Thread thread : running) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left > 0 && thread != Thread.currentThread()) {
                try {
                    thread.join(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
        }
        return running();
    }

    private void begin(Thread thread) {
        running.add(thread);
        boolean started = false;
        try {
            thread.start();
            started = true;
        } finally {
            if (!started) {
                // The system has no thread left: it is not one that hangs.
                running.remove(thread);
            }
        }
    }

    /** A thread that takes nothing over from the one that makes it: that may be a client's or a provider's. */
    private Thread thread(String name, Runnable body) {
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        body.run();
                    } finally {
                        running.remove(Thread.currentThread());
                    }
                },
                "mapi " + name + " #" + numbers.incrementAndGet(),
                0,
                false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What became of a call. Empties itself when the result is taken or comes too late. */
    private static final class Outcome<T> {
        private static final Object ABANDONED = new Object();

        private final AtomicReference<@Nullable Object> result = new AtomicReference<>();

        void returned(T value, Consumer<T> late) {
            if (!result.compareAndSet(null, new Success<>(value))) {
                late.accept(value);
            }
        }

        void failed(MapiException e) {
            result.compareAndSet(null, e);
        }

        boolean abandon() {
            return result.compareAndSet(null, ABANDONED);
        }

        @SuppressWarnings("unchecked") // only a Success<T> is ever put
        T get() throws MapiException {
            Object now = result.getAndSet(null);
            if (now instanceof MapiException e) {
                throw e;
            }
            if (now instanceof Success<?> success) {
                return (T) success.value;
            }
            throw new IllegalStateException("a worker ended without a result");
        }

        private record Success<V>(V value) {}
    }
}

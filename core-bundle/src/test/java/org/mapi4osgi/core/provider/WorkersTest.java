// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;

@Timeout(60)
final class WorkersTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Workers workers = new Workers();

    private <T> T call(ProviderCall<T> body) throws MapiException {
        return workers.call("dll", "step", LONG, body, late -> {});
    }

    @Test
    void theCallRunsOnAThreadOfItsOwn() throws MapiException {
        Thread worker = call(Thread::currentThread);
        assertThat(worker).isNotSameAs(Thread.currentThread());
        assertThat(worker.getName()).startsWith("mapi dll step");
        assertThat(worker.isDaemon()).isTrue();
        assertThat(call(() -> String.valueOf(Thread.currentThread().getContextClassLoader())))
                .isEqualTo("null");
    }

    @Test
    void aMapiExceptionIsCopiedWithoutWhatItHolds() {
        MapiError error = new MapiError(0, "text", "component", 7, 8);
        MapiException thrown = new MapiException(0x8004_1234, "ignored", error, new IllegalStateException("cause"));

        assertThatThrownBy(() -> call(() -> {
                    throw thrown;
                }))
                .isInstanceOfSatisfying(MapiException.class, e -> {
                    assertThat(e).isNotSameAs(thrown);
                    assertThat(e.hresult()).isEqualTo(0x8004_1234);
                    assertThat(e.mapiError()).contains(error);
                    assertThat(e.getStackTrace()).isEqualTo(thrown.getStackTrace());
                })
                .hasNoCause();
    }

    /** An exception whose every method fails, or returns what it must not. */
    private static final class Hostile extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String stack;

        Hostile(String stack) {
            this.stack = stack;
        }

        @Override
        public String getMessage() {
            throw new AssertionError("no message either");
        }

        @Override
        @SuppressWarnings("NullAway") // the defect under test
        public StackTraceElement[] getStackTrace() {
            return switch (stack) {
                case "null" -> null;
                case "elements" -> new StackTraceElement[] {null};
                default -> throw new StackOverflowError("no stack either");
            };
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "elements", "throws"})
    void anExceptionThatFailsWhenAskedIsToldAsAFailureNotAsATimeout(String stack) {
        assertThatThrownBy(() -> call(() -> {
                    throw new Hostile(stack);
                }))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_CALL_FAILED))
                .hasMessageContaining("Hostile")
                .hasNoCause();
    }

    @Test
    void theTextOfAMapiExceptionIsNotWrappedAgain() {
        assertThatThrownBy(() -> call(() -> {
                    throw new MapiException(MapiCode.MAPI_E_BUSY, "come later");
                }))
                .hasMessage("MAPI_E_BUSY (0x8004010B): come later");
    }

    @Test
    void anyOtherThrowableIsTheProvidersDefect() {
        for (Throwable thrown :
                new Throwable[] {new IllegalStateException("one"), new NoClassDefFoundError("two"), new Error("three")
                }) {
            assertThatThrownBy(() -> call(() -> {
                        throw WorkersTest.<RuntimeException>sneaky(thrown);
                    }))
                    .isInstanceOfSatisfying(
                            MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_CALL_FAILED))
                    .hasMessageContaining(thrown.getClass().getName())
                    .hasMessageContaining(String.valueOf(thrown.getMessage()))
                    .hasNoCause();
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Test
    void anExceptionWhoseTextFailsIsCopiedAllTheSame() {
        class Nasty extends RuntimeException {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                throw new IllegalStateException("in getMessage");
            }
        }
        assertThatThrownBy(() -> call(() -> {
                    throw new Nasty();
                }))
                .isInstanceOf(MapiException.class)
                .hasMessageContaining("Nasty");
    }

    @Test
    void aCallThatHangsIsAbandonedAndInterruptedAndItsLateResultGoesSomewhere() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        LinkedBlockingQueue<String> late = new LinkedBlockingQueue<>();
        assertThatThrownBy(() -> workers.call(
                        "dll",
                        "step",
                        Duration.ofMillis(10),
                        () -> {
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                interrupted.countDown();
                            }
                            awaitUninterruptibly(go);
                            return "late";
                        },
                        late::add))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_TIMEOUT))
                .hasMessageContaining("10 ms")
                .hasMessageContaining("mapi dll step");
        assertThat(interrupted.await(LONG.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        assertThat(workers.running()).hasSize(1);
        go.countDown();
        assertThat(late.poll(LONG.toMillis(), TimeUnit.MILLISECONDS)).isEqualTo("late");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theCallersInterruptStaysSetAndTheCallGoesOn() throws MapiException {
        Thread.currentThread().interrupt();
        assertThat(call(() -> "done")).isEqualTo("done");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void stopInterruptsWhatRunsAndNamesWhatIsLeft() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        AtomicReference<Boolean> ended = new AtomicReference<>(false);
        workers.start("background", () -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                ended.set(true);
            }
        });
        started.await();
        assertThat(workers.stop()).isEmpty();
        assertThat(ended.get()).isTrue();
    }
}

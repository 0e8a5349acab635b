// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.spool;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.spooler.ToRuntime.Failure;
import org.mapi4osgi.spi.spooler.ToRuntime.Reply;

/** The requests of a connection that are not answered yet. */
final class Answers {
    private static final System.Logger LOG = System.getLogger(Answers.class.getName());

    private final Map<Integer, CompletableFuture<Reply>> pending = new ConcurrentHashMap<>();
    private volatile boolean over;

    /** Before the request is posted: its answer is waited for. */
    Future<Reply> expect(int request) {
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        pending.put(request, answer);
        if (over) {
            answer.cancel(false);
        }
        return answer;
    }

    void forget(int request) {
        pending.remove(request);
    }

    /** The spooler has answered. */
    void answered(Reply reply) {
        CompletableFuture<Reply> answer = pending.get(reply.request());
        if (answer == null || !answer.complete(reply)) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "the spooler answers request {0}, for which nobody waits",
                    reply.request());
        }
    }

    /** The spooler goes: nobody waits any longer. */
    void end() {
        over = true;
        pending.values().forEach(answer -> answer.cancel(false));
    }

    /**
     * Waits for an answer. Not ended by an interrupt, since it is bounded.
     *
     * @param what what was asked, for people
     */
    static Reply await(Future<Reply> answer, Duration wait, String what) throws MapiException {
        long end = System.nanoTime() + wait.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return checked(answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (TimeoutException e) {
            throw error(
                    MapiCode.MAPI_E_TIMEOUT,
                    "the spooler did not answer " + what + " within " + wait.toMillis()
                            + " ms; it may go on with it, its row in the status table tells");
        } catch (CancellationException | ExecutionException e) {
            throw error(
                    MapiCode.MAPI_E_CALL_FAILED,
                    "the spooler was stopped before it answered " + what + "; try again when it is back");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Reply checked(Reply reply) throws MapiException {
        if (reply.failure().isPresent()) {
            Failure failure = reply.failure().get();
            int code = failure.hresult() < 0 ? failure.hresult() : MapiCode.MAPI_E_CALL_FAILED.hresult();
            throw new MapiException(code, failure.text(), MapiError.of("MAPI Spooler", failure.text()), null);
        }
        return reply;
    }

    private static MapiException error(MapiCode code, String text) {
        return new MapiException(code, MapiError.of("MAPI", text));
    }
}

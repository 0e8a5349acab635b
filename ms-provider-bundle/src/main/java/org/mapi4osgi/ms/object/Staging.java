// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.ms.engine.StoreEngine;
import org.mapi4osgi.ms.engine.StreamSource;
import org.mapi4osgi.ms.engine.Streams;

/**
 * The streams that were written for one message, its attachments and embedded messages, and are not saved yet. What is
 * still unsaved when the message is closed is deleted.
 *
 * <p>The monitor guards the sets; the engine is called without it.
 */
final class Staging {
    private final StoreContext context;

    @GuardedBy("this")
    private final Set<Long> unsaved = new HashSet<>();

    @GuardedBy("this")
    private final Set<Long> saved = new HashSet<>();

    Staging(StoreContext context) {
        this.context = context;
    }

    StoreEngine engine() throws MapiException {
        return context.engine();
    }

    /** Starts a stream. */
    long begin() throws MapiException {
        long stream = engine().write("writing a stream", Streams::stage);
        synchronized (this) {
            unsaved.add(stream);
        }
        return stream;
    }

    /** A stream that nobody wants any more. */
    void discard(long stream) {
        boolean known;
        synchronized (this) {
            known = unsaved.remove(stream);
        }
        if (known) {
            discardAll(List.of(stream));
        }
    }

    /** A source as the next save must name it: what an earlier save took over is the file's now. */
    synchronized StreamSource resolve(StreamSource source) {
        return source instanceof StreamSource.Staged staged
                        && saved.contains(staged.stream().id())
                ? new StreamSource.Saved(staged.stream())
                : source;
    }

    /** A save has taken these over. */
    synchronized void saved(Collection<StreamSource> sources) {
        for (StreamSource source : sources) {
            if (source instanceof StreamSource.Staged staged
                    && unsaved.remove(staged.stream().id())) {
                saved.add(staged.stream().id());
            }
        }
    }

    /** The message is closed. */
    void close() {
        List<Long> rest;
        synchronized (this) {
            rest = List.copyOf(unsaved);
            unsaved.clear();
        }
        discardAll(rest);
    }

    private void discardAll(List<Long> streams) {
        if (streams.isEmpty()) {
            return;
        }
        try {
            context.file().run("dropping what was not saved", tx -> {
                for (long stream : streams) {
                    Streams.discard(tx, stream);
                }
            });
        } catch (MapiException e) {
            // The engine sweeps them when it opens the file a day later.
            return;
        }
    }
}

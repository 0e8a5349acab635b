// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.logon;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.ms.engine.StoreEngine;
import org.mapi4osgi.ms.notify.ChangeBus;

/**
 * The files that this bundle has open, each once, however many logons share it. Made by the activator, one for a start of
 * the bundle.
 *
 * <p>{@code lock} guards the map, and is held while a file is opened or closed: so that no second engine of this bundle
 * opens a file that is on its way out. Nothing outside the provider is called with it held.
 */
public final class OpenStores {
    private final InstantSource clock;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final Map<Path, Shared> open = new HashMap<>();

    /** A file and how many use it. */
    private static final class Shared {
        private final OpenStore store;
        private int users;

        Shared(OpenStore store) {
            this.store = store;
        }
    }

    /**
     * An open file with its bus.
     *
     * @param key what tells it from others
     * @param engine the file
     * @param bus who tells of its changes
     */
    public record OpenStore(Path key, StoreEngine engine, ChangeBus bus) {
        // By identity, and written out. Java 17 keeps the class of the record whose generated equals was linked last,
        // and
        // with it the loader of a bundle that is to be replaced: so no record of this bundle that is compared, or is a
        // key, leaves equals and hashCode to the compiler.
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** Nothing is open. */
    public OpenStores(InstantSource clock) {
        this.clock = clock;
    }

    InstantSource clock() {
        return clock;
    }

    /** Opens a file, or takes it up if it is open; to be given back by {@link #release}. */
    OpenStore acquire(Path path) throws MapiException {
        synchronized (lock) {
            Path key = key(path);
            Shared shared = open.get(key);
            if (shared == null) {
                StoreEngine engine = StoreEngine.open(path, clock);
                shared = new Shared(new OpenStore(key, engine, new ChangeBus(engine)));
                open.put(key, shared);
            }
            shared.users++;
            return shared.store;
        }
    }

    /** The same file under another name is the same store. */
    private static Path key(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    /** Gives a file back; the last one closes it. */
    void release(OpenStore store) {
        synchronized (lock) {
            Shared shared = open.get(store.key());
            if (shared != null && shared.store.equals(store) && --shared.users == 0) {
                open.remove(store.key());
                close(store);
            }
        }
    }

    private static void close(OpenStore store) {
        store.bus().close();
        store.engine().close();
    }

    /** Closes all that is left; the runtime has logged everything off by then. */
    public void close() {
        List<OpenStore> left = new ArrayList<>();
        synchronized (lock) {
            open.values().forEach(shared -> left.add(shared.store));
            open.clear();
        }
        left.forEach(OpenStores::close);
    }
}

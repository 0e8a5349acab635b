// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bundles that somebody stopped and nobody started since: the runtime leaves them alone, also after it was itself
 * updated or restarted. The lock guards the set and the order of writes to the file.
 */
final class HeldBundles {
    private static final Logger LOG = System.getLogger(HeldBundles.class.getName());

    private final @Nullable Path file;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final Set<Long> ids = new HashSet<>();

    /** Reads what an earlier run noted; without a file nothing is kept. */
    HeldBundles(@Nullable Path file) {
        this.file = file;
        if (file != null && Files.exists(file)) {
            try {
                for (String line : Files.readAllLines(file)) {
                    ids.add(Long.parseLong(line.strip()));
                }
            } catch (IOException | NumberFormatException e) {
                LOG.log(Level.WARNING, "cannot read which provider bundles were stopped: {0}", e.toString());
            }
        }
    }

    boolean contains(long bundleId) {
        synchronized (lock) {
            return ids.contains(bundleId);
        }
    }

    void add(long bundleId) {
        synchronized (lock) {
            if (ids.add(bundleId)) {
                save();
            }
        }
    }

    void remove(long bundleId) {
        synchronized (lock) {
            if (ids.remove(bundleId)) {
                save();
            }
        }
    }

    @GuardedBy("lock")
    private void save() {
        if (file == null) {
            return;
        }
        List<String> lines = ids.stream().sorted().map(String::valueOf).toList();
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(next, lines);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "cannot note which provider bundles were stopped: {0}", e.toString());
        }
    }
}

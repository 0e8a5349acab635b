// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.submit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.ms.engine.Times;

/**
 * Names the process that holds a lock, and judges whether it still lives: host name, process id and the start in
 * milliseconds, with a space between. Only a process of this host is judged, and only if all three are known; of any other
 * the lease decides.
 */
public final class LeaseHolder {
    private static final String HOST = host();
    private static final String OWN = name(ProcessHandle.current());

    private LeaseHolder() {}

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }

    private static String name(ProcessHandle process) {
        Optional<Instant> start = process.info().startInstant();
        return HOST.isEmpty() || HOST.contains(" ") || start.isEmpty()
                ? ""
                : HOST + " " + process.pid() + " " + start.get().toEpochMilli();
    }

    /** This process; empty if it cannot be named, and so is judged by nobody. */
    public static String own() {
        return OWN;
    }

    /**
     * Whether a process is known to be gone.
     *
     * @param holder its name; null if it has none
     * @param since when it was seen last, on the store's clock
     */
    static boolean isGone(@Nullable String holder, long since) {
        if (holder == null || holder.equals(OWN)) {
            return false;
        }
        String[] words = holder.split(" ", -1);
        if (HOST.isEmpty() || words.length != 3 || !words[0].equals(HOST)) {
            return false;
        }
        long pid;
        long start;
        try {
            pid = Long.parseLong(words[1]);
            start = Long.parseLong(words[2]);
        } catch (NumberFormatException e) {
            return false;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return true;
        }
        // Where the host's clock is set, the starts of all processes seem to move: a process that was there already
        // when
        // the holder was seen last is the holder, whatever its start seems to be now.
        return process.get()
                .info()
                .startInstant()
                .filter(begun -> begun.toEpochMilli() != start && Times.of(begun) > since)
                .isPresent();
    }
}

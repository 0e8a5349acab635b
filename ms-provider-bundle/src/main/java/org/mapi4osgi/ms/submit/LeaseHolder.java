// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.submit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names the process that holds a lock, and judges whether it still lives: the boot of its machine, the set of process
 * numbers that its own is one of (containers have sets of their own), the number, and when it began, in the machine's ticks
 * since the boot, with a space between. Two processes of one name are one, whatever hosts are called and clocks say.
 *
 * <p>Only a process of this boot and this set is judged. Of any other the lease decides: where the system tells nothing of
 * processes, where it hides those of other users, and for names that an older version of this class gave.
 */
public final class LeaseHolder {
    private static final LeaseHolder SYSTEM =
            new LeaseHolder(Path.of("/proc"), ProcessHandle.current().pid());

    /** Where the start is in what follows the command's name in a process' {@code stat}. */
    private static final int START = 19;

    /** A mount of processes with the option that hides those of others. */
    private static final Pattern HIDING = Pattern.compile(" proc \\S*hidepid=(?!0|off)");

    private final Path processes;
    private final String place;
    private final String own;

    /**
     * Judges by what a system tells.
     *
     * @param processes its folder of processes, {@code /proc}
     * @param pid the number of the process that is called own
     */
    LeaseHolder(Path processes, long pid) {
        this.processes = processes;
        this.place = place(processes, pid).orElse("");
        this.own = place.isEmpty()
                ? ""
                : start(pid).map(start -> place + " " + pid + " " + start).orElse("");
    }

    /** Judges by what this system tells. */
    public static LeaseHolder system() {
        return SYSTEM;
    }

    /** This boot and this set of process numbers; empty if the folder does not tell, or tells of another set. */
    private static Optional<String> place(Path processes, long pid) {
        try {
            if (!link(processes.resolve("self")).equals(Long.toString(pid))) {
                return Optional.empty();
            }
            String boot = Files.readString(processes.resolve("sys/kernel/random/boot_id"))
                    .strip();
            String set =
                    link(processes.resolve(Long.toString(pid)).resolve("ns").resolve("pid"));
            return Optional.of(boot + " " + set).filter(name -> name.split(" ", -1).length == 2 && !boot.isEmpty());
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static String link(Path path) throws IOException {
        return Files.readSymbolicLink(path).toString();
    }

    /** When a process began; empty if that cannot be read, or is not understood. */
    private Optional<String> start(long pid) {
        try {
            // The command's name, in parentheses, may have any bytes in it, blanks and parentheses too.
            String stat = Files.readString(
                    processes.resolve(Long.toString(pid)).resolve("stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
            return fields.length > START ? Optional.of(fields[START]) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** This process; empty if it cannot be named, and so is judged by nobody. */
    public String own() {
        return own;
    }

    /**
     * Whether a process is known to be gone.
     *
     * @param holder its name; null if it has none
     */
    boolean isGone(@Nullable String holder) {
        if (holder == null || own.isEmpty() || holder.equals(own) || !holder.startsWith(place + " ")) {
            return false;
        }
        String[] words = holder.substring(place.length() + 1).split(" ", -1);
        long pid;
        try {
            pid = Long.parseLong(words[0]);
        } catch (NumberFormatException e) {
            return false;
        }
        if (words.length != 2 || pid <= 0) {
            return false;
        }
        Optional<String> start = start(pid);
        return start.isPresent() ? !start.get().equals(words[1]) : isAbsent(pid);
    }

    /** The first process is always there; where it cannot be seen, that another cannot tells nothing. */
    private boolean isAbsent(long pid) {
        return !hides()
                && Files.exists(processes.resolve("1"), LinkOption.NOFOLLOW_LINKS)
                && Files.notExists(processes.resolve(Long.toString(pid)), LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether processes of other users are hidden; the first one may be of this user. */
    private boolean hides() {
        try {
            return Files.readAllLines(processes.resolve("self").resolve("mounts"), StandardCharsets.ISO_8859_1).stream()
                    .anyMatch(line -> HIDING.matcher(line).find());
        } catch (IOException e) {
            return false;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

/** What Jazzer calls, by the names of these methods; one process has one target. */
public final class JazzerTarget {
    /** What Jazzer weaves into the parsers allocates too, and far more than they do: the exact bound counts without it. */
    private static final long MOST = 256 << 20;

    private static Target target = Targets.ALL.get(0);

    private JazzerTarget() {}

    /** Takes the target's name. */
    public static void fuzzerInitialize(String[] args) {
        target = Targets.named(args[0]);
    }

    /** Takes an input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Trial.run(target, input, MOST);
    }
}

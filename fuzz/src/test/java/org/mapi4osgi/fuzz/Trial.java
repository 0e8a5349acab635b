// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.mapi4osgi.api.MapiException;

/**
 * One input against one target. The parser either takes the bytes or refuses them with a code that it announces, and needs
 * no more memory than their length justifies; anything else is thrown.
 */
final class Trial {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Trial() {}

    /** Whether the target took the input. */
    static boolean run(Target target, byte[] input) {
        return run(
                target,
                input,
                target.limits().constant() + (long) target.limits().growth() * input.length);
    }

    /** The same with another bound of the memory. */
    static boolean run(Target target, byte[] input, long bound) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        boolean taken = taken(target, input);
        if (THREADS.getCurrentThreadAllocatedBytes() - before > bound) {
            // The first time classes were loaded too; only what is needed again is the input's.
            before = THREADS.getCurrentThreadAllocatedBytes();
            taken(target, input);
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            if (allocated > bound) {
                throw new AssertionError("%s allocated %,d bytes for %,d bytes of input; %,d are justified"
                        .formatted(target.name(), allocated, input.length, bound));
            }
        }
        return taken;
    }

    private static boolean taken(Target target, byte[] input) {
        try {
            target.parse(input.clone());
            return true;
        } catch (MapiException e) {
            if (!target.refusals().contains(e.code())) {
                throw new AssertionError(target.name() + " refused with " + e.code(), e);
            }
            return false;
        }
    }
}

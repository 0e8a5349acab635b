// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.gate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which gates the calling thread is inside of, innermost last. Held in a plain array of the JDK, so that an idle client
 * thread keeps nothing of this bundle alive once the bundle is gone.
 */
final class InsideStack {
    private static final int INITIAL = 8;
    private static final ThreadLocal<@Nullable Object @Nullable []> STACK = new ThreadLocal<>();

    private InsideStack() {}

    static void push(Object mark) {
        @Nullable Object[] stack = STACK.get();
        if (stack == null) {
            stack = new Object[INITIAL];
            STACK.set(stack);
        }
        int depth = depth(stack);
        if (depth == stack.length) {
            @Nullable Object[] larger = new Object[2 * depth];
            System.arraycopy(stack, 0, larger, 0, depth);
            stack = larger;
            STACK.set(stack);
        }
        stack[depth] = mark;
    }

    static void pop(Object mark) {
        @Nullable Object[] stack = STACK.get();
        int top = stack == null ? -1 : depth(stack) - 1;
        if (stack == null || top < 0 || stack[top] != mark) {
            throw new IllegalStateException("a gate must be left by the thread that entered it, innermost first");
        }
        stack[top] = null;
    }

    static boolean contains(Object mark, Object other) {
        @Nullable Object[] stack = STACK.get();
        if (stack == null) {
            return false;
        }
        for (Object entry : stack) {
            if (entry == null) {
                return false;
            }
            if (entry == mark || entry == other) {
                return true;
            }
        }
        return false;
    }

    static boolean containsGate() {
        @Nullable Object[] stack = STACK.get();
        if (stack != null) {
            for (Object entry : stack) {
                if (entry instanceof CallGate) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What the thread is inside of, outermost first. */
    static Object[] marks() {
        @Nullable Object[] stack = STACK.get();
        return stack == null ? new Object[0] : Arrays.copyOf(stack, depth(stack), Object[].class);
    }

    static int count(Object mark) {
        int count = 0;
        @Nullable Object[] stack = STACK.get();
        if (stack != null) {
            for (Object entry : stack) {
                count += entry == mark ? 1 : 0;
            }
        }
        return count;
    }

    private static int depth(@Nullable Object[] stack) {
        int depth = 0;
        while (depth < stack.length && stack[depth] != null) {
            depth++;
        }
        return depth;
    }
}

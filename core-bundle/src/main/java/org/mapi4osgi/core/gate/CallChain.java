// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.gate;

/**
 * What a thread is inside of, to be taken over by a worker that does a part of its work: the worker may enter the gates
 * that its caller is inside of, and has the turns that its caller has.
 */
public final class CallChain {
    private final Object[] marks;

    private CallChain(Object[] marks) {
        this.marks = marks;
    }

    /**
     * What the calling thread is inside of.
     *
     * @return the chain; later changes do not show
     */
    public static CallChain ofThisThread() {
        return new CallChain(InsideStack.marks());
    }

    /**
     * Runs a body inside of what the chain holds. The gates count nothing more by that: the caller is counted already.
     *
     * @param body what to run
     */
    public void run(Runnable body) {
        for (Object mark : marks) {
            InsideStack.push(mark);
        }
        try {
            body.run();
        } finally {
            for (int i = marks.length - 1; i >= 0; i--) {
                InsideStack.pop(marks[i]);
            }
        }
    }
}

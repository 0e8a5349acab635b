// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.work;

/** Does tasks one after the other, in the order in which they came. Free-threaded. */
public interface Lane {
    /**
     * Adds a task. A task that fails is logged, and the next one runs.
     *
     * @param task what is to be done
     * @return false if the lane is closed, and the task is never done
     */
    boolean execute(Runnable task);

    /** Takes no more tasks; those that are there still run. Idempotent. */
    void close();
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.work;

/** Something that is due later. */
@FunctionalInterface
public interface Alarm {
    /** Nothing is due. */
    Alarm NONE = () -> {};

    /** Takes it back, if it has not begun. Idempotent. */
    void cancel();
}

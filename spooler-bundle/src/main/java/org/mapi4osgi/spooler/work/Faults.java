// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.work;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Passed at each {@link FaultPoint}. In production nothing happens there. */
@FunctionalInterface
public interface Faults {
    /** Nothing ever happens. */
    Faults NONE = point -> {};

    /**
     * A step is reached.
     *
     * @param point the step
     */
    void pass(FaultPoint point);

    /**
     * What a setting says: {@code POINT} or {@code POINT:n} for the n-th time that the step is passed.
     *
     * @param setting the value of {@code mapi.fault}; points of others mean nothing here
     * @param fault what happens there
     * @return faults
     * @throws IllegalArgumentException if the number is none
     */
    static Faults parse(@Nullable String setting, Runnable fault) {
        if (setting == null) {
            return NONE;
        }
        int colon = setting.indexOf(':');
        String name = colon < 0 ? setting : setting.substring(0, colon);
        if (Arrays.stream(FaultPoint.values()).noneMatch(point -> point.name().equals(name))) {
            return NONE;
        }
        FaultPoint wanted = FaultPoint.valueOf(name);
        AtomicInteger left = new AtomicInteger(colon < 0 ? 1 : Integer.parseInt(setting.substring(colon + 1)));
        return point -> {
            if (point == wanted && left.decrementAndGet() == 0) {
                fault.run();
            }
        };
    }
}

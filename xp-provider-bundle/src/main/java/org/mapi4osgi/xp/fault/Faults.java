// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.fault;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Told of each step that a transfer passes. Any thread. */
@FunctionalInterface
public interface Faults {
    /** The framework or system property: a {@link FaultPoint}'s name, or {@code name:n} for its n-th passing. */
    String PROPERTY = "mapi.fault";

    /** What a crashed process exits with, so that a script can tell it from other ends. */
    int EXIT = 75;

    /** Nothing happens at any step. */
    Faults NONE = point -> {};

    /** A transfer passes a step. */
    void passing(FaultPoint point);

    /**
     * What the property asks for. Names of other components' points are not this one's.
     *
     * @param property the property's value, or null
     * @param crash ends the process at once, without any of its shutdown
     */
    static Faults of(@Nullable String property, Runnable crash) {
        if (property == null) {
            return NONE;
        }
        int colon = property.indexOf(':');
        String name = colon < 0 ? property : property.substring(0, colon);
        if (Arrays.stream(FaultPoint.values()).noneMatch(point -> point.name().equals(name))) {
            return NONE;
        }
        FaultPoint wanted = FaultPoint.valueOf(name);
        AtomicInteger left = new AtomicInteger(colon < 0 ? 1 : Integer.parseInt(property.substring(colon + 1)));
        return point -> {
            if (point == wanted && left.decrementAndGet() == 0) {
                crash.run();
            }
        };
    }
}

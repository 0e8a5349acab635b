// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.kill;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mapi4osgi.spooler.work.FaultPoint;

/** The steps of spooler and transport at which a process is killed, by name, and what a kill there may do to a message. */
final class FaultPoints {
    /** All of them. */
    static final List<String> ALL = Stream.concat(
                    Arrays.stream(FaultPoint.values()), Arrays.stream(org.mapi4osgi.xp.fault.FaultPoint.values()))
            .map(Enum::name)
            .toList();

    private static final String DOUBLING = org.mapi4osgi.xp.fault.FaultPoint.SEND_AFTER_REPLY_BEFORE_SAVE.name();

    /** The spooler has noted that a try begins, and not yet that it has ended. */
    private static final Set<String> WITHIN_TRY = Stream.concat(
                    EnumSet.of(
                                    FaultPoint.SPOOLER_TRY_NOTED,
                                    FaultPoint.SPOOLER_BEFORE_SUBMIT,
                                    FaultPoint.SPOOLER_AFTER_SUBMIT,
                                    FaultPoint.SPOOLER_MESSAGE_ENDED,
                                    FaultPoint.SPOOLER_REPORT_BEFORE_SAVE,
                                    FaultPoint.SPOOLER_REPORT_SAVED)
                            .stream()
                            .map(Enum::name),
                    ALL.stream().filter(point -> point.startsWith("SEND_")))
            .collect(Collectors.toUnmodifiableSet());

    private FaultPoints() {}

    /** Whether the server has a message then that nobody else knows of. */
    static boolean mayDouble(String point) {
        return point.equals(DOUBLING);
    }

    /** Whether the try counts as broken, of which a message has only so many. */
    static boolean isWithinTry(String point) {
        return WITHIN_TRY.contains(point);
    }
}

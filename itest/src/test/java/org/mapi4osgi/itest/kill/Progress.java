// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.kill;

import java.time.Duration;

/**
 * How far it is.
 *
 * @param done what is done
 * @param all what there is to do
 * @param elapsed how long it took so far
 */
record Progress(int done, int all, Duration elapsed) {
    /** In words, with the time that the rest will take if it goes on like this. */
    String text() {
        long seconds = elapsed.dividedBy(done).multipliedBy((long) all - done).toSeconds();
        String rest = seconds < 90 ? seconds + " s" : (seconds + 30) / 60 + " min";
        return "%d of %d, %s to go".formatted(done, all, rest);
    }
}

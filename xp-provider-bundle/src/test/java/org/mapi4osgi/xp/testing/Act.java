// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.testing;

import java.io.IOException;

/** What a scripted server does at a step, in the place of what it should. */
@FunctionalInterface
public interface Act {
    /** The usual answer. */
    Act USUAL = wire -> true;

    /** Hangs up. */
    Act CLOSE = wire -> {
        wire.hangUp();
        return false;
    };

    /** Hangs up with a reset. */
    Act RESET = wire -> {
        wire.reset();
        return false;
    };

    /** Says nothing until the client hangs up. */
    Act STALL = wire -> {
        wire.awaitEnd();
        return false;
    };

    /**
     * Acts.
     *
     * @return whether the usual answer follows
     */
    boolean on(Wire wire) throws IOException;

    /** Says a line, or several, instead. */
    static Act say(String text) {
        return wire -> {
            wire.say(text);
            return false;
        };
    }

    /** Says a line and hangs up. */
    static Act sayAndClose(String text) {
        return wire -> {
            wire.say(text);
            wire.hangUp();
            return false;
        };
    }

    /** Says bytes as they are, without a line end, and hangs up. */
    static Act cutAfter(String text) {
        return wire -> {
            wire.write(text);
            wire.hangUp();
            return false;
        };
    }

    /** Says something again and again, until the client hangs up. */
    static Act flood(String first, String piece) {
        return wire -> {
            wire.write(first);
            while (true) {
                wire.write(piece);
            }
        };
    }

    /** Calls something, then answers as usual. */
    static Act then(Runnable action) {
        return wire -> {
            action.run();
            return true;
        };
    }

    /** Within TLS: begins a record and says its bytes one by one, not all of them, and lets time pass before each. */
    static Act dribbleRecord(Runnable tick) {
        return wire -> {
            wire.writeBelowTls(new byte[] {0x17, 3, 3, 0x40, 0});
            for (int i = 0; i < 1000; i++) {
                tick.run();
                wire.writeBelowTls(new byte[] {0});
            }
            wire.awaitEndBelowTls();
            return false;
        };
    }

    /** Says something byte by byte, and lets time pass before each. */
    static Act dribble(Runnable tick, String text) {
        return wire -> {
            for (int i = 0; i < text.length(); i++) {
                tick.run();
                wire.write(text.substring(i, i + 1));
            }
            wire.awaitEnd();
            return false;
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a content restriction matches: one of the three levels, joined with options.
 *
 * @param level FL_FULLSTRING, FL_SUBSTRING or FL_PREFIX
 * @param options FL_IGNORECASE and the like
 */
public record FuzzyLevel(Level level, Set<Option> options) {
    /**
     * Checks and copies the components.
     *
     * @param level FL_FULLSTRING, FL_SUBSTRING or FL_PREFIX
     * @param options FL_IGNORECASE and the like
     */
    public FuzzyLevel {
        options =
                Collections.unmodifiableSet(options.isEmpty() ? EnumSet.noneOf(Option.class) : EnumSet.copyOf(options));
    }

    /** The levels. */
    public enum Level {
        /** The whole value. */
        FL_FULLSTRING(0),
        /** Contained in the value. */
        FL_SUBSTRING(1),
        /** The start of the value. */
        FL_PREFIX(2);

        private final int value;

        Level(int value) {
            this.value = value;
        }

        /**
         * The value in MAPI's headers.
         *
         * @return the value
         */
        public int value() {
            return value;
        }
    }

    /** The options. */
    public enum Option implements MapiFlag {
        /** Upper and lower case are the same. */
        FL_IGNORECASE(0x10000),
        /** Accents do not count. */
        FL_IGNORENONSPACE(0x20000),
        /** As loose as the provider can: here, neither case nor accents count. */
        FL_LOOSE(0x40000);

        private final int bit;

        Option(int bit) {
            this.bit = bit;
        }

        @Override
        public int bit() {
            return bit;
        }
    }

    /**
     * A level with options.
     *
     * @param level the level
     * @param options the options
     * @return the fuzzy level
     */
    public static FuzzyLevel of(Level level, Option... options) {
        return new FuzzyLevel(level, MapiFlag.set(Option.class, options));
    }
}

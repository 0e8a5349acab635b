// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/**
 * A regular expression from a client: it may be slow on purpose, so each search is given a number of steps, counted by
 * the characters that it looks at. java.util.regex offers no limit of its own.
 */
final class BoundedPattern {
    private static final int MAX_LENGTH = 1_024;
    private static final int MAX_STEPS = 1_000_000;

    private final Pattern pattern;

    private BoundedPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    static BoundedPattern compile(String expression) throws MapiException {
        if (expression.length() > MAX_LENGTH) {
            throw new MapiException(
                    MapiCode.MAPI_E_TOO_COMPLEX,
                    "RELOP_RE: a pattern has at most %d characters, this one has %d"
                            .formatted(MAX_LENGTH, expression.length()));
        }
        try {
            return new BoundedPattern(Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER,
                    "RELOP_RE: '%s' is no pattern: %s at %d".formatted(expression, e.getDescription(), e.getIndex()));
        }
    }

    boolean find(String text) throws MapiException {
        try {
            return pattern.matcher(new Counted(text, 0, text.length(), new int[] {MAX_STEPS}))
                    .find();
        } catch (StepsExceeded | StackOverflowError e) {
            // The matcher recurses for each repetition of a group; it holds no state that the overflow could harm.
            throw new MapiException(
                    MapiCode.MAPI_E_TOO_COMPLEX,
                    "RELOP_RE: '%s' needs too many steps for a string of %d characters; make it simpler"
                            .formatted(pattern, text.length()));
        }
    }

    private record Counted(String text, int start, int end, int[] stepsLeft) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (stepsLeft[0]-- <= 0) {
                throw new StepsExceeded();
            }
            return text.charAt(start + index);
        }

        @Override
        public int length() {
            return end - start;
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new Counted(text, start + from, start + to, stepsLeft);
        }

        @Override
        public String toString() {
            return text.substring(start, end);
        }
    }

    /** Leaves java.util.regex by way of the character sequence; never leaves this class. */
    private static final class StepsExceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StepsExceeded() {
            super(null, null, false, false);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.mapi4osgi.api.FuzzyLevel;

/**
 * Rewrites a text so that texts which a fuzzy level takes for the same become equal, whatever the locale.
 *
 * <p>Pure functions; any thread. A store that keeps folded columns folds with this class, so that what it finds is what
 * {@link RestrictionEvaluator} finds.
 */
public enum Folding {
    /** Every character counts. */
    EXACT {
        @Override
        public String fold(String text) {
            return text;
        }
    },
    /** FL_IGNORECASE: upper and lower case are the same; composed and decomposed accents are the same. */
    IGNORE_CASE {
        @Override
        public String fold(String text) {
            return isAscii(text) ? text.toLowerCase(Locale.ROOT) : lower(normal(text, Normalizer.Form.NFC));
        }
    },
    /** FL_IGNORENONSPACE: accents and other non-spacing marks do not count. */
    IGNORE_NON_SPACE {
        @Override
        public String fold(String text) {
            return isAscii(text) ? text : withoutMarks(normal(text, Normalizer.Form.NFD));
        }
    },
    /** FL_LOOSE: neither case, nor marks, nor the difference between compatible forms of a character. */
    LOOSE {
        @Override
        public String fold(String text) {
            return isAscii(text)
                    ? text.toLowerCase(Locale.ROOT)
                    : lower(withoutMarks(normal(text, Normalizer.Form.NFKD)));
        }
    };

    /**
     * The folding that a fuzzy level asks for.
     *
     * @param options the fuzzy level's options
     * @return the folding; case and marks together are LOOSE
     */
    public static Folding of(Set<FuzzyLevel.Option> options) {
        boolean ignoreCase = options.contains(FuzzyLevel.Option.FL_IGNORECASE);
        boolean ignoreNonSpace = options.contains(FuzzyLevel.Option.FL_IGNORENONSPACE);
        if (options.contains(FuzzyLevel.Option.FL_LOOSE) || ignoreCase && ignoreNonSpace) {
            return LOOSE;
        }
        if (ignoreCase) {
            return IGNORE_CASE;
        }
        return ignoreNonSpace ? IGNORE_NON_SPACE : EXACT;
    }

    /**
     * Folds.
     *
     * @param text any text
     * @return the text that stands for all texts that count as the same
     */
    public abstract String fold(String text);

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String normal(String text, Normalizer.Form form) {
        return Normalizer.normalize(text, form);
    }

    /**
     * By way of upper case, which makes ß, its capital and ss the same; character by character on the way back, because a
     * sigma must not depend on where it stands, or a prefix would not be found.
     */
    private static String lower(String text) {
        String upper = text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
        StringBuilder lower = new StringBuilder(upper.length());
        upper.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
        return lower.toString();
    }

    private static String withoutMarks(String text) {
        StringBuilder rest = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(rest::appendCodePoint);
        return rest.toString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/**
 * Ambiguous name resolution: what a user typed in an address field, and which entries it may mean.
 *
 * <p>A query matches a name if each of its words is the start of some word of the name (AB-12): "Ann K" matches "Anna
 * Kerr" and "Zoe Ann Kohl", not "Ann Lee". Neither case nor accents nor the order of the words count. Words are runs of
 * letters and digits. A query also matches an e-mail address that starts with it.
 *
 * <p>Immutable; any thread. An address book that keeps an index of its own splits names by {@link #words}.
 */
public final class AmbiguousName {
    private static final List<PropTag<String>> NAMES =
            List.of(PR.PR_DISPLAY_NAME, PR.PR_GIVEN_NAME, PR.PR_SURNAME, PR.PR_ACCOUNT);
    private static final List<PropTag<String>> ADDRESSES = List.of(PR.PR_EMAIL_ADDRESS, PR.PR_SMTP_ADDRESS);

    private final List<String> words;
    private final String start;

    private AmbiguousName(List<String> words, String start) {
        this.words = words;
        this.start = start;
    }

    /**
     * A query.
     *
     * @param query what the user typed; without a letter or digit it matches nothing
     * @return the query, split and folded
     */
    public static AmbiguousName of(String query) {
        return new AmbiguousName(words(query), Folding.LOOSE.fold(query.strip()));
    }

    /**
     * The words of a name or a query.
     *
     * @param text the text
     * @return the words in order, folded by {@link Folding#LOOSE}
     */
    public static List<String> words(String text) {
        String folded = Folding.LOOSE.fold(text);
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= folded.length(); ) {
            int c = i < folded.length() ? folded.codePointAt(i) : ' ';
            if (!Character.isLetterOrDigit(c)) {
                if (i > start) {
                    words.add(folded.substring(start, i));
                }
                start = i + Character.charCount(c);
            }
            i += Character.charCount(c);
        }
        return words;
    }

    /**
     * Whether the query matches a name.
     *
     * @param names the name, or several texts that make up a name together
     * @return true if each word of the query is the start of a word of the names
     */
    public boolean matchesName(String... names) {
        List<String> all = new ArrayList<>();
        for (String name : names) {
            all.addAll(words(name));
        }
        return matchesWords(all);
    }

    private boolean matchesWords(List<String> nameWords) {
        for (String word : words) {
            if (nameWords.stream().noneMatch(n -> n.startsWith(word))) {
                return false;
            }
        }
        return !words.isEmpty();
    }

    /**
     * Whether the query matches an entry of an address book.
     *
     * @param entry the entry; PR_DISPLAY_NAME, PR_GIVEN_NAME, PR_SURNAME and PR_ACCOUNT are its names, PR_EMAIL_ADDRESS
     *     and PR_SMTP_ADDRESS its addresses
     * @return true if it matches the names together or the start of an address
     */
    public boolean matches(Props entry) {
        List<String> nameWords = new ArrayList<>();
        for (PropTag<String> tag : NAMES) {
            if (text(entry, tag) instanceof String name) {
                nameWords.addAll(words(name));
            }
        }
        if (matchesWords(nameWords)) {
            return true;
        }
        for (PropTag<String> tag : ADDRESSES) {
            if (!words.isEmpty()
                    && text(entry, tag) instanceof String address
                    && Folding.LOOSE.fold(address).startsWith(start)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Object text(Props entry, PropTag<String> tag) {
        return Values.find(entry, tag);
    }
}

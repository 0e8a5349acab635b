// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab.anr;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.AmbiguousName;
import org.mapi4osgi.util.Folding;

/**
 * What an entry is found by in name resolution, one word a line: the words of its names, and its addresses whole, marked so
 * that they are not taken for words. What the index finds by them is what {@link AmbiguousName} matches.
 */
public final class NameWords {
    /** No word starts with it: words have letters and digits only. */
    static final char ADDRESS = '@';

    private static final List<PropTag<String>> NAMES =
            List.of(PR.PR_DISPLAY_NAME, PR.PR_GIVEN_NAME, PR.PR_SURNAME, PR.PR_ACCOUNT);
    private static final List<PropTag<String>> ADDRESSES = List.of(PR.PR_EMAIL_ADDRESS, PR.PR_SMTP_ADDRESS);

    private NameWords() {}

    /** The words of an entry. */
    public static String of(Props entry) {
        Set<String> words = new LinkedHashSet<>();
        for (PropTag<String> tag : NAMES) {
            entry.get(tag).ifPresent(name -> words.addAll(AmbiguousName.words(name)));
        }
        for (PropTag<String> tag : ADDRESSES) {
            entry.get(tag).map(NameWords::address).ifPresent(words::add);
        }
        return String.join("\n", words);
    }

    /** An address as the index holds it; a line break in it would end the word. */
    static String address(String address) {
        return ADDRESS + Folding.LOOSE.fold(address.strip()).replace('\n', ' ');
    }
}

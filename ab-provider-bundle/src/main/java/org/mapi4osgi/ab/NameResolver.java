// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.ab.store.Entry;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ResolvedNames;
import org.mapi4osgi.api.ResolvedNames.Mark;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.Folding;

/**
 * Resolves names to the entries of one container: first the entry that has exactly the name, then those that the name may
 * be short for.
 *
 * @param book the book
 * @param container the container's row
 * @param tags the properties that a resolved recipient gets; null for those of messages
 */
record NameResolver(Book book, long container, @Nullable List<? extends PropTag<?>> tags) {
    /** What a recipient of a message needs. */
    private static final List<PropTag<?>> RECIPIENT = List.of(
            PR.PR_ADDRTYPE,
            PR.PR_DISPLAY_NAME,
            PR.PR_EMAIL_ADDRESS,
            PR.PR_ENTRYID,
            PR.PR_OBJECT_TYPE,
            PR.PR_SEARCH_KEY,
            PR.PR_TRANSMITABLE_DISPLAY_NAME,
            PR.PR_DISPLAY_TYPE,
            PR.PR_SEND_RICH_INFO);

    ResolvedNames resolve(ResolvedNames names) throws MapiException {
        List<Props> recipients = new ArrayList<>(names.recipients());
        List<Mark> marks = new ArrayList<>(names.marks());
        for (int i = 0; i < recipients.size(); i++) {
            Props recipient = recipients.get(i);
            String name = recipient.get(PR.PR_DISPLAY_NAME).orElse("");
            if (marks.get(i) != Mark.MAPI_UNRESOLVED || recipient.has(PR.PR_ENTRYID) || name.isBlank()) {
                continue;
            }
            List<Entry> found = find(name);
            if (found.size() == 1) {
                recipients.set(i, resolved(recipient, found.get(0)));
                marks.set(i, Mark.MAPI_RESOLVED);
            } else if (found.size() > 1) {
                marks.set(i, Mark.MAPI_AMBIGUOUS);
            }
        }
        return new ResolvedNames(recipients, marks);
    }

    private List<Entry> find(String name) throws MapiException {
        List<Entry> exact = book.named(container, Folding.LOOSE.fold(name.strip()));
        return exact.isEmpty() ? book.resolve(container, name, 2) : exact;
    }

    /** The recipient with the entry's properties; what it had and the entry has not stays. */
    private Props resolved(Props recipient, Entry entry) {
        Props all = book.props(entry);
        Props.Builder builder = recipient.toBuilder();
        if (tags == null) {
            RECIPIENT.stream()
                    .filter(all::has)
                    .forEach(tag -> all.select(List.of(tag)).forEach(builder::put));
        } else {
            for (PropTag<?> tag : tags) {
                if (all.has(tag) || !recipient.has(tag)) {
                    all.select(List.of(tag)).forEach(builder::put);
                }
            }
            all.select(List.of(PR.PR_ENTRYID)).forEach(builder::put);
        }
        return builder.build();
    }
}

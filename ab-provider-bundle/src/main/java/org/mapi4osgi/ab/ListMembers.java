// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.util.List;
import org.mapi4osgi.ab.store.Entry;
import org.mapi4osgi.ab.store.Member;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** Makes members of distribution lists. Those of the list's own book follow their entries; of others a row is kept. */
final class ListMembers {
    private ListMembers() {}

    /** An entry of this provider. */
    static Member of(Book list, Book owner, Entry entry) {
        EntryId entryId =
                AbEntryId.of(owner.uid(), entry.content().type(), entry.uid()).toEntryId();
        return new Member(owner == list ? entry.uid() : null, entryId, row(entryId, owner.props(entry)));
    }

    /** A one-off, or an entry of another provider. */
    static Member of(EntryId entryId, Props source) {
        return new Member(null, entryId, row(entryId, source));
    }

    /** The members of a list that is copied into another book, or into its own. */
    static List<Member> copied(Book to, Book from, List<Member> members) {
        return to == from
                ? members
                : members.stream()
                        .map(member -> new Member(null, member.entryId(), member.props()))
                        .toList();
    }

    private static Props row(EntryId entryId, Props source) {
        Props.Builder row = Props.builder();
        for (PropValue<?> property : source.select(Book.recipientColumns())) {
            if (!property.isError()) {
                row.put(property);
            }
        }
        return row.put(PR.PR_ENTRYID, entryId.toBinary())
                .put(PR.PR_INSTANCE_KEY, entryId.toBinary())
                .build();
    }
}

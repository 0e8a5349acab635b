// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.ab.store.Entry;
import org.mapi4osgi.ab.store.EntryStore;
import org.mapi4osgi.ab.store.Member;
import org.mapi4osgi.api.ContentsTableFlag;
import org.mapi4osgi.api.CreateEntryFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IDistList;
import org.mapi4osgi.api.IMAPIProgress;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.tags.PR;

/**
 * A distribution list. copyEntries makes entries and one-offs its members, deleteEntries takes them out; on a saved list at
 * once, on a new one with its first saveChanges.
 */
final class DistList extends EntryObject implements IDistList {
    private final AbLogon logon;

    /** The members that a new list is saved with. */
    @GuardedBy("this")
    private List<Member> initial;

    DistList(AbLogon logon, Book book, Entry entry, boolean writable) {
        super(book, entry, writable);
        this.logon = logon;
        this.initial = List.of();
    }

    DistList(AbLogon logon, Book book, NewEntry creation, List<Member> members) {
        super(book, ObjectType.MAPI_DISTLIST, creation);
        this.logon = logon;
        this.initial = List.copyOf(members);
    }

    @Override
    synchronized List<Member> initialMembers() {
        return initial;
    }

    @Override
    List<PropTag<?>> tables() {
        return List.of(PR.PR_CONTAINER_CONTENTS, PR.PR_DETAILS_TABLE);
    }

    @Override
    IMAPITable openTable(PropTag<?> tag) throws MapiException {
        return tag.id() == PR.PR_DETAILS_TABLE.id() ? super.openTable(tag) : getContentsTable();
    }

    @Override
    public IMAPITable getContentsTable(ContentsTableFlag... flags) throws MapiException {
        Entry entry = entry();
        return entry != null
                ? book.memberTable(entry)
                : BookTables.fixed(initialMembers().stream().map(Member::props).toList());
    }

    @Override
    public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        return entryId == null || AbEntryId.isOurs(entryId)
                ? logon.openEntry(entryId, flags)
                : logon.support().openEntry(entryId, flags);
    }

    @Override
    public MapiCode copyEntries(
            List<EntryId> entries, UiParam uiParam, @Nullable IMAPIProgress progress, CreateEntryFlag... flags)
            throws MapiException {
        checkWritable();
        List<Member> added = new ArrayList<>();
        MapiCode result = Batch.run(entries, progress, id -> added.add(member(id)));
        edit(members -> {
            List<Member> all = new ArrayList<>(members);
            for (Member member : added) {
                if (all.stream().noneMatch(m -> m.entryId().equals(member.entryId()))) {
                    all.add(member);
                }
            }
            return all;
        });
        return result;
    }

    @Override
    public MapiCode deleteEntries(List<EntryId> entries) throws MapiException {
        checkWritable();
        List<EntryId> left = new ArrayList<>(entries);
        edit(members -> members.stream()
                .filter(member -> !entries.contains(member.entryId()) || !left.remove(member.entryId()))
                .toList());
        return left.isEmpty() ? MapiCode.S_OK : MapiCode.MAPI_W_PARTIAL_COMPLETION;
    }

    private void edit(EntryStore.MemberEdit edit) throws MapiException {
        Entry entry = entry();
        if (entry != null) {
            book.editMembers(entry, edit);
            return;
        }
        synchronized (this) {
            initial = List.copyOf(edit.edit(initial));
        }
    }

    private Member member(EntryId entryId) throws MapiException {
        if (AbEntryId.isOurs(entryId)) {
            AbEntryId id = AbEntryId.parse(entryId);
            Book owner = logon.book(id);
            Entry member = AbLogon.entry(owner, id);
            Entry list = entry();
            if (member.content().type() == ObjectType.MAPI_ABCONT
                    || list != null && list.uid().equals(member.uid())) {
                throw new MapiException(
                        MapiCode.MAPI_E_INVALID_PARAMETER,
                        "neither a container nor the list itself can be a member of a distribution list");
            }
            return ListMembers.of(book, owner, member);
        }
        try (IMAPIProp source = logon.support().openEntry(entryId)) {
            return ListMembers.of(entryId, source.getProps(Book.recipientColumns()));
        }
    }
}

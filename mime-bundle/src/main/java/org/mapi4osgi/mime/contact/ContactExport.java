// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IDistList;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/**
 * Writes the entries of an address book container into a file: mail users first, then distribution lists, whose members
 * refer to them. For one thread at a time; its method blocks as long as the container and the file do.
 */
public final class ContactExport {
    private static final int ROWS = 500;

    private final IABContainer container;
    private final ContactWriter writer;
    private final Runnable progress;
    private final Set<EntryId> exported = new HashSet<>();

    /**
     * An export.
     *
     * @param container whose entries are written; not closed
     * @param writer takes them; not closed
     * @param progress called after each entry, on the exporting thread
     */
    public ContactExport(IABContainer container, ContactWriter writer, Runnable progress) {
        this.container = container;
        this.writer = writer;
        this.progress = progress;
    }

    /**
     * Writes all entries.
     *
     * @return how many there were
     * @throws IOException if the file cannot be written
     * @throws MapiException any code that the container or an entry gives when it is read
     */
    public int run() throws IOException, MapiException {
        List<EntryId> users = new ArrayList<>();
        List<EntryId> lists = new ArrayList<>();
        try (IMAPITable contents = container.getContentsTable()) {
            contents.setColumns(PR.PR_ENTRYID, PR.PR_OBJECT_TYPE);
            for (var rows = contents.queryRows(ROWS); !rows.isEmpty(); rows = contents.queryRows(ROWS)) {
                for (Props row : rows) {
                    boolean list = row.get(PR.PR_OBJECT_TYPE).orElse(0) == ObjectType.MAPI_DISTLIST.value();
                    row.entryId(PR.PR_ENTRYID).ifPresent((list ? lists : users)::add);
                }
            }
        }
        exported.addAll(users);
        exported.addAll(lists);
        for (EntryId user : users) {
            write(user, false);
        }
        for (EntryId list : lists) {
            write(list, true);
        }
        return users.size() + lists.size();
    }

    private void write(EntryId id, boolean list) throws IOException, MapiException {
        try (IMAPIProp entry = container.openEntry(id)) {
            Props props = entry.getProps((List<PropTag<?>>) null);
            List<ContactMember> members = list ? members(entry.queryInterface(IDistList.IID)) : List.of();
            writer.write(new Contact(key(id), list, props, members));
        }
        progress.run();
    }

    private List<ContactMember> members(IDistList list) throws MapiException {
        List<ContactMember> members = new ArrayList<>();
        try (IMAPITable contents = list.getContentsTable()) {
            contents.setColumns(PR.PR_ENTRYID, PR.PR_DISPLAY_NAME, PR.PR_EMAIL_ADDRESS);
            for (var rows = contents.queryRows(ROWS); !rows.isEmpty(); rows = contents.queryRows(ROWS)) {
                for (Props row : rows) {
                    String name = row.get(PR.PR_DISPLAY_NAME).orElse("");
                    String key = row.entryId(PR.PR_ENTRYID)
                            .filter(exported::contains)
                            .map(ContactExport::key)
                            .orElse(null);
                    members.add(new ContactMember(
                            key, name, row.get(PR.PR_EMAIL_ADDRESS).orElse(null)));
                }
            }
        }
        return members;
    }

    /** A UUID that stays the same with each export of the entry. */
    private static String key(EntryId id) {
        return UUID.nameUUIDFromBytes(id.toBinary().toBytes()).toString();
    }
}

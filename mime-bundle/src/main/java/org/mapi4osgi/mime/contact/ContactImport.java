// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.CreateEntryFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IDistList;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.tags.PR;

/**
 * Puts the contacts of files into an address book container, through its createEntry and the entries' saveChanges. Works
 * with every container that has PR_DEF_CREATE_MAILUSER and PR_DEF_CREATE_DL. Lists may have members from files that the
 * same object has read before. For one thread at a time; its methods block as long as the files and the container do.
 */
public final class ContactImport {
    private final IABContainer container;
    private final OneOffs oneOffs;
    private final CreateEntryFlag[] flags;

    /** Where the contacts of all files went, by their keys. */
    private final Map<String, EntryId> imported = new HashMap<>();

    /**
     * An import.
     *
     * @param container where the contacts go; not closed
     * @param oneOffs makes the entry IDs of members that are addresses only
     * @param flags how to treat duplicates; with CREATE_CHECK_DUP_STRICT and CREATE_REPLACE a file can be imported again
     */
    public ContactImport(IABContainer container, OneOffs oneOffs, CreateEntryFlag... flags) {
        this.container = container;
        this.oneOffs = oneOffs;
        this.flags = flags.clone();
    }

    /** Makes one-off entry IDs: IAddrBook.createOneOff with the address type SMTP. Called on the importing thread. */
    @FunctionalInterface
    public interface OneOffs {
        /**
         * Makes an entry ID.
         *
         * @param name the display name
         * @param address the internet address
         * @return the entry ID
         * @throws MapiException any code: the member is left out
         */
        EntryId create(String name, String address) throws MapiException;
    }

    /** Is told of what was not imported. Called on the importing thread, in the order of the file. */
    @FunctionalInterface
    public interface Refusals {
        /**
         * Is told of an entry.
         *
         * @param position which entry of the file, from 1
         * @param what its name, as far as it can be told
         * @param reason why it was not imported
         */
        void refused(int position, String what, String reason);
    }

    /**
     * What became of a file's entries: read is the sum of imported, duplicates and refused.
     *
     * @param read how many entries the file has
     * @param imported how many are in the container now
     * @param duplicates how many were left out because the container has them
     * @param refused how many are no contacts, or could not be saved
     * @param membersLeftOut how many members of imported lists are neither in the files read so far nor addresses
     */
    public record Result(int read, int imported, int duplicates, int refused, int membersLeftOut) {}

    /**
     * Imports a file. Each contact is saved by itself: what was imported stays if a later one fails.
     *
     * @param file a vCard or LDIF file
     * @param refusals is told of what is not imported
     * @return the counts
     * @throws MapiException
     *     <ul>
     *       <li>any code of {@link ContactFile#read}
     *       <li>MAPI_E_NO_ACCESS, MAPI_E_NO_SUPPORT: the container cannot be changed
     *       <li>MAPI_E_NOT_ENOUGH_DISK, MAPI_E_DISK_ERROR, MAPI_E_INVALID_OBJECT and the like: no further contact could
     *           be saved either
     *     </ul>
     */
    public Result run(Path file, Refusals refusals) throws MapiException {
        FileRun run = new FileRun(refusals);
        ContactFile.read(file, run);
        return run.finish();
    }

    /** One file: persons are saved as they come, lists when all possible members are there. */
    private final class FileRun implements ContactSink {
        private final Refusals refusals;
        private final List<Contact> lists = new ArrayList<>();
        private final List<Integer> positions = new ArrayList<>();
        private int read;
        private int saved;
        private int duplicates;
        private int refused;
        private int membersLeftOut;

        FileRun(Refusals refusals) {
            this.refusals = refusals;
        }

        @Override
        public void contact(Contact contact) throws MapiException {
            read++;
            if (contact.distributionList()) {
                lists.add(contact);
                positions.add(read);
            } else {
                save(contact, read);
            }
        }

        @Override
        public void refused(int position, String what, String reason) {
            read++;
            refused++;
            refusals.refused(position, what, reason);
        }

        Result finish() throws MapiException {
            List<EntryId> made = new ArrayList<>();
            List<Contact> toFill = new ArrayList<>();
            for (int i = 0; i < lists.size(); i++) {
                EntryId entryId = save(lists.get(i), positions.get(i));
                if (entryId != null) {
                    made.add(entryId);
                    toFill.add(lists.get(i));
                }
            }
            for (int i = 0; i < made.size(); i++) {
                fill(made.get(i), toFill.get(i));
            }
            return new Result(read, saved, duplicates, refused, membersLeftOut);
        }

        /** The entry ID; null if the contact was not saved. */
        private @Nullable EntryId save(Contact contact, int position) throws MapiException {
            try {
                EntryId entryId = create(contact);
                saved++;
                if (contact.key() != null) {
                    imported.put(contact.key(), entryId);
                }
                return entryId;
            } catch (MapiException e) {
                if (e.code() == MapiCode.MAPI_E_COLLISION) {
                    duplicates++;
                    return null;
                }
                if (concernsAll(e.code())) {
                    throw e;
                }
                refused++;
                String name = contact.props().get(PR.PR_DISPLAY_NAME).orElse("");
                refusals.refused(position, name, String.valueOf(e.getMessage()));
                return null;
            }
        }

        private void fill(EntryId listId, Contact contact) throws MapiException {
            List<EntryId> members = new ArrayList<>();
            for (ContactMember member : contact.members()) {
                EntryId known = member.key() == null ? null : imported.get(member.key());
                if (known != null) {
                    members.add(known);
                } else if (member.address() != null) {
                    members.add(oneOffs.create(member.name(), member.address()));
                } else {
                    membersLeftOut++;
                }
            }
            if (!members.isEmpty()) {
                try (IMAPIProp list = container.openEntry(listId, OpenEntryFlag.MAPI_MODIFY)) {
                    list.queryInterface(IDistList.IID).copyEntries(members, UiParam.NONE, null);
                }
            }
        }
    }

    private EntryId create(Contact contact) throws MapiException {
        PropTag<Binary> template = contact.distributionList() ? PR.PR_DEF_CREATE_DL : PR.PR_DEF_CREATE_MAILUSER;
        EntryId templateId = container
                .getProps(template)
                .entryId(template)
                .orElseThrow(() -> new MapiException(
                        MapiCode.MAPI_E_NO_SUPPORT,
                        "the container has no template (" + template + "); choose one that can be changed"));
        try (IMAPIProp entry = container.createEntry(templateId, flags)) {
            entry.setProps(contact.props());
            entry.saveChanges(SaveFlag.KEEP_OPEN_READONLY);
            return entry.getProps(PR.PR_ENTRYID)
                    .entryId(PR.PR_ENTRYID)
                    .orElseThrow(() -> new MapiException(
                            MapiCode.MAPI_E_CALL_FAILED, "the container gave the saved entry no entry ID"));
        }
    }

    /** Whether the next contact would fail in the same way. */
    private static boolean concernsAll(MapiCode code) {
        return switch (code) {
            case MAPI_E_NO_ACCESS,
                    MAPI_E_NO_SUPPORT,
                    MAPI_E_NOT_ENOUGH_DISK,
                    MAPI_E_DISK_ERROR,
                    MAPI_E_CORRUPT_STORE,
                    MAPI_E_STORE_FULL,
                    MAPI_E_BUSY,
                    MAPI_E_INVALID_OBJECT,
                    MAPI_E_END_OF_SESSION,
                    MAPI_E_UNKNOWN_ENTRYID -> true;
            default -> false;
        };
    }
}

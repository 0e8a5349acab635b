// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.addrbook;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OneOffEntryId;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.core.handle.AddressBookDoor;
import org.mapi4osgi.tags.PR;

/**
 * PrepareRecips: each provider is asked once for its own recipients, MAPI answers for one-offs, and the requested
 * properties come first (AB-18).
 */
final class RecipientPreparer {
    private final Books books;
    private final AddressBook book;

    RecipientPreparer(Books books, AddressBook book) {
        this.books = books;
        this.book = book;
    }

    List<Props> prepare(@Nullable List<? extends PropTag<?>> tags, List<Props> recipients) throws MapiException {
        List<Props> prepared = new ArrayList<>(recipients);
        IdentityHashMap<AddressBookDoor, List<Integer>> owned = new IdentityHashMap<>();
        for (int i = 0; i < recipients.size(); i++) {
            Optional<EntryId> id = recipients.get(i).entryId(PR.PR_ENTRYID);
            if (id.isPresent() && OneOffEntryId.isOneOff(id.get())) {
                prepared.set(i, over(recipients.get(i), OneOffUser.props(id.get(), OneOffEntryId.parse(id.get()))));
            } else if (id.isPresent()) {
                owned.computeIfAbsent(owner(id.get()), door -> new ArrayList<>())
                        .add(i);
            }
        }
        for (AddressBookDoor door : List.copyOf(owned.keySet())) {
            prepare(door, owned.getOrDefault(door, List.of()), tags, prepared);
        }
        prepared.replaceAll(entry -> tags == null ? entry : lead(tags, entry));
        return prepared;
    }

    private AddressBookDoor owner(EntryId id) throws MapiException {
        AddressBookDoor door = books.route(id);
        if (door == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_UNKNOWN_ENTRYID, "no address book provider owns the entry ID of a recipient");
        }
        return door;
    }

    private void prepare(
            AddressBookDoor door, List<Integer> places, @Nullable List<? extends PropTag<?>> tags, List<Props> prepared)
            throws MapiException {
        List<Props> own = places.stream().map(prepared::get).toList();
        List<Props> answer = ask(door, tags, own);
        if (answer.size() != own.size()) {
            throw new MapiException(
                    MapiCode.MAPI_E_CALL_FAILED,
                    door.home().name() + " was given " + own.size() + " recipients and prepared " + answer.size());
        }
        for (int i = 0; i < own.size(); i++) {
            prepared.set(places.get(i), over(own.get(i), answer.get(i)));
        }
    }

    private List<Props> ask(AddressBookDoor door, @Nullable List<? extends PropTag<?>> tags, List<Props> recipients)
            throws MapiException {
        try {
            return door.prepareRecips(tags, recipients);
        } catch (MapiException e) {
            if (e.code() != MapiCode.MAPI_E_NO_SUPPORT) {
                throw e;
            }
        }
        List<Props> read = new ArrayList<>();
        for (Props recipient : recipients) {
            read.add(read(tags, recipient));
        }
        return read;
    }

    /** What a provider without PrepareRecips has in the entry itself. */
    private Props read(@Nullable List<? extends PropTag<?>> tags, Props recipient) throws MapiException {
        List<PropTag<?>> asked = new ArrayList<>(tags == null ? List.of() : tags);
        asked.add(PR.PR_ENTRYID);
        EntryId id = recipient.entryId(PR.PR_ENTRYID).orElseThrow();
        try (IMAPIProp entry = book.openEntry(id)) {
            return entry.getProps(asked);
        }
    }

    private static Props over(Props entry, Props found) {
        Props.Builder merged = entry.toBuilder();
        for (PropValue<?> value : found) {
            if (!value.isError()) {
                merged.put(value);
            }
        }
        return merged.build();
    }

    private static Props lead(List<? extends PropTag<?>> tags, Props entry) {
        Props.Builder ordered = entry.select(tags).toBuilder();
        for (PropValue<?> value : entry) {
            if (tags.stream().noneMatch(tag -> tag.id() == value.tag().id())) {
                ordered.put(value);
            }
        }
        return ordered.build();
    }
}

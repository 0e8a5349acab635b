// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.addrbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OneOffAddress;
import org.mapi4osgi.api.OneOffEntryId;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.RelOp;
import org.mapi4osgi.api.ResolvedNames;
import org.mapi4osgi.api.ResolvedNames.Mark;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.tags.PR;

/**
 * ResolveName: what is resolved already stays, addresses become one-offs, and the rest is looked up in the containers of
 * the search path, each in turn. Entries that a container resolved or found ambiguous are not asked for again.
 */
final class NameResolver {
    private static final System.Logger LOG = System.getLogger(NameResolver.class.getName());

    /** What a resolved entry should have. */
    static final List<PropTag<?>> TAGS = List.of(
            PR.PR_ENTRYID,
            PR.PR_DISPLAY_NAME,
            PR.PR_ADDRTYPE,
            PR.PR_EMAIL_ADDRESS,
            PR.PR_OBJECT_TYPE,
            PR.PR_DISPLAY_TYPE,
            PR.PR_SEARCH_KEY,
            PR.PR_TRANSMITABLE_DISPLAY_NAME,
            PR.PR_7BIT_DISPLAY_NAME,
            PR.PR_SEND_RICH_INFO);

    private final AddressBook book;

    NameResolver(AddressBook book) {
        this.book = book;
    }

    ResolvedNames resolve(List<Props> recipients) throws MapiException {
        List<Props> entries = new ArrayList<>(recipients);
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Optional<Props> oneOff = oneOff(entries.get(i));
            if (oneOff.isPresent()) {
                entries.set(i, oneOff.get());
            }
            if (!isSettled(entries.get(i)) && !entries.get(i).has(PR.PR_DISPLAY_NAME)) {
                throw new MapiException(
                        MapiCode.MAPI_E_INVALID_PARAMETER,
                        "entry " + i + " has neither PR_ENTRYID nor PR_DISPLAY_NAME to look it up by");
            }
            marks.add(isSettled(entries.get(i)) ? Mark.MAPI_RESOLVED : Mark.MAPI_UNRESOLVED);
        }
        ResolvedNames names = new ResolvedNames(entries, marks);
        if (names.marks().contains(Mark.MAPI_UNRESOLVED)) {
            for (Props row : book.getSearchPath()) {
                Optional<EntryId> container = row.entryId(PR.PR_ENTRYID);
                if (container.isPresent() && names.marks().contains(Mark.MAPI_UNRESOLVED)) {
                    names = lookUp(container.get(), names);
                }
            }
        }
        return names;
    }

    /** An entry without properties is no entry, and one with an entry ID was resolved before (AB-05). */
    private static boolean isSettled(Props entry) {
        return entry.isEmpty() || entry.has(PR.PR_ENTRYID);
    }

    private static Optional<Props> oneOff(Props entry) {
        if (isSettled(entry)) {
            return Optional.empty();
        }
        Optional<OneOffAddress> address = entry.get(PR.PR_DISPLAY_NAME).flatMap(OneOffAddress::parse);
        return address.map(found -> {
            OneOffEntryId id = found.toEntryId();
            return merged(entry, OneOffUser.props(id.toEntryId(), id));
        });
    }

    /** The found values over the entry's own; what the entry has besides stays. */
    static Props merged(Props entry, Props found) {
        Props.Builder merged = entry.toBuilder();
        for (PropValue<?> value : found) {
            if (!value.isError() || !entry.has(value.tag())) {
                merged.put(value);
            }
        }
        return merged.build();
    }

    private ResolvedNames lookUp(EntryId id, ResolvedNames names) {
        try (IABContainer container = book.openContainer(id)) {
            return accept(names, ask(container, names));
        } catch (MapiException e) {
            LOG.log(System.Logger.Level.WARNING, "names are not looked up in one container: " + e.getMessage());
            return names;
        }
    }

    private static ResolvedNames ask(IABContainer container, ResolvedNames names) throws MapiException {
        try {
            return container.resolveNames(TAGS, names);
        } catch (MapiException e) {
            if (e.code() == MapiCode.MAPI_E_NO_SUPPORT) {
                return byRestriction(container, names);
            }
            throw e;
        }
    }

    /** Takes over what the container says of the entries that it was asked for. */
    private static ResolvedNames accept(ResolvedNames asked, ResolvedNames answer) throws MapiException {
        if (answer.marks().size() != asked.marks().size()) {
            throw new MapiException(
                    MapiCode.MAPI_E_CALL_FAILED,
                    "a container was asked for " + asked.marks().size() + " names and answered for "
                            + answer.marks().size());
        }
        List<Props> entries = new ArrayList<>(asked.recipients());
        List<Mark> marks = new ArrayList<>(asked.marks());
        for (int i = 0; i < marks.size(); i++) {
            if (marks.get(i) == Mark.MAPI_UNRESOLVED) {
                marks.set(i, answer.marks().get(i));
                if (marks.get(i) == Mark.MAPI_RESOLVED) {
                    entries.set(i, merged(entries.get(i), answer.recipients().get(i)));
                }
            }
        }
        return new ResolvedNames(entries, marks);
    }

    /** What a container without ResolveNames can do: the PR_ANR restriction on its contents (AB-09). */
    private static ResolvedNames byRestriction(IABContainer container, ResolvedNames names) throws MapiException {
        List<Props> entries = new ArrayList<>(names.recipients());
        List<Mark> marks = new ArrayList<>(names.marks());
        try (IMAPITable contents = container.getContentsTable()) {
            contents.setColumns(TAGS);
            for (int i = 0; i < marks.size(); i++) {
                Optional<String> name = entries.get(i).get(PR.PR_DISPLAY_NAME);
                if (marks.get(i) == Mark.MAPI_UNRESOLVED && name.isPresent()) {
                    List<Props> found = find(contents, name.get(), 2);
                    if (found.size() == 1) {
                        entries.set(i, found.get(0));
                        marks.set(i, Mark.MAPI_RESOLVED);
                    } else if (found.size() > 1) {
                        marks.set(i, Mark.MAPI_AMBIGUOUS);
                    }
                }
            }
        }
        return new ResolvedNames(entries, marks);
    }

    /** The first entries that a name may mean. */
    static List<Props> find(IABContainer container, String name, int most) throws MapiException {
        try (IMAPITable contents = container.getContentsTable()) {
            contents.setColumns(TAGS);
            return find(contents, name, most);
        }
    }

    private static List<Props> find(IMAPITable contents, String name, int most) throws MapiException {
        contents.restrict(new Restriction.Property(RelOp.RELOP_EQ, PR.PR_ANR, new PropValue<>(PR.PR_ANR, name)));
        return contents.queryRows(most);
    }
}

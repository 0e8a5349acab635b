// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.ab.store.Entry;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.spi.IABLogon;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.StatusRowFlag;
import org.mapi4osgi.spi.TemplateFlag;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.SupportReference;

/** The logon object: one session's door to a book. Holds no state of its own but whether it was logged off. */
final class AbLogon implements IABLogon {
    private final SupportReference reference;
    private final IMAPISupport support;
    private final OpenBooks books;
    private final Book book;
    private final String name;
    private final BookNotifier notifier;
    private final AtomicBoolean loggedOff = new AtomicBoolean();
    private volatile int statusCode = AbFlags.STATUS_AVAILABLE;

    AbLogon(SupportReference reference, OpenBooks books, Book book, String name) {
        this.reference = reference;
        this.support = reference.support();
        this.books = books;
        this.book = book;
        this.name = name;
        this.notifier = new BookNotifier(support, book.uid());
    }

    /** The last step of logon: from now on calls come in and changes are told. */
    void start() throws MapiException {
        support.setProviderUID(AbEntryId.PROVIDER_UID);
        support.modifyStatusRow(statusRow());
        book.listen(notifier);
    }

    IMAPISupport support() {
        return support;
    }

    String name() {
        return name;
    }

    @Override
    public void logoff() {
        if (loggedOff.compareAndSet(false, true)) {
            book.unlisten(notifier);
            books.close(book);
            reference.close();
        }
    }

    @Override
    public void close() {
        logoff();
    }

    @Override
    public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        Set<OpenEntryFlag> set = MapiFlag.set(OpenEntryFlag.class, flags);
        if (entryId == null) {
            return root(book, set);
        }
        AbEntryId id = AbEntryId.parse(entryId);
        Book owner = book(id);
        boolean writable = set.contains(OpenEntryFlag.MAPI_MODIFY) || set.contains(OpenEntryFlag.MAPI_BEST_ACCESS);
        return switch (id.kind()) {
            case ROOT -> root(owner, set);
            case TEMPLATE -> new TemplateObject(Templates.of(id), owner.uid());
            case CONTAINER, MAILUSER, DISTLIST -> open(owner, entry(owner, id), writable);
        };
    }

    private IMAPIProp root(Book owner, Set<OpenEntryFlag> flags) throws MapiException {
        if (flags.contains(OpenEntryFlag.MAPI_MODIFY)) {
            throw new MapiException(
                    MapiCode.MAPI_E_NO_ACCESS,
                    "the root of the address book cannot be changed; open a container in it");
        }
        return new RootContainer(this, owner);
    }

    /** The book that an entry ID names: ours, or one of another logon, because they share the MAPIUID. */
    Book book(AbEntryId id) throws MapiException {
        Book owner = id.book().equals(book.uid()) ? book : books.find(id.book());
        if (owner == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_UNKNOWN_ENTRYID,
                    "the entry is in an address book that is not open; add its file to the profile");
        }
        return owner;
    }

    /** An entry ID of this very book: what another book holds is not this one's to change. */
    static AbEntryId inBook(Book owner, EntryId entryId) throws MapiException {
        AbEntryId id = AbEntryId.parse(entryId);
        if (!id.book().equals(owner.uid())) {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "the entry is in another address book");
        }
        return id;
    }

    /** The entry that an entry ID names. */
    static Entry entry(Book owner, AbEntryId id) throws MapiException {
        Entry entry = owner.entry(id.item());
        if (AbEntryId.Kind.of(entry.content().type()) != id.kind()) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_ENTRYID, "the entry ID says " + id.kind() + ", the entry is none");
        }
        return entry;
    }

    private IMAPIProp open(Book owner, Entry entry, boolean writable) throws MapiException {
        return switch (entry.content().type()) {
            case MAPI_ABCONT -> new AbContainer(this, owner, entry, writable);
            case MAPI_DISTLIST -> new DistList(this, owner, entry, writable);
            default -> bound(owner, entry, writable);
        };
    }

    /** An entry made from another provider's template is that provider's to wrap; without it nothing may be changed. */
    private IMAPIProp bound(Book owner, Entry entry, boolean writable) throws MapiException {
        Optional<EntryId> template = entry.content().props().entryId(PR.PR_TEMPLATEID);
        if (template.isEmpty() || AbEntryId.isOurs(template.get())) {
            return new MailUser(owner, entry, writable);
        }
        try {
            return support.openTemplateID(template.get(), new MailUser(owner, entry, writable));
        } catch (MapiException e) {
            return new MailUser(owner, entry, false);
        }
    }

    @Override
    public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException {
        return ours(entryId1).equals(ours(entryId2));
    }

    private static AbEntryId ours(EntryId entryId) throws MapiException {
        if (!AbEntryId.isOurs(entryId)) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_ENTRYID, "entry ID " + entryId + " is not of this address book provider");
        }
        return AbEntryId.parse(entryId);
    }

    @Override
    public int advise(EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException {
        ours(entryId);
        return support.subscribe(entryId.toBinary(), eventMask, sink);
    }

    @Override
    public void unadvise(int connection) throws MapiException {
        support.unsubscribe(connection);
    }

    @Override
    public IMAPIStatus openStatusEntry(OpenEntryFlag... flags) {
        return new StatusObject(this);
    }

    Props statusRow() {
        return Props.builder()
                .put(PR.PR_DISPLAY_NAME, name)
                .put(PR.PR_PROVIDER_DISPLAY, AbProvider.DISPLAY)
                .put(PR.PR_STATUS_CODE, statusCode)
                .put(PR.PR_RESOURCE_METHODS, AbFlags.STATUS_VALIDATE_STATE)
                .put(PR.PR_RESOURCE_PATH, book.file().toString())
                .build();
    }

    /** Checks the file and shows the result in the status table. */
    void validate() throws MapiException {
        String result = book.check();
        boolean sound = result.equals("ok");
        statusCode = sound ? AbFlags.STATUS_AVAILABLE : AbFlags.STATUS_FAILURE;
        support.modifyStatusRow(Props.of(PR.PR_STATUS_CODE, statusCode), StatusRowFlag.STATUSROW_UPDATE);
        if (!sound) {
            throw new MapiException(
                    MapiCode.MAPI_E_CORRUPT_STORE,
                    MapiError.of(
                            name,
                            "the address book " + book.file() + " is damaged: " + result
                                    + "; put a backup in its place"));
        }
    }

    @Override
    public IMAPIProp openTemplateID(EntryId templateId, IMAPIProp hostProperties, TemplateFlag... flags)
            throws MapiException {
        Templates template = Templates.of(ours(templateId));
        if (MapiFlag.set(TemplateFlag.class, flags).contains(TemplateFlag.FILL_ENTRY)) {
            hostProperties.setProps(template.initial().with(PR.PR_TEMPLATEID, templateId.toBinary()));
        }
        return hostProperties;
    }

    @Override
    public IMAPITable getOneOffTable() throws MapiException {
        return BookTables.fixed(List.of(Templates.MAILUSER.row(book.uid())));
    }

    @Override
    public List<Props> prepareRecips(@Nullable List<? extends PropTag<?>> tags, List<Props> recipients)
            throws MapiException {
        List<Props> prepared = new ArrayList<>(recipients.size());
        for (Props recipient : recipients) {
            prepared.add(prepare(tags == null ? List.of() : tags, recipient));
        }
        return prepared;
    }

    /** The wanted properties first, then what the recipient had. */
    private Props prepare(List<? extends PropTag<?>> tags, Props recipient) throws MapiException {
        Props known = recipient;
        Optional<EntryId> entryId = recipient.entryId(PR.PR_ENTRYID);
        if (entryId.isPresent() && AbEntryId.isOurs(entryId.get())) {
            AbEntryId id = AbEntryId.parse(entryId.get());
            Book owner = book(id);
            Props.Builder all = recipient.toBuilder();
            owner.props(entry(owner, id)).forEach(all::put);
            known = all.build();
        }
        Props.Builder prepared = known.select(tags).toBuilder();
        for (int i = 0; i < recipient.size(); i++) {
            PropTag<?> tag = recipient.tag(i);
            if (tags.stream().noneMatch(wanted -> wanted.id() == tag.id())) {
                prepared.put(tag.id() == PR.PR_ENTRYID.id() ? longTerm(recipient.slot(i), known) : recipient.slot(i));
            }
        }
        return prepared.build();
    }

    private static PropValue<?> longTerm(PropValue<?> had, Props known) {
        return known.get(PR.PR_ENTRYID)
                .<PropValue<?>>map(id -> new PropValue<>(PR.PR_ENTRYID, id))
                .orElse(had);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.addrbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.AddressRequest;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OneOffEntryId;
import org.mapi4osgi.api.OneOffFlag;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ResolveNameFlag;
import org.mapi4osgi.api.ResolvedNames;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.handle.AddressBookDoor;
import org.mapi4osgi.core.handle.OwnDoor;
import org.mapi4osgi.core.handle.OwnObject;
import org.mapi4osgi.core.handle.Scope;
import org.mapi4osgi.core.profile.Profile;
import org.mapi4osgi.spi.OptionData;
import org.mapi4osgi.spi.TemplateFlag;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.Form;

/** The integrated address book: all address book providers of a session as one, for one client or support object. */
public final class AddressBook extends OwnObject implements IAddrBook {
    private static final Props PROPS =
            Props.of(PR.PR_DISPLAY_NAME, "Address Book").with(PR.PR_OBJECT_TYPE, ObjectType.MAPI_ADDRBOOK.value());

    private final Scope scope;
    private final OwnDoor own;
    private final Books books;
    private final Containers containers;
    private final Templates templates;
    private final BookDialogs asking;
    private final EntryDialogs entries;
    private final MapiCode warning;
    private final Map<Integer, AddressBookDoor> connections = new ConcurrentHashMap<>();

    /**
     * An address book.
     *
     * @param scope who gets what it opens
     * @param own makes handles of what it makes itself
     * @param books the providers
     * @param profile keeps search path and default containers
     * @param asking asks the user
     * @param warning MAPI_W_ERRORS_RETURNED if a provider failed, else S_OK
     */
    public AddressBook(Scope scope, OwnDoor own, Books books, Profile profile, BookDialogs asking, MapiCode warning) {
        this.scope = scope;
        this.own = own;
        this.books = books;
        this.asking = asking;
        this.entries = new EntryDialogs(asking.dialogs());
        this.warning = warning;
        containers = new Containers(books, profile);
        templates = new Templates(books, own);
    }

    @Override
    protected Props props() {
        return PROPS;
    }

    @Override
    public MapiCode warning() {
        return warning;
    }

    @Override
    public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        if (entryId == null || entryId.equals(RootContainer.ID)) {
            refuseModify("the root of the address book", flags);
            return own.give(scope, new RootContainer(books, this));
        }
        requireRoutable(entryId);
        if (OneOffEntryId.isOneOff(entryId)) {
            refuseModify("a one-off", flags);
            return own.give(scope, new OneOffUser(entryId));
        }
        return owner(entryId).openEntry(scope, entryId, flags);
    }

    /** Opens an entry that must be a container. */
    IABContainer openContainer(EntryId id, OpenEntryFlag... flags) throws MapiException {
        IMAPIProp opened = openEntry(id, flags);
        try {
            return opened.queryInterface(IABContainer.IID);
        } catch (MapiException e) {
            opened.close();
            throw e;
        }
    }

    private static void refuseModify(String what, OpenEntryFlag... flags) throws MapiException {
        if (List.of(flags).contains(OpenEntryFlag.MAPI_MODIFY)) {
            throw new MapiException(MapiCode.MAPI_E_NO_ACCESS, what + " cannot be changed");
        }
    }

    private static void requireRoutable(EntryId id) throws MapiException {
        if (!id.isRoutable()) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_ENTRYID,
                    "an entry ID of " + id.size() + " bytes holds no MAPIUID; it needs " + EntryId.MIN_ROUTABLE);
        }
    }

    private AddressBookDoor owner(EntryId id) throws MapiException {
        requireRoutable(id);
        AddressBookDoor door = books.route(id);
        if (door == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_UNKNOWN_ENTRYID, "no address book provider of this session owns the entry ID");
        }
        return door;
    }

    @Override
    public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException {
        requireRoutable(entryId1);
        requireRoutable(entryId2);
        boolean first = OneOffEntryId.isOneOff(entryId1);
        if (first || OneOffEntryId.isOneOff(entryId2) || entryId1.equals(RootContainer.ID)) {
            return entryId1.equals(entryId2) || first && isSameOneOff(entryId1, entryId2);
        }
        AddressBookDoor door = owner(entryId1);
        if (owner(entryId2) != door) {
            throw new MapiException(
                    MapiCode.MAPI_E_UNKNOWN_ENTRYID, "the entry IDs belong to two providers, and neither knows both");
        }
        return door.compareEntryIDs(entryId1, entryId2);
    }

    /** One-offs are the same if they reach the same address. */
    private static boolean isSameOneOff(EntryId entryId1, EntryId entryId2) throws MapiException {
        return OneOffEntryId.isOneOff(entryId2)
                && OneOffEntryId.parse(entryId1)
                        .searchKey()
                        .equals(OneOffEntryId.parse(entryId2).searchKey());
    }

    @Override
    public int advise(EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException {
        AddressBookDoor door = owner(entryId);
        int connection = door.advise(entryId, eventMask, sink);
        connections.put(connection, door);
        return connection;
    }

    @Override
    public void unadvise(int connection) throws MapiException {
        AddressBookDoor door = connections.remove(connection);
        if (door == null) {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "there is no connection " + connection + " here");
        }
        door.unadvise(connection);
    }

    @Override
    public EntryId createOneOff(@Nullable String name, String addressType, String address, OneOffFlag... flags)
            throws MapiException {
        return oneOff(name, addressType, address, MapiFlag.set(OneOffFlag.class, flags));
    }

    /** CreateOneOff. */
    public static EntryId oneOff(@Nullable String name, String addressType, String address, Set<OneOffFlag> flags)
            throws MapiException {
        boolean plain = flags.contains(OneOffFlag.MAPI_SEND_NO_RICH_INFO);
        return Templates.oneOff(name, addressType, address, plain ? OneOffEntryId.MAPI_ONE_OFF_NO_RICH_INFO : 0);
    }

    @Override
    public EntryId newEntry(UiParam uiParam, @Nullable EntryId container, @Nullable EntryId template)
            throws MapiException {
        if (container == null) {
            EntryId chosen = template == null ? chooseTemplate(uiParam, getOneOffTable()) : template;
            return templates.oneOff(scope, chosen, draft -> entries.fill(uiParam, draft));
        }
        try (IABContainer where = openContainer(container, OpenEntryFlag.MAPI_MODIFY);
                IMAPIProp entry = where.createEntry(template == null ? chooseTemplate(uiParam, where) : template)) {
            entries.fill(uiParam, entry);
            entry.saveChanges(SaveFlag.KEEP_OPEN_READONLY);
            return entry.getProps(PR.PR_ENTRYID)
                    .entryId(PR.PR_ENTRYID)
                    .orElseThrow(() -> new MapiException(
                            MapiCode.MAPI_E_CALL_FAILED, "the provider saved an entry and gave it no entry ID"));
        }
    }

    private EntryId chooseTemplate(UiParam uiParam, IABContainer container) throws MapiException {
        Optional<IMAPITable> own = EntryDialogs.templates(container);
        return chooseTemplate(uiParam, own.isPresent() ? own.get() : getOneOffTable());
    }

    private EntryId chooseTemplate(UiParam uiParam, IMAPITable table) throws MapiException {
        try (table) {
            return entries.template(uiParam, table);
        }
    }

    @Override
    public void details(UiParam uiParam, EntryId entryId) throws MapiException {
        try (IMAPIProp entry = openEntry(entryId, OpenEntryFlag.MAPI_BEST_ACCESS)) {
            entries.details(uiParam, entry);
        }
    }

    @Override
    public List<Props> address(UiParam uiParam, AddressRequest request, List<Props> recipients) throws MapiException {
        RecipientLines lines = new RecipientLines(request, recipients);
        Form form = new Form(lines.text());
        String title = request.caption().isEmpty() ? "Recipients" : request.caption();
        asking.dialogs().edit(uiParam, title, lines.controls(), form);
        List<Props> typed = lines.recipients(form.props());
        return typed.isEmpty()
                ? typed
                : resolveName(uiParam, null, typed, ResolveNameFlag.MAPI_DIALOG).recipients();
    }

    @Override
    public Props recipOptions(UiParam uiParam, Props recipient) throws MapiException {
        String type = recipient
                .get(PR.PR_ADDRTYPE)
                .orElseThrow(() -> new MapiException(
                        MapiCode.MAPI_E_INVALID_PARAMETER, "a recipient without PR_ADDRTYPE has no options"));
        Form form = new Form(recipient);
        new OptionDialog(asking.dialogs(), asking.options()).show(uiParam, OptionData.Type.RECIPIENT, type, form);
        return form.props();
    }

    @Override
    public Props queryDefaultRecipOpt(String addressType) throws MapiException {
        return asking.options().require(OptionData.Type.RECIPIENT, addressType).defaults();
    }

    @Override
    public ResolvedNames resolveName(
            UiParam uiParam, @Nullable String title, List<Props> recipients, ResolveNameFlag... flags)
            throws MapiException {
        ResolvedNames names = new NameResolver(this).resolve(recipients);
        return List.of(flags).contains(ResolveNameFlag.MAPI_DIALOG)
                ? new AmbiguousNames(this, asking.dialogs()).ask(uiParam, title, names)
                : names;
    }

    @Override
    public List<Props> prepareRecips(@Nullable List<? extends PropTag<?>> tags, List<Props> recipients)
            throws MapiException {
        return new RecipientPreparer(books, this).prepare(tags, recipients);
    }

    @Override
    public Optional<EntryId> getPAB() throws MapiException {
        return containers.personal();
    }

    @Override
    public void setPAB(EntryId entryId) throws MapiException {
        containers.personal(entryId);
    }

    @Override
    public Optional<EntryId> getDefaultDir() throws MapiException {
        return containers.byDefault();
    }

    @Override
    public void setDefaultDir(EntryId entryId) throws MapiException {
        containers.byDefault(entryId);
    }

    @Override
    public List<Props> getSearchPath() throws MapiException {
        return containers.searchPath();
    }

    @Override
    public void setSearchPath(List<Props> searchPath) throws MapiException {
        containers.searchPath(searchPath);
    }

    /** GetOneOffTable of a support object. */
    public IMAPITable getOneOffTable() throws MapiException {
        return own.give(scope, templates.table());
    }

    /** OpenTemplateID of a support object. */
    public IMAPIProp openTemplateID(EntryId templateId, IMAPIProp hostProperties, TemplateFlag... flags)
            throws MapiException {
        return templates.open(scope, templateId, hostProperties, flags);
    }

    @Override
    public void close() {
        connections.forEach((connection, door) -> {
            try {
                door.unadvise(connection);
            } catch (MapiException e) {
                connections.remove(connection);
            }
        });
        connections.clear();
    }
}

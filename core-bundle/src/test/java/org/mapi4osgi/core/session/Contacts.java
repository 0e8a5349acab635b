// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.ContentsTableFlag;
import org.mapi4osgi.api.CreateEntryFlag;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.HierarchyTableFlag;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMailUser;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ResolvedNames;
import org.mapi4osgi.api.ResolvedNames.Mark;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.kit.fake.FakeShutdown;
import org.mapi4osgi.spi.ABProviderInit;
import org.mapi4osgi.spi.AddressBookLogonRequest;
import org.mapi4osgi.spi.AddressBookLogonResult;
import org.mapi4osgi.spi.IABLogon;
import org.mapi4osgi.spi.IABProvider;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.ProviderInit;
import org.mapi4osgi.spi.TemplateFlag;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.DisplayTable;
import org.mapi4osgi.util.MemoryTable;

/** A small address book provider: containers of entries, which a test puts in. */
final class Contacts implements ABProviderInit {
    static final int AB_RECIPIENTS = 1;
    static final int AB_MODIFIABLE = 4;
    static final int AB_UNMODIFIABLE = 8;
    static final int DT_GLOBAL = 0x20000;
    static final int DT_LOCAL = 0x30000;

    final MapiUid uid;
    final List<Container> containers = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    final List<String> opened = new ArrayList<>();
    final MemoryTable<Binary> hierarchy = MemoryTable.builder(
                    PR.PR_INSTANCE_KEY, PR.PR_DISPLAY_NAME, PR.PR_ENTRYID, PR.PR_CONTAINER_FLAGS, PR.PR_DISPLAY_TYPE)
            .build();
    boolean preparesRecips;
    boolean hasTemplates;

    /** The dialog of its entries; empty for none. */
    List<DisplayControl> details = List.of();

    @Nullable
    FakeShutdown shutdown;

    @Nullable
    MapiCode logonFailure;

    @Nullable
    MapiCode openFailure;

    @Nullable
    AddressBookLogonRequest lastRequest;

    @Nullable
    IMAPISupport lastSupport;

    Contacts(MapiUid uid) {
        this.uid = uid;
    }

    EntryId id(int number) {
        return EntryId.compose(uid, Binary.of(new byte[] {(byte) number}));
    }

    /** Adds a top-level container. */
    Container container(int number, String name, int flags, int displayType) throws MapiException {
        Container container = new Container(number);
        containers.add(container);
        hierarchy.modifyRow(Props.of(PR.PR_INSTANCE_KEY, id(number).toBinary())
                .with(PR.PR_ENTRYID, id(number).toBinary())
                .with(PR.PR_DISPLAY_NAME, name)
                .with(PR.PR_CONTAINER_FLAGS, flags)
                .with(PR.PR_DISPLAY_TYPE, displayType)
                .with(PR.PR_DEPTH, 0)
                .with(PR.PR_OBJECT_TYPE, ObjectType.MAPI_ABCONT.value()));
        return container;
    }

    @Override
    public ProviderInit<IABProvider> init(InitRequest request) {
        calls.add("init");
        return ProviderInit.of(new IABProvider() {
            @Override
            public AddressBookLogonResult logon(AddressBookLogonRequest request) throws MapiException {
                return Contacts.this.logon(request);
            }

            @Override
            public <T> T queryInterface(Iid<T> iid) throws MapiException {
                return FakeShutdown.ask(shutdown, iid, this);
            }
        });
    }

    private AddressBookLogonResult logon(AddressBookLogonRequest request) throws MapiException {
        calls.add("logon");
        lastRequest = request;
        if (logonFailure != null) {
            throw new MapiException(logonFailure, "the server of " + uid + " is down");
        }
        lastSupport = request.support();
        request.support().addRef();
        request.support().setProviderUID(uid);
        return AddressBookLogonResult.of(new Logon(request.support()));
    }

    private static IMAPITable view(List<Props> rows, List<PropTag<?>> columns) throws MapiException {
        MemoryTable<Binary> table = MemoryTable.builder(PR.PR_INSTANCE_KEY, columns.toArray(new PropTag<?>[0]))
                .build();
        table.modifyRows(rows);
        return table.getView(SortOrderSet.DEFAULT);
    }

    private abstract static class Thing implements IMAPIProp {
        abstract Props props();

        @Override
        public Props getProps(@Nullable List<? extends PropTag<?>> tags) {
            return tags == null ? props() : props().select(tags);
        }

        @Override
        public List<PropTag<?>> getPropList() {
            return props().tags();
        }
    }

    private final class Logon implements IABLogon {
        private final IMAPISupport support;

        Logon(IMAPISupport support) {
            this.support = support;
        }

        @Override
        public void logoff() {
            calls.add("logoff");
            support.release();
        }

        @Override
        public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
            opened.add("openEntry " + List.of(flags));
            if (openFailure != null) {
                throw new MapiException(openFailure, "the server of " + uid + " is down");
            }
            if (entryId == null) {
                return new Root();
            }
            for (Container container : containers) {
                if (container.id.equals(entryId)) {
                    return container;
                }
                for (Props entry : container.entries) {
                    if (entry.entryId(PR.PR_ENTRYID).filter(entryId::equals).isPresent()) {
                        return new Entry(entry, null);
                    }
                }
            }
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "no such entry");
        }

        @Override
        public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) {
            return entryId1.equals(entryId2);
        }

        @Override
        public int advise(EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException {
            return support.subscribe(entryId.toBinary(), eventMask, sink);
        }

        @Override
        public void unadvise(int connection) throws MapiException {
            support.unsubscribe(connection);
        }

        @Override
        public List<Props> prepareRecips(@Nullable List<? extends PropTag<?>> tags, List<Props> recipients)
                throws MapiException {
            if (!preparesRecips) {
                return IABLogon.super.prepareRecips(tags, recipients);
            }
            calls.add("prepareRecips " + recipients.size());
            return recipients.stream()
                    .map(r -> r.with(PR.PR_ACCOUNT, "prepared"))
                    .toList();
        }

        @Override
        public IMAPITable getOneOffTable() throws MapiException {
            if (!hasTemplates) {
                return IABLogon.super.getOneOffTable();
            }
            return view(
                    List.of(Props.of(PR.PR_INSTANCE_KEY, id(99).toBinary())
                            .with(PR.PR_ENTRYID, id(99).toBinary())
                            .with(PR.PR_DISPLAY_NAME, "Fax")
                            .with(PR.PR_ADDRTYPE, "FAX")),
                    List.of(PR.PR_DISPLAY_NAME));
        }

        @Override
        public IMAPIProp openTemplateID(EntryId templateId, IMAPIProp hostProperties, TemplateFlag... flags)
                throws MapiException {
            calls.add("openTemplateID " + List.of(flags));
            hostProperties.setProps(Props.of(PR.PR_DISPLAY_NAME, "A fax")
                    .with(PR.PR_ADDRTYPE, "FAX")
                    .with(PR.PR_EMAIL_ADDRESS, "+49 1"));
            return hostProperties;
        }
    }

    private final class Root extends Thing implements IABContainer {
        @Override
        Props props() {
            return Props.of(PR.PR_DISPLAY_NAME, "root");
        }

        @Override
        public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "no such entry");
        }

        @Override
        public IMAPITable getHierarchyTable(HierarchyTableFlag... flags) throws MapiException {
            return hierarchy.getView(SortOrderSet.DEFAULT);
        }
    }

    /** A container. */
    final class Container extends Thing implements IABContainer {
        final EntryId id;
        final List<Props> entries = new ArrayList<>();
        boolean resolves = true;

        Container(int number) {
            id = id(number);
        }

        /** Adds a user. */
        Props user(int number, String name) {
            Props entry = Props.of(PR.PR_INSTANCE_KEY, id(number).toBinary())
                    .with(PR.PR_ENTRYID, id(number).toBinary())
                    .with(PR.PR_DISPLAY_NAME, name)
                    .with(PR.PR_ADDRTYPE, "SMTP")
                    .with(PR.PR_EMAIL_ADDRESS, "user" + number + "@example.com")
                    .with(PR.PR_OBJECT_TYPE, ObjectType.MAPI_MAILUSER.value());
            entries.add(entry);
            return entry;
        }

        @Override
        Props props() {
            return Props.of(PR.PR_ENTRYID, id.toBinary());
        }

        @Override
        public IMAPITable getContentsTable(ContentsTableFlag... flags) throws MapiException {
            calls.add("getContentsTable");
            return view(entries, List.of(PR.PR_DISPLAY_NAME, PR.PR_ENTRYID));
        }

        @Override
        public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "no such entry");
        }

        @Override
        public IMAPIProp createEntry(EntryId templateId, CreateEntryFlag... flags) {
            return new Entry(Props.of(PR.PR_DISPLAY_NAME, "new"), this);
        }

        @Override
        public ResolvedNames resolveNames(@Nullable List<? extends PropTag<?>> tags, ResolvedNames names)
                throws MapiException {
            if (!resolves) {
                return IABContainer.super.resolveNames(tags, names);
            }
            calls.add("resolveNames " + id.locator());
            List<Props> recipients = new ArrayList<>(names.recipients());
            List<Mark> marks = new ArrayList<>(names.marks());
            for (int i = 0; i < marks.size(); i++) {
                String name = recipients.get(i).get(PR.PR_DISPLAY_NAME).orElse("");
                List<Props> found = entries.stream()
                        .filter(e -> e.get(PR.PR_DISPLAY_NAME).orElse("").startsWith(name))
                        .toList();
                if (found.size() == 1) {
                    recipients.set(i, found.get(0));
                }
                marks.set(
                        i,
                        found.isEmpty()
                                ? Mark.MAPI_UNRESOLVED
                                : found.size() == 1 ? Mark.MAPI_RESOLVED : Mark.MAPI_AMBIGUOUS);
            }
            return new ResolvedNames(recipients, marks);
        }
    }

    private final class Entry extends Thing implements IMailUser {
        private Props props;
        private final @Nullable Container container;

        Entry(Props props, @Nullable Container container) {
            this.props = props;
            this.container = container;
        }

        @Override
        Props props() {
            return props;
        }

        @Override
        public List<PropProblem> setProps(Props properties) {
            Props.Builder all = props.toBuilder();
            for (PropValue<?> value : properties) {
                all.put(value);
            }
            props = all.build();
            return List.of();
        }

        @Override
        public <T extends IUnknown> T openProperty(PropTag<?> tag, Iid<T> iid, OpenPropertyFlag... flags)
                throws MapiException {
            if (!tag.equals(PR.PR_DETAILS_TABLE) || details.isEmpty()) {
                throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "it has no details");
            }
            return iid.type().cast(DisplayTable.of(details));
        }

        @Override
        public void saveChanges(SaveFlag... flags) {
            calls.add("saveChanges " + props.get(PR.PR_DISPLAY_NAME).orElse("?"));
            if (container != null) {
                Binary id = id(50 + container.entries.size()).toBinary();
                props = props.with(PR.PR_ENTRYID, id).with(PR.PR_INSTANCE_KEY, id);
                container.entries.add(props);
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.ContentsTableFlag;
import org.mapi4osgi.api.CopyFolderRequest;
import org.mapi4osgi.api.CopyMessagesRequest;
import org.mapi4osgi.api.CopyPropsRequest;
import org.mapi4osgi.api.CopyToRequest;
import org.mapi4osgi.api.CreateFolderFlag;
import org.mapi4osgi.api.CreateMessageFlag;
import org.mapi4osgi.api.DeleteFolderFlag;
import org.mapi4osgi.api.DeleteMessagesFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.FolderType;
import org.mapi4osgi.api.HierarchyTableFlag;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.LockState;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.api.SetReadFlag;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.api.StoreLogoffFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.api.ValidateStateFlag;
import org.mapi4osgi.kit.fake.FakeShutdown;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.IMSLogon;
import org.mapi4osgi.spi.IMSProvider;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.MSProviderInit;
import org.mapi4osgi.spi.ProviderInit;
import org.mapi4osgi.spi.StoreLogonRequest;
import org.mapi4osgi.spi.StoreLogonResult;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.MemoryTable;

/** A small but whole message store provider over a {@link Disk}: what it does not do itself it leaves to its support. */
final class DiskStore implements MSProviderInit {
    final Disk disk;
    final List<String> calls = new ArrayList<>();
    int supportMask = 0x8 | 0x10 | 0x80;
    Props statusRow = Props.EMPTY;

    @Nullable
    FakeShutdown shutdown;

    @Nullable
    MapiException logonFailure;

    /** What a logon does first. */
    LogonCheck logonCheck = request -> {};

    @Nullable
    MapiException openFailure;

    @Nullable
    Open lastOpen;

    @Nullable
    Open spoolers;

    @Nullable
    MapiException spoolerLogonFailure;

    /** May refuse a logon. */
    @FunctionalInterface
    interface LogonCheck {
        void check(StoreLogonRequest request) throws MapiException;
    }

    DiskStore(Disk disk) {
        this.disk = disk;
    }

    @Override
    public ProviderInit<IMSProvider> init(InitRequest request) {
        calls.add("init " + request.flags());
        return ProviderInit.of(new Provider());
    }

    /** The store that is open now. */
    Open open() {
        return Objects.requireNonNull(lastOpen);
    }

    private final class Provider implements IMSProvider {
        private @Nullable Open current;

        @Override
        public <T> T queryInterface(Iid<T> iid) throws MapiException {
            return FakeShutdown.ask(shutdown, iid, this);
        }

        @Override
        public StoreLogonResult logon(StoreLogonRequest request) throws MapiException {
            calls.add("logon " + request.flags());
            if (logonFailure != null) {
                throw logonFailure;
            }
            logonCheck.check(request);
            if (current != null) {
                return StoreLogonResult.alreadyOpen(current);
            }
            IMAPISupport support = request.support();
            support.addRef();
            support.setProviderUID(disk.uid);
            EntryId own = EntryId.compose(disk.uid, Binary.of(new byte[] {0}));
            try (IMAPIProp section = support.openProfileSection(null, OpenSectionFlag.MAPI_MODIFY)) {
                section.setProp(PR.PR_ENTRYID, support.wrapStoreEntryID(own).toBinary());
                section.setProp(PR.PR_RECORD_KEY, disk.uid.toBinary());
                section.setProp(PR.PR_MDB_PROVIDER, disk.uid.toBinary());
            }
            if (!statusRow.isEmpty()) {
                support.modifyStatusRow(statusRow);
            }
            Open opened = new Open(support, () -> current = null);
            current = opened;
            lastOpen = opened;
            return StoreLogonResult.opened(opened.logon, opened, Binary.of(new byte[] {1, 2, 3}));
        }

        @Override
        public StoreLogonResult spoolerLogon(StoreLogonRequest request) throws MapiException {
            calls.add("spoolerLogon " + request.entryId() + " " + request.spoolSecurity());
            if (spoolerLogonFailure != null) {
                throw spoolerLogonFailure;
            }
            IMAPISupport support = request.support();
            support.addRef();
            support.setProviderUID(disk.uid);
            if (!statusRow.isEmpty()) {
                support.modifyStatusRow(statusRow.with(PR.PR_DISPLAY_NAME, "spooler's own"));
            }
            Open opened = new Open(support, () -> {});
            spoolers = opened;
            return StoreLogonResult.opened(opened.logon, opened, null);
        }

        @Override
        public boolean compareStoreIDs(EntryId entryId1, EntryId entryId2) {
            return entryId1.equals(entryId2);
        }
    }

    /** An object with properties that are kept somewhere. */
    private abstract static class Thing implements IMAPIProp {
        abstract Props props();

        void props(Props value) throws MapiException {
            throw new MapiException(MapiCode.MAPI_E_NO_ACCESS, "for reading only");
        }

        @Override
        public Props getProps(@Nullable List<? extends PropTag<?>> tags) {
            return tags == null ? props() : props().select(tags);
        }

        @Override
        public List<PropTag<?>> getPropList() {
            return props().tags();
        }

        @Override
        public List<PropProblem> setProps(Props properties) throws MapiException {
            Props.Builder all = props().toBuilder();
            properties.forEach(all::put);
            props(all.build());
            return List.of();
        }

        @Override
        public List<PropProblem> deleteProps(List<? extends PropTag<?>> tags) throws MapiException {
            Props.Builder all = props().toBuilder();
            tags.forEach(all::remove);
            props(all.build());
            return List.of();
        }
    }

    private static IMAPITable table(List<Props> rows, PropTag<?>... columns) throws MapiException {
        MemoryTable<Binary> table =
                MemoryTable.builder(PR.PR_INSTANCE_KEY, columns).build();
        table.modifyRows(rows);
        return table.getView(SortOrderSet.DEFAULT);
    }

    /** The store. */
    final class Open extends Thing implements IMsgStore {
        final IMAPISupport support;
        final Logon logon = new Logon();
        private final Runnable closed;
        private boolean released;

        Open(IMAPISupport support, Runnable closed) {
            this.support = support;
            this.closed = closed;
        }

        private void end() {
            if (!released) {
                released = true;
                closed.run();
                support.release();
            }
        }

        @Override
        public void close() {
            calls.add("store closed");
            end();
        }

        @Override
        Props props() {
            return Props.of(PR.PR_DISPLAY_NAME, "Disk store").with(PR.PR_STORE_SUPPORT_MASK, supportMask);
        }

        @Override
        public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) {
            return entryId1.equals(entryId2);
        }

        @Override
        public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
            calls.add("openEntry " + List.of(flags));
            if (openFailure != null) {
                throw openFailure;
            }
            if (entryId == null) {
                return new Folder(disk.root);
            }
            if (disk.node(entryId).isPresent()) {
                return new Folder(disk.node(entryId).get());
            }
            return new Message(
                    disk.mail(entryId)
                            .orElseThrow(() -> new MapiException(MapiCode.MAPI_E_NOT_FOUND, "no such object")),
                    null);
        }

        @Override
        public int advise(@Nullable EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink)
                throws MapiException {
            return support.subscribe(key(entryId), eventMask, sink);
        }

        @Override
        public void unadvise(int connection) throws MapiException {
            support.unsubscribe(connection);
        }

        Binary key(@Nullable EntryId entryId) {
            return entryId == null ? disk.uid.toBinary() : entryId.toBinary();
        }

        @Override
        public IMAPITable getOutgoingQueue() throws MapiException {
            calls.add("getOutgoingQueue");
            return table(List.of(), PR.PR_INSTANCE_KEY);
        }

        @Override
        public void setLockState(IMessage message, LockState lockState) {
            calls.add("setLockState " + message.getClass().getSimpleName() + " " + lockState);
        }

        @Override
        public void finishedMsg(EntryId entryId) {
            calls.add("finishedMsg " + entryId);
        }

        @Override
        public void notifyNewMail(Notification.NewMail notification) {
            calls.add("notifyNewMail " + notification.messageClass());
        }

        @Override
        public Set<StoreLogoffFlag> storeLogoff(Set<StoreLogoffFlag> flags) throws MapiException {
            return support.storeLogoffTransports(flags);
        }

        /** The logon object. */
        final class Logon implements IMSLogon {
            @Override
            public void logoff() {
                calls.add("logoff");
                end();
            }

            @Override
            public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
                return Open.this.openEntry(entryId, flags);
            }

            @Override
            public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) {
                calls.add("compareEntryIDs");
                return entryId1.equals(entryId2);
            }

            @Override
            public int advise(@Nullable EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink)
                    throws MapiException {
                return Open.this.advise(entryId, eventMask, sink);
            }

            @Override
            public void unadvise(int connection) throws MapiException {
                Open.this.unadvise(connection);
            }

            @Override
            public IMAPIStatus openStatusEntry(OpenEntryFlag... flags) throws MapiException {
                calls.add("openStatusEntry " + List.of(flags));
                if (List.of(flags).contains(OpenEntryFlag.MAPI_MODIFY)) {
                    throw new MapiException(MapiCode.MAPI_E_NO_ACCESS, "for reading only");
                }
                return new Status();
            }
        }

        private final class Status extends Thing implements IMAPIStatus {
            @Override
            Props props() {
                return statusRow;
            }

            @Override
            public void validateState(UiParam uiParam, ValidateStateFlag... flags) {
                calls.add("validateState");
            }
        }

        /** A folder. */
        final class Folder extends Thing implements IMAPIFolder {
            private final Disk.Node node;

            Folder(Disk.Node node) {
                this.node = node;
            }

            @Override
            Props props() {
                return node.props;
            }

            @Override
            void props(Props value) {
                node.props = value;
            }

            @Override
            public IMAPITable getContentsTable(ContentsTableFlag... flags) throws MapiException {
                boolean associated = List.of(flags).contains(ContentsTableFlag.MAPI_ASSOCIATED);
                List<Props> rows = associated
                        ? List.of()
                        : node.mails.stream().map(m -> m.props).toList();
                return table(rows, PR.PR_ENTRYID, PR.PR_SUBJECT, PR.PR_INSTANCE_KEY);
            }

            @Override
            public IMAPITable getHierarchyTable(HierarchyTableFlag... flags) throws MapiException {
                List<Props> rows = node.children.stream().map(c -> c.props).toList();
                return table(rows, PR.PR_ENTRYID, PR.PR_DISPLAY_NAME, PR.PR_INSTANCE_KEY);
            }

            @Override
            public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
                return Open.this.openEntry(entryId, flags);
            }

            @Override
            public IMessage createMessage(CreateMessageFlag... flags) throws MapiException {
                support.notify(key(null), List.of(new Notification.Extended(7, Binary.EMPTY)));
                return new Message(new Disk.Mail(disk.newId()), node);
            }

            @Override
            public IMAPIFolder createFolder(
                    FolderType folderType, String name, @Nullable String comment, CreateFolderFlag... flags)
                    throws MapiException {
                if (node.child(name).isPresent()) {
                    throw new MapiException(MapiCode.MAPI_E_COLLISION, "there is a folder " + name);
                }
                return new Folder(disk.newNode(node, name));
            }

            @Override
            public MapiCode copyMessages(CopyMessagesRequest request) throws MapiException {
                return support.copyMessages(this, request);
            }

            @Override
            public MapiCode copyFolder(CopyFolderRequest request) throws MapiException {
                return support.copyFolder(this, request);
            }

            @Override
            public List<PropProblem> copyTo(CopyToRequest request) throws MapiException {
                return support.doCopyTo(this, request);
            }

            @Override
            public MapiCode deleteMessages(List<EntryId> messages, DeleteMessagesFlag... flags) {
                node.mails.removeIf(m -> messages.contains(m.id));
                return MapiCode.S_OK;
            }

            @Override
            public MapiCode deleteFolder(EntryId folder, DeleteFolderFlag... flags) {
                node.children.removeIf(c -> c.id.equals(folder));
                return MapiCode.S_OK;
            }

            @Override
            public MapiCode setReadFlags(@Nullable List<EntryId> messages, SetReadFlag... flags) {
                calls.add("setReadFlags " + List.of(flags));
                return MapiCode.S_OK;
            }
        }

        /** A message; written to the disk when it is saved. */
        final class Message extends Thing implements IMessage {
            private final Disk.Mail mail;
            private final Disk.@Nullable Node folder;
            private Props props;
            private List<Props> recipients;

            Message(Disk.Mail mail, Disk.@Nullable Node folder) {
                this.mail = mail;
                this.folder = folder;
                props = mail.props;
                recipients = mail.recipients;
            }

            @Override
            Props props() {
                return props;
            }

            @Override
            void props(Props value) {
                props = value;
            }

            @Override
            public void saveChanges(SaveFlag... flags) {
                mail.props = props;
                mail.recipients = recipients;
                disk.stamp(mail, folder == null ? disk.folderOf(mail.id).orElse(null) : folder);
                props = mail.props;
                if (folder != null && !folder.mails.contains(mail)) {
                    folder.mails.add(mail);
                }
            }

            List<Props> recipients() {
                return recipients;
            }

            @Override
            public IMAPITable getRecipientTable() throws MapiException {
                List<Props> rows = new ArrayList<>();
                for (int i = 0; i < recipients.size(); i++) {
                    rows.add(recipients.get(i).with(PR.PR_ROWID, i).with(PR.PR_INSTANCE_KEY, Binary.of((byte) i)));
                }
                return table(rows, PR.PR_ROWID, PR.PR_DISPLAY_NAME, PR.PR_RECIPIENT_TYPE);
            }

            @Override
            public void modifyRecipients(@Nullable ModifyRecipientsFlag flag, List<Props> rows) {
                List<Props> next = flag == null ? new ArrayList<>() : new ArrayList<>(recipients);
                for (Props row : rows) {
                    if (flag == ModifyRecipientsFlag.MODRECIP_MODIFY) {
                        next.set(row.get(PR.PR_ROWID).orElseThrow(), row);
                    } else {
                        next.add(row);
                    }
                }
                recipients = List.copyOf(next);
            }

            @Override
            public IMAPITable getAttachmentTable() throws MapiException {
                List<Props> rows = new ArrayList<>();
                mail.files.forEach((number, file) -> rows.add(file.props
                        .with(PR.PR_ATTACH_NUM, number)
                        .with(PR.PR_INSTANCE_KEY, Binary.of(number.byteValue()))));
                return table(rows, PR.PR_ATTACH_NUM);
            }

            @Override
            public IAttach openAttach(int attachmentNum, OpenEntryFlag... flags) throws MapiException {
                Disk.File file = mail.files.get(attachmentNum);
                if (file == null) {
                    throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "no attachment " + attachmentNum);
                }
                return new Attach(file);
            }

            @Override
            public IAttach createAttach() {
                Disk.File file = new Disk.File();
                int number = mail.files.size();
                file.props = Props.of(PR.PR_ATTACH_NUM, number);
                mail.files.put(number, file);
                return new Attach(file);
            }

            @Override
            public List<PropProblem> copyTo(CopyToRequest request) throws MapiException {
                return support.doCopyTo(this, request);
            }

            @Override
            public List<PropProblem> copyProps(CopyPropsRequest request) throws MapiException {
                return support.doCopyProps(this, request);
            }
        }

        /** An attachment. */
        final class Attach extends Thing implements IAttach {
            private final Disk.File file;

            Attach(Disk.File file) {
                this.file = file;
            }

            @Override
            Props props() {
                return file.props;
            }

            @Override
            void props(Props value) {
                file.props = value;
            }

            @Override
            public void saveChanges(SaveFlag... flags) {}

            @Override
            public <T extends IUnknown> T openProperty(PropTag<?> tag, Iid<T> iid, OpenPropertyFlag... flags)
                    throws MapiException {
                Disk.Mail embedded = file.embedded;
                if (embedded == null) {
                    if (!List.of(flags).contains(OpenPropertyFlag.MAPI_CREATE)) {
                        throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "no embedded message");
                    }
                    embedded = new Disk.Mail(disk.newId());
                    file.embedded = embedded;
                }
                return iid.type().cast(new Message(embedded, null));
            }
        }
    }
}

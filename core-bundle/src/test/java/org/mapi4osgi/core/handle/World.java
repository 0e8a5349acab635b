// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.ContentsTableFlag;
import org.mapi4osgi.api.CopyToRequest;
import org.mapi4osgi.api.CreateMessageFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.FindRowFlag;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.QueryColumnsFlag;
import org.mapi4osgi.api.QueryRowsFlag;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.api.SeekResult;
import org.mapi4osgi.api.StreamSeek;
import org.mapi4osgi.api.SubmitFlag;
import org.mapi4osgi.api.TableFlag;
import org.mapi4osgi.api.TablePosition;
import org.mapi4osgi.api.TableStatus;
import org.mapi4osgi.spi.IMSLogon;
import org.mapi4osgi.tags.PR;

/**
 * What a small store provider has on its disk, and the revisions that work on it. Every object knows its revision and
 * counts calls that come after the revision has left.
 */
final class World {
    static final MapiUid UID = MapiUid.ofHex("A0A1A2A3A4A5A6A7A8A9AAABACADAEAF");

    final Map<EntryId, Props> saved = Collections.synchronizedMap(new LinkedHashMap<>());
    final List<List<Props>> savedRecipients = new ArrayList<>();
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    int staleCalls;
    int revisions;
    int closed;

    static EntryId id(int number) {
        return EntryId.compose(UID, Binary.of(new byte[] {(byte) number}));
    }

    /** The entry ID of a message in the rows of one revision. */
    static EntryId shortTerm(int number, int revision) {
        ByteBuffer bytes = ByteBuffer.allocate(EntryId.MIN_ROUTABLE + 1);
        bytes.put(0, (byte) 0xFF).putLong(EntryId.UID_OFFSET, UID.high()).putLong(EntryId.UID_OFFSET + 8, UID.low());
        bytes.put(EntryId.MIN_ROUTABLE - 1, (byte) number).put(EntryId.MIN_ROUTABLE, (byte) revision);
        try {
            return EntryId.parse(Binary.of(bytes.array()));
        } catch (MapiException e) {
            throw new AssertionError(e);
        }
    }

    static Binary key(int number) {
        return Binary.of(new byte[] {(byte) number});
    }

    /** Puts a message into the only folder. */
    void put(int number, String subject) {
        saved.put(
                id(number),
                Props.of(PR.PR_SUBJECT, subject)
                        .with(PR.PR_INSTANCE_KEY, key(number))
                        .with(PR.PR_ENTRYID, id(number).toBinary()));
    }

    /** PR_SUBJECT of a saved message. */
    Optional<String> subject(int number) {
        return Optional.ofNullable(saved.get(id(number))).flatMap(props -> props.get(PR.PR_SUBJECT));
    }

    Revision revision() {
        return new Revision(++revisions);
    }

    /** One revision of the provider. */
    final class Revision implements IMSLogon {
        final int number;
        final Store store = new Store(this);
        boolean gone;

        @Nullable
        Throwable fault;

        Runnable onCall = () -> {};

        Runnable onClose = () -> {};

        Revision(int number) {
            this.number = number;
        }

        void called(String what) throws MapiException {
            if (gone) {
                staleCalls++;
            }
            calls.add(number + " " + what);
            onCall.run();
            if (fault instanceof MapiException e) {
                throw e;
            }
            if (fault instanceof RuntimeException e) {
                throw e;
            }
            if (fault instanceof Error e) {
                throw e;
            }
        }

        @Override
        public void logoff() {}

        @Override
        public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
            called("openEntry");
            if (entryId == null || entryId.equals(id(0))) {
                return new Folder(this);
            }
            Props props = saved.get(entryId);
            if (props == null) {
                throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "no such object");
            }
            return new Message(this, entryId, props);
        }

        @Override
        public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) {
            return entryId1.equals(entryId2);
        }

        @Override
        public int advise(@Nullable EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) {
            return store.advise(entryId, eventMask, sink);
        }

        @Override
        public void unadvise(int connection) {
            store.unadvise(connection);
        }
    }

    /** Counts its close. */
    abstract class Thing implements IUnknown {
        final Revision revision;

        Thing(Revision revision) {
            this.revision = revision;
        }

        @Override
        public void close() {
            closed++;
            calls.add(revision.number + " close " + getClass().getSimpleName());
            revision.onClose.run();
        }
    }

    /** The store. */
    final class Store extends Thing implements IMsgStore {
        final Map<Integer, IMAPIAdviseSink> sinks = new LinkedHashMap<>();

        Store(Revision revision) {
            super(revision);
        }

        @Override
        public Props getProps(@Nullable List<? extends PropTag<?>> tags) throws MapiException {
            revision.called("store.getProps");
            return Props.of(PR.PR_DISPLAY_NAME, "revision " + revision.number);
        }

        @Override
        public List<PropTag<?>> getPropList() {
            return List.of(PR.PR_DISPLAY_NAME);
        }

        @Override
        public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) {
            return entryId1.equals(entryId2);
        }

        @Override
        public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
            return revision.openEntry(entryId, flags);
        }

        @Override
        public int advise(@Nullable EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) {
            int connection = 100 * revision.number + sinks.size() + 1;
            sinks.put(connection, sink);
            return connection;
        }

        @Override
        public void unadvise(int connection) {
            sinks.remove(connection);
        }
    }

    /** The folder. */
    final class Folder extends Thing implements IMAPIFolder {
        Folder(Revision revision) {
            super(revision);
        }

        @Override
        public Props getProps(@Nullable List<? extends PropTag<?>> tags) throws MapiException {
            revision.called("folder.getProps");
            return Props.of(PR.PR_ENTRYID, id(0).toBinary());
        }

        @Override
        public List<PropTag<?>> getPropList() {
            return List.of(PR.PR_ENTRYID);
        }

        @Override
        public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
            for (int number = 1; number <= saved.size(); number++) {
                if (shortTerm(number, revision.number).equals(entryId)) {
                    return revision.openEntry(id(number), flags);
                }
            }
            return revision.openEntry(entryId, flags);
        }

        @Override
        public IMessage createMessage(CreateMessageFlag... flags) throws MapiException {
            revision.called("createMessage");
            return new Message(revision, null, Props.EMPTY);
        }

        @Override
        public IMAPITable getContentsTable(ContentsTableFlag... flags) throws MapiException {
            revision.called("getContentsTable");
            return new Table(revision);
        }

        @Override
        public List<PropProblem> copyTo(CopyToRequest request) throws MapiException {
            revision.called("copyTo " + request.destination().getClass().getSimpleName());
            return List.of();
        }
    }

    /** A message. */
    final class Message extends Thing implements IMessage {
        @Nullable
        EntryId id;

        Props props;
        final List<Props> recipients = new ArrayList<>();

        Message(Revision revision, @Nullable EntryId id, Props props) {
            super(revision);
            this.id = id;
            this.props = props;
        }

        @Override
        public Props getProps(@Nullable List<? extends PropTag<?>> tags) throws MapiException {
            revision.called("message.getProps");
            if (tags == null) {
                return props;
            }
            Props.Builder asked = Props.builder();
            for (PropTag<?> tag : tags) {
                Optional<?> value = props.get(tag);
                asked.put(value.isPresent() ? PropValue.ofUnchecked(tag, value.get()) : missing(tag));
            }
            return asked.build();
        }

        private PropValue<?> missing(PropTag<?> tag) {
            return PropValue.error(tag, MapiCode.MAPI_E_NOT_FOUND);
        }

        @Override
        public List<PropTag<?>> getPropList() {
            return props.tags();
        }

        @Override
        public List<PropProblem> setProps(Props properties) throws MapiException {
            revision.called("message.setProps");
            Props.Builder all = props.toBuilder();
            properties.forEach(all::put);
            props = all.build();
            return List.of();
        }

        @Override
        public void modifyRecipients(@Nullable ModifyRecipientsFlag flag, List<Props> rows) {
            recipients.addAll(rows);
        }

        @Override
        public void saveChanges(SaveFlag... flags) throws MapiException {
            revision.called("saveChanges");
            EntryId now = id == null ? id(100 + saved.size()) : id;
            id = now;
            props = props.with(PR.PR_ENTRYID, now.toBinary());
            saved.put(now, props);
            savedRecipients.add(List.copyOf(recipients));
        }

        @Override
        public void submitMessage(SubmitFlag... flags) throws MapiException {
            saveChanges();
        }

        @Override
        public IMAPITable getAttachmentTable() throws MapiException {
            return new Table(revision);
        }

        @Override
        public IAttach openAttach(int attachmentNum, OpenEntryFlag... flags) throws MapiException {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "no attachments here");
        }

        @Override
        public IMAPITable getRecipientTable() throws MapiException {
            return new Table(revision);
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T extends IUnknown> T openProperty(PropTag<?> tag, Iid<T> iid, OpenPropertyFlag... flags) {
            return (T) (iid.equals(IStream.IID) ? new Stream(revision) : new Strange(revision));
        }
    }

    /** An object of an interface that no handle knows. */
    final class Strange extends Thing {
        Strange(Revision revision) {
            super(revision);
        }
    }

    /** A stream of nothing. */
    final class Stream extends Thing implements IStream {
        Stream(Revision revision) {
            super(revision);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return -1;
        }

        @Override
        public long seek(long offset, StreamSeek origin) {
            return 0;
        }

        @Override
        public long size() {
            return 0;
        }
    }

    /** The messages as rows. */
    final class Table extends Thing implements IMAPITable {
        final Map<Integer, IMAPIAdviseSink> sinks = new LinkedHashMap<>();
        private final List<Binary> marks = new ArrayList<>();
        private List<PropTag<?>> columns = List.of(PR.PR_INSTANCE_KEY);
        private @Nullable Restriction restriction;
        private int position;

        Table(Revision revision) {
            super(revision);
        }

        private List<Props> rows() {
            List<Props> rows = new ArrayList<>(saved.values());
            if (restriction != null) {
                rows.removeIf(row -> !matches(row, restriction));
            }
            return rows;
        }

        private static boolean matches(Props row, Restriction restriction) {
            Restriction.Property equal = (Restriction.Property) restriction;
            return row.get(equal.tag()).equals(Optional.ofNullable(equal.value().value()));
        }

        @Override
        public Optional<MapiError> getLastError(MapiCode code) {
            return Optional.empty();
        }

        @Override
        public int advise(Set<EventType> eventMask, IMAPIAdviseSink sink) {
            int connection = 1000 * revision.number + sinks.size() + 1;
            sinks.put(connection, sink);
            calls.add(revision.number + " table.advise");
            return connection;
        }

        @Override
        public void unadvise(int connection) {
            sinks.remove(connection);
        }

        @Override
        public TableStatus getStatus() throws MapiException {
            revision.called("getStatus");
            return new TableStatus(TableStatus.State.TBLSTAT_COMPLETE, TableStatus.Type.TBLTYPE_DYNAMIC);
        }

        @Override
        public void setColumns(List<? extends PropTag<?>> tags, TableFlag... flags) {
            columns = List.copyOf(tags);
        }

        @Override
        public List<PropTag<?>> queryColumns(QueryColumnsFlag... flags) {
            return columns;
        }

        @Override
        public int getRowCount() {
            return rows().size();
        }

        @Override
        public SeekResult seekRow(Bookmark origin, int rowCount) {
            int from = from(origin);
            position = Math.max(0, Math.min(rows().size(), from + rowCount));
            return new SeekResult(position - from, false);
        }

        private int from(Bookmark origin) {
            return switch (origin.value()) {
                case 0 -> 0;
                case 1 -> position;
                case 2 -> rows().size();
                default -> indexOf(marks.get(origin.value() - 3));
            };
        }

        private int indexOf(Binary key) {
            List<Props> rows = rows();
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).get(PR.PR_INSTANCE_KEY).equals(Optional.of(key))) {
                    return i;
                }
            }
            return rows.size();
        }

        @Override
        public void seekRowApprox(int numerator, int denominator) {
            position = rows().size() * numerator / denominator;
        }

        @Override
        public TablePosition queryPosition() {
            return new TablePosition(position, position, Math.max(1, rows().size()));
        }

        @Override
        public void findRow(Restriction wanted, Bookmark origin, FindRowFlag... flags) throws MapiException {
            List<Props> rows = rows();
            for (int i = from(origin); i < rows.size(); i++) {
                if (matches(rows.get(i), wanted)) {
                    position = i;
                    return;
                }
            }
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "no such row");
        }

        @Override
        public void restrict(@Nullable Restriction wanted, TableFlag... flags) {
            restriction = wanted;
            marks.clear();
            position = 0;
        }

        @Override
        public Bookmark createBookmark() {
            marks.add(rows().get(position).get(PR.PR_INSTANCE_KEY).orElseThrow());
            return new Bookmark(marks.size() + 2);
        }

        @Override
        public List<Props> queryRows(int rowCount, QueryRowsFlag... flags) throws MapiException {
            revision.called("queryRows");
            List<Props> rows = rows();
            int to = Math.min(rows.size(), position + rowCount);
            List<Props> result = new ArrayList<>();
            for (Props row : rows.subList(position, to)) {
                Props.Builder slots = Props.builder();
                columns.forEach(tag -> row.get(tag).ifPresent(value -> slots.put(PropValue.ofUnchecked(tag, value))));
                result.add(slots.build());
            }
            position = flags.length == 0 ? to : position;
            return result;
        }
    }
}

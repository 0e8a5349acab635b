// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.logon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.ms.testing.Refusals.refused;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ReceiveFolder;
import org.mapi4osgi.api.StoreEntryId;
import org.mapi4osgi.api.StoreLogoffFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.api.ValidateStateFlag;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.ms.engine.ObjectId;
import org.mapi4osgi.ms.engine.StoreEngine;
import org.mapi4osgi.ms.testing.Events;
import org.mapi4osgi.ms.testing.FakeSection;
import org.mapi4osgi.ms.testing.FakeSupport;
import org.mapi4osgi.ms.testing.TestStore;
import org.mapi4osgi.spi.IMSProvider;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.SpiVersion;
import org.mapi4osgi.spi.StoreLogonRequest;
import org.mapi4osgi.spi.StoreLogonResult;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.DataFolder;

final class ProviderTest {
    @TempDir
    Path directory = Path.of("set by JUnit");

    @Test
    @Clause("INIT-04")
    void init04_eachInitGivesAProviderOfItsOwn() throws Exception {
        OpenStores stores = new OpenStores(InstantSource.system());
        MsEntryPoints points = new MsEntryPoints(stores, new DataFolder(() -> null));
        InitRequest request = new InitRequest(Set.of(), SpiVersion.CURRENT);
        assertThat(points.init(request).provider())
                .isNotSameAs(points.init(request).provider());
        InitRequest old = new InitRequest(Set.of(), new SpiVersion(SpiVersion.CURRENT.value() - 1));
        assertThat(refused(() -> points.init(old))).isEqualTo(MapiCode.MAPI_E_VERSION);
    }

    @Test
    @Clause("PLOG-01")
    void plog01_aLogonKeepsItsSupportObjectUntilTheLogoff() throws Exception {
        TestStore store = new TestStore(directory);
        assertThat(store.support().references()).isEqualTo(1);
        assertThat(store.support().calls())
                .containsExactly(
                        "setProviderUID " + ObjectId.PROVIDER_UID, "modifyStatusRow Message Store", "modifyProfile");
        store.close();
        assertThat(store.support().references()).isZero();
        assertThat(refused(() -> store.store().openRoot())).isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT);
        assertThat(threads()).isEmpty();
    }

    private static Set<String> threads() {
        Set<String> names = new java.util.TreeSet<>();
        Thread.getAllStackTraces().keySet().forEach(thread -> {
            if (thread.getName().startsWith("mapi-ms")) {
                names.add(thread.getName());
            }
        });
        return names;
    }

    @Test
    @Clause({"MSLOG-04", "PLOG-04"})
    void mslog04_secondOpenReturnsTheSameStore() throws Exception {
        try (TestStore store = new TestStore(directory)) {
            FakeSupport second = new FakeSupport(store.section());
            StoreLogonResult again = store.logon(second, OpenMsgStoreFlag.MDB_WRITE);
            assertThat(again.logon()).isEmpty();
            assertThat(again.store()).isSameAs(store.store());
            assertThat(second.references()).isZero();
            assertThat(second.calls()).isEmpty();
        }
    }

    @Test
    @Clause("MSLOG-05")
    void mslog05_aStoreIsHadUnderTheInterfacesThatItHas() throws Exception {
        try (TestStore store = new TestStore(directory)) {
            FakeSupport second = new FakeSupport(store.section());
            assertThat(store.provider()
                            .logon(StoreLogonRequest.builder(second, "p")
                                    .iid(IMAPIProp.IID)
                                    .build())
                            .store())
                    .isSameAs(store.store());
            assertThat(refused(() -> store.provider()
                            .logon(StoreLogonRequest.builder(second, "p")
                                    .iid(IMessage.IID)
                                    .build())))
                    .isEqualTo(MapiCode.MAPI_E_INTERFACE_NOT_SUPPORTED);
        }
    }

    @Test
    @Clause("MSLOG-09")
    void mslog09_theSpoolersLogonNeedsTheProfileSectionOnly() throws Exception {
        try (TestStore store = new TestStore(directory)) {
            FakeSupport support = new FakeSupport(store.section());
            IMsgStore spoolers = store.spooler(support);
            assertThat(support.references()).isEqualTo(1);
            assertThat(spoolers).isNotSameAs(store.store());
            assertThat(spoolers.getProp(PR.PR_RECORD_KEY))
                    .isEqualTo(store.store().getProp(PR.PR_RECORD_KEY));
        }
    }

    @Test
    @Clause("MSLOG-14")
    void mslog14_storeIdsAreComparedWithoutOpening() throws Exception {
        try (TestStore store = new TestStore(directory)) {
            EntryId wrapped = EntryId.parse(store.store().getProp(PR.PR_ENTRYID).orElseThrow());
            EntryId id = StoreEntryId.parse(wrapped).privateId();
            EntryId other = ObjectId.ofStore(MapiUid.random()).toEntryId();
            assertThat(store.provider().compareStoreIDs(id, id)).isTrue();
            assertThat(store.provider().compareStoreIDs(id, other)).isFalse();
            assertThat(refused(() -> store.provider().compareStoreIDs(id, wrapped)))
                    .isEqualTo(MapiCode.MAPI_E_INVALID_ENTRYID);
        }
    }

    @Test
    @Clause("MSLOG-16")
    void mslog16_withoutWriteNothingCanBeChanged() throws Exception {
        EntryId id;
        try (TestStore store = new TestStore(directory)) {
            id = TestStore.save(store.inbox(), "there");
        }
        try (TestStore store = new TestStore(directory, new OpenMsgStoreFlag[0])) {
            IMsgStore read = store.store();
            int mask = read.getProp(PR.PR_STORE_SUPPORT_MASK).orElseThrow();
            assertThat(mask & (0x8 | 0x10)).isZero();
            assertThat(mask & 0x2).isEqualTo(0x2);
            assertThat(refused(() -> read.openEntry(id, OpenEntryFlag.MAPI_MODIFY)))
                    .isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
            assertThat(refused(() -> read.openRoot(OpenEntryFlag.MAPI_MODIFY))).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
            assertThat(refused(() -> read.setProp(PR.PR_COMMENT, "x"))).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
            assertThat(refused(
                            () -> read.openRoot(OpenEntryFlag.MAPI_BEST_ACCESS).createMessage()))
                    .isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
            assertThat(refused(() -> read.openRoot().setReadFlags(null))).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
            assertThat(refused(() -> read.setReceiveFolder("X", null))).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
            assertThat(read.openEntry(id).getProp(PR.PR_SUBJECT)).hasValue("there");
            try (IMAPITable table = read.openEntry(read.getReceiveFolder(null).entryId())
                    .queryInterface(IMAPIFolder.IID)
                    .getContentsTable()) {
                table.setColumns(PR.PR_ACCESS);
                assertThat(table.queryRows(1).get(0).get(PR.PR_ACCESS))
                        .isEqualTo(read.openEntry(id).getProp(PR.PR_ACCESS));
            }
        }
    }

    @Test
    @Clause("MSLOG-17")
    void mslog17_missingStoresAndMissingConfiguration() throws Exception {
        OpenStores stores = new OpenStores(InstantSource.system());
        IMSProvider provider = new MsEntryPoints(stores, new DataFolder(() -> null))
                .init(new InitRequest(Set.of(), SpiVersion.CURRENT))
                .provider();
        FakeSection section = new FakeSection();
        FakeSupport support = new FakeSupport(section);
        StoreLogonRequest request = StoreLogonRequest.builder(support, "p").build();
        assertThat(refused(() -> provider.logon(request))).isEqualTo(MapiCode.MAPI_E_UNCONFIGURED);
        section.setProps(Props.of(TestStore.PATH, directory.resolve("none.db").toString()));
        assertThat(refused(() -> provider.logon(request))).isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
        Path text = Files.writeString(directory.resolve("letter.txt"), "Dear Ann");
        section.setProps(Props.of(TestStore.PATH, text.toString()));
        assertThat(refused(() -> provider.logon(request))).isEqualTo(MapiCode.MAPI_E_CORRUPT_STORE);
        assertThat(support.references()).isZero();
    }

    @Test
    @Clause({"FOREIGN-01", "FOREIGN-02"})
    void foreign01_aStoreIsFoundByItsIdentity() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("stores"));
        for (String name : new String[] {"a.db", "b.db"}) {
            StoreEngine.create(folder.resolve(name), InstantSource.system());
        }
        Files.writeString(folder.resolve("c.db"), "not a store");
        MapiUid wanted = StoreEngine.peek(folder.resolve("b.db"));
        OpenStores stores = new OpenStores(InstantSource.system());
        IMSProvider provider = new MsEntryPoints(stores, new DataFolder(directory::toString))
                .init(new InitRequest(Set.of(), SpiVersion.CURRENT))
                .provider();
        FakeSupport support = new FakeSupport(new FakeSection());
        StoreLogonResult result = provider.logon(StoreLogonRequest.builder(support, "p")
                .entryId(ObjectId.ofStore(java.util.Objects.requireNonNull(wanted))
                        .toEntryId())
                .build());
        assertThat(result.store().getProp(PR.PR_RECORD_KEY)).hasValue(wanted.toBinary());
        result.logon().orElseThrow().logoff();
        assertThat(refused(() -> provider.logon(StoreLogonRequest.builder(support, "p")
                        .entryId(ObjectId.ofStore(MapiUid.random()).toEntryId())
                        .build())))
                .isEqualTo(MapiCode.MAPI_E_UNCONFIGURED);
        stores.close();
    }

    @Test
    @Clause("MSLOG-19")
    void mslog19_theSectionAndClientsSeeTheWrappedId() throws Exception {
        try (TestStore store = new TestStore(directory)) {
            EntryId id = EntryId.parse(store.store().getProp(PR.PR_ENTRYID).orElseThrow());
            assertThat(StoreEntryId.isWrapped(id)).isTrue();
            assertThat(store.store().getProp(PR.PR_STORE_ENTRYID)).hasValue(id.toBinary());
            Props section = store.section().getProps(PR.PR_ENTRYID, PR.PR_RECORD_KEY, PR.PR_MDB_PROVIDER);
            assertThat(section.get(PR.PR_ENTRYID)).hasValue(id.toBinary());
            assertThat(section.get(PR.PR_RECORD_KEY)).isEqualTo(store.store().getProp(PR.PR_RECORD_KEY));
            int writes = store.section().writes();
            store.store().close();
            FakeSupport second = new FakeSupport(store.section());
            store.logon(second);
            assertThat(store.section().writes())
                    .as("a known store is not written again")
                    .isEqualTo(writes);
        }
    }

    @Test
    @Clause("MSLOG-20")
    void mslog20_allSpecialFoldersAreThere() throws Exception {
        try (TestStore store = new TestStore(directory)) {
            assertThat(store.store().getProp(PR.PR_VALID_FOLDER_MASK)).hasValue(0xFF);
            for (var tag : java.util.List.of(
                    PR.PR_IPM_SUBTREE_ENTRYID,
                    PR.PR_IPM_OUTBOX_ENTRYID,
                    PR.PR_IPM_WASTEBASKET_ENTRYID,
                    PR.PR_IPM_SENTMAIL_ENTRYID,
                    PR.PR_VIEWS_ENTRYID,
                    PR.PR_COMMON_VIEWS_ENTRYID,
                    PR.PR_FINDER_ENTRYID)) {
                assertThat(store.special(tag).getProp(PR.PR_DISPLAY_NAME)).isPresent();
            }
            assertThat(store.store().openRoot().getProp(PR.PR_FOLDER_TYPE)).hasValue(0);
        }
    }

    @Test
    @Clause("SHUT-05")
    void shut05_closingTheStoreTellsTheTransportsAndReleasesTheSupportObject() throws Exception {
        try (TestStore store = new TestStore(directory)) {
            assertThat(refused(() -> store.store().storeLogoff(Set.of()))).isEqualTo(MapiCode.MAPI_E_UNKNOWN_FLAGS);
            store.store().storeLogoff(Set.of(StoreLogoffFlag.LOGOFF_PURGE));
            assertThat(store.store().storeLogoff(Set.of(StoreLogoffFlag.LOGOFF_ORDERLY)))
                    .containsExactly(StoreLogoffFlag.LOGOFF_COMPLETE);
            store.store().close();
            store.store().close();
            assertThat(store.support().calls())
                    .containsOnlyOnce("storeLogoffTransports [LOGOFF_ORDERLY]")
                    .endsWith("release");
            assertThat(store.support().references()).isZero();
        }
    }

    @Test
    @Clause({"MSLOG-12", "MSLOG-13"})
    void mslog12to13_aTemporaryStoreIsNotMadePermanent() throws Exception {
        try (TestStore permanent = new TestStore(directory)) {
            assertThat(permanent.support().calls()).containsOnlyOnce("modifyProfile");
        }
        try (TestStore temporary =
                new TestStore(directory, OpenMsgStoreFlag.MDB_WRITE, OpenMsgStoreFlag.MDB_TEMPORARY)) {
            assertThat(temporary.support().calls()).doesNotContain("modifyProfile");
            TestStore.save(temporary.inbox(), "works as any other");
        }
    }

    @Test
    @Clause("SHUT-04")
    void shut04_aStoreThatIsClosedWithoutLogoffTellsTheTransportsOnce() throws Exception {
        try (TestStore store = new TestStore(directory)) {
            store.store().close();
            store.store().close();
            assertThat(store.support().calls()).containsOnlyOnce("storeLogoffTransports [LOGOFF_ABORT]");
        }
    }

    /** Others of the same bundle may have the file open: what is left of a logon must end all the same. */
    @Test
    void whatALogonHasOpenedEndsWithIt() throws Exception {
        try (TestStore store = new TestStore(directory)) {
            FakeSupport support = new FakeSupport(store.section());
            StoreLogonResult leaving = store.provider()
                    .spoolerLogon(StoreLogonRequest.builder(support, "test").build());
            IMsgStore theirs = leaving.store();
            EntryId inbox = TestStore.id(store.inbox());
            IMAPIFolder folder =
                    theirs.openEntry(inbox, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMAPIFolder.IID);
            IMessage message = folder.createMessage();
            IAttach attachment = message.createAttach();
            IMAPITable table = folder.getContentsTable();
            IMAPITable hierarchy = theirs.openRoot().getHierarchyTable();
            IMAPITable queue = theirs.getOutgoingQueue();
            Events left = new Events();
            for (IMAPITable watched : List.of(table, hierarchy, queue)) {
                watched.advise(Set.of(EventType.fnevTableModified), left);
            }
            theirs.advise(null, Set.of(EventType.fnevObjectCreated), left);
            leaving.logon().orElseThrow().logoff();
            assertThat(List.<MapiCode>of(
                            refused(folder::getContentsTable),
                            refused(() -> folder.setProp(PR.PR_COMMENT, "x")),
                            refused(() -> message.setProp(PR.PR_SUBJECT, "x")),
                            refused(message::saveChanges),
                            refused(() -> attachment.setProp(PR.PR_ATTACH_FILENAME, "x")),
                            refused(() -> table.queryRows(1)),
                            refused(() -> hierarchy.queryRows(1)),
                            refused(() -> queue.queryRows(1)),
                            refused(() -> theirs.getProps(PR.PR_DISPLAY_NAME)),
                            refused(theirs::getOutgoingQueue),
                            refused(() -> theirs.getReceiveFolder(null)),
                            refused(() -> theirs.advise(null, Set.of(EventType.fnevObjectCreated), left))))
                    .containsOnly(MapiCode.MAPI_E_INVALID_OBJECT);
            Events here = new Events();
            store.store().advise(null, Set.of(EventType.fnevObjectCreated), here);
            TestStore.save(store.inbox(), "still open to others");
            here.object();
            assertThat(left.rest()).isEmpty();
            table.close();
            hierarchy.close();
            queue.close();
            message.close();
        }
    }

    @Test
    @Clause("ADV-03")
    void adv03_theFirstLogonPassesSubscriptionsOnToTheStoreThatIsMeant() throws Exception {
        Path other = directory.resolve("other.db");
        StoreEngine.create(other, InstantSource.system());
        try (TestStore store = new TestStore(directory)) {
            FakeSection section = new FakeSection();
            section.setProps(Props.of(TestStore.PATH, other.toString()));
            IMsgStore second = store.logon(new FakeSupport(section), OpenMsgStoreFlag.MDB_WRITE)
                    .store();
            IMAPIFolder folder = second.openRoot(OpenEntryFlag.MAPI_MODIFY);
            Events events = new Events();
            int connection = store.logon().advise(TestStore.id(folder), Set.of(EventType.fnevObjectModified), events);
            assertThat(store.logon().advise(null, Set.of(EventType.fnevNewMail), events))
                    .isNotEqualTo(connection);
            folder.setProp(PR.PR_COMMENT, "changed");
            assertThat(events.object().entryId()).isEqualTo(TestStore.id(folder));
            store.logon().unadvise(connection);
            assertThat(refused(() -> store.logon().unadvise(connection))).isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
            EntryId foreign = ObjectId.ofStore(MapiUid.random()).toEntryId();
            assertThat(refused(() -> store.logon().advise(foreign, Set.of(EventType.fnevObjectModified), events)))
                    .isEqualTo(MapiCode.MAPI_E_UNKNOWN_ENTRYID);
        }
    }

    @Test
    void twoStoresOfOneProviderPassEntriesOnToEachOther() throws Exception {
        Path other = directory.resolve("other.db");
        StoreEngine.create(other, InstantSource.system());
        try (TestStore store = new TestStore(directory)) {
            FakeSection section = new FakeSection();
            section.setProps(Props.of(TestStore.PATH, other.toString()));
            StoreLogonResult second = store.logon(new FakeSupport(section), OpenMsgStoreFlag.MDB_WRITE);
            EntryId id = TestStore.id(second.store().openRoot());
            assertThat(store.logon().openEntry(id).getProp(PR.PR_ENTRYID)).hasValue(id.toBinary());
            assertThat(second.logon().orElseThrow().compareEntryIDs(id, id)).isTrue();
            EntryId inbox = TestStore.id(store.inbox());
            assertThat(store.logon().compareEntryIDs(id, inbox)).isFalse();
        }
    }

    @Test
    @Clause({"STAT-06", "STAT-08"})
    void stat06and08_theStatusObjectChecksTheStore() throws Exception {
        try (TestStore store = new TestStore(directory)) {
            var status = store.logon().openStatusEntry(OpenEntryFlag.MAPI_MODIFY);
            assertThat(status.getProp(PR.PR_RESOURCE_METHODS)).hasValue(1);
            status.validateState(UiParam.NONE, ValidateStateFlag.SUPPRESS_UI);
            assertThat(refused(() -> status.validateState(UiParam.NONE, ValidateStateFlag.FORCE_XP_CONNECT)))
                    .isEqualTo(MapiCode.MAPI_E_UNKNOWN_FLAGS);
        }
    }

    @Test
    @Clause({"IN-08", "IN-09", "IN-10", "IN-11"})
    void in08to11_receiveFoldersAreChosenByTheLongestPrefix() throws Exception {
        try (TestStore store = new TestStore(directory)) {
            IMsgStore mdb = store.store();
            ReceiveFolder inbox = mdb.getReceiveFolder(null);
            EntryId samples = TestStore.id(
                    store.top().createFolder(org.mapi4osgi.api.FolderType.FOLDER_GENERIC, "Samples", null));
            mdb.setReceiveFolder("IPM.Note.Sample", samples);
            assertThat(mdb.getReceiveFolder("IPM.Note.Sample.Simple"))
                    .isEqualTo(new ReceiveFolder(samples, "IPM.Note.Sample"));
            assertThat(mdb.getReceiveFolder("IPM.Note.Samples").entryId()).isEqualTo(inbox.entryId());
            assertThat(mdb.getReceiveFolder("IPM.Timecard").explicitClass()).isEqualTo("IPM");
            assertThat(mdb.getReceiveFolder("Odd").explicitClass()).isEmpty();
            assertThat(mdb.getReceiveFolder("IPC.X").entryId()).isEqualTo(TestStore.id(mdb.openRoot()));
            assertThat(refused(() -> mdb.setReceiveFolder("IPM.", samples)))
                    .isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
            try (var table = mdb.getReceiveFolderTable()) {
                assertThat(table.queryRows(9))
                        .extracting(row -> row.get(PR.PR_MESSAGE_CLASS).orElseThrow())
                        .containsExactlyInAnyOrder("", "IPC", "IPM", "REPORT", "IPM.Note.Sample");
            }
            mdb.setReceiveFolder("IPM.Note.Sample", null);
            mdb.setReceiveFolder("Never.Set", null);
            assertThat(mdb.getReceiveFolder("IPM.Note.Sample").entryId()).isEqualTo(inbox.entryId());
        }
    }
}

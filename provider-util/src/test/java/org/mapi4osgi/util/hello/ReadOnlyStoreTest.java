// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util.hello;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.CopyToRequest;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.api.StoreEntryId;
import org.mapi4osgi.api.StoreLogoffFlag;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.IMSLogon;
import org.mapi4osgi.spi.IMSProvider;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.MSProviderInit;
import org.mapi4osgi.spi.SpiVersion;
import org.mapi4osgi.spi.StoreLogonRequest;
import org.mapi4osgi.spi.StoreLogonResult;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.PropsObject;
import org.mapi4osgi.util.ProviderActivator;
import org.mapi4osgi.util.ProviderEntries;

/** What five classes make of a folder of files; and what the bases do for their author. */
final class ReadOnlyStoreTest {
    private final FakeRuntime runtime = new FakeRuntime();
    private final HelloActivator activator = new HelloActivator();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void twoMessages() throws IOException {
        Files.writeString(folder.resolve("b.eml"), "From: b@example.org\nSubject: Beta\n\nsecond\ntext");
        Files.writeString(folder.resolve("a.eml"), "Subject: alpha\n\nfirst");
        Files.writeString(folder.resolve("notes.txt"), "no mail");
    }

    private IMSProvider provider() throws Exception {
        activator.start(runtime.context());
        MSProviderInit entry = (MSProviderInit)
                Optional.ofNullable(runtime.services.get(MSProviderInit.class)).orElseThrow();
        return entry.init(new InitRequest(Set.of(), SpiVersion.CURRENT)).provider();
    }

    private EntryId storeId() {
        return HelloStore.entryId(folder.toString());
    }

    private StoreLogonResult logon(IMSProvider provider, String support) throws MapiException {
        return provider.logon(StoreLogonRequest.builder(runtime.support(support), "profile")
                .entryId(storeId())
                .build());
    }

    @Test
    void aFolderOfFilesIsAStore() throws Exception {
        IMsgStore store = logon(provider(), "support").store();
        IMAPIFolder root = store.openRoot();
        try (IMAPITable contents = root.getContentsTable()) {
            contents.setColumns(PR.PR_SUBJECT, PR.PR_ENTRYID);
            contents.sortTable(SortOrderSet.of(SortOrder.descending(PR.PR_SUBJECT)));
            List<Props> rows = contents.queryRows(10);
            assertThat(rows)
                    .extracting(row -> row.get(PR.PR_SUBJECT).orElse(""))
                    .containsExactly("Beta", "alpha");
            contents.findRow(Restriction.startsWith(PR.PR_SUBJECT, "ALP"), Bookmark.BOOKMARK_BEGINNING);
            assertThat(contents.queryPosition().row()).isEqualTo(1);

            EntryId beta = rows.get(0).entryId(PR.PR_ENTRYID).orElseThrow();
            IMessage message = store.openEntry(beta).queryInterface(IMessage.IID);
            assertThat(message.getProp(PR.PR_BODY)).contains("second\r\ntext");
            try (IStream body = message.openProperty(PR.PR_BODY, IStream.IID)) {
                assertThat(body.inputStream().readAllBytes())
                        .isEqualTo("second\r\ntext".getBytes(StandardCharsets.UTF_16LE));
            }
            assertThat(message.getRecipientTable().getRowCount()).isZero();
        }
    }

    @Test
    @Clause("MSLOG-16")
    void mslog16_aReadOnlyStoreRefusesChanges() throws Exception {
        IMsgStore store = logon(provider(), "support").store();
        assertThat(store.getProp(PR.PR_STORE_SUPPORT_MASK).orElseThrow() & 0x18).isZero();
        failsWith(MapiCode.MAPI_E_NO_ACCESS, () -> store.setProp(PR.PR_DISPLAY_NAME, "other"));
        failsWith(MapiCode.MAPI_E_NO_ACCESS, () -> store.openEntry(null, OpenEntryFlag.MAPI_MODIFY));
        failsWith(MapiCode.MAPI_E_NO_SUPPORT, () -> store.openRoot().createMessage());
        store.saveChanges();
    }

    @Test
    @Clause("MSLOG-19")
    void mslog19_clientsSeeWrappedStoreEntryIds() throws Exception {
        IMsgStore store = logon(provider(), "support").store();
        EntryId wrapped = store.getProps(PR.PR_ENTRYID).entryId(PR.PR_ENTRYID).orElseThrow();
        assertThat(StoreEntryId.parse(wrapped).privateId()).isEqualTo(storeId());
    }

    @Test
    @Clause("MSLOG-04")
    void mslog04_aStoreThatIsOpenIsGivenAgain() throws Exception {
        IMSProvider provider = provider();
        StoreLogonResult first = logon(provider, "first");
        runtime.log.clear();
        StoreLogonResult second = logon(provider, "second");
        assertThat(second.store()).isSameAs(first.store());
        assertThat(second.logon()).isEmpty();
        assertThat(runtime.log).isEmpty();
    }

    @Test
    @Clause("MSLOG-05")
    void mslog05_anInterfaceThatTheStoreLacksIsRefused() throws Exception {
        IMSProvider provider = provider();
        StoreLogonRequest.Builder request = StoreLogonRequest.builder(runtime.support("first"), "profile")
                .entryId(storeId())
                .iid(IMAPIStatus.IID);
        failsWith(MapiCode.MAPI_E_INTERFACE_NOT_SUPPORTED, () -> provider.logon(request.build()));
        assertThat(runtime.log).endsWith("first release");
        logon(provider, "second");
        failsWith(MapiCode.MAPI_E_INTERFACE_NOT_SUPPORTED, () -> provider.logon(request.build()));
    }

    @Test
    @Clause("ADV-04")
    void adv04_aStoreWithoutNotificationsSaysSo() throws Exception {
        int storeNotifyOk = 0x100;
        IMsgStore store = logon(provider(), "support").store();
        failsWith(
                MapiCode.MAPI_E_NO_SUPPORT,
                () -> store.advise(null, Set.of(EventType.fnevObjectModified), events -> {}));
        assertThat(store.getProp(PR.PR_STORE_SUPPORT_MASK).orElseThrow() & storeNotifyOk)
                .isZero();
    }

    @Test
    @Clause("SHUT-03")
    void shut03_anOrderlyLogoffIsToldToTheTransportsAtTheLastRelease() throws Exception {
        IMsgStore store = logon(provider(), "support").store();
        runtime.log.clear();
        store.storeLogoff(Set.of(StoreLogoffFlag.LOGOFF_ORDERLY));
        assertThat(runtime.log).isEmpty();
        store.close();
        store.close();
        assertThat(runtime.log).containsExactly("support storeLogoffTransports", "[LOGOFF_ORDERLY]", "support release");
    }

    @Test
    @Clause("PLOG-01")
    void plog01_theSupportObjectIsKeptFromLogonToLogoff() throws Exception {
        IMSProvider provider = provider();
        StoreLogonResult result = logon(provider, "support");
        assertThat(runtime.log).contains("support addRef", "support setProviderUID");
        IMSLogon logon = result.logon().orElseThrow();
        assertThat(logon.compareEntryIDs(storeId(), storeId())).isTrue();
        assertThat(logon.openEntry(null)).isInstanceOf(IMAPIFolder.class);
        runtime.log.clear();
        logon.logoff();
        logon.logoff();
        result.store().close();
        provider.shutdown();
        assertThat(runtime.log).containsExactly("support release");
        assertThat(logon(provider, "again").logon()).isPresent();
    }

    @Test
    @Clause("SHUT-05")
    void shut05_closingTheStoreTellsTheTransportsTheLastChosenWay() throws Exception {
        IMSProvider provider = provider();
        IMsgStore store = logon(provider, "support").store();
        store.storeLogoff(Set.of(StoreLogoffFlag.LOGOFF_PURGE));
        store.storeLogoff(Set.of(StoreLogoffFlag.LOGOFF_ORDERLY));
        failsWith(MapiCode.MAPI_E_UNKNOWN_FLAGS, () -> store.storeLogoff(Set.of()));
        failsWith(MapiCode.MAPI_E_UNKNOWN_FLAGS, () -> store.storeLogoff(Set.of(StoreLogoffFlag.LOGOFF_COMPLETE)));
        runtime.log.clear();
        store.close();
        store.close();
        assertThat(runtime.log).containsExactly("support storeLogoffTransports", "[LOGOFF_ORDERLY]", "support release");

        IMsgStore unsaid = logon(provider, "support").store();
        unsaid.close();
        assertThat(runtime.log).contains("[LOGOFF_ABORT]");
    }

    @Test
    @Clause("MSLOG-17")
    void mslog17_aLogonThatFailsKeepsNothing() throws Exception {
        IMSProvider provider = provider();
        EntryId nowhere = HelloStore.entryId(folder.resolve("missing").toString());
        failsWith(
                MapiCode.MAPI_E_NOT_FOUND,
                () -> provider.logon(StoreLogonRequest.builder(runtime.support("support"), "profile")
                        .entryId(nowhere)
                        .build()));
        assertThat(runtime.log).endsWith("support release");
        failsWith(
                MapiCode.MAPI_E_UNCONFIGURED,
                () -> provider.logon(StoreLogonRequest.builder(runtime.support("support"), "profile")
                        .build()));
    }

    @Test
    void shutdownEndsWhatIsStillOpen() throws Exception {
        IMSProvider provider = provider();
        logon(provider, "support");
        provider.shutdown();
        assertThat(runtime.log).endsWith("support release");
    }

    @Test
    @Clause("PROP-14")
    void prop14_copiesGoThroughTheRuntimeAndNotToTheObjectItself() throws Exception {
        IMsgStore store = logon(provider(), "support").store();
        failsWith(MapiCode.MAPI_E_NO_ACCESS, () -> store.copyTo(CopyToRequest.all(store)));
        assertThat(store.copyTo(CopyToRequest.all(store.openRoot()))).isEmpty();
        assertThat(runtime.log).endsWith("support doCopyTo");
        failsWith(MapiCode.MAPI_E_NO_SUPPORT, () -> store.openRoot().copyTo(CopyToRequest.all(store)));
    }

    @Test
    void anOlderRuntimeIsRefused() throws Exception {
        activator.start(runtime.context());
        MSProviderInit entry = (MSProviderInit)
                Optional.ofNullable(runtime.services.get(MSProviderInit.class)).orElseThrow();
        InitRequest older = new InitRequest(Set.of(), new SpiVersion(SpiVersion.CURRENT.value() - 1));
        failsWith(MapiCode.MAPI_E_VERSION, () -> entry.init(older));
        InitRequest newer = new InitRequest(Set.of(), new SpiVersion(SpiVersion.CURRENT.value() + 1));
        assertThat(entry.init(newer).provider()).isNotSameAs(entry.init(newer).provider());
    }

    @Test
    void theActivatorWithdrawsWhatItOffered() throws Exception {
        activator.start(runtime.context());
        activator.stop(runtime.context());
        activator.stop(runtime.context());
        assertThat(runtime.log).containsExactly("registered MSProviderInit hello", "unregistered MSProviderInit");
    }

    @Test
    void anActivatorThatFailsOffersNothing() {
        ProviderActivator failing = new ProviderActivator() {
            @Override
            protected void provide(ProviderEntries offered) {
                offered.messageStore("hello", HelloProvider::new);
                throw new IllegalStateException("on purpose");
            }
        };
        assertThatThrownBy(() -> failing.start(runtime.context())).hasMessage("on purpose");
        assertThat(runtime.services).isEmpty();
    }

    @Test
    void propertiesOpenAsStreamsOnlyWhereTheyHaveOne() throws Exception {
        PropsObject object = new PropsObject(
                ObjectType.MAPI_ATTACH,
                Props.builder()
                        .put(PR.PR_SEARCH_KEY, Binary.ofHex("01 02"))
                        .put(PR.PR_PRIORITY, 1)
                        .build());
        try (IStream bytes = object.openProperty(PR.PR_SEARCH_KEY, IStream.IID)) {
            assertThat(bytes.size()).isEqualTo(2);
        }
        failsWith(MapiCode.MAPI_E_INTERFACE_NOT_SUPPORTED, () -> object.openProperty(PR.PR_PRIORITY, IStream.IID));
        failsWith(MapiCode.MAPI_E_NOT_FOUND, () -> object.openProperty(PR.PR_BODY, IStream.IID));
        failsWith(MapiCode.MAPI_E_INTERFACE_NOT_SUPPORTED, () -> object.openProperty(PR.PR_SEARCH_KEY, IMAPITable.IID));
        failsWith(
                MapiCode.MAPI_E_INVALID_PARAMETER,
                () -> object.openProperty(PR.PR_BODY.withType(PropType.PT_UNSPECIFIED), IStream.IID));
        failsWith(
                MapiCode.MAPI_E_NO_ACCESS,
                () -> object.openProperty(PR.PR_SEARCH_KEY, IStream.IID, OpenPropertyFlag.MAPI_MODIFY));
        failsWith(MapiCode.MAPI_E_INVALID_PARAMETER, () -> object.getProps(List.of()));
        failsWith(MapiCode.MAPI_E_NO_ACCESS, object::saveChanges);
        failsWith(MapiCode.MAPI_E_NO_SUPPORT, () -> object.getIDsFromNames(List.of()));
    }

    private static void failsWith(MapiCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(MapiException.class))
                .extracting(MapiException::code)
                .isEqualTo(code);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.core.profile.Failing.assertCode;
import static org.mapi4osgi.core.profile.Fixture.column;
import static org.mapi4osgi.core.profile.Fixture.rows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgServiceAdmin;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.IProviderAdmin;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.tags.PR;

final class ServicesTest {
    private static final MapiUid UNKNOWN = MapiUid.ofHex("00112233445566778899AABBCCDDEEFF");
    private static final PropTag<String> FILE = PropTag.of(0x6600, PropType.PT_UNICODE, String.class);

    @TempDir
    Path folder = Path.of("");

    private Fixture profiles = new Fixture(Path.of(""));

    @SuppressWarnings("NullAway.Init")
    private IMsgServiceAdmin admin;

    @BeforeEach
    void makeProfile() throws MapiException {
        profiles = new Fixture(folder);
        profiles.profAdmin().createProfile("P");
        admin = profiles.services("P");
    }

    private static IProfSect section(IMsgServiceAdmin admin, MapiUid uid) throws MapiException {
        return admin.openProfileSection(uid, OpenSectionFlag.MAPI_FORCE_ACCESS);
    }

    @Test
    @Clause("SVC-01")
    void svc01_anUnknownServiceIsNotFound() {
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> admin.createMsgService("NONE", null))
                .hasMessageContaining("FIRST");
        assertThat(profiles.calls).isEmpty();
    }

    @Test
    @Clause("SVC-02")
    void svc02_sectionsAreThereWhenTheEntryFunctionIsCalled() throws MapiException {
        List<Integer> seen = new ArrayList<>();
        profiles.entry = call -> {
            assertThat(call.dllName()).isEqualTo("bundle.a");
            assertThat(call.bundle()).isEqualTo("bundle.a");
            assertThat(call.flags()).containsExactly(ServiceFlag.SERVICE_UI_ALLOWED);
            assertThat(call.uiParam()).isEqualTo(new UiParam(5));
            try (IProfSect own = call.providerAdmin().openProfileSection(null, OpenSectionFlag.MAPI_MODIFY)) {
                assertThat(own.getProp(PR.PR_SERVICE_NAME)).contains("FIRST");
                own.setProp(PR.PR_COMMENT, "set by the entry function");
            }
            seen.add(rows(call.providerAdmin().getProviderTable()).size());
            assertThat(rows(admin.getMsgServiceTable())).as("before it agreed").isEmpty();
        };
        MapiUid uid = admin.createMsgService("FIRST", "ignored", new UiParam(5), ServiceFlag.SERVICE_UI_ALLOWED);
        assertThat(profiles.calls).containsExactly("ServiceEntry MSG_SERVICE_CREATE");
        assertThat(seen).as("two providers and an extra section").containsExactly(3);

        profiles.restart();
        IMsgServiceAdmin again = profiles.services("P");
        Props row = rows(again.getMsgServiceTable()).get(0);
        assertThat(row.get(PR.PR_SERVICE_UID)).contains(uid.toBinary());
        assertThat(row.get(PR.PR_DISPLAY_NAME)).contains("First");
        assertThat(row.get(PR.PR_SERVICE_SUPPORT_FILES)).contains(List.of("a.jar", "b.jar"));
        assertThat(section(again, uid).getProp(PR.PR_COMMENT)).contains("set by the entry function");
        assertThat(section(again, uid).getProp(PR.PR_SERVICE_EXTRA_UIDS))
                .contains(MapiUid.ofHex("13DB0C8AA05101A9BB000AA002FC45A0").toBinary());
        assertThat(column(again.getProviderTable(), PR.PR_PROVIDER_DISPLAY))
                .containsExactly("First address book", "First store");
        MapiUid store = Fixture.providers(again, uid).get(1);
        assertThat(section(again, store).getProp(FILE)).contains("first.db");
        assertThat(section(again, store).getProp(PR.PR_SERVICE_UID)).contains(uid.toBinary());
    }

    @Test
    void aServiceThatRefusesLeavesNothing() throws MapiException {
        profiles.entry = call -> {
            try (IProfSect own = call.providerAdmin().openProfileSection(null, OpenSectionFlag.MAPI_MODIFY)) {
                own.setProp(PR.PR_COMMENT, "lost");
            }
            throw new MapiException(MapiCode.MAPI_E_UNCONFIGURED, "no server is set");
        };
        assertCode(MapiCode.MAPI_E_UNCONFIGURED, () -> admin.createMsgService("FIRST", null));
        assertThat(rows(admin.getMsgServiceTable())).isEmpty();
        assertThat(rows(admin.getProviderTable())).isEmpty();
        profiles.restart();
        assertThat(rows(profiles.services("P").getMsgServiceTable())).isEmpty();
    }

    @Test
    void aServiceIsNotOnDiskBeforeItsEntryFunctionAgreed() throws MapiException {
        profiles.entry = call -> {
            try (Profile crashed = profiles.newStore().open("P")) {
                assertThat(crashed.services()).isEmpty();
            }
        };
        admin.createMsgService("FIRST", null);
        try (Profile later = profiles.newStore().open("P")) {
            assertThat(later.services()).hasSize(1);
        }
    }

    @Test
    void theProviderAdminOfAnEntryFunctionEndsWithTheCall() throws MapiException {
        List<IProviderAdmin> kept = new ArrayList<>();
        profiles.entry = call -> kept.add(call.providerAdmin());
        admin.createMsgService("FIRST", null);
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, () -> kept.get(0).getProviderTable());
    }

    @Test
    void anEntryFunctionThatForgetsASectionKeepsItNotLocked() throws MapiException {
        List<IProfSect> forgotten = new ArrayList<>();
        List<EntrySections> kept = new ArrayList<>();
        profiles.entry = call -> {
            forgotten.add(call.providerAdmin().openProfileSection(null, OpenSectionFlag.MAPI_MODIFY));
            kept.add(call.sections());
        };
        MapiUid uid = admin.createMsgService("FIRST", null);
        admin.openProfileSection(uid, OpenSectionFlag.MAPI_MODIFY).close();
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, () -> forgotten.get(0).getPropList());
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, () -> kept.get(0).open(uid, Set.of()));
        admin.openProfileSection(uid, OpenSectionFlag.MAPI_MODIFY).close();
    }

    @Test
    void aServiceTakesTheLabelOrTheClientsNameWhereItHasNone() throws MapiException {
        MapiUid label = admin.createMsgService("SECOND", null);
        MapiUid own = admin.createMsgService("SECOND", "Mine");
        MapiUid none = admin.createMsgService("SINGLE", null);
        assertThat(section(admin, label).getProp(PR.PR_DISPLAY_NAME)).contains("Second service");
        assertThat(section(admin, own).getProp(PR.PR_DISPLAY_NAME)).contains("Mine");
        assertThat(section(admin, none).getProp(PR.PR_DISPLAY_NAME)).contains("SINGLE");
        assertThat(column(admin.getMsgServiceTable(), PR.PR_DISPLAY_NAME))
                .as("by names")
                .containsExactly("Mine", "Second service", "SINGLE");
    }

    @Test
    @Clause("SVC-03")
    void svc03_aSingleCopyServiceIsThereOnce() throws MapiException {
        MapiUid single = admin.createMsgService("SINGLE", null);
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> admin.createMsgService("SINGLE", null));
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> admin.copyMsgService(single, null, admin));
        profiles.profAdmin().createProfile("Q");
        try (IMsgServiceAdmin other = profiles.services("Q")) {
            admin.copyMsgService(single, null, other);
            assertThat(rows(other.getMsgServiceTable())).hasSize(1);
            assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> admin.copyMsgService(single, null, other));
        }
        admin.deleteMsgService(single);
        admin.createMsgService("SINGLE", null);
    }

    @Test
    @Clause("SVC-04")
    void svc04_aCopyHasTheSettingsAndTheEntryFunctionIsNotCalled() throws MapiException {
        MapiUid original = admin.createMsgService("FIRST", null);
        try (IProfSect store = admin.openProfileSection(
                Fixture.providers(admin, original).get(1),
                OpenSectionFlag.MAPI_MODIFY,
                OpenSectionFlag.MAPI_FORCE_ACCESS)) {
            store.setProp(FILE, "changed.db");
        }
        profiles.calls.clear();
        MapiUid copy = admin.copyMsgService(original, "Copy", admin);
        assertThat(profiles.calls).isEmpty();
        assertThat(copy).isNotEqualTo(original);
        profiles.restart();
        IMsgServiceAdmin again = profiles.services("P");
        assertThat(column(again.getMsgServiceTable(), PR.PR_DISPLAY_NAME)).containsExactly("Copy", "First");
        List<MapiUid> copies = Fixture.providers(again, copy);
        assertThat(copies).hasSize(2).doesNotContainAnyElementsOf(Fixture.providers(again, original));
        assertThat(section(again, copies.get(1)).getProp(FILE)).contains("changed.db");
        assertThat(section(again, copies.get(1)).getProp(PR.PR_SERVICE_UID)).contains(copy.toBinary());
        assertThat(section(again, copy).getProp(PR.PR_SERVICE_EXTRA_UIDS))
                .isPresent()
                .isNotEqualTo(section(again, original).getProp(PR.PR_SERVICE_EXTRA_UIDS));
    }

    @Test
    @Clause("SVC-05")
    void svc05_theEntryFunctionIsToldBeforeTheSectionsGo() throws MapiException {
        MapiUid uid = admin.createMsgService("FIRST", null);
        List<MapiUid> providers = Fixture.providers(admin, uid);
        profiles.calls.clear();
        // Looked at afterwards: what an entry function throws when it is told that its service goes reaches nobody.
        List<String> there = new ArrayList<>();
        profiles.entry = call -> {
            there.add(section(admin, uid).getProp(PR.PR_SERVICE_NAME).orElse("no name"));
            there.add(rows(call.providerAdmin().getProviderTable()).size() + " providers");
        };
        admin.deleteMsgService(uid);
        assertThat(there).containsExactly("FIRST", "3 providers");
        assertThat(profiles.calls).containsExactly("ServiceEntry MSG_SERVICE_DELETE");
        profiles.restart();
        try (Profile profile = profiles.store.open("P")) {
            assertThat(profile.services()).isEmpty();
            assertThat(profile.properties(uid)).isEmpty();
            assertThat(providers)
                    .allSatisfy(p -> assertThat(profile.properties(p)).isEmpty());
            assertThat(profile.properties(MapiUid.ofHex("13DB0C8AA05101A9BB000AA002FC45A0")))
                    .isEmpty();
        }
        profiles.restart();
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> profiles.services("P").deleteMsgService(uid));
    }

    @Test
    void aServiceWhoseBundleIsBrokenCanBeDeleted() throws MapiException {
        MapiUid uid = admin.createMsgService("FIRST", null);
        profiles.entry = call -> {
            throw new MapiException(MapiCode.MAPI_E_NOT_INITIALIZED, "no bundle offers it");
        };
        admin.deleteMsgService(uid);
        assertThat(rows(admin.getMsgServiceTable())).isEmpty();
    }

    @Test
    @Clause("SVC-06")
    void svc06_anUnknownUidIsNotFound() {
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> admin.deleteMsgService(UNKNOWN));
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> admin.configureMsgService(UNKNOWN, Props.EMPTY));
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> admin.copyMsgService(UNKNOWN, null, admin));
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> admin.adminProviders(UNKNOWN));
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> admin.setPrimaryIdentity(UNKNOWN));
    }

    @Test
    @Clause("SVC-07")
    void svc07_withoutAnEntryFunctionNothingIsConfigured() throws MapiException {
        MapiUid uid = admin.createMsgService("PLAIN", null);
        assertCode(MapiCode.MAPI_E_NOT_INITIALIZED, () -> admin.configureMsgService(uid, Props.EMPTY));
        assertThat(profiles.calls).isEmpty();
    }

    @Test
    @Clause("SVC-08")
    void svc08_theEntryFunctionGetsTheSettingsAndItsAnswerIsTheClients() throws MapiException {
        MapiUid uid = admin.createMsgService("SECOND", null);
        Props settings = Props.of(FILE, "new.db");
        profiles.calls.clear();
        profiles.entry = call -> {
            assertThat(call.properties()).isEqualTo(settings);
            assertThat(call.flags()).isEmpty();
            assertThat(call.dllName()).isEqualTo("other");
        };
        admin.configureMsgService(uid, settings);
        assertThat(profiles.calls).containsExactly("OtherEntry MSG_SERVICE_CONFIGURE");
        profiles.entry = call -> {
            throw new MapiException(MapiCode.MAPI_E_USER_CANCEL, "no");
        };
        assertCode(MapiCode.MAPI_E_USER_CANCEL, () -> admin.configureMsgService(uid, settings));
        assertThat(admin.getLastError(MapiCode.MAPI_E_USER_CANCEL)).isEmpty();
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> admin.configureMsgService(UNKNOWN, settings));
        assertThat(admin.getLastError(MapiCode.MAPI_E_NOT_FOUND)).isPresent();
    }

    @Test
    @Clause("SVC-09")
    void svc09_servicesAreNotRenamed() throws MapiException {
        MapiUid uid = admin.createMsgService("PLAIN", null);
        assertCode(MapiCode.MAPI_E_NO_SUPPORT, () -> admin.renameMsgService(uid, "x"));
    }

    private List<String> transports() throws MapiException {
        try (Profile profile = profiles.store.open("P")) {
            return profile.providers(ProviderKind.XP).stream()
                    .map(ProviderEntry::displayName)
                    .toList();
        }
    }

    @Test
    @Clause("SVC-10")
    void svc10_anOrderNamesAllTransports() throws MapiException {
        List<MapiUid> uids = Fixture.providers(admin, admin.createMsgService("TRANSPORTS", null));
        assertCode(MapiCode.MAPI_E_BUSY, () -> admin.msgServiceTransportOrder(uids.subList(0, 1)));
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> admin.msgServiceTransportOrder(List.of(uids.get(0), UNKNOWN)));
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> admin.msgServiceTransportOrder(List.of(uids.get(0), uids.get(0))));
    }

    @Test
    @Clause("SVC-11")
    void svc11_anOrderBeatsTheWishToBeLast() throws MapiException {
        List<MapiUid> uids = Fixture.providers(admin, admin.createMsgService("TRANSPORTS", null));
        admin.msgServiceTransportOrder(uids);
        profiles.restart();
        assertThat(transports()).containsExactly("Late transport", "Early transport");
    }

    @Test
    @Clause("SVC-12")
    void svc12_aTransportThatWishesToBeLastIs() throws MapiException {
        admin.createMsgService("TRANSPORTS", null);
        assertThat(transports()).containsExactly("Early transport", "Late transport");
        List<Props> rows = rows(admin.getProviderTable());
        assertThat(rows)
                .extracting(r -> r.get(PR.PR_PROVIDER_DISPLAY).orElse(""))
                .first()
                .isEqualTo("Late transport");
        assertThat(rows)
                .extracting(r -> r.get(PR.PR_PROVIDER_ORDINAL).orElse(-1))
                .containsExactly(1, 0);
    }

    @Test
    @Clause("SVC-13")
    void svc13_openTablesStay() throws MapiException {
        try (IMAPITable services = admin.getMsgServiceTable();
                IMAPITable providers = admin.getProviderTable()) {
            admin.createMsgService("FIRST", null);
            assertThat(services.getRowCount()).isZero();
            assertThat(providers.getRowCount()).isZero();
        }
        assertThat(rows(admin.getMsgServiceTable())).hasSize(1);
        assertThat(rows(admin.getProviderTable())).hasSize(2);
    }

    @Test
    @Clause({"SVC-14", "SVC-17"})
    void svc14_aProviderInUseThatIsDeletedIsInNoTableAndGoesLater() throws MapiException {
        MapiUid uid = admin.createMsgService("FIRST", null);
        MapiUid store = Fixture.providers(admin, uid).get(1);
        try (Profile session = profiles.store.open("P")) {
            Hold logon = session.use(store);
            Hold second = session.use(store);
            admin.adminProviders(uid).deleteProvider(store);
            assertThat(column(admin.getProviderTable(), PR.PR_PROVIDER_DISPLAY)).containsExactly("First address book");
            assertThat(Fixture.providers(admin, uid)).hasSize(1);
            assertThat(session.providers(ProviderKind.MS)).isEmpty();
            logon.close();
            logon.close();
            try (IProfSect own = session.openSection(store, Set.of(), SectionUser.provider(store))) {
                assertThat(own.getProp(FILE)).contains("first.db");
            }
            second.close();
            assertCode(
                    MapiCode.MAPI_E_NOT_FOUND, () -> session.openSection(store, Set.of(), SectionUser.provider(store)));
        }
    }

    @Test
    @Clause("SVC-15")
    void svc15_extraSectionsAreInTheServicesTableOnly() throws MapiException {
        MapiUid uid = admin.createMsgService("FIRST", null);
        List<Props> rows = rows(admin.adminProviders(uid).getProviderTable());
        assertThat(rows).hasSize(3);
        assertThat(rows.get(2).error(PR.PR_RESOURCE_TYPE)).isPresent();
        assertThat(rows.get(0).error(PR.PR_RESOURCE_TYPE)).isEmpty();
        assertThat(rows(admin.getProviderTable()))
                .hasSize(2)
                .allSatisfy(r -> assertThat(r.get(PR.PR_RESOURCE_TYPE)).isPresent());
    }

    @Test
    @Clause("SVC-16")
    void svc16_theEntryFunctionIsToldOfProviders() throws MapiException {
        MapiUid uid = admin.createMsgService("FIRST", null);
        IProviderAdmin providers = admin.adminProviders(uid);
        profiles.calls.clear();
        profiles.entry = call -> {
            List<Props> rows = rows(call.providerAdmin().getProviderTable());
            assertThat(rows)
                    .extracting(r -> r.get(PR.PR_PROVIDER_DISPLAY).orElse(""))
                    .contains("First store");
            assertThat(rows).hasSize(4);
        };
        MapiUid third = providers.createProvider("FIRST_MS", Props.of(FILE, "third.db"), UiParam.NONE);
        assertThat(section(admin, third).getProp(FILE)).contains("third.db");
        providers.deleteProvider(third);
        assertThat(profiles.calls)
                .containsExactly(
                        "ServiceEntry MSG_SERVICE_PROVIDER_CREATE", "ServiceEntry MSG_SERVICE_PROVIDER_DELETE");
        assertThat(Fixture.providers(admin, uid)).hasSize(2);
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> providers.deleteProvider(third));
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> providers.createProvider("NONE", Props.EMPTY, UiParam.NONE));
    }

    @Test
    void anEntryFunctionThatCreatesTheProviderItselfGetsTheSameOne() throws MapiException {
        MapiUid uid = admin.createMsgService("FIRST", null);
        List<MapiUid> made = new ArrayList<>();
        profiles.entry = call -> made.add(
                call.providerAdmin().createProvider("FIRST_MS", Props.of(FILE, "by the function"), UiParam.NONE));
        MapiUid third = admin.adminProviders(uid).createProvider("FIRST_MS", Props.EMPTY, UiParam.NONE);
        assertThat(made).containsExactly(third);
        assertThat(Fixture.providers(admin, uid)).hasSize(3);
        assertThat(section(admin, third).getProp(FILE)).contains("by the function");
    }

    @Test
    void aRefusedProviderLeavesNothing() throws MapiException {
        MapiUid uid = admin.createMsgService("FIRST", null);
        profiles.entry = call -> {
            throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "one is enough");
        };
        assertCode(
                MapiCode.MAPI_E_NO_SUPPORT,
                () -> admin.adminProviders(uid).createProvider("FIRST_MS", Props.EMPTY, UiParam.NONE));
        assertThat(Fixture.providers(admin, uid)).hasSize(2);
    }

    private List<String> identified() throws MapiException {
        List<String> names = new ArrayList<>();
        for (Props row : rows(admin.getProviderTable())) {
            if ((row.get(PR.PR_RESOURCE_FLAGS).orElse(0) & ResourceFlags.STATUS_PRIMARY_IDENTITY) != 0) {
                names.add(row.get(PR.PR_DISPLAY_NAME).orElse(""));
            }
        }
        return names;
    }

    private int flags(MapiUid service) throws MapiException {
        try (IProfSect section = section(admin, service)) {
            return section.getProp(PR.PR_RESOURCE_FLAGS).orElse(0);
        }
    }

    @Test
    @Clause("SVC-20")
    void svc20_aServiceWithoutIdentityCannotGiveIt() throws MapiException {
        MapiUid single = admin.createMsgService("SINGLE", null);
        MapiUid first = admin.createMsgService("FIRST", null);
        MapiUid second = admin.createMsgService("SECOND", null);
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> admin.setPrimaryIdentity(single));
        admin.setPrimaryIdentity(second);
        assertThat(identified()).containsExactly("Second store");
        assertThat(flags(second)).isEqualTo(ResourceFlags.SERVICE_PRIMARY_IDENTITY);
        assertThat(flags(first) & ResourceFlags.SERVICE_NO_PRIMARY_IDENTITY).isNotZero();
        admin.setPrimaryIdentity(first);
        assertThat(identified()).containsExactly("First address book", "First store");
        admin.setPrimaryIdentity(null);
        assertThat(identified()).isEmpty();
    }

    @Test
    @Clause("SVC-21")
    void svc21_theFirstCapableProviderGivesTheIdentity() throws MapiException {
        admin.createMsgService("PLAIN", null);
        MapiUid first = admin.createMsgService("FIRST", null);
        MapiUid second = admin.createMsgService("SECOND", null);
        assertThat(identified()).containsExactly("First address book");
        assertThat(flags(first) & ResourceFlags.SERVICE_PRIMARY_IDENTITY).isNotZero();
        assertThat(flags(second) & ResourceFlags.SERVICE_PRIMARY_IDENTITY).isZero();
    }

    @Test
    @Clause("SVC-22")
    void svc22_theNextCapableProviderTakesOver() throws MapiException {
        admin.createMsgService("PLAIN", null);
        MapiUid first = admin.createMsgService("FIRST", null);
        MapiUid second = admin.createMsgService("SECOND", null);
        admin.adminProviders(first)
                .deleteProvider(Fixture.providers(admin, first).get(0));
        assertThat(identified()).containsExactly("First store");
        admin.deleteMsgService(first);
        assertThat(identified()).containsExactly("Second store");
        assertThat(flags(second) & ResourceFlags.SERVICE_PRIMARY_IDENTITY).isNotZero();
    }

    @Test
    void theFirstStoreThatCanBeIsTheDefaultOne() throws MapiException {
        admin.createMsgService("SINGLE", null);
        MapiUid first = admin.createMsgService("FIRST", null);
        MapiUid plain = admin.createMsgService("PLAIN", null);
        try (Profile profile = profiles.store.open("P")) {
            assertThat(profile.defaultStore().map(ProviderEntry::displayName)).contains("First store");
            assertThat(flags(first) & ResourceFlags.SERVICE_DEFAULT_STORE).isNotZero();
            profile.moveFlags(
                    ResourceFlags.STATUS_DEFAULT_STORE,
                    Fixture.providers(admin, plain).get(0));
            assertThat(profile.defaultStore().map(ProviderEntry::displayName)).contains("Plain store");
            assertThat(flags(first) & ResourceFlags.SERVICE_DEFAULT_STORE).isZero();
            admin.deleteMsgService(plain);
            assertThat(profile.defaultStore().map(ProviderEntry::displayName)).contains("First store");
        }
    }

    @Test
    void aClientMayNotAskForItsOwnSection() throws MapiException {
        MapiUid uid = admin.createMsgService("FIRST", null);
        IProviderAdmin providers = admin.adminProviders(uid);
        assertCode(MapiCode.MAPI_E_INVALID_PARAMETER, () -> providers.openProfileSection(null));
    }

    @Test
    void anEntryFunctionMayOpenItsProvidersSections() throws MapiException {
        profiles.entry = call -> {
            Props row = rows(call.providerAdmin().getProviderTable()).get(1);
            MapiUid store = MapiUid.parse(row.get(PR.PR_PROVIDER_UID).orElseThrow());
            try (IProfSect sect = call.providerAdmin().openProfileSection(store, OpenSectionFlag.MAPI_MODIFY)) {
                sect.setProp(FILE, "chosen.db");
            }
        };
        MapiUid uid = admin.createMsgService("FIRST", null);
        MapiUid store = Fixture.providers(admin, uid).get(1);
        assertThat(section(admin, store).getProp(FILE)).contains("chosen.db");
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> admin.adminProviders(uid).openProfileSection(store));
    }

    @Test
    void theSectionsPinTheBundleThatDescribedThem() throws MapiException {
        admin.createMsgService("SECOND", null);
        profiles.restart();
        try (Profile profile = profiles.store.open("P")) {
            ProviderEntry store = profile.providers(ProviderKind.MS).get(0);
            assertThat(store.dllName()).isEqualTo("second");
            assertThat(store.bundle()).isEqualTo("bundle.a");
        }
    }

    @Test
    void whatAnAdminGaveOutlivesIt() throws MapiException {
        MapiUid uid = admin.createMsgService("FIRST", null);
        IProviderAdmin providers = admin.adminProviders(uid);
        IProfSect section = admin.openProfileSection(uid, OpenSectionFlag.MAPI_MODIFY);
        admin.close();
        try (IMsgServiceAdmin other = profiles.services("P")) {
            assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> other.openProfileSection(uid));
            section.setProp(PR.PR_COMMENT, "set");
            section.close();
            assertThat(section(other, uid).getProp(PR.PR_COMMENT)).contains("set");
            providers.deleteProvider(Fixture.providers(other, uid).get(0));
            assertThat(rows(other.getProviderTable())).hasSize(1);
        }
        profiles.profAdmin().deleteProfile("P");
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, providers::getProviderTable);
    }

    @Test
    void aClosedOrDeletedAdminIsInvalid() throws MapiException {
        profiles.profAdmin().deleteProfile("P");
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, () -> admin.getMsgServiceTable());
        admin.close();
        admin.close();
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, () -> admin.getMsgServiceTable());
    }
}

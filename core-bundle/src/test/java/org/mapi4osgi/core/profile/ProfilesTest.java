// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.core.profile.Failing.assertCode;
import static org.mapi4osgi.core.profile.Fixture.column;
import static org.mapi4osgi.core.profile.Fixture.rows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgServiceAdmin;
import org.mapi4osgi.api.IProfAdmin;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.ProfileFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.tags.PR;
import org.osgi.framework.Version;

final class ProfilesTest {
    private static final MapiUid UID = MapiUid.ofHex("00112233445566778899AABBCCDDEEFF");
    private static final MapiUid MUID_PROFILE_INSTANCE = MapiUid.ofHex("8503020000000000C000000000000046");

    private static final String DEFAULTS = """
            [Services]
            ONE=
            TWO=
            [Default Services]
            ONE=
            TWO
            [ONE]
            Providers=ONE_AB
            PR_SERVICE_ENTRY_NAME=OneEntry
            [ONE_AB]
            PR_RESOURCE_TYPE=MAPI_AB_PROVIDER
            [TWO]
            Providers=TWO_MS
            PR_SERVICE_ENTRY_NAME=TwoEntry
            [TWO_MS]
            PR_RESOURCE_TYPE=MAPI_STORE_PROVIDER
            """;

    @TempDir
    Path folder = Path.of("");

    private Fixture profiles = new Fixture(Path.of(""));
    private IProfAdmin admin = profiles.profAdmin();

    @BeforeEach
    void begin() {
        profiles = new Fixture(folder);
        admin = profiles.profAdmin();
    }

    private void addDefaultServices() {
        profiles.catalog.put(
                new ServiceCatalog.Source(9, "bundle.d", Version.emptyVersion),
                DEFAULTS.getBytes(StandardCharsets.UTF_8));
    }

    private static void copy(IProfAdmin admin, String from, String to, ProfileFlag... flags) throws MapiException {
        admin.copyProfile(from, null, to, UiParam.NONE, flags);
    }

    private static void rename(IProfAdmin admin, String from, String to, ProfileFlag... flags) throws MapiException {
        admin.renameProfile(from, null, to, UiParam.NONE, flags);
    }

    @Test
    @Clause("PROF-01")
    void prof01_aNameIsTakenOnce() throws MapiException {
        admin.createProfile("X");
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> admin.createProfile("X"));
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> admin.createProfile("x"));
        profiles.restart();
        assertThat(profiles.store.names()).containsExactly("X");
    }

    @Test
    @Clause("PROF-02")
    void prof02_defaultServicesAreCalledAfterAllWasCopied() throws MapiException {
        addDefaultServices();
        profiles.entry = call -> {
            assertThat(call.flags()).containsExactly(ServiceFlag.SERVICE_UI_ALLOWED);
            assertThat(call.uiParam()).isEqualTo(new UiParam(3));
            assertThat(call.profile().shared().data().sections()).hasSize(4);
        };
        admin.createProfile("X", null, new UiParam(3), ProfileFlag.MAPI_DEFAULT_SERVICES, ProfileFlag.MAPI_DIALOG);
        assertThat(profiles.calls).containsExactly("OneEntry MSG_SERVICE_CREATE", "TwoEntry MSG_SERVICE_CREATE");
        profiles.restart();
        assertThat(column(profiles.services("X").getMsgServiceTable(), PR.PR_SERVICE_NAME))
                .containsExactly("ONE", "TWO");
    }

    @Test
    @Clause("PROF-02")
    void prof02_aDefaultServiceThatRefusesLeavesNoProfile() throws MapiException {
        addDefaultServices();
        profiles.entry = call -> {
            if (call.entryName().equals("TwoEntry")) {
                throw new MapiException(MapiCode.MAPI_E_UNCONFIGURED, "no dialog is allowed");
            }
        };
        assertCode(MapiCode.MAPI_E_UNCONFIGURED, () -> admin.createProfile("X", ProfileFlag.MAPI_DEFAULT_SERVICES));
        assertThat(profiles.store.names()).isEmpty();
        admin.createProfile("X");
    }

    @Test
    @Clause("PROF-03")
    void prof03_aProfileInUseGoesWithItsLastSession() throws MapiException {
        admin.createProfile("X");
        MapiUid service = profiles.services("X").createMsgService("FIRST", null);
        profiles.calls.clear();
        Profile first = profiles.store.open("X");
        Profile second = profiles.store.open("X");
        admin.deleteProfile("X");
        assertThat(rows(admin.getProfileTable())).isEmpty();
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> profiles.store.open("X"));
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> admin.deleteProfile("X"));
        assertThat(profiles.newStore().names()).isEmpty();

        first.update(UID, props -> props.with(PR.PR_COMMENT, "still works"));
        first.close();
        first.close();
        assertThat(second.properties(UID).orElseThrow().get(PR.PR_COMMENT)).contains("still works");
        assertThat(second.services()).containsExactly(service);
        assertThat(profiles.calls).isEmpty();

        admin.createProfile("X");
        second.close();
        assertThat(profiles.calls).containsExactly("ServiceEntry MSG_SERVICE_DELETE");
        try (Profile other = profiles.store.open("X")) {
            assertThat(other.services()).as("a new profile of that name").isEmpty();
        }
    }

    @Test
    void administeringDoesNotKeepAProfile() throws MapiException {
        admin.createProfile("X");
        IMsgServiceAdmin services = profiles.services("X");
        admin.deleteProfile("X");
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, services::getProviderTable);
        services.close();
        assertThat(profiles.store.names()).isEmpty();
    }

    @Test
    @Clause("PROF-04")
    void prof04_whatIsNotThereIsNotDeleted() {
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> admin.deleteProfile("nope"));
    }

    @Test
    @Clause("PROF-05")
    void prof05_servicesAreToldOnceWhileTheirSectionsAreThere() throws MapiException {
        admin.createProfile("X");
        IMsgServiceAdmin services = profiles.services("X");
        MapiUid first = services.createMsgService("FIRST", null);
        MapiUid second = services.createMsgService("SECOND", null);
        profiles.calls.clear();
        profiles.entry = call -> {
            assertThat(call.profile().properties(call.serviceUid())).isPresent();
            assertThat(rows(call.providerAdmin().getProviderTable())).isNotEmpty();
            boolean last = call.serviceUid().equals(second);
            assertThat(call.profile().properties(first).isPresent()).isEqualTo(!last);
        };
        admin.deleteProfile("X");
        assertThat(profiles.calls).containsExactly("ServiceEntry MSG_SERVICE_DELETE", "OtherEntry MSG_SERVICE_DELETE");
    }

    @Test
    @Clause("PROF-06")
    void prof06_aProfileInUseGetsItsNameLater() throws MapiException {
        admin.createProfile("Old");
        try (Profile session = profiles.store.open("Old")) {
            rename(admin, "Old", "New");
            assertThat(profiles.store.names()).containsExactly("Old");
            assertThat(session.name()).isEqualTo("Old");
            assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> admin.createProfile("New"));
        }
        assertThat(profiles.store.names()).containsExactly("New");
        profiles.restart();
        assertThat(profiles.store.names()).containsExactly("New");
        assertThat(folder.resolve("profiles/new.profile")).exists();
        admin.createProfile("Old");
    }

    @Test
    void aRenameOutlivesASessionThatIsNeverClosed() throws MapiException {
        admin.createProfile("Old");
        profiles.store.open("Old");
        rename(admin, "Old", "New");
        profiles.restart();
        assertThat(profiles.store.names()).containsExactly("New");
        try (Profile renamed = profiles.store.open("New")) {
            assertThat(renamed.name()).isEqualTo("New");
        }
    }

    @Test
    void aProfileThatNobodyUsesIsRenamedAtOnce() throws MapiException {
        admin.createProfile("Old");
        try (IMsgServiceAdmin services = profiles.services("Old")) {
            services.createMsgService("FIRST", null);
            rename(admin, "Old", "New");
            assertThat(rows(services.getMsgServiceTable())).hasSize(1);
            services.createMsgService("SECOND", null);
        }
        rename(admin, "New", "NEW");
        assertThat(profiles.store.names()).containsExactly("NEW");
        assertThat(rows(profiles.services("new").getMsgServiceTable())).hasSize(2);
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> rename(admin, "Old", "Other"));
        admin.createProfile("Old");
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> rename(admin, "Old", "New"));
    }

    @Test
    @Clause("PROF-07")
    void prof07_aCopyNeedsASourceAndAFreeName() throws MapiException {
        admin.createProfile("A");
        admin.createProfile("B");
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> copy(admin, "nope", "C"));
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> copy(admin, "A", "B"));
        profiles.services("A").createMsgService("FIRST", null);
        profiles.calls.clear();
        copy(admin, "A", "C");
        assertThat(profiles.calls).isEmpty();
        profiles.restart();
        assertThat(column(profiles.services("C").getProviderTable(), PR.PR_PROVIDER_DISPLAY))
                .isEqualTo(column(profiles.services("A").getProviderTable(), PR.PR_PROVIDER_DISPLAY))
                .hasSize(2);
        assertThat(searchKey("A")).isNotEqualTo(searchKey("C"));
    }

    @Test
    @Clause("PROF-08")
    void prof08_theTableHasTwoColumns() throws MapiException {
        admin.createProfile("A");
        try (IMAPITable table = admin.getProfileTable()) {
            assertThat(table.queryColumns()).containsExactlyInAnyOrder(PR.PR_DISPLAY_NAME, PR.PR_DEFAULT_PROFILE);
            Props row = table.queryRows(1).get(0);
            assertThat(row.get(PR.PR_DISPLAY_NAME)).contains("A");
            assertThat(row.get(PR.PR_DEFAULT_PROFILE)).contains(false);
            assertThat(row.size()).isEqualTo(2);
        }
    }

    @Test
    @Clause("PROF-09")
    void prof09_anOpenTableStays() throws MapiException {
        admin.createProfile("A");
        try (IMAPITable table = admin.getProfileTable()) {
            admin.createProfile("B");
            admin.deleteProfile("A");
            assertThat(table.queryRows(10))
                    .extracting(r -> r.get(PR.PR_DISPLAY_NAME).orElse(""))
                    .containsExactly("A");
        }
    }

    @Test
    @Clause("PROF-10")
    void prof10_noProfilesNoRows() throws MapiException {
        assertThat(rows(admin.getProfileTable())).isEmpty();
        assertThat(folder.resolve("profiles")).doesNotExist();
    }

    private List<String> defaults() throws MapiException {
        return rows(admin.getProfileTable()).stream()
                .filter(r -> r.get(PR.PR_DEFAULT_PROFILE).orElse(false))
                .map(r -> r.get(PR.PR_DISPLAY_NAME).orElse(""))
                .toList();
    }

    @Test
    @Clause("PROF-11")
    void prof11_oneProfileIsTheDefaultOne() throws MapiException {
        admin.createProfile("P");
        admin.createProfile("Q");
        assertThat(profiles.store.defaultProfile()).isEmpty();
        admin.setDefaultProfile("Q");
        admin.setDefaultProfile("P");
        assertThat(defaults()).containsExactly("P");
        rename(admin, "P", "R");
        profiles.restart();
        assertThat(profiles.store.defaultProfile()).contains("R");
        profiles.profAdmin().setDefaultProfile(null);
        assertThat(defaults()).isEmpty();
        admin.setDefaultProfile("Q");
        admin.deleteProfile("Q");
        admin.createProfile("Q");
        assertThat(defaults()).as("another profile of that name").isEmpty();
    }

    @Test
    @Clause("PROF-12")
    void prof12_theDefaultProfileIsOneThatIsThere() throws MapiException {
        admin.createProfile("P");
        admin.setDefaultProfile("P");
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> admin.setDefaultProfile("nope"));
        assertThat(defaults()).containsExactly("P");
    }

    @Test
    @Clause("PROF-13")
    void prof13_anApplicationsProfileNeedsTheFlag() throws MapiException {
        admin.createProfile("App", ProfileFlag.MAPI_APP_PROFILE);
        assertCode(MapiCode.MAPI_E_CALL_FAILED, () -> admin.setDefaultProfile("App"));
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> admin.deleteProfile("App"));
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> rename(admin, "App", "B"));
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> copy(admin, "App", "B"));
        profiles.restart();
        IProfAdmin again = profiles.profAdmin();
        copy(again, "App", "B", ProfileFlag.MAPI_APP_PROFILE);
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> again.deleteProfile("B"));
        rename(again, "B", "C", ProfileFlag.MAPI_APP_PROFILE);
        again.deleteProfile("C", ProfileFlag.MAPI_APP_PROFILE, ProfileFlag.MAPI_APP_PROFILE);
        again.deleteProfile("App", ProfileFlag.MAPI_APP_PROFILE);
        assertThat(profiles.store.names()).isEmpty();
    }

    @Test
    @Clause("PROF-14")
    void prof14_passwordsDoNothing() throws Exception {
        admin.createProfile("P");
        Path file = folder.resolve("profiles/p.profile");
        Binary before = Binary.of(java.nio.file.Files.readAllBytes(file));
        admin.changeProfilePassword("P", "old", "new");
        admin.changeProfilePassword("nope", null, "new");
        assertThat(Binary.of(java.nio.file.Files.readAllBytes(file))).isEqualTo(before);
        assertCode(MapiCode.MAPI_E_INVALID_PARAMETER, () -> admin.createProfile("Q", "secret", UiParam.NONE));
    }

    @Test
    @Clause("PROF-15")
    void prof15_servicesAreAdministeredWithoutASession() throws MapiException {
        assertCode(MapiCode.MAPI_E_LOGON_FAILED, () -> admin.adminServices("nope"));
        admin.createProfile("P");
        try (IMsgServiceAdmin services = admin.adminServices("P")) {
            assertThat(rows(services.getMsgServiceTable())).isEmpty();
            assertThat(profiles.calls).isEmpty();
        }
    }

    @Test
    @Clause("PROF-16")
    void prof16_someNamesAreRefused() throws MapiException {
        for (String bad :
                List.of("", " x", "x ", "a/b", "a\\b", "..", "a.b", "a:b", "\0", "a\nb", "\uD800", "x".repeat(65))) {
            assertCode(MapiCode.MAPI_E_INVALID_PARAMETER, () -> admin.createProfile(bad));
        }
        List<String> good = List.of(
                "x", "My Profile", "a_b-c", "Jürgen Müller", "Ελλάδα", "会社", "con", "x".repeat(64), "é".repeat(64));
        for (String name : good) {
            admin.createProfile(name);
        }
        profiles.restart();
        assertThat(profiles.store.names()).containsExactlyInAnyOrderElementsOf(good);
        for (String name : good) {
            profiles.store.open(name).close();
        }
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> admin.createProfile("Ju\u0308rgen Mu\u0308ller"));
    }

    private Binary searchKey(String name) throws MapiException {
        try (Profile profile = profiles.store.open(name);
                IProfSect sect = profile.openSection(MUID_PROFILE_INSTANCE, Set.of(), SectionUser.CLIENT)) {
            assertThat(sect.getPropList())
                    .containsExactlyInAnyOrder(PR.PR_SEARCH_KEY, PR.PR_OBJECT_TYPE, PR.PR_PROFILE_NAME);
            return sect.getProp(PR.PR_SEARCH_KEY).orElseThrow();
        }
    }

    @Test
    @Clause("PROF-17")
    void prof17_aNewProfileOfTheSameNameHasAnotherSearchKey() throws MapiException {
        admin.createProfile("P");
        Binary first = searchKey("P");
        profiles.restart();
        assertThat(searchKey("P")).isEqualTo(first);
        profiles.profAdmin().deleteProfile("P");
        profiles.profAdmin().createProfile("P");
        assertThat(searchKey("P")).isNotEqualTo(first);
        try (Profile profile = profiles.store.open("P")) {
            assertCode(
                    MapiCode.MAPI_E_NO_ACCESS,
                    () -> profile.openSection(
                            MUID_PROFILE_INSTANCE, Set.of(OpenSectionFlag.MAPI_MODIFY), SectionUser.CLIENT));
        }
    }

    @Test
    @Clause("SVC-23")
    void svc23_aSessionsServiceAdminWorksOnItsProfile() throws MapiException {
        admin.createProfile("P");
        try (Profile session = profiles.store.open("P")) {
            try (IMsgServiceAdmin services = profiles.administration.adminServices(session)) {
                services.createMsgService("FIRST", null);
            }
            assertThat(session.services()).hasSize(1);
        }
    }

    @Test
    void listenersAreToldWithoutALock() throws Exception {
        admin.createProfile("P");
        java.util.concurrent.BlockingQueue<Integer> told = new java.util.concurrent.LinkedBlockingQueue<>();
        try (Profile session = profiles.store.open("P");
                Profile other = profiles.store.open("P")) {
            Hold listening = session.listen(profile -> {
                Thread elsewhere = new Thread(() -> {
                    try (Profile third = profiles.store.open("P")) {
                        told.add(third.properties(UID).isPresent() ? 1 : 0);
                    } catch (MapiException e) {
                        told.add(-1);
                    }
                });
                elsewhere.start();
                try {
                    elsewhere.join(10_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            other.update(UID, props -> props.with(PR.PR_COMMENT, "x"));
            assertThat(told.poll())
                    .as("read by another thread while the listener waited for it")
                    .isEqualTo(1);
            other.update(UID, props -> props.with(PR.PR_COMMENT, "x"));
            assertThat(told).as("nothing changed").isEmpty();
            listening.close();
            other.update(UID, props -> props.with(PR.PR_COMMENT, "y"));
            assertThat(told).isEmpty();
        }
    }
}

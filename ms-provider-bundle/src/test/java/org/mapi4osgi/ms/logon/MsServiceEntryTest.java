// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.logon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.ms.testing.Refusals.refused;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.DisplayControlFlag;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.IProviderAdmin;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.ms.testing.FakeSection;
import org.mapi4osgi.ms.testing.FakeSupport;
import org.mapi4osgi.spi.ServiceContext;
import org.mapi4osgi.spi.ServiceEntryRequest;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.DataFolder;
import org.mapi4osgi.util.MemoryTable;

/** The service's entry function and its property sheet. */
final class MsServiceEntryTest {
    private static final MapiUid PROVIDER = MapiUid.ofHex("000102030405060708090A0B0C0D0E0F");

    @TempDir
    Path directory = Path.of("set by JUnit");

    private final FakeSection section = new FakeSection();
    private final FakeSupport support = new FakeSupport(section);
    private final List<String> titles = new ArrayList<>();
    private final List<DisplayControl> shown = new ArrayList<>();
    private @Nullable String dataFolder;

    @BeforeEach
    void nameTheProfile() {
        dataFolder = directory.toString();
        section.setProps(Props.of(PR.PR_PROFILE_NAME, "Ada").with(PR.PR_DISPLAY_NAME, "My store"));
    }

    /** A service with one provider and a section that belongs to none. */
    private final class Admin implements IProviderAdmin {
        @Override
        public Optional<MapiError> getLastError(MapiCode code) {
            return Optional.empty();
        }

        @Override
        public IMAPITable getProviderTable() throws MapiException {
            MemoryTable<org.mapi4osgi.api.Binary> table =
                    MemoryTable.builder(PR.PR_INSTANCE_KEY, PR.PR_INSTANCE_KEY).build();
            MapiUid other = MapiUid.of(1, 1);
            table.insertRow(
                    0, Props.of(PR.PR_INSTANCE_KEY, other.toBinary()).with(PR.PR_PROVIDER_UID, other.toBinary()));
            table.insertRow(
                    1,
                    Props.of(PR.PR_INSTANCE_KEY, PROVIDER.toBinary())
                            .with(PR.PR_PROVIDER_UID, PROVIDER.toBinary())
                            .with(PR.PR_RESOURCE_TYPE, 33));
            return table.getView(SortOrderSet.of());
        }

        @Override
        public MapiUid createProvider(String provider, Props properties, UiParam uiParam, ServiceFlag... flags)
                throws MapiException {
            throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "not asked for");
        }

        @Override
        public void deleteProvider(MapiUid uid) throws MapiException {
            throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "not asked for");
        }

        @Override
        public IProfSect openProfileSection(@Nullable MapiUid uid, OpenSectionFlag... flags) throws MapiException {
            if (!PROVIDER.equals(uid)) {
                throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "no section " + uid);
            }
            return section;
        }
    }

    private void call(ServiceContext context, Props props, ServiceFlag... flags) throws MapiException {
        OpenStores stores = new OpenStores(InstantSource.system());
        try {
            new MsServiceEntry(stores, new StoreFinder(new DataFolder(() -> dataFolder)))
                    .serviceEntry(
                            new ServiceEntryRequest(support, UiParam.NONE, Set.of(flags), context, props, new Admin()));
        } finally {
            stores.close();
        }
    }

    private void userEnters(Props entered) {
        support.sheet((title, controls, data) -> {
            titles.add(title);
            shown.addAll(controls);
            return data.setProps(entered).isEmpty();
        });
    }

    private Optional<String> path() {
        return section.getProps(List.of(StoreConfig.PR_MS_STORE_PATH)).get(StoreConfig.PR_MS_STORE_PATH);
    }

    private Optional<String> name() {
        return section.getProps(List.of(PR.PR_DISPLAY_NAME)).get(PR.PR_DISPLAY_NAME);
    }

    @Test
    void aNewServiceHasAFileInTheDataFolderAndAsksNobody() throws MapiException {
        userEnters(Props.EMPTY);
        call(ServiceContext.MSG_SERVICE_CREATE, Props.EMPTY, ServiceFlag.SERVICE_UI_ALLOWED);
        assertThat(path()).contains("stores/Ada-" + PROVIDER + ".db");
        assertThat(directory.resolve("stores/Ada-" + PROVIDER + ".db")).isNotEmptyFile();
        assertThat(titles).isEmpty();
    }

    @Test
    @Clause("SVC-18")
    void svc18_withoutADataFolderAndADialogTheServiceIsNotCreated() {
        dataFolder = null;
        int before = section.writes();
        assertThat(refused(() -> call(ServiceContext.MSG_SERVICE_CREATE, Props.EMPTY)))
                .isEqualTo(MapiCode.MAPI_E_UNCONFIGURED);
        userEnters(Props.EMPTY);
        assertThat(refused(() -> call(ServiceContext.MSG_SERVICE_CREATE, Props.EMPTY)))
                .as("the user may not be asked")
                .isEqualTo(MapiCode.MAPI_E_UNCONFIGURED);
        assertThat(titles).isEmpty();
        assertThat(section.writes()).isEqualTo(before);
    }

    @Test
    void theUserIsAskedForAFileWhereThereIsNone() throws MapiException {
        dataFolder = null;
        Path file = directory.resolve("mine.db");
        userEnters(Props.of(StoreConfig.PR_MS_STORE_PATH, file.toString()).with(PR.PR_DISPLAY_NAME, "Archive"));
        call(ServiceContext.MSG_SERVICE_CREATE, Props.EMPTY, ServiceFlag.SERVICE_UI_ALLOWED);
        assertThat(titles).containsExactly("Message store");
        assertThat(path()).contains(file.toString());
        assertThat(name()).contains("Archive");
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void theSheetShowsWhatThereIsForTheUserToChange() throws MapiException {
        call(ServiceContext.MSG_SERVICE_CREATE, Props.EMPTY);
        support.sheet((title, controls, data) -> {
            shown.addAll(controls);
            assertThat(data.getProp(StoreConfig.PR_MS_STORE_PATH)).contains("stores/Ada-" + PROVIDER + ".db");
            assertThat(data.getProp(PR.PR_DISPLAY_NAME)).contains("My store");
            return data.setProps(Props.of(PR.PR_DISPLAY_NAME, "Renamed")).isEmpty();
        });
        call(ServiceContext.MSG_SERVICE_CONFIGURE, Props.EMPTY, ServiceFlag.SERVICE_UI_ALWAYS);
        assertThat(name()).contains("Renamed");
        assertThat(path()).contains("stores/Ada-" + PROVIDER + ".db");
        assertThat(edits())
                .extracting(DisplayControl.Edit::property)
                .containsExactly(PR.PR_DISPLAY_NAME, StoreConfig.PR_MS_STORE_PATH);
        assertThat(edits()).allMatch(edit -> edit.frame().has(DisplayControlFlag.DT_EDITABLE));
    }

    private List<DisplayControl.Edit> edits() {
        return shown.stream()
                .filter(DisplayControl.Edit.class::isInstance)
                .map(DisplayControl.Edit.class::cast)
                .toList();
    }

    @Test
    void aSheetThatIsForReadingHasNothingToEdit() throws MapiException {
        userEnters(Props.EMPTY);
        call(
                ServiceContext.MSG_SERVICE_CONFIGURE,
                Props.EMPTY,
                ServiceFlag.SERVICE_UI_ALWAYS,
                ServiceFlag.MSG_SERVICE_UI_READ_ONLY);
        assertThat(edits()).hasSize(2).noneMatch(edit -> edit.frame().has(DisplayControlFlag.DT_EDITABLE));
    }

    @Test
    @Clause("SVC-08")
    void svc08_givenSettingsAreTakenWithoutADialog() throws MapiException {
        userEnters(Props.EMPTY);
        Path file = directory.resolve("given.db");
        call(
                ServiceContext.MSG_SERVICE_CONFIGURE,
                Props.of(StoreConfig.PR_MS_STORE_PATH, file.toString()).with(PR.PR_DISPLAY_NAME, "Given"),
                ServiceFlag.SERVICE_UI_ALLOWED);
        assertThat(path()).contains("given.db");
        assertThat(name()).contains("Given");
        assertThat(titles).isEmpty();
    }

    @Test
    void aCancelledSheetChangesNothing() {
        support.sheet((title, controls, data) -> false);
        int before = section.writes();
        assertThat(refused(
                        () -> call(ServiceContext.MSG_SERVICE_CONFIGURE, Props.EMPTY, ServiceFlag.SERVICE_UI_ALWAYS)))
                .isEqualTo(MapiCode.MAPI_E_USER_CANCEL);
        assertThat(section.writes()).isEqualTo(before);
    }

    @Test
    void whereNobodyCanBeAskedOnlyADialogThatMustBeIsMissed() throws MapiException {
        assertThat(refused(
                        () -> call(ServiceContext.MSG_SERVICE_CONFIGURE, Props.EMPTY, ServiceFlag.SERVICE_UI_ALWAYS)))
                .isEqualTo(MapiCode.MAPI_E_NO_SUPPORT);
        dataFolder = null;
        assertThat(refused(() -> call(ServiceContext.MSG_SERVICE_CREATE, Props.EMPTY, ServiceFlag.SERVICE_UI_ALLOWED)))
                .isEqualTo(MapiCode.MAPI_E_UNCONFIGURED);
    }

    @Test
    void whatIsNoStoreIsNotTaken() throws Exception {
        Path file =
                Files.writeString(directory.resolve("notes.txt"), "no store at all, only a text that is long enough");
        int before = section.writes();
        assertThat(refused(() -> call(
                        ServiceContext.MSG_SERVICE_CONFIGURE, Props.of(StoreConfig.PR_MS_STORE_PATH, file.toString()))))
                .isEqualTo(MapiCode.MAPI_E_CORRUPT_STORE);
        assertThat(section.writes()).isEqualTo(before);
        assertThat(file).hasContent("no store at all, only a text that is long enough");
    }

    @Test
    void theFileOutlivesTheService() throws MapiException {
        call(ServiceContext.MSG_SERVICE_CREATE, Props.EMPTY);
        call(ServiceContext.MSG_SERVICE_DELETE, Props.EMPTY);
        call(ServiceContext.MSG_SERVICE_UNINSTALL, Props.EMPTY);
        assertThat(directory.resolve(path().orElseThrow())).exists();
    }
}

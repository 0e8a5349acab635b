// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.ServiceContext;
import org.mapi4osgi.spi.ServiceEntryRequest;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.DataFolder;

final class AbServiceEntryTest {
    private static final MapiUid PROVIDER = MapiUid.ofHex("000102030405060708090A0B0C0D0E0F");

    private final FakeSection section = new FakeSection();

    AbServiceEntryTest() {
        section.held = Props.of(PR.PR_PROFILE_NAME, "Ada's Profile");
    }

    /** A service with one provider and a section that belongs to none. */
    private final class Admin implements IProviderAdmin {
        @Override
        public Optional<MapiError> getLastError(MapiCode code) {
            return Optional.empty();
        }

        @Override
        public IMAPITable getProviderTable() throws MapiException {
            return BookTables.fixed(List.of(
                    Props.builder()
                            .put(PR.PR_INSTANCE_KEY, MapiUid.of(1, 1).toBinary())
                            .put(PR.PR_PROVIDER_UID, MapiUid.of(1, 1).toBinary())
                            .build(),
                    Props.builder()
                            .put(PR.PR_INSTANCE_KEY, PROVIDER.toBinary())
                            .put(PR.PR_PROVIDER_UID, PROVIDER.toBinary())
                            .put(PR.PR_RESOURCE_TYPE, 35)
                            .build()));
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

    private void call(@Nullable String dataFolder, ServiceContext context, Props props) throws MapiException {
        new AbServiceEntry(new DataFolder(() -> dataFolder))
                .serviceEntry(new ServiceEntryRequest(
                        new FakeSupport(), UiParam.NONE, Set.of(), context, props, new Admin()));
    }

    @Test
    void aNewServiceHasAFileInTheDataFolder() throws MapiException {
        call("/data", ServiceContext.MSG_SERVICE_CREATE, Props.EMPTY);
        assertThat(section.held.get(AbProvider.PR_AB_PATH)).contains("addressbooks/Ada_s Profile-" + PROVIDER + ".db");
    }

    @Test
    @Clause("SVC-08")
    void svc08_theConfigurationNamesTheFile() throws MapiException {
        call("/data", ServiceContext.MSG_SERVICE_CREATE, Props.EMPTY);
        call(
                "/data",
                ServiceContext.MSG_SERVICE_CONFIGURE,
                Props.of(AbProvider.PR_AB_PATH, "/elsewhere/book.db").with(PR.PR_DISPLAY_NAME, "Friends"));
        assertThat(section.held.get(AbProvider.PR_AB_PATH)).contains("/elsewhere/book.db");
        assertThat(section.held.get(PR.PR_DISPLAY_NAME)).contains("Friends");
        call("/data", ServiceContext.MSG_SERVICE_CONFIGURE, Props.EMPTY);
        assertThat(section.held.get(AbProvider.PR_AB_PATH)).contains("/elsewhere/book.db");
    }

    @Test
    @Clause("SVC-18")
    void svc18_withoutADataFolderThePathMustBeGiven() {
        MapiException e = catchThrowableOfType(
                MapiException.class, () -> call(null, ServiceContext.MSG_SERVICE_CREATE, Props.EMPTY));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_UNCONFIGURED);
        assertThat(e).hasMessageContaining("mapi.data").hasMessageContaining("0x6600001F");
        assertThat(section.held.has(AbProvider.PR_AB_PATH)).isFalse();
    }

    @Test
    void theFileOutlivesTheService() throws MapiException {
        call("/data", ServiceContext.MSG_SERVICE_DELETE, Props.EMPTY);
        call("/data", ServiceContext.MSG_SERVICE_UNINSTALL, Props.EMPTY);
        assertThat(section.held.has(AbProvider.PR_AB_PATH)).isFalse();
    }

    @Test
    void aSecondProviderIsRefused() {
        MapiException e = catchThrowableOfType(
                MapiException.class, () -> call("/data", ServiceContext.MSG_SERVICE_PROVIDER_CREATE, Props.EMPTY));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_NO_SUPPORT);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.core.session.SessionWorld.assertCode;
import static org.mapi4osgi.core.session.SessionWorld.failure;
import static org.mapi4osgi.core.session.SessionWorld.openStore;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.DisplayControl.Frame;
import org.mapi4osgi.api.DisplayControlFlag;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMsgServiceAdmin;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.profile.ServiceEntryCall;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.ServiceContext;
import org.mapi4osgi.spi.StoreLogonRequest;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.DisplayTable;
import org.mapi4osgi.util.Form;

/** From a wrong password to an open store, on each of the ways that lead there. */
@Timeout(60)
final class PasswordTest {
    private static final PropTag<String> PASSWORD = PropTag.of(0x67F0, PropType.PT_UNICODE, String.class);
    private static final String RIGHT = "open sesame";
    private static final UiParam WINDOW = new UiParam(7);
    private static final List<DisplayControl> SHEET = List.of(new DisplayControl.Edit(
            Frame.of(0, 0, 10, 10, DisplayControlFlag.DT_EDITABLE, DisplayControlFlag.DT_PASSWORD_EDIT),
            "*",
            0,
            PASSWORD));

    @TempDir
    Path folder = Path.of("");

    private SessionWorld world;
    private IMAPISession session;

    @BeforeEach
    void logon() throws MapiException {
        world = new SessionWorld(folder);
        world.store.logonCheck = request -> refuseUnlessRight(request, MapiCode.MAPI_E_FAILONEPROVIDER);
        session = world.logon("all");
    }

    private static String password(StoreLogonRequest request) throws MapiException {
        try (IProfSect section = request.support().openProfileSection(null)) {
            return section.getProp(PASSWORD).orElse("");
        }
    }

    private static void refuseUnlessRight(StoreLogonRequest request, MapiCode code) throws MapiException {
        if (!password(request).equals(RIGHT)) {
            throw new MapiException(code, "the password is wrong");
        }
    }

    private static void keep(IProfSect section, String password) throws MapiException {
        section.setProp(PASSWORD, password);
    }

    private static void assertOpen(IMsgStore store) throws MapiException {
        assertThat(store.getProp(PR.PR_DISPLAY_NAME)).contains("Disk store");
    }

    /** The store's own section, as its service's entry function has it. */
    private static IProfSect providersSection(ServiceEntryCall call) throws MapiException {
        List<Props> rows = SessionWorld.rows(call.providerAdmin().getProviderTable());
        MapiUid uid = MapiUid.parse(rows.get(0).get(PR.PR_PROVIDER_UID).orElseThrow());
        return call.providerAdmin().openProfileSection(uid, OpenSectionFlag.MAPI_MODIFY);
    }

    private MapiUid service(IMsgServiceAdmin admin) throws MapiException {
        for (Props row : SessionWorld.rows(admin.getMsgServiceTable())) {
            if (row.get(PR.PR_SERVICE_NAME).orElse("").equals("STORE")) {
                return MapiUid.parse(row.get(PR.PR_SERVICE_UID).orElseThrow());
            }
        }
        throw new AssertionError("no service STORE");
    }

    @Test
    @Clause({"PASSWD-01", "PLOG-06", "PLOG-07"})
    void passwd01_theClientAsksAndItsAnswerReachesTheProviderThroughTheService() throws MapiException {
        MapiException refused = failure(() -> openStore(session, "My store"));
        assertThat(refused.code()).isEqualTo(MapiCode.MAPI_E_FAILONEPROVIDER);
        assertThat(session.getLastError(MapiCode.MAPI_E_FAILONEPROVIDER))
                .hasValueSatisfying(error -> assertThat(error.error()).contains("the password is wrong"));
        assertOpen(openStore(session, "Other store"));
        assertThat(world.profiles().calls())
                .as("the service is not asked to configure itself")
                .noneMatch(call -> call.context() == ServiceContext.MSG_SERVICE_CONFIGURE);

        world.profiles().entry(call -> {
            try (IProfSect section = providersSection(call)) {
                keep(section, call.properties().get(PASSWORD).orElseThrow());
            }
        });
        try (IMsgServiceAdmin admin = session.adminServices()) {
            admin.configureMsgService(service(admin), UiParam.NONE, Props.of(PASSWORD, "sesame"));
            assertCode(MapiCode.MAPI_E_FAILONEPROVIDER, () -> openStore(session, "My store"));
            admin.configureMsgService(service(admin), UiParam.NONE, Props.of(PASSWORD, RIGHT));
        }
        assertOpen(openStore(session, "My store"));
        session.logoff();
        assertOpen(openStore(world.logon("all"), "My store"));
    }

    private void askInLogon(StoreLogonRequest request) throws MapiException {
        if (password(request).equals(RIGHT)) {
            return;
        }
        Form form = new Form(Props.EMPTY);
        if (request.flags().contains(OpenMsgStoreFlag.MDB_NO_DIALOG)) {
            throw new MapiException(MapiCode.MAPI_E_FAILONEPROVIDER, "the password is wrong, and nobody may be asked");
        }
        try {
            request.support().doConfigPropsheet(request.uiParam(), "Password", DisplayTable.of(SHEET), form);
        } catch (MapiException e) {
            throw new MapiException(MapiCode.MAPI_E_FAILONEPROVIDER, "no password: " + e.code());
        }
        try (IProfSect section = request.support().openProfileSection(null, OpenSectionFlag.MAPI_MODIFY)) {
            keep(section, form.props().get(PASSWORD).orElse(""));
        }
        refuseUnlessRight(request, MapiCode.MAPI_E_FAILONEPROVIDER);
    }

    @Test
    @Clause({"PASSWD-01", "PLOG-20"})
    void passwd01_theProviderAsksInItsLogon() throws MapiException {
        world.store.logonCheck = this::askInLogon;
        var id = SessionWorld.storeId(session, "My store");
        assertCode(MapiCode.MAPI_E_FAILONEPROVIDER, () -> session.openMsgStore(WINDOW, id));
        assertThat(world.shown().lines()).as("there is no front end").isEmpty();
        world.user();
        assertCode(
                MapiCode.MAPI_E_FAILONEPROVIDER,
                () -> session.openMsgStore(WINDOW, id, OpenMsgStoreFlag.MDB_NO_DIALOG));
        assertThat(world.shown().lines()).as("the client forbids it").isEmpty();
        assertCode(MapiCode.MAPI_E_FAILONEPROVIDER, () -> session.openMsgStore(WINDOW, id));
        assertThat(world.shown().lines()).as("cancelled").containsExactly("edit 7 Password");

        world.user().entering(Props.of(PASSWORD, "sesame")).entering(Props.of(PASSWORD, RIGHT));
        assertCode(MapiCode.MAPI_E_FAILONEPROVIDER, () -> session.openMsgStore(WINDOW, id));
        assertOpen(session.openMsgStore(WINDOW, id));
        assertThat(world.shown().lines()).hasSize(3);
        assertOpen(session.openMsgStore(WINDOW, id));
        assertThat(world.shown().lines()).as("it is open already").hasSize(3);
    }

    @Test
    @Clause({"PLOG-10", "PLOG-11", "PLOG-12"})
    void plog10_theServicesEntryFunctionAsksAndTheLogonIsTriedOnceMore() throws MapiException {
        world.store.logonCheck = request -> refuseUnlessRight(request, MapiCode.MAPI_E_UNCONFIGURED);
        world.profiles().entry(call -> {
            Form form = new Form(Props.EMPTY);
            call.dialogs().edit(call.uiParam(), "Settings", SHEET, form);
            try (IProfSect section = providersSection(call)) {
                keep(section, form.props().get(PASSWORD).orElse(""));
            }
        });
        world.user().entering(Props.of(PASSWORD, RIGHT));
        assertOpen(session.openMsgStore(WINDOW, SessionWorld.storeId(session, "My store")));
        assertThat(world.shown().lines()).containsExactly("edit 7 Settings");
        ServiceEntryCall call =
                world.profiles().calls().get(world.profiles().calls().size() - 1);
        assertThat(call.flags()).isEqualTo(Set.of(ServiceFlag.SERVICE_UI_ALLOWED, ServiceFlag.SERVICE_LOGON_FAILED));
        assertThat(world.store.calls).filteredOn(c -> c.startsWith("logon")).hasSize(2);
    }

    @Test
    @Clause({"PLOG-11", "PLOG-08"})
    void plog11_aSecondWrongAnswerDisablesTheServiceAndNoOther() throws MapiException {
        world.store.logonCheck = request -> refuseUnlessRight(request, MapiCode.MAPI_E_UNCONFIGURED);
        world.profiles().entry(call -> {
            try (IProfSect section = providersSection(call)) {
                keep(section, "sesame");
            }
        });
        assertCode(MapiCode.MAPI_E_UNCONFIGURED, () -> openStore(session, "My store"));
        assertThat(world.store.calls).filteredOn(c -> c.startsWith("logon")).hasSize(2);
        assertCode(MapiCode.MAPI_E_UNCONFIGURED, () -> openStore(session, "My store"));
        assertThat(world.store.calls)
                .as("it is not asked again")
                .filteredOn(c -> c.startsWith("logon"))
                .hasSize(2);
        assertOpen(openStore(session, "Other store"));
        world.profiles().entry(call -> {
            try (IProfSect section = providersSection(call)) {
                keep(section, RIGHT);
            }
        });
        assertOpen(openStore(world.logon("all"), "My store"));
    }

    @Test
    @Clause({"PASSWD-01", "PLOG-15"})
    void passwd01_anAddressBookThatRefusedIsAskedAgainAlone() throws MapiException {
        world.book.logonFailure = MapiCode.MAPI_E_FAILONEPROVIDER;
        assertThat(session.openAddressBook().warning()).isEqualTo(MapiCode.MAPI_W_ERRORS_RETURNED);
        world.book.logonFailure = null;
        assertThat(session.openAddressBook().warning()).isEqualTo(MapiCode.S_OK);
        assertThat(world.book.calls).filteredOn("logon"::equals).hasSize(2);
        assertThat(world.book2.calls).filteredOn("logon"::equals).hasSize(1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.ServiceContext;
import org.mapi4osgi.spi.ServiceEntryRequest;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.DataFolder;
import org.mapi4osgi.util.MemoryTable;
import org.mapi4osgi.xp.config.XpTags;
import org.mapi4osgi.xp.testing.FakeSection;
import org.mapi4osgi.xp.testing.FakeSupport;
import org.mapi4osgi.xp.testing.TestAccount;

final class XpServiceEntryTest {
    private static final Props SENDING = Props.builder()
            .put(XpTags.PR_XP_SENDER_ADDRESS, "ada@example.org")
            .put(XpTags.SMTP.host(), "mail.example.org")
            .build();

    private final FakeSection section = new FakeSection();

    /** A service with one provider. */
    private final class Admin implements IProviderAdmin {
        @Override
        public Optional<MapiError> getLastError(MapiCode code) {
            return Optional.empty();
        }

        @Override
        public IMAPITable getProviderTable() throws MapiException {
            MemoryTable<?> table = table();
            return table.getView(SortOrderSet.of());
        }

        private MemoryTable<org.mapi4osgi.api.Binary> table() throws MapiException {
            MemoryTable<org.mapi4osgi.api.Binary> table =
                    MemoryTable.builder(PR.PR_INSTANCE_KEY, PR.PR_INSTANCE_KEY).build();
            table.insertRow(
                    0,
                    Props.builder()
                            .put(PR.PR_INSTANCE_KEY, TestAccount.PROVIDER.toBinary())
                            .put(PR.PR_PROVIDER_UID, TestAccount.PROVIDER.toBinary())
                            .put(PR.PR_RESOURCE_TYPE, 36)
                            .build());
            return table;
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
        public IProfSect openProfileSection(@Nullable MapiUid uid, OpenSectionFlag... flags) {
            return section;
        }
    }

    private final FakeSupport support = new FakeSupport();

    private void call(ServiceContext context, Props props, ServiceFlag... flags) throws MapiException {
        new XpServiceEntry(new DataFolder(() -> "/data"))
                .serviceEntry(
                        new ServiceEntryRequest(support, UiParam.NONE, Set.of(flags), context, props, new Admin()));
    }

    private MapiException refusal(Props props) {
        return catchThrowableOfType(MapiException.class, () -> call(ServiceContext.MSG_SERVICE_CONFIGURE, props));
    }

    private static final FakeSupport.Sheet COMPLETE =
            (title, controls, data) -> data.setProps(SENDING).isEmpty();

    @Test
    void whatIsMissingIsAskedForWhereThatIsAllowed() throws MapiException {
        support.sheets.add(COMPLETE);
        call(ServiceContext.MSG_SERVICE_CREATE, Props.EMPTY, ServiceFlag.SERVICE_UI_ALLOWED);
        assertThat(section.held.get(XpTags.SMTP.host())).contains("mail.example.org");
        assertThat(section.held.get(XpTags.PR_XP_STATE_FILE)).isPresent();
        support.sheets.add(COMPLETE);
        call(ServiceContext.MSG_SERVICE_CONFIGURE, Props.of(XpTags.SMTP.port(), 2525), ServiceFlag.SERVICE_UI_ALLOWED);
        assertThat(support.sheets).as("nothing is missing, nobody is asked").hasSize(1);
        call(ServiceContext.MSG_SERVICE_CONFIGURE, Props.EMPTY, ServiceFlag.SERVICE_UI_ALWAYS);
        assertThat(support.sheets).isEmpty();
        assertThat(section.held.get(XpTags.SMTP.port())).contains(2525);
    }

    @Test
    void theUserIsAskedAgainWithTheReason() throws MapiException {
        support.sheets.add(
                (title, controls, data) -> data.setProps(SENDING.with(XpTags.PR_XP_SENDER_ADDRESS, "nonsense"))
                        .isEmpty());
        support.sheets.add((title, controls, data) -> {
            assertThat(title).contains("'nonsense' is no Internet address");
            assertThat(controls)
                    .anyMatch(control -> control instanceof DisplayControl.Edit edit
                            && edit.property().equals(XpTags.SMTP.password())
                            && control.frame().has(DisplayControlFlag.DT_PASSWORD_EDIT));
            return data.setProps(SENDING).isEmpty();
        });
        call(ServiceContext.MSG_SERVICE_CONFIGURE, Props.EMPTY, ServiceFlag.SERVICE_UI_ALLOWED);
        assertThat(section.held.get(XpTags.PR_XP_SENDER_ADDRESS)).contains("ada@example.org");
    }

    @Test
    void aCancelledSheetChangesNothing() {
        support.sheets.add((title, controls, data) -> false);
        MapiException e = catchThrowableOfType(
                MapiException.class,
                () -> call(ServiceContext.MSG_SERVICE_CREATE, Props.EMPTY, ServiceFlag.SERVICE_UI_ALLOWED));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_USER_CANCEL);
        assertThat(section.held).isEqualTo(Props.EMPTY);
    }

    @Test
    void withoutADialogWhatIsMissingIsAnError() {
        MapiException e = catchThrowableOfType(
                MapiException.class,
                () -> call(ServiceContext.MSG_SERVICE_CONFIGURE, Props.EMPTY, ServiceFlag.SERVICE_UI_ALLOWED));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_UNCONFIGURED);
    }

    @Test
    @Clause("SVC-08")
    void svc08_settingsAreTakenAndKept() throws MapiException {
        call(ServiceContext.MSG_SERVICE_CREATE, Props.EMPTY);
        call(ServiceContext.MSG_SERVICE_CONFIGURE, SENDING.with(PR.PR_DISPLAY_NAME, "Mine"));
        call(ServiceContext.MSG_SERVICE_CONFIGURE, Props.of(XpTags.SMTP.port(), 2525));
        assertThat(section.held.get(XpTags.SMTP.host())).contains("mail.example.org");
        assertThat(section.held.get(XpTags.SMTP.port())).contains(2525);
        assertThat(section.held.get(PR.PR_DISPLAY_NAME)).contains("Mine");
    }

    /** A provider's section does not tell which one it is. */
    @Test
    void whereReceivedMailIsNotedIsKept() throws MapiException {
        call(ServiceContext.MSG_SERVICE_CONFIGURE, SENDING);
        assertThat(section.held.get(XpTags.PR_XP_STATE_FILE))
                .contains("transports/" + TestAccount.PROVIDER + ".received");
        call(ServiceContext.MSG_SERVICE_CONFIGURE, Props.of(XpTags.PR_XP_STATE_FILE, "mine"));
        call(ServiceContext.MSG_SERVICE_CONFIGURE, SENDING);
        assertThat(section.held.get(XpTags.PR_XP_STATE_FILE)).contains("mine");
    }

    @Test
    void whatIsMissingIsNamedAndNothingIsTaken() {
        assertThat(refusal(Props.EMPTY).code()).isEqualTo(MapiCode.MAPI_E_UNCONFIGURED);
        assertThat(refusal(Props.EMPTY)).hasMessageContaining("6601");
        assertThat(refusal(Props.of(XpTags.PR_XP_SENDER_ADDRESS, "ada@example.org")))
                .hasMessageContaining("6610");
        assertThat(refusal(SENDING.with(XpTags.SMTP.user(), "ada"))).hasMessageContaining("67F0");
        assertThat(refusal(SENDING.with(XpTags.POP3.host(), "pop.example.org"))).hasMessageContaining("6623");
        assertThat(section.held.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "6601, not an address",
        "6601, 'a@b\r\nRCPT TO:<c@d>'",
        "6610, host with blanks",
        "6610, 'a\nb'",
        "6612, opportunistic",
        "6618, sometimes",
        "6619, half",
        "6614, SCRAM-SHA-256"
    })
    void whatMakesNoSenseIsNamed(String id, String value) {
        PropTag<String> tag = PropTag.of(Integer.parseInt(id, 16), PropType.PT_UNICODE, String.class);
        MapiException e = refusal(SENDING.with(tag, value));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_UNCONFIGURED);
        assertThat(e).hasMessageContaining(id);
    }

    @ParameterizedTest
    @CsvSource({"6602, 0", "6603, 100000", "6611, 65536", "6611, -1", "661A, 0"})
    void numbersHaveBounds(String id, int value) {
        PropTag<Integer> tag = PropTag.of(Integer.parseInt(id, 16), PropType.PT_LONG, Integer.class);
        assertThat(refusal(SENDING.with(tag, value))).hasMessageContaining(id);
    }

    @Test
    void noPasswordGoesInClearUnlessTheProfileSaysSo() throws MapiException {
        Props clear = SENDING.with(XpTags.SMTP.security(), "none")
                .with(XpTags.SMTP.user(), "ada")
                .with(XpTags.SMTP.password(), "secret");
        assertThat(refusal(clear)).hasMessageContaining("unencrypted").hasMessageNotContaining("secret");
        call(ServiceContext.MSG_SERVICE_CONFIGURE, clear.with(XpTags.PR_XP_PASSWORD_IN_CLEAR, true));
        assertThat(section.held.get(XpTags.SMTP.password())).contains("secret");
    }

    @Test
    void aSecondProviderIsRefused() {
        MapiException e = catchThrowableOfType(
                MapiException.class, () -> call(ServiceContext.MSG_SERVICE_PROVIDER_CREATE, Props.EMPTY));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_NO_SUPPORT);
        assertThat(List.of(ServiceContext.values())).contains(ServiceContext.MSG_SERVICE_DELETE);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mapi4osgi.core.session.SessionWorld.assertCode;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.AddressBookFlag;
import org.mapi4osgi.api.AddressRequest;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.DisplayControl.Frame;
import org.mapi4osgi.api.DisplayControlFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.LogonFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OneOffEntryId;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ResolveNameFlag;
import org.mapi4osgi.api.ResolvedNames;
import org.mapi4osgi.api.ResolvedNames.Mark;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.kit.fake.FakeLogonUi;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.OptionData;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.mapi4osgi.spi.TransportLogonRequest;
import org.mapi4osgi.spi.TransportLogonResult;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.DisplayTable;
import org.mapi4osgi.util.Form;

/** What sessions, address books and support objects ask the user. */
@Timeout(60)
final class DialogTest {
    private static final UiParam WINDOW = new UiParam(7);
    private static final List<DisplayControl> NAME = List.of(new DisplayControl.Edit(
            Frame.of(0, 0, 10, 10, DisplayControlFlag.DT_EDITABLE), "*", 0, PR.PR_DISPLAY_NAME));

    @TempDir
    Path folder = Path.of("");

    private SessionWorld world;
    private Contacts.Container first;
    private FakeLogonUi user;
    private IMAPISession session;
    private IAddrBook book;

    @BeforeEach
    void logon() throws MapiException {
        world = new SessionWorld(folder);
        first = world.book.container(1, "Personal", Contacts.AB_MODIFIABLE | Contacts.AB_RECIPIENTS, Contacts.DT_LOCAL);
        first.user(10, "Ann Kohl");
        first.user(11, "Ann Lee");
        first.user(12, "Bob Ross");
        user = world.user();
        session = world.logon("all");
        book = session.openAddressBook();
    }

    private static Props named(String name) {
        return Props.of(PR.PR_DISPLAY_NAME, name);
    }

    private List<String> shown() {
        return world.shown().lines();
    }

    @Test
    void theUserChoosesWhomAnAmbiguousNameMeans() throws MapiException {
        user.choosing("Ann Lee <user11@example.com>");
        List<Props> asked = List.of(named("Ann"), named("Bob"), named("Nobody"));
        ResolvedNames names = book.resolveName(WINDOW, null, asked, ResolveNameFlag.MAPI_DIALOG);
        assertThat(names.marks()).containsExactly(Mark.MAPI_RESOLVED, Mark.MAPI_RESOLVED, Mark.MAPI_UNRESOLVED);
        assertThat(names.recipients().get(0).get(PR.PR_DISPLAY_NAME)).contains("Ann Lee");
        assertThat(shown())
                .containsExactly("choose 7 Check names: Ann [Ann Kohl <user10@example.com>, Ann Lee"
                        + " <user11@example.com>] 0");
        assertCode(
                MapiCode.MAPI_E_USER_CANCEL, () -> book.resolveName(WINDOW, null, asked, ResolveNameFlag.MAPI_DIALOG));
        assertThat(book.resolveName(WINDOW, null, asked).marks()).startsWith(Mark.MAPI_AMBIGUOUS);
    }

    @Test
    void withoutAFrontEndAmbiguousNamesStayAmbiguous() throws MapiException {
        world.frontEnds().use(null);
        assertThat(book.resolveName(WINDOW, null, List.of(named("Ann")), ResolveNameFlag.MAPI_DIALOG)
                        .marks())
                .containsExactly(Mark.MAPI_AMBIGUOUS);
        assertCode(MapiCode.MAPI_E_NO_SUPPORT, () -> book.address(WINDOW, AddressRequest.MESSAGE, List.of()));
        assertCode(MapiCode.MAPI_E_NO_SUPPORT, () -> book.details(WINDOW, world.book.id(10)));
    }

    private static DisplayControl.Edit line(List<DisplayControl> controls, String label) {
        for (int i = 0; i + 1 < controls.size(); i++) {
            if (controls.get(i) instanceof DisplayControl.Label text
                    && text.text().equals(label)
                    && controls.get(i + 1) instanceof DisplayControl.Edit edit) {
                return edit;
            }
        }
        throw new AssertionError("no line " + label);
    }

    private static void type(IMAPIProp data, List<DisplayControl> controls, String label, String text)
            throws MapiException {
        data.setProps(Props.of(PropValue.ofUnchecked(line(controls, label).property(), text)));
    }

    @Test
    void typedRecipientsAreResolvedAndTheOthersStay() throws MapiException {
        Props before = named("Old; Friend").with(PR.PR_RECIPIENT_TYPE, 1).with(PR.PR_COMMENT, "kept");
        Props hidden = named("Hidden").with(PR.PR_RECIPIENT_TYPE, 0);
        user.editing((controls, data) -> {
            assertThat(data.getProps(List.of(line(controls, "To").property())).value(0))
                    .isEqualTo("\"Old; Friend\"");
            type(data, controls, "To", "\"Old; Friend\"; Bob;; eve@example.com");
            type(data, controls, "Cc", "Ann");
            return true;
        });
        user.choosing("Ann Kohl <user10@example.com>");
        List<Props> all = book.address(WINDOW, AddressRequest.MESSAGE, List.of(hidden, before));
        assertThat(all)
                .extracting(
                        r -> r.get(PR.PR_DISPLAY_NAME).orElse("?"),
                        r -> r.get(PR.PR_RECIPIENT_TYPE).orElse(-1),
                        r -> r.has(PR.PR_ENTRYID))
                .containsExactly(
                        tuple("Hidden", 0, false),
                        tuple("Old; Friend", 1, false),
                        tuple("Bob Ross", 1, true),
                        tuple("eve@example.com", 1, true),
                        tuple("Ann Kohl", 2, true));
        assertThat(all.get(1).get(PR.PR_COMMENT)).contains("kept");
        assertCode(MapiCode.MAPI_E_USER_CANCEL, () -> book.address(WINDOW, AddressRequest.MESSAGE, List.of()));
    }

    @Test
    void detailsShowWhatTheProviderDescribes() throws MapiException {
        assertCode(MapiCode.MAPI_E_NO_SUPPORT, () -> book.details(WINDOW, world.book.id(10)));
        world.book.details = NAME;
        user.entering(named("Anna Kohl"));
        book.details(WINDOW, world.book.id(10));
        assertThat(shown()).containsExactly("edit 7 Ann Kohl");
        assertCode(MapiCode.MAPI_E_USER_CANCEL, () -> book.details(WINDOW, world.book.id(10)));
        EntryId oneOff = book.createOneOff("Eve", "SMTP", "eve@example.com");
        user.editing((controls, data) -> {
            assertThat(controls).noneMatch(c -> c.frame().has(DisplayControlFlag.DT_EDITABLE));
            return true;
        });
        book.details(WINDOW, oneOff);
    }

    @Test
    void aNewEntryIsFilledInBeforeItIsSaved() throws MapiException {
        world.book.hasTemplates = true;
        world.book.details = NAME;
        user.choosing("Fax").entering(named("Carl Orff"));
        EntryId made = book.newEntry(WINDOW, world.book.id(1), null);
        assertThat(first.entries)
                .anyMatch(e -> e.entryId(PR.PR_ENTRYID).filter(made::equals).isPresent()
                        && e.get(PR.PR_DISPLAY_NAME).orElse("").equals("Carl Orff"));
        int before = first.entries.size();
        assertCode(MapiCode.MAPI_E_USER_CANCEL, () -> book.newEntry(WINDOW, world.book.id(1), world.book.id(99)));
        assertThat(first.entries).hasSize(before);
    }

    @Test
    @Clause("AB-24")
    void ab24_aOneOffIsTypedIn() throws MapiException {
        user.entering(named("Eve").with(PR.PR_EMAIL_ADDRESS, "eve@example.com"));
        OneOffEntryId made = OneOffEntryId.parse(book.newEntry(WINDOW, null, null));
        assertThat(made.displayName()).isEqualTo("Eve");
        assertThat(made.address()).isEqualTo("eve@example.com");
        assertThat(made.addressType()).isEqualTo("SMTP");
        assertCode(MapiCode.MAPI_E_USER_CANCEL, () -> book.newEntry(WINDOW, null, null));
    }

    private IMAPISupport support() {
        return Objects.requireNonNull(world.book.lastSupport);
    }

    @Test
    void aProviderShowsAPropertySheet() throws MapiException {
        Form form = new Form(Props.EMPTY);
        user.entering(named("typed"));
        support().doConfigPropsheet(WINDOW, "Settings", DisplayTable.of(NAME), form);
        assertThat(form.props().get(PR.PR_DISPLAY_NAME)).contains("typed");
        assertCode(
                MapiCode.MAPI_E_USER_CANCEL,
                () -> support().doConfigPropsheet(WINDOW, "Settings", DisplayTable.of(NAME), form));
        assertCode(
                MapiCode.MAPI_E_CORRUPT_DATA,
                () -> support().doConfigPropsheet(WINDOW, "Settings", DisplayTable.of(List.of()), form));
        assertThat(shown()).containsExactly("edit 7 Settings", "edit 7 Settings");
    }

    @Test
    void anAddressBookProviderUsesTheDialogsOfTheBook() throws MapiException {
        support().doProgressDialog(WINDOW).progress(1, 1, 1);
        user.editing((controls, data) -> {
            type(data, controls, "To", "Bob");
            return true;
        });
        assertThat(support().address(WINDOW, AddressRequest.MESSAGE, List.of())).hasSize(1);
        user.entering(named("Eve").with(PR.PR_EMAIL_ADDRESS, "eve@example.com"));
        EntryId made = support().newEntry(WINDOW, null, null);
        user.editing((controls, data) -> true);
        support().details(WINDOW, made);
        assertThat(shown())
                .containsExactly(
                        "progress 7 Test address book",
                        "progress at 1",
                        "edit 7 Recipients",
                        "edit 7 New entry",
                        "edit 7 Eve");
    }

    @Test
    void forAServiceNobodyIsAsked() throws MapiException {
        IMAPISession service = world.logon("all", LogonFlag.MAPI_NT_SERVICE, LogonFlag.MAPI_LOGON_UI);
        IAddrBook silent = service.openAddressBook();
        assertCode(MapiCode.MAPI_E_NO_SUPPORT, () -> silent.newEntry(WINDOW, null, null));
        assertCode(
                MapiCode.MAPI_E_NO_SUPPORT,
                () -> support().doConfigPropsheet(WINDOW, "S", DisplayTable.of(NAME), new Form(Props.EMPTY)));
        assertThat(Objects.requireNonNull(world.book.lastRequest).flags())
                .containsExactly(AddressBookFlag.AB_NO_DIALOG);
        assertThat(shown()).isEmpty();
    }

    private IMAPISession mail(LogonFlag... flags) throws MapiException {
        IMAPISession mail = world.logon("mail", flags);
        TestSpooler spooler = world.connect();
        MapiUid section = spooler.connection.transports(2).get(0).section();
        spooler.connection.logonTransport(2, section, Set.of());
        return mail;
    }

    @Test
    @Clause("PLOG-19")
    void plog19_transportsMayAskIfTheClientLetTheLogonAsk() throws MapiException {
        mail(LogonFlag.MAPI_LOGON_UI);
        assertThat(Objects.requireNonNull(world.smtp.lastRequest()).flags()).isEmpty();
    }

    @Test
    @Clause("PLOG-19")
    void plog19_transportsMayNotAskBehindTheBackOfAClient() throws MapiException {
        mail();
        assertThat(Objects.requireNonNull(world.smtp.lastRequest()).flags())
                .containsExactly(TransportLogonFlag.LOGON_NO_DIALOG);
    }

    /** Logs on as a provider with a password does: asks if there is none, and gives up for now if it gets none. */
    private static TransportLogonResult logonWithPassword(
            FakeTransportProvider.Provider provider, TransportLogonRequest request) throws MapiException {
        Form form = new Form(Props.EMPTY);
        try (IMAPITable table = DisplayTable.of(NAME)) {
            request.support().doConfigPropsheet(request.uiParam(), "Password", table, form);
        } catch (MapiException e) {
            throw new MapiException(MapiCode.MAPI_E_FAILONEPROVIDER, "no password: " + e.code());
        }
        try (IProfSect section = request.support().openProfileSection(null, OpenSectionFlag.MAPI_MODIFY)) {
            section.setProps(
                    Props.of(PR.PR_COMMENT, form.props().get(PR.PR_DISPLAY_NAME).orElse("")));
        }
        return provider.logonWell(request);
    }

    @Test
    @Clause("PASSWD-01")
    void passwd01_whoWasNotToldThePasswordAsksAgainAtTheNextLogon() throws MapiException {
        IMAPISession mail =
                world.client().mapiLogonEx(WINDOW, "mail", null, LogonFlag.MAPI_NEW_SESSION, LogonFlag.MAPI_LOGON_UI);
        TestSpooler spooler = world.connect();
        MapiUid smtp = spooler.connection.transports(2).get(0).section();
        MapiUid fax = spooler.connection.transports(2).get(1).section();
        world.smtp.next(DialogTest::logonWithPassword);
        world.smtp.next(DialogTest::logonWithPassword);
        assertCode(MapiCode.MAPI_E_FAILONEPROVIDER, () -> spooler.connection.logonTransport(2, smtp, Set.of()));
        spooler.connection.logonTransport(2, fax, Set.of());
        user.entering(named("secret"));
        spooler.connection.logonTransport(2, smtp, Set.of());
        assertThat(shown()).containsExactly("edit 7 Password", "edit 7 Password");
        try (IProfSect section = mail.openProfileSection(smtp, OpenSectionFlag.MAPI_FORCE_ACCESS)) {
            assertThat(section.getProp(PR.PR_COMMENT)).contains("secret");
        }
    }

    @Test
    void transportsOfferOptions() throws MapiException {
        Props defaults = Props.of(PR.PR_COMMENT, "by default");
        List<DisplayControl> controls = List.of(new DisplayControl.Edit(Frame.of(0, 0, 1, 1), "*", 0, PR.PR_COMMENT));
        world.smtp.options(
                new OptionData(OptionData.Type.RECIPIENT, "SMTP", controls, defaults),
                new OptionData(OptionData.Type.MESSAGE, "SMTP", controls, defaults.with(PR.PR_IMPORTANCE, 1)));
        IMAPISession mail = mail();
        IAddrBook addresses = mail.openAddressBook();
        assertThat(addresses.queryDefaultRecipOpt("smtp")).isEqualTo(defaults);
        assertThat(mail.queryDefaultMessageOpt("SMTP").get(PR.PR_IMPORTANCE)).contains(1);
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> mail.queryDefaultMessageOpt("FAX"));
        user.editing((shown, data) -> {
            assertThat(data.getProps(PR.PR_COMMENT)).isEqualTo(defaults);
            return data.setProps(Props.of(PR.PR_COMMENT, "chosen")).isEmpty();
        });
        Props recipient = named("Eve").with(PR.PR_ADDRTYPE, "SMTP");
        assertThat(addresses.recipOptions(WINDOW, recipient)).isEqualTo(recipient.with(PR.PR_COMMENT, "chosen"));
        assertCode(MapiCode.MAPI_E_USER_CANCEL, () -> addresses.recipOptions(WINDOW, recipient));
        IMAPISession silent = world.logon("mail", LogonFlag.MAPI_NO_MAIL);
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> silent.queryDefaultMessageOpt("SMTP"));
    }
}

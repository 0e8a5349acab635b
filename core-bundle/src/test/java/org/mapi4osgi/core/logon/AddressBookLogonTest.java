// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.core.logon.LogonWorld.BOOK_UID;
import static org.mapi4osgi.core.logon.LogonWorld.SERVICE;

import org.junit.jupiter.api.Test;
import org.mapi4osgi.admin.ProviderEvent.Step;
import org.mapi4osgi.api.AddressBookFlag;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.kit.fake.FakeAddressBookProvider;
import org.mapi4osgi.spi.ProviderKind;

/** Logging on to address book providers. */
final class AddressBookLogonTest {
    private static final EntryId ENTRY = EntryId.compose(BOOK_UID, Binary.of((byte) 1));

    private final LogonWorld world = new LogonWorld();

    private FakeAddressBookProvider book(String name, MapiUid... uids) {
        FakeAddressBookProvider provider = new FakeAddressBookProvider(world.log, name, uids);
        world.addBook(SERVICE, name);
        world.driver.start(ProviderKind.AB, name, "bundle." + name, provider);
        return provider;
    }

    @Test
    @Clause("PLOG-01")
    void plog01_aProviderThatAddRefsStaysAndIsRoutedTo() throws MapiException {
        book("one", BOOK_UID);
        AddressBookLogon logon = world.openBooks().logons().get(0);

        assertThat(logon.state()).isEqualTo(LogonState.ATTACHED);
        assertThat(world.router.route(ENTRY)).isSameAs(logon);
        assertThat(world.log.lines("one logoff")).isEmpty();
    }

    @Test
    @Clause({"PLOG-02", "PLOG-05"})
    void plog02_aProviderThatDoesNotAddRefIsUnloadedAndThatIsNoFailure() throws MapiException {
        FakeAddressBookProvider one = book("one", BOOK_UID);
        one.next(FakeAddressBookProvider.Provider::logonWithoutAddRef);

        AddressBooks books = world.openBooks();
        assertThat(books.logons()).isEmpty();
        assertThat(books.errors()).isEmpty();
        assertThat(world.log.lines("one"))
                .containsExactly(
                        "one init",
                        "one logon 1",
                        "one logoff",
                        "one logon released",
                        "one shutdown 1",
                        "one release 1");
        assertThat(world.router.route(ENTRY)).isNull();
        assertThat(world.driver.steps())
                .containsExactly(
                        Step.LOADED,
                        Step.INITIALISED,
                        Step.LOGGED_ON,
                        Step.MISBEHAVED,
                        Step.LOGGED_OFF,
                        Step.SHUT_DOWN,
                        Step.UNLOADED);
    }

    @Test
    @Clause("ABLOG-01")
    void ablog01_eachProviderLogsOnOnceInASession() throws MapiException {
        book("one", BOOK_UID);
        book("two").next(FakeAddressBookProvider.Provider::logonWithoutAddRef);
        world.openBooks();
        world.openBooks();

        assertThat(world.log.lines("one logon 1")).hasSize(1);
        assertThat(world.log.lines("two logon 1")).hasSize(1);
    }

    @Test
    @Clause("PLOG-15")
    void plog15_oneFailingProviderIsAWarning() throws MapiException {
        book("one");
        book("two").failNext(MapiCode.MAPI_E_FAILONEPROVIDER);
        book("three").failNext(MapiCode.MAPI_E_FAILONEPROVIDER);

        AddressBooks books = world.openBooks();
        assertThat(books.logons()).extracting(Logon::dllName).containsExactly("one");
        assertThat(books.errors()).hasValueSatisfying(e -> assertThat(e.error()).contains("two", "three"));
    }

    @Test
    @Clause("PLOG-16")
    void plog16_allFailingIsStillAnAddressBook() throws MapiException {
        book("one").failNext(MapiCode.MAPI_E_NETWORK_ERROR);
        book("two").failNext(MapiCode.MAPI_E_NETWORK_ERROR);

        AddressBooks books = world.openBooks();
        assertThat(books.logons()).isEmpty();
        assertThat(books.errors()).isPresent();
    }

    @Test
    @Clause("PLOG-17")
    void plog17_noProviderIsNoError() throws MapiException {
        AddressBooks books = world.openBooks();
        assertThat(books.logons()).isEmpty();
        assertThat(books.errors()).isEmpty();
    }

    @Test
    void aProviderWhoseBundleIsMissingDisablesNothing() throws MapiException {
        world.addBook(SERVICE, "missing");
        book("one");

        AddressBooks books = world.openBooks();
        assertThat(books.logons()).hasSize(1);
        assertThat(books.errors())
                .hasValueSatisfying(e -> assertThat(e.error()).contains("AB missing", "no installed bundle"));

        world.driver.start(
                ProviderKind.AB, "missing", "bundle.missing", new FakeAddressBookProvider(world.log, "missing"));
        assertThat(world.openBooks().logons()).hasSize(2);
        assertThat(world.openBooks().errors()).isEmpty();
    }

    @Test
    @Clause({"PLOG-19", "PLOG-20"})
    void plog20_flagsAndTheWindowOfTheLogonReachTheProvider() throws MapiException {
        FakeAddressBookProvider one = book("one");
        world.openBooks(AddressBookFlag.AB_NO_DIALOG);

        assertThat(one.lastRequest()).isNotNull();
        assertThat(one.lastRequest().flags()).containsExactly(AddressBookFlag.AB_NO_DIALOG);
        assertThat(one.lastRequest().uiParam()).isEqualTo(new UiParam(77));
        assertThat(one.lastRequest().profileName()).isEqualTo("profile");
    }

    @Test
    @Clause({"ROUTE-01", "ROUTE-02", "ROUTE-05"})
    void route02_theFirstLogonGetsASharedUid() throws MapiException {
        MapiUid own = LogonWorld.uid(0xB1);
        book("one", BOOK_UID);
        book("two", BOOK_UID, own);
        AddressBooks books = world.openBooks();

        assertThat(world.router.route(ENTRY)).isSameAs(books.logons().get(0));
        assertThat(world.router.route(EntryId.compose(own, Binary.of((byte) 1))))
                .isSameAs(books.logons().get(1));
    }

    @Test
    @Clause({"ROUTE-06", "ROUTE-18"})
    void route18_anEntryIdIsKnownOnceItsProviderLoggedOn() throws MapiException {
        assertThat(world.router.route(ENTRY)).isNull();
        book("one", BOOK_UID);
        world.openBooks();
        assertThat(world.router.route(ENTRY)).isNotNull();
        world.table.logoff();
        assertThat(world.router.route(ENTRY)).isNull();
    }

    @Test
    @Clause("ROUTE-04")
    void route04_aUidRegisteredTwiceIsRegisteredOnce() throws MapiException {
        book("one", BOOK_UID, BOOK_UID);
        AddressBookLogon logon = world.openBooks().logons().get(0);
        assertThat(logon.uids()).containsExactly(BOOK_UID);
        assertThat(world.router.route(ENTRY)).isSameAs(logon);
    }

    @Test
    void aUidRegisteredWhileInUseIsRoutedAtOnce() throws MapiException {
        book("one");
        AddressBookLogon logon = world.openBooks().logons().get(0);
        assertThat(logon.support()).isNotNull();
        logon.support().setProviderUID(BOOK_UID);
        assertThat(world.router.route(ENTRY)).isSameAs(logon);
    }

    @Test
    void moreThan256UidsAreRefused() throws MapiException {
        FakeAddressBookProvider one = book("one");
        one.next((provider, request) -> {
            for (int i = 0; i <= Logon.MAX_UIDS; i++) {
                request.support().setProviderUID(MapiUid.random());
            }
            return provider.logonWell(request);
        });
        AddressBooks books = world.openBooks();
        assertThat(books.logons()).isEmpty();
        assertThat(books.errors()).hasValueSatisfying(e -> assertThat(e.error()).contains("256"));
    }

    @Test
    void aProviderThatOpensTheAddressBookInItsOwnLogonIsNotAskedAgain() throws MapiException {
        FakeAddressBookProvider one = book("one");
        one.next((provider, request) -> {
            assertThat(world.openBooks().logons()).isEmpty();
            return provider.logonWell(request);
        });
        assertThat(world.openBooks().logons()).hasSize(1);
        assertThat(world.log.lines("one logon 1")).hasSize(1);
    }

    @Test
    @Clause("SHUT-01")
    void shut01_theLatestProviderLogsOffFirst() throws MapiException {
        book("one");
        book("two");
        world.openBooks();
        world.log.clear();
        world.table.logoff();

        assertThat(world.log.lines())
                .filteredOn(line -> line.contains("logo") || line.contains("shut"))
                .containsExactly(
                        "two logoff",
                        "two logon released",
                        "two shutdown 1",
                        "one logoff",
                        "one logon released",
                        "one shutdown 1");
    }
}

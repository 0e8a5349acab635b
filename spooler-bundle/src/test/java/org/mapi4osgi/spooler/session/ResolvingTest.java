// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.kit.fake.FakeTransportLogon;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.mapi4osgi.spooler.testing.Rig;
import org.mapi4osgi.spooler.testing.TestStore;
import org.mapi4osgi.tags.PR;

/** LOGON_SP_RESOLVE. */
final class ResolvingTest {
    private static final MapiUid BOOK = MapiUid.random();
    private static final EntryId KNOWN = EntryId.compose(BOOK, Binary.of(new byte[] {1}));
    private static final EntryId GONE = EntryId.compose(BOOK, Binary.of(new byte[] {2}));

    @TempDir
    Path directory = Path.of("set by JUnit");

    private Rig rig;
    private FakeTransportProvider smtp;
    private final List<Props> seen = new ArrayList<>();
    private final List<Props> asked = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(directory);
        smtp = rig.transport("smtp", "SMTP");
        rig.transport("other", "FAX", BOOK);
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            seen.addAll(FakeTransportLogon.recipients(message));
            return logon.takeAll(message, reference, flags);
        });
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private void book() {
        rig.door.addressBook((IAddrBook) Proxy.newProxyInstance(
                ResolvingTest.class.getClassLoader(),
                new Class<?>[] {IAddrBook.class},
                (proxy, method, arguments) ->
                        method.getName().equals("prepareRecips") ? prepared((List<?>) arguments[1]) : null));
    }

    private @Nullable Object prepared(List<?> rows) throws MapiException {
        Props row = (Props) Objects.requireNonNull(rows.get(0));
        asked.add(row);
        if (row.entryId(PR.PR_ENTRYID).filter(GONE::equals).isPresent()) {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "no such user");
        }
        return List.of(row.with(PR.PR_DISPLAY_NAME, "another name")
                .with(PR.PR_ADDRTYPE, "EX")
                .with(PR.PR_EMAIL_ADDRESS, "/cn=known"));
    }

    private static Props named(String name, EntryId id) {
        return Props.of(PR.PR_DISPLAY_NAME, name).with(PR.PR_ENTRYID, id.toBinary());
    }

    private void submit() throws MapiException {
        rig.store.submit(
                rig.store.draft("m", rig.store.sentMail()),
                TestStore.to("SMTP", "bob"),
                TestStore.to("FAX", "1"),
                named("gone", GONE),
                named("known", KNOWN));
    }

    private @Nullable String address(String name) {
        return seen.stream()
                .filter(row -> row.get(PR.PR_DISPLAY_NAME).filter(name::equals).isPresent())
                .findFirst()
                .orElseThrow()
                .get(PR.PR_EMAIL_ADDRESS)
                .orElse(null);
    }

    @Test
    void aTransportThatWantsItSeesTheAddressesOfThoseItDoesNotSendTo() throws Exception {
        smtp.asks(TransportLogonFlag.LOGON_SP_RESOLVE);
        book();
        rig.start();
        submit();
        rig.untilSent();
        assertThat(asked).as("those without an address").hasSize(2);
        assertThat(address("known")).isEqualTo("/cn=known");
        assertThat(address("gone")).isNull();
        assertThat(seen)
                .filteredOn(row -> !row.get(PR.PR_RESPONSIBILITY).orElse(true))
                .as("who is sent to is as before")
                .hasSize(1);
        assertThat(rig.log.lines("smtp sent")).containsExactly("smtp sent to bob");
        assertThat(rig.log.lines("other sent")).hasSize(3);
        assertThat(rig.store.sent()).containsExactly("m");
    }

    @Test
    void othersAreNotAskedFor() throws Exception {
        book();
        rig.start();
        submit();
        rig.untilSent();
        assertThat(asked).isEmpty();
        assertThat(address("known")).isNull();
    }

    @Test
    void withoutAnAddressBookTheMessageLeavesAsItIs() throws Exception {
        smtp.asks(TransportLogonFlag.LOGON_SP_RESOLVE);
        rig.start();
        submit();
        rig.untilSent();
        assertThat(address("known")).isNull();
        assertThat(rig.store.sent()).containsExactly("m");
    }
}

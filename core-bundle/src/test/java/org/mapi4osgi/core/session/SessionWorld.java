// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.LogonFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.core.profile.ProfileWorld;
import org.mapi4osgi.core.provider.FrontEnds;
import org.mapi4osgi.core.provider.LoaderDriver;
import org.mapi4osgi.core.spool.SpoolerLink;
import org.mapi4osgi.core.subsystem.ProfileServices;
import org.mapi4osgi.core.subsystem.Subsystem;
import org.mapi4osgi.core.subsystem.SubsystemClient;
import org.mapi4osgi.kit.fake.CallLog;
import org.mapi4osgi.kit.fake.FakeLogonUi;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.tags.PR;

/** The whole runtime without a framework: profiles on a disk, a loader that the test drives, deliveries when it says so. */
public final class SessionWorld {
    /** Two stores and two address books, each a service of its own, in one bundle each. */
    public static final String INF = """
            [Services]
            STORE=A store
            OTHER=Another store
            BOOK=An address book
            BOOK2=Another address book
            SMTP=A transport
            FAX=Another transport
            [STORE]
            PR_DISPLAY_NAME=Store
            Providers=STORE_MS
            PR_SERVICE_ENTRY_NAME=ServiceEntry
            [STORE_MS]
            PR_PROVIDER_DISPLAY=Test store
            PR_DISPLAY_NAME=My store
            PR_RESOURCE_TYPE=MAPI_STORE_PROVIDER
            PR_PROVIDER_DLL_NAME=store
            PR_RESOURCE_FLAGS=STATUS_DEFAULT_STORE
            [OTHER]
            Providers=OTHER_MS
            [OTHER_MS]
            PR_PROVIDER_DISPLAY=Test store
            PR_DISPLAY_NAME=Other store
            PR_RESOURCE_TYPE=MAPI_STORE_PROVIDER
            PR_PROVIDER_DLL_NAME=other
            [BOOK]
            Providers=BOOK_AB
            [BOOK_AB]
            PR_PROVIDER_DISPLAY=Test address book
            PR_RESOURCE_TYPE=MAPI_AB_PROVIDER
            PR_PROVIDER_DLL_NAME=book
            [BOOK2]
            Providers=BOOK2_AB
            [BOOK2_AB]
            PR_PROVIDER_DISPLAY=Second address book
            PR_RESOURCE_TYPE=MAPI_AB_PROVIDER
            PR_PROVIDER_DLL_NAME=book2
            [SMTP]
            Providers=SMTP_XP
            PR_SERVICE_ENTRY_NAME=ServiceEntry
            [SMTP_XP]
            PR_PROVIDER_DISPLAY=Test transport
            PR_DISPLAY_NAME=My transport
            PR_RESOURCE_TYPE=MAPI_TRANSPORT_PROVIDER
            PR_PROVIDER_DLL_NAME=smtp
            [FAX]
            Providers=FAX_XP
            [FAX_XP]
            PR_PROVIDER_DISPLAY=Second transport
            PR_RESOURCE_TYPE=MAPI_TRANSPORT_PROVIDER
            PR_PROVIDER_DLL_NAME=fax
            """;

    /** The MAPIUID of the second transport's recipients. */
    static final MapiUid FAX_UID = MapiUid.ofHex("F0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF");

    /** The time of reports. */
    public static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");

    final ProfileWorld profiles;
    final LoaderDriver loader;
    final LinkedBlockingQueue<Runnable> deliveries = new LinkedBlockingQueue<>();
    final Disk disk = new Disk(MapiUid.ofHex("A0A1A2A3A4A5A6A7A8A9AAABACADAEAF"));
    final Disk otherDisk = new Disk(MapiUid.ofHex("B0B1B2B3B4B5B6B7B8B9BABBBCBDBEBF"));
    final DiskStore store = new DiskStore(disk);
    final DiskStore other = new DiskStore(otherDisk);
    final Contacts book = new Contacts(MapiUid.ofHex("C0C1C2C3C4C5C6C7C8C9CACBCCCDCECF"));
    final Contacts book2 = new Contacts(MapiUid.ofHex("D0D1D2D3D4D5D6D7D8D9DADBDCDDDEDF"));
    final CallLog mail = new CallLog();
    final FakeTransportProvider smtp = new FakeTransportProvider(mail, "smtp", "SMTP");
    final FakeTransportProvider fax = new FakeTransportProvider(mail, "fax", "FAX", FAX_UID);
    final LoaderDriver.Module storeBundle;
    final LoaderDriver.Module smtpBundle;
    final CallLog shown = new CallLog();
    final FrontEnds frontEnds;
    final SpoolerLink spooler;
    final Subsystem subsystem;
    final SubsystemClient client;

    /**
     * A runtime with a profile {@code all} that has all stores and address books, one {@code one} with the first store, and
     * one {@code mail} with that and the transports.
     */
    public SessionWorld(Path folder) throws MapiException {
        this(folder, new LoaderDriver());
    }

    SessionWorld(Path folder, LoaderDriver loader) throws MapiException {
        this.loader = loader;
        storeBundle = loader.start(ProviderKind.MS, "store", "bundle.a", store);
        smtpBundle = loader.start(ProviderKind.XP, "smtp", "bundle.a", smtp);
        loader.start(ProviderKind.XP, "fax", "bundle.a", fax);
        frontEnds = new FrontEnds(loader.loader().tools().workers());
        spooler = new SpoolerLink(loader.loader().tools());
        profiles = new ProfileWorld(folder, INF);
        profiles.create("all", "STORE", "OTHER", "BOOK", "BOOK2");
        profiles.create("one", "STORE");
        profiles.create("mail", "STORE", "SMTP", "FAX");
        loader.start(ProviderKind.MS, "other", "bundle.a", other);
        loader.start(ProviderKind.AB, "book", "bundle.a", book);
        loader.start(ProviderKind.AB, "book2", "bundle.a", book2);
        SessionTools tools = new SessionTools(
                loader.loader(),
                spooler,
                new ProfileServices(profiles.administration()),
                frontEnds,
                session -> new ByHand(),
                Clock.fixed(NOW, ZoneOffset.UTC));
        subsystem = new Subsystem(profiles.store(), profiles.administration(), tools, Duration.ofMillis(50), 4);
        client = subsystem.client("client");
        client.mapiInitialize();
    }

    /** A front end from now on, whose dialogs are noted in {@link #shown}. */
    public FakeLogonUi user() {
        FakeLogonUi ui = new FakeLogonUi(shown);
        frontEnds.use(ui);
        return ui;
    }

    /** The front ends. */
    public FrontEnds frontEnds() {
        return frontEnds;
    }

    /** The dialogs that were shown. */
    public CallLog shown() {
        return shown;
    }

    /** The subsystem. */
    public Subsystem subsystem() {
        return subsystem;
    }

    /** The first client, initialised. */
    public SubsystemClient client() {
        return client;
    }

    /** The profiles. */
    public ProfileWorld profiles() {
        return profiles;
    }

    /** Runs nothing until {@link #deliver}. */
    private final class ByHand extends AbstractExecutorService {
        @Override
        public void execute(Runnable command) {
            deliveries.add(command);
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }

    /** Delivers what is queued for sinks. */
    public void deliver() {
        for (Runnable task = deliveries.poll(); task != null; task = deliveries.poll()) {
            task.run();
        }
    }

    /** Logs on to a profile of one's own. */
    public IMAPISession logon(String profile, LogonFlag... flags) throws MapiException {
        List<LogonFlag> all = new ArrayList<>(List.of(flags));
        all.add(LogonFlag.MAPI_NEW_SESSION);
        return client.mapiLogonEx(profile, all.toArray(new LogonFlag[0]));
    }

    /** Connects a spooler. */
    TestSpooler connect() throws MapiException {
        return new TestSpooler(spooler, mail);
    }

    static List<Props> rows(IMAPITable table) throws MapiException {
        try (table) {
            return table.queryRows(1000);
        }
    }

    /** The entry ID of a store, by its name in the message store table. */
    static EntryId storeId(IMAPISession session, String name) throws MapiException {
        for (Props row : rows(session.getMsgStoresTable())) {
            if (row.get(PR.PR_DISPLAY_NAME).orElse("").equals(name)) {
                return row.entryId(PR.PR_ENTRYID).orElseThrow();
            }
        }
        throw new AssertionError("no store " + name);
    }

    static IMsgStore openStore(IMAPISession session, String name, OpenMsgStoreFlag... flags) throws MapiException {
        return session.openMsgStore(storeId(session, name), flags);
    }

    /** What a call throws. */
    public static MapiException failure(ThrowingCallable call) {
        try {
            call.call();
        } catch (MapiException e) {
            return e;
        } catch (Throwable e) {
            throw new AssertionError("not a MapiException", e);
        }
        throw new AssertionError("nothing was thrown");
    }

    /** Checks the code of a failure. */
    public static void assertCode(MapiCode code, ThrowingCallable call) {
        assertThat(failure(call).code()).isEqualTo(code);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.core.session.SessionWorld.assertCode;
import static org.mapi4osgi.core.session.SessionWorld.failure;
import static org.mapi4osgi.core.session.SessionWorld.rows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IMsgServiceAdmin;
import org.mapi4osgi.api.LogonFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.api.ValidateStateFlag;
import org.mapi4osgi.core.profile.ResourceFlags;
import org.mapi4osgi.core.provider.LoaderDriver;
import org.mapi4osgi.core.status.StatusCode;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.spooler.ToRuntime.Reply;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.spi.spooler.Transport;
import org.mapi4osgi.tags.PR;

/** The status rows and objects of spooler and transports, and what clients ask through them. */
@Timeout(60)
final class FlushTest {
    @TempDir
    Path folder = Path.of("");

    private SessionWorld world;
    private TestSpooler spooler;
    private IMAPISession session;
    private List<MapiUid> sections;

    @BeforeEach
    void start() throws MapiException {
        start(new LoaderDriver());
    }

    private void start(LoaderDriver loader) throws MapiException {
        world = new SessionWorld(folder.resolve(String.valueOf(System.identityHashCode(loader))), loader);
        spooler = world.connect();
        session = world.logon("mail");
        sections = spooler.connection.transports(1).stream()
                .map(Transport::section)
                .toList();
        world.smtp.next((p, request) -> {
            request.support()
                    .modifyStatusRow(Props.of(PR.PR_DISPLAY_NAME, "Mail")
                            .with(PR.PR_STATUS_CODE, 0x40001)
                            .with(PR.PR_RESOURCE_METHODS, StatusCode.STATUS_FLUSH_QUEUES));
            return p.logonWell(request);
        });
    }

    private void logon(int place) throws MapiException {
        spooler.connection.logonTransport(1, sections.get(place), Set.of());
    }

    private static List<Props> rowsOf(IMAPISession session, int type) throws MapiException {
        return rows(session.getStatusTable()).stream()
                .filter(row -> row.get(PR.PR_RESOURCE_TYPE).orElse(0) == type)
                .toList();
    }

    private List<Props> transports() throws MapiException {
        return rowsOf(session, ResourceFlags.MAPI_TRANSPORT_PROVIDER);
    }

    private static IMAPIStatus object(IMAPISession session, Props row) throws MapiException {
        return session.openEntry(row.entryId(PR.PR_ENTRYID).orElseThrow(), IMAPIStatus.IID);
    }

    private IMAPIStatus spoolersObject() throws MapiException {
        return object(session, rowsOf(session, StatusCode.MAPI_SPOOLER).get(0));
    }

    private ToSpooler lastRecord() {
        return spooler.records.get(spooler.records.size() - 1);
    }

    private void assertFlushed(Optional<MapiUid> target, FlushFlag... flags) {
        ToSpooler.Flush flush = (ToSpooler.Flush) lastRecord();
        assertThat(flush).isEqualTo(new ToSpooler.Flush(flush.request(), 1, target, Set.of(flags)));
    }

    @Test
    @Clause({"XPLOG-05", "LOGON-28"})
    void xplog05_aTransportHasItsRowWhileItIsLoggedOn() throws MapiException {
        world.logon("mail", LogonFlag.MAPI_NO_MAIL);
        assertThat(transports()).isEmpty();
        logon(0);
        logon(1);
        assertThat(transports())
                .singleElement()
                .satisfies(row -> assertThat(row.get(PR.PR_DISPLAY_NAME)).contains("Mail"));
        assertThat(spooler.connection.statusCode(1, sections.get(0))).isEqualTo(0x40001);
        assertThat(spooler.connection.statusCode(1, sections.get(1))).isZero();
        spooler.bundle.stop();
        assertThat(transports()).isEmpty();
    }

    @Test
    void aTransportsRowGoesWhenNoReplacementComes() throws MapiException {
        Duration patience = LoaderDriver.PATIENCE;
        start(new LoaderDriver(LoaderDriver.settings(patience, patience, patience, patience, Duration.ZERO)));
        logon(0);
        world.smtpBundle.unregister();
        assertThat(transports()).hasSize(1);
        world.loader.graceOver();
        assertThat(transports()).isEmpty();
    }

    @Test
    @Clause("FLUSH-01")
    void flush01_theSpoolerFlushesAllTransports() throws MapiException {
        spoolersObject().flushQueues(UiParam.NONE, null, FlushFlag.FLUSH_UPLOAD, FlushFlag.FLUSH_FORCE);
        assertFlushed(Optional.empty(), FlushFlag.FLUSH_UPLOAD, FlushFlag.FLUSH_FORCE);
    }

    @Test
    @Clause("FLUSH-02")
    void flush02_aTargetIsTheOnlyOneToBeFlushed() throws MapiException {
        logon(0);
        EntryId target = transports().get(0).entryId(PR.PR_ENTRYID).orElseThrow();
        IMAPIStatus object = spoolersObject();
        object.flushQueues(UiParam.NONE, target, FlushFlag.FLUSH_DOWNLOAD);
        assertFlushed(Optional.of(sections.get(0)), FlushFlag.FLUSH_DOWNLOAD);
        EntryId spoolers = object.getProps(PR.PR_ENTRYID).entryId(PR.PR_ENTRYID).orElseThrow();
        for (EntryId other : List.of(spoolers, world.disk.root.id)) {
            assertCode(
                    MapiCode.MAPI_E_UNKNOWN_ENTRYID,
                    () -> object.flushQueues(UiParam.NONE, other, FlushFlag.FLUSH_DOWNLOAD));
        }
    }

    @Test
    @Clause("ROUTE-17")
    void aTransportsOwnObjectIsFlushedByTheSpooler() throws MapiException {
        logon(0);
        Props row = transports().get(0);
        IMAPIStatus object = object(session, row);
        object.flushQueues(UiParam.NONE, null, FlushFlag.FLUSH_UPLOAD);
        assertFlushed(Optional.of(sections.get(0)), FlushFlag.FLUSH_UPLOAD);
        object.validateState(UiParam.NONE);
        assertThat(world.mail.lines("smtp "))
                .endsWith("smtp openStatusEntry", "smtp status validateState []")
                .noneMatch(line -> line.contains("flushQueues"));
        EntryId target = row.entryId(PR.PR_ENTRYID).orElseThrow();
        assertCode(
                MapiCode.MAPI_E_INVALID_PARAMETER,
                () -> object.flushQueues(UiParam.NONE, target, FlushFlag.FLUSH_UPLOAD));
        spooler.answer(
                ToSpooler.Flush.class,
                asked -> Reply.failed(asked.request(), MapiCode.MAPI_E_BUSY.hresult(), "flushing already"));
        assertThat(failure(() -> object.flushQueues(UiParam.NONE, null)).code()).isEqualTo(MapiCode.MAPI_E_BUSY);
        object.close();
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, () -> object.flushQueues(UiParam.NONE, null));
    }

    @Test
    void whoHasNoMailDoesNotReachATransport() throws MapiException {
        IMAPISession shared = world.client().mapiLogonEx("mail", LogonFlag.MAPI_ALLOW_OTHERS);
        MapiUid section = spooler.connection.transports(2).get(0).section();
        spooler.connection.logonTransport(2, section, Set.of());
        EntryId id = rowsOf(shared, ResourceFlags.MAPI_TRANSPORT_PROVIDER)
                .get(0)
                .entryId(PR.PR_ENTRYID)
                .orElseThrow();
        IMAPISession without = world.client().mapiLogonEx(null, LogonFlag.MAPI_NO_MAIL);
        shared.openEntry(id).close();
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> without.openEntry(id));
        assertThat(without.enumAdrTypes()).isEmpty();
        IMAPIStatus object =
                object(without, rowsOf(without, StatusCode.MAPI_SPOOLER).get(0));
        assertCode(MapiCode.MAPI_E_NO_SUPPORT, () -> object.flushQueues(UiParam.NONE, null));
        assertCode(MapiCode.MAPI_E_NO_SUPPORT, () -> object.validateState(UiParam.NONE));
    }

    @Test
    void theSpoolerIsAskedToValidateItsState() throws MapiException {
        IMAPIStatus object = spoolersObject();
        object.validateState(UiParam.NONE, ValidateStateFlag.SUPPRESS_UI);
        ToSpooler.Validate validate = (ToSpooler.Validate) lastRecord();
        assertThat(validate.flags()).containsExactly(ValidateStateFlag.SUPPRESS_UI);
        spooler.bundle.stop();
        assertThat(failure(() -> object.validateState(UiParam.NONE))).hasMessageContaining("no spooler is running");
        assertCode(MapiCode.MAPI_E_NO_SUPPORT, () -> object.flushQueues(UiParam.NONE, null));
    }

    @Test
    void addressTypesAreTheSpoolersToTell() throws MapiException {
        spooler.answer(
                ToSpooler.AddressTypes.class,
                asked -> new Reply(asked.request(), Optional.empty(), List.of("SMTP", "FAX"), 0));
        assertThat(session.enumAdrTypes()).containsExactly("SMTP", "FAX");
    }

    @Test
    void theSpoolerHearsThatTransportsChanged() throws Exception {
        try (IMsgServiceAdmin services = session.adminServices()) {
            services.msgServiceTransportOrder(List.of(sections.get(1), sections.get(0)));
        }
        spooler.await("TransportsChanged");
        assertThat(spooler.connection.transports(1))
                .extracting(Transport::section)
                .containsExactly(sections.get(1), sections.get(0));
    }
}

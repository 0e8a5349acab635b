// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mapi4osgi.core.session.SessionWorld.assertCode;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.mapi4osgi.spi.TransportNotifyFlag;
import org.mapi4osgi.spi.spooler.Transport;
import org.mapi4osgi.spi.spooler.TransportLogon;

/** Transports as their spooler has them. */
@Timeout(60)
final class TransportTest {
    @TempDir
    Path folder = Path.of("");

    private SessionWorld world;
    private IMAPISession session;
    private TestSpooler spooler;

    @BeforeEach
    void start() throws MapiException {
        world = new SessionWorld(folder);
        session = world.logon("mail");
        spooler = world.connect();
    }

    private MapiUid section(int place) throws MapiException {
        return spooler.connection.transports(1).get(place).section();
    }

    private TransportLogon logon(int place, TransportLogonFlag... flags) throws MapiException {
        return spooler.connection.logonTransport(1, section(place), Set.of(flags));
    }

    private List<String> calls(String transport) {
        return world.mail.lines(transport + " ");
    }

    @Test
    @Clause("LOGON-26")
    void logon26_noTransportIsLoadedBeforeItIsNeeded() throws MapiException {
        assertThat(spooler.connection.transports(1))
                .extracting(Transport::displayName, Transport::dllName)
                .containsExactly(tuple("My transport", "smtp"), tuple("Second transport", "fax"));
        assertThat(calls("smtp")).isEmpty();
        logon(0);
        assertThat(calls("smtp")).containsExactly("smtp init", "smtp logon 1");
        assertThat(calls("fax")).isEmpty();
    }

    @Test
    @Clause({"SHUT-01", "SHUT-12", "PLOG-01"})
    void shut12_aTransportIsLoggedOffReleasedAndShutDown() throws MapiException {
        world.smtp.asks(TransportLogonFlag.LOGON_SP_POLL);
        TransportLogon transport = logon(0, TransportLogonFlag.LOGON_NO_INBOUND, TransportLogonFlag.LOGON_NO_OUTBOUND);
        assertThat(transport.flags()).containsExactly(TransportLogonFlag.LOGON_SP_POLL);
        assertThat(transport.logon().addressTypes().types()).containsExactly("SMTP");
        transport.logon().transportNotify(Set.of(TransportNotifyFlag.NOTIFY_BEGIN_OUTBOUND), 0);
        assertThat(transport.logon().poll()).isFalse();
        transport.logon().transportLogoff();
        transport.logon().close();
        assertThat(calls("smtp"))
                .containsExactly(
                        "smtp init",
                        "smtp logon 1",
                        "smtp addressTypes",
                        "smtp transportNotify [NOTIFY_BEGIN_OUTBOUND]",
                        "smtp poll",
                        "smtp logoff",
                        "smtp logon released",
                        "smtp shutdown 1",
                        "smtp release 1");
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, transport.logon()::idle);
    }

    @Test
    void theEndOfTheSessionLogsTransportsOffFirst() throws Exception {
        logon(0);
        SessionWorld.openStore(session, "My store");
        session.logoff();
        spooler.await("close 1");
        assertThat(calls("smtp")).endsWith("smtp logoff", "smtp logon released", "smtp shutdown 1", "smtp release 1");
        assertCode(MapiCode.MAPI_E_END_OF_SESSION, () -> spooler.connection.transports(1));
    }

    @Test
    void theEndOfTheConnectionLogsTransportsOff() throws MapiException {
        TransportLogon transport = logon(0);
        spooler.bundle.stop();
        assertThat(calls("smtp")).endsWith("smtp logoff", "smtp logon released", "smtp shutdown 1", "smtp release 1");
        assertCode(MapiCode.MAPI_E_END_OF_SESSION, transport.logon()::addressTypes);
        assertCode(MapiCode.MAPI_E_END_OF_SESSION, () -> spooler.connection.transports(1));
    }
}

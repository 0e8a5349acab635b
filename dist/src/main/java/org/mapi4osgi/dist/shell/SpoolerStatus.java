// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgServiceAdmin;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.tags.PR;

/** The rows of the status table that tell of mail: the spooler's, and those of transports. */
final class SpoolerStatus {
    private static final int MAPI_TRANSPORT_PROVIDER = 36;
    private static final int MAPI_SPOOLER = 37;
    private static final int STATUS_AVAILABLE = 0x1;
    private static final int STATUS_OFFLINE = 0x2;
    private static final int STATUS_FAILURE = 0x4;
    private static final int STATUS_INBOUND_ENABLED = 0x10000;
    private static final int STATUS_INBOUND_ACTIVE = 0x20000;
    private static final int STATUS_OUTBOUND_ENABLED = 0x100000;
    private static final int STATUS_OUTBOUND_ACTIVE = 0x200000;

    private final IMAPISession session;

    SpoolerStatus(IMAPISession session) {
        this.session = session;
    }

    private List<Props> rows(int type) throws MapiException {
        try (IMAPITable table = session.getStatusTable()) {
            table.setColumns(
                    PR.PR_DISPLAY_NAME, PR.PR_STATUS_CODE, PR.PR_STATUS_STRING, PR.PR_PROVIDER_DLL_NAME, PR.PR_ENTRYID);
            table.restrict(Restriction.equal(PR.PR_RESOURCE_TYPE, type));
            return table.queryRows(Math.max(1, table.getRowCount()));
        }
    }

    /** The spooler's row. */
    Props spooler() throws MapiException {
        return rows(MAPI_SPOOLER).stream()
                .findFirst()
                .orElseThrow(() -> new MapiException(
                        MapiCode.MAPI_E_NOT_FOUND, "the status table has no row of the spooler: status lists it"));
    }

    boolean isRunning() throws MapiException {
        return (spooler().get(PR.PR_STATUS_CODE).orElse(0) & STATUS_AVAILABLE) != 0;
    }

    /**
     * The spooler's row, if it runs.
     *
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_INITIALIZED: it does not
     *     </ul>
     */
    Props running() throws MapiException {
        Props spooler = spooler();
        if ((spooler.get(PR.PR_STATUS_CODE).orElse(0) & STATUS_AVAILABLE) == 0) {
            throw new MapiException(
                    MapiCode.MAPI_E_NOT_INITIALIZED,
                    "the spooler is not running: start the bundle org.mapi4osgi.spooler (lb lists bundles)");
        }
        return spooler;
    }

    /** The rows of the transports that are loaded. */
    List<Props> transports() throws MapiException {
        return rows(MAPI_TRANSPORT_PROVIDER);
    }

    /** The transport that a person names. */
    Props transport(String name) throws MapiException {
        List<String> names = new ArrayList<>();
        for (Props row : transports()) {
            names.add(row.get(PR.PR_DISPLAY_NAME).orElse("?"));
            if (names.get(names.size() - 1).equalsIgnoreCase(name)
                    || row.get(PR.PR_PROVIDER_DLL_NAME).filter(name::equals).isPresent()) {
                return row;
            }
        }
        throw new MapiException(
                MapiCode.MAPI_E_NOT_FOUND,
                "there is no transport " + name + ": "
                        + (names.isEmpty() ? "none is loaded" : "the transports are " + String.join(", ", names)));
    }

    /** Whether the profile has a transport, loaded or not. */
    boolean hasTransport() throws MapiException {
        try (IMsgServiceAdmin services = session.adminServices();
                IMAPITable providers = services.getProviderTable()) {
            providers.restrict(Restriction.equal(PR.PR_RESOURCE_TYPE, MAPI_TRANSPORT_PROVIDER));
            return providers.getRowCount() > 0;
        }
    }

    /**
     * Lets only those go on whose profile has a transport.
     *
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: it has none
     *     </ul>
     */
    void requireTransport() throws MapiException {
        if (!hasTransport()) {
            throw new MapiException(
                    MapiCode.MAPI_E_NOT_FOUND,
                    "the profile " + session.profileName() + " has no way to send or receive: " + howToAddTransport());
        }
    }

    /** What to type. */
    String howToAddTransport() throws MapiException {
        return "profiles add '" + session.profileName() + "' MAPI4OSGI_XP --help tells how to add internet mail";
    }

    /** What is wrong with the transports, a line each. */
    List<String> troubles() throws MapiException {
        return transports().stream()
                .filter(row -> (row.get(PR.PR_STATUS_CODE).orElse(0) & (STATUS_OFFLINE | STATUS_FAILURE)) != 0)
                .map(row -> row.get(PR.PR_DISPLAY_NAME).orElse("?") + ": " + StatusCommands.state(row) + ", "
                        + row.get(PR.PR_STATUS_STRING).orElse("for a reason that it does not tell"))
                .toList();
    }

    /** What a transport does in one direction, in words. */
    static String outbound(Props row) {
        return direction(row, STATUS_OUTBOUND_ENABLED, STATUS_OUTBOUND_ACTIVE, "sends", "sending now");
    }

    static String inbound(Props row) {
        return direction(row, STATUS_INBOUND_ENABLED, STATUS_INBOUND_ACTIVE, "receives", "receiving now");
    }

    private static String direction(Props row, int enabled, int active, String does, String doing) {
        int code = Optional.of(row).flatMap(r -> r.get(PR.PR_STATUS_CODE)).orElse(0);
        if ((code & active) != 0) {
            return doing;
        }
        return (code & enabled) != 0 ? does : "no";
    }
}

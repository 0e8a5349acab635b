// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.core.profile.ProviderEntry;
import org.mapi4osgi.core.profile.ResourceFlags;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.tags.PR;

/** What clients with and without mail see who share a session. */
final class StatusTableTest {
    private static final MapiUid SMTP = MapiUid.ofHex("000102030405060708090A0B0C0D0E0F");
    private static final MapiUid STORE = MapiUid.ofHex("F0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF");

    private final StatusTable table;

    StatusTableTest() throws MapiException {
        table = new StatusTable();
    }

    private static ProviderEntry entry(MapiUid section, ProviderKind kind, int flags) {
        return new ProviderEntry(section, null, kind, "example", "", flags, "Example", 0);
    }

    private List<Props> rows(boolean withMail) throws MapiException {
        try (IMAPITable view = table.view(withMail)) {
            return view.queryRows(100);
        }
    }

    private List<Integer> types(boolean withMail) throws MapiException {
        return rows(withMail).stream()
                .map(row -> row.get(PR.PR_RESOURCE_TYPE).orElseThrow())
                .toList();
    }

    private Props spooler(boolean withMail) {
        return table.row(StatusId.own(StatusCode.MAPI_SPOOLER), withMail).orElseThrow();
    }

    private Props row(MapiUid section) {
        return table.row(StatusId.of(section), true).orElseThrow();
    }

    @Test
    @Clause("LOGON-28")
    void logon28_whoHasNoMailSeesNoTransports() throws MapiException {
        table.modify(entry(SMTP, ProviderKind.XP, 0), Props.EMPTY, false);
        table.modify(entry(STORE, ProviderKind.MS, 0), Props.EMPTY, false);

        assertThat(types(true))
                .contains(ResourceFlags.MAPI_TRANSPORT_PROVIDER, ResourceFlags.MAPI_STORE_PROVIDER)
                .hasSize(5);
        assertThat(types(false))
                .contains(ResourceFlags.MAPI_STORE_PROVIDER)
                .doesNotContain(ResourceFlags.MAPI_TRANSPORT_PROVIDER);
        assertThat(table.row(StatusId.of(SMTP), false)).isEmpty();
    }

    @Test
    @Clause("LOGON-29")
    void logon29_whoHasNoMailSeesASpoolerThatDoesNotWork() throws MapiException {
        table.spooler(1, StatusCode.STATUS_AVAILABLE, "Ready");

        assertThat(spooler(true).get(PR.PR_STATUS_CODE)).contains(StatusCode.STATUS_AVAILABLE);
        assertThat(spooler(true).get(PR.PR_STATUS_STRING)).contains("Ready");
        assertThat(spooler(false).get(PR.PR_STATUS_CODE)).contains(StatusCode.STATUS_FAILURE);
    }

    @Test
    void olderNewsOfTheSpoolerAreIgnored() throws MapiException {
        table.spooler(2, StatusCode.STATUS_AVAILABLE, "Ready");
        table.spooler(1, StatusCode.STATUS_FAILURE, "Gone");
        assertThat(spooler(true).get(PR.PR_STATUS_STRING)).contains("Ready");

        table.spooler(2, StatusCode.STATUS_FAILURE, "Gone");
        assertThat(spooler(true).get(PR.PR_STATUS_STRING)).contains("Gone");
    }

    @Test
    @Clause({"STAT-01", "STAT-02"})
    void stat01_onlyTheSpoolerFlushes() throws MapiException {
        assertThat(rows(true))
                .extracting(row -> row.get(PR.PR_RESOURCE_METHODS).orElseThrow())
                .containsExactly(
                        StatusCode.STATUS_VALIDATE_STATE,
                        StatusCode.STATUS_VALIDATE_STATE | StatusCode.STATUS_FLUSH_QUEUES,
                        StatusCode.STATUS_VALIDATE_STATE);
        assertThat(rows(true))
                .extracting(row -> row.get(PR.PR_ROWID).orElseThrow())
                .containsExactly(0, 1, 2);
    }

    @Test
    @Clause("STAT-04")
    void stat04_aRowThatIsNoUpdateBeginsAnewInItsPlace() throws MapiException {
        ProviderEntry smtp = entry(SMTP, ProviderKind.XP, 0);
        table.modify(smtp, Props.of(PR.PR_STATUS_STRING, "Sending"), false);
        table.modify(entry(STORE, ProviderKind.MS, 0), Props.EMPTY, false);
        assertThat(row(SMTP).get(PR.PR_ROWID)).contains(3);
        assertThat(row(STORE).get(PR.PR_ROWID)).contains(4);

        table.modify(smtp, Props.of(PR.PR_STATUS_CODE, 7), true);
        assertThat(row(SMTP).get(PR.PR_STATUS_STRING)).contains("Sending");
        table.modify(smtp, Props.of(PR.PR_STATUS_CODE, 8), false);
        assertThat(row(SMTP).get(PR.PR_STATUS_STRING)).isEmpty();
        assertThat(row(SMTP).get(PR.PR_STATUS_CODE)).contains(8);
        assertThat(row(SMTP).get(PR.PR_ROWID)).contains(3);
    }

    @Test
    void whatIsTheRuntimesToSayIsNotTheProviders() throws MapiException {
        Props columns = Props.of(PR.PR_PROVIDER_DLL_NAME, "another")
                .with(PR.PR_RESOURCE_TYPE, 99)
                .with(PR.PR_RESOURCE_FLAGS, 99);
        table.modify(entry(SMTP, ProviderKind.XP, 1), columns, false);

        assertThat(row(SMTP).get(PR.PR_PROVIDER_DLL_NAME)).contains("example");
        assertThat(row(SMTP).get(PR.PR_RESOURCE_TYPE)).contains(ResourceFlags.MAPI_TRANSPORT_PROVIDER);
        assertThat(row(SMTP).get(PR.PR_RESOURCE_FLAGS)).contains(1);
        assertThat(table.providerRows()).containsExactly(row(SMTP));
    }

    @Test
    void aRowFollowsItsProfileAndGoes() throws MapiException {
        table.modify(entry(STORE, ProviderKind.MS, 1), Props.EMPTY, false);
        table.refresh(List.of(entry(STORE, ProviderKind.MS, 3), entry(SMTP, ProviderKind.XP, 0)));
        assertThat(row(STORE).get(PR.PR_RESOURCE_FLAGS)).contains(3);
        assertThat(table.row(StatusId.of(SMTP), true)).isEmpty();

        table.remove(STORE);
        table.remove(SMTP);
        assertThat(rows(true)).hasSize(3);
        assertThat(rows(false)).hasSize(3);
        assertThat(table.providerRows()).isEmpty();
    }
}

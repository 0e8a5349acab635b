// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.mapi4osgi.ms.testing.Refusals.refused;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.LockState;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.ms.engine.StoreEngine;
import org.mapi4osgi.ms.submit.LeaseHolder;
import org.mapi4osgi.ms.testing.FakeSupport;
import org.mapi4osgi.ms.testing.TestStore;
import org.mapi4osgi.tags.PR;

/** A message that is locked by another process, whose clock and ours stand still: so no lease ends by itself. */
@Timeout(120)
final class DeadOwnerTest {
    @TempDir
    Path directory = Path.of("set by JUnit");

    private Process process;
    private TestStore store;
    private IMsgStore spooler;

    @BeforeEach
    void lock() throws Exception {
        process = CrashRound.start(directory, Locker.class);
        BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII);
        assertThat(lines.readLine()).isEqualTo("locked");
        store = new TestStore(directory);
        spooler = store.spooler(new FakeSupport(store.section()));
    }

    @AfterEach
    void close() throws Exception {
        kill();
        store.close();
    }

    private void kill() throws Exception {
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private Props row() throws MapiException {
        try (IMAPITable table = spooler.getOutgoingQueue()) {
            List<Props> rows = table.queryRows(9);
            assertThat(rows).hasSize(1);
            return rows.get(0);
        }
    }

    private int submitFlags() throws MapiException {
        return row().get(PR.PR_SUBMIT_FLAGS).orElseThrow();
    }

    private void take() throws MapiException {
        EntryId id = row().entryId(PR.PR_ENTRYID).orElseThrow();
        try (IMessage message = spooler.openEntry(id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMessage.IID)) {
            spooler.setLockState(message, LockState.MSG_LOCKED);
        }
    }

    /** Lets the lock be held by another, as the file tells it. */
    private void holder(String holder) throws MapiException {
        StoreEngine engine = StoreEngine.open(store.file(), java.time.InstantSource.system());
        engine.run("naming a holder", tx -> tx.db().update("UPDATE outq SET holder=?", holder));
        engine.close();
    }

    private static void assumeJudged() {
        assumeThat(LeaseHolder.system().own())
                .as("the system tells of its processes")
                .isNotEmpty();
    }

    @Test
    void theLockOfAProcessThatWasKilledIsFreeAtOnce() throws Exception {
        assumeJudged();
        assertThat(submitFlags()).isEqualTo(1);
        assertThat(refused(this::take)).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
        try (IMAPITable open = spooler.getOutgoingQueue()) {
            kill();
            assertThat(open.queryRows(1).get(0).get(PR.PR_SUBMIT_FLAGS))
                    .as("seen by a table that was open before")
                    .hasValue(0);
        }
        assertThat(submitFlags()).isZero();
        take();
        assertThat(submitFlags()).isEqualTo(1);
    }

    @Test
    void anotherProcessThatHasItsNumberByNowIsNotItsOwner() throws Exception {
        assumeJudged();
        String[] words = LeaseHolder.system().own().split(" ", -1);
        holder(words[0] + " " + words[1] + " " + process.pid() + " 1");
        assertThat(submitFlags()).isZero();
        take();
    }

    /** What an older version wrote, or nobody: the lease decides. */
    @ParameterizedTest
    @ValueSource(strings = {"localhost PID 1", "PID", ""})
    void whoCannotBeJudgedIsNotJudged(String holder) throws Exception {
        kill();
        holder(holder.replace("PID", Long.toString(process.pid())));
        assertThat(submitFlags()).isEqualTo(1);
        assertThat(refused(this::take)).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
        store.advanceSeconds(121);
        take();
    }

    @Test
    void theClientOfADeadSpoolerCanChangeItsMind() throws Exception {
        assumeJudged();
        EntryId id = row().entryId(PR.PR_ENTRYID).orElseThrow();
        assertThat(refused(() -> store.store().abortSubmit(id))).isEqualTo(MapiCode.MAPI_E_UNABLE_TO_ABORT);
        kill();
        store.store().abortSubmit(id);
        try (IMAPITable table = spooler.getOutgoingQueue()) {
            assertThat(table.getRowCount()).isZero();
        }
    }
}

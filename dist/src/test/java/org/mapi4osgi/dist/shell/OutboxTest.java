// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.tags.PR;

/** Messages on their way out of a real store, and where they are found. */
final class OutboxTest {
    private RealStore store;
    private Outbox outbox;

    @BeforeEach
    void open(@TempDir Path folder) throws MapiException {
        store = new RealStore(folder);
        outbox = new Outbox(store.client());
    }

    @AfterEach
    void closed() throws MapiException {
        store.close();
    }

    private Fate fate(EntryId id) throws MapiException {
        return Fate.of(store.client(), id);
    }

    private OutboxEntry entry(EntryId id) throws MapiException {
        return outbox.find(id.toString());
    }

    @Test
    void whatTheSpoolerIsDoneWithWasSent() throws Exception {
        EntryId id = store.submit("sent", null);
        store.finish(id);
        assertThat(fate(id)).isEqualTo(new Fate(Fate.Kind.SENT, "Sent Items"));
    }

    @Test
    void whatIsCancelledWasNotSent() throws Exception {
        EntryId id = store.submit("cancelled", null);
        outbox.cancel(entry(id));
        assertThat(fate(id)).isEqualTo(new Fate(Fate.Kind.TAKEN_OUT, "Deleted Items"));
    }

    @Test
    void whatIsTakenOutAndLeftThereWasNotSent() throws Exception {
        EntryId id = store.submit("taken out", null);
        store.client().abortSubmit(id);
        assertThat(fate(id)).isEqualTo(new Fate(Fate.Kind.TAKEN_OUT, "Outbox"));
        outbox.retry(entry(id));
        assertThat(fate(id)).isEqualTo(new Fate(Fate.Kind.SUBMITTED_AGAIN, "Outbox"));
    }

    @Test
    void whatIsDeletedTellsNothing() throws Exception {
        EntryId id = store.submit("deleted", null);
        store.client().abortSubmit(id);
        try (var folder = Folders.open(store.client(), "Outbox", OpenEntryFlag.MAPI_MODIFY)) {
            folder.deleteMessages(List.of(id));
        }
        assertThat(fate(id)).isEqualTo(new Fate(Fate.Kind.UNKNOWN, ""));
    }

    @Test
    void aRetryDoesNotWaitForTheTimeThatItsSenderHadSet() throws Exception {
        Instant later = RealStore.NOW.plusSeconds(3600);
        EntryId id = store.submit("later", later);
        assertThat(entry(id).later(RealStore.NOW)).contains(later);
        outbox.retry(entry(id));
        assertThat(entry(id).queued()).isTrue();
        assertThat(entry(id).later(RealStore.NOW)).isEmpty();
        assertThat(entry(id).state(RealStore.NOW, Instant::toString)).isEqualTo("waiting");
    }

    @Test
    void whatIsBeingSentIsNeitherRetriedNorCancelled() throws Exception {
        EntryId id = store.submit("busy", RealStore.NOW.plusSeconds(3600));
        OutboxEntry entry = entry(id);
        store.lock(id);
        assertThatThrownBy(() -> outbox.retry(entry)).hasMessageContaining("is being sent just now");
        assertThatThrownBy(() -> outbox.cancel(entry)).hasMessageContaining("is being sent just now");
        assertThat(outbox.waiting()).containsExactly(id);
    }

    @Test
    void whatCannotBeSubmittedAgainIsSaidToBeOutOfTheQueue() throws Exception {
        EntryId id = store.submit("nobody", null);
        store.client().abortSubmit(id);
        try (IMessage message =
                store.client().openEntry(id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMessage.IID)) {
            message.modifyRecipients(
                    ModifyRecipientsFlag.MODRECIP_REMOVE,
                    message.getRecipientTable().queryRows(1).stream()
                            .map(row -> row.select(List.of(PR.PR_ROWID)))
                            .toList());
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
        }
        String shortId = StoreCommands.shortId(id.toBinary());
        assertThatThrownBy(() -> outbox.retry(entry(id)))
                .hasMessageContaining(shortId + " is out of the queue now and was not submitted again: ")
                .hasMessageContaining("outbox retry " + shortId);
        assertThat(entry(id).queued()).isFalse();
    }
}

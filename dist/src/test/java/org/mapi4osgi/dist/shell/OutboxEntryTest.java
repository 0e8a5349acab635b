// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.tags.SpoolerTags;

final class OutboxEntryTest {
    private static final Instant SUBMITTED = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant NOW = SUBMITTED.plusSeconds(10);
    private static final EntryId ID = EntryId.compose(MapiUid.random(), Binary.ofHex("01"));

    private static Props row() {
        return Props.of(PR.PR_CLIENT_SUBMIT_TIME, SUBMITTED)
                .with(PR.PR_SUBMIT_FLAGS, 0)
                .with(PR.PR_SPOOLER_STATUS, SpoolerTags.SPOOLER_NEW);
    }

    private static Props tried(int status, int tries) {
        return row().with(PR.PR_SPOOLER_STATUS, status)
                .with(SpoolerTags.PR_SPOOLER_SUBMISSION, SUBMITTED)
                .with(SpoolerTags.PR_SPOOLER_TRIES, tries)
                .with(SpoolerTags.PR_SPOOLER_NEXT_TRY, SUBMITTED.plusSeconds(60))
                .with(SpoolerTags.PR_SPOOLER_REASON, "nobody answers");
    }

    private static OutboxEntry queued(Props props) {
        return new OutboxEntry(ID, true, props);
    }

    private static String state(OutboxEntry entry) {
        return entry.state(NOW, Instant::toString);
    }

    @Test
    void whatWasNotTriedYetWaits() {
        OutboxEntry entry = queued(row());
        assertThat(state(entry)).isEqualTo("waiting");
        assertThat(entry.isTried()).isFalse();
        assertThat(entry.reason()).isEmpty();
    }

    @Test
    void aFailedTryIsToldWithItsReasonAndTheNext() {
        OutboxEntry entry = queued(tried(SpoolerTags.SPOOLER_TRIED, 2));
        assertThat(state(entry)).isEqualTo("tried 2 times, again at 2026-05-01T10:01:00Z");
        assertThat(entry.reason()).isEqualTo("nobody answers");
        assertThat(entry.isTried()).isTrue();
        assertThat(state(queued(tried(SpoolerTags.SPOOLER_TRIED, 1)))).startsWith("tried once");
    }

    @Test
    void whatIsLockedIsBeingSent() {
        OutboxEntry entry = queued(tried(SpoolerTags.SPOOLER_TRIED, 1).with(PR.PR_SUBMIT_FLAGS, 1));
        assertThat(state(entry)).isEqualTo("being sent");
        assertThat(entry.isTried()).isFalse();
    }

    @Test
    void whatIsSetAsideOrPutOffIsDoneForNow() {
        assertThat(state(queued(tried(SpoolerTags.SPOOLER_SET_ASIDE, 0)))).isEqualTo("set aside");
        assertThat(queued(tried(SpoolerTags.SPOOLER_SET_ASIDE, 0)).isTried()).isTrue();
        assertThat(state(queued(tried(SpoolerTags.SPOOLER_DEFERRED, 0)))).isEqualTo("put off by its transport");
        assertThat(queued(tried(SpoolerTags.SPOOLER_DEFERRED, 0)).isTried()).isTrue();
    }

    @Test
    void notesOfAnEarlierSubmissionDoNotCount() {
        OutboxEntry entry = queued(
                tried(SpoolerTags.SPOOLER_SET_ASIDE, 5).with(PR.PR_CLIENT_SUBMIT_TIME, SUBMITTED.plusSeconds(3600)));
        assertThat(state(entry)).isEqualTo("waiting");
        assertThat(entry.isTried()).isFalse();
        assertThat(entry.isSetAside()).isFalse();
        assertThat(entry.reason()).isEmpty();
    }

    @Test
    void aTimeToLeaveIsToldUntilItIsPast() {
        assertThat(state(queued(row().with(PR.PR_DEFERRED_SEND_TIME, NOW.plusSeconds(60)))))
                .isEqualTo("leaves at 2026-05-01T10:01:10Z");
        assertThat(state(queued(row().with(PR.PR_DEFERRED_SEND_TIME, NOW)))).isEqualTo("waiting");
    }

    @Test
    void whatIsNotSubmittedIsTold() {
        assertThat(state(new OutboxEntry(ID, false, tried(SpoolerTags.SPOOLER_SET_ASIDE, 5))))
                .isEqualTo("not submitted");
    }

    @Test
    void recipientsOfAllKindsAreShown() {
        assertThat(queued(Props.of(PR.PR_DISPLAY_TO, "Ada; Bob")
                                .with(PR.PR_DISPLAY_CC, "")
                                .with(PR.PR_DISPLAY_BCC, "Priya"))
                        .recipients())
                .isEqualTo("Ada; Bob; Priya");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.tags.SpoolerTags;

final class SendStateTest {
    private static final Instant NOW = Instant.parse("2025-02-03T04:05:06Z");
    private static final MapiUid ONE = MapiUid.random();
    private static final MapiUid OTHER = MapiUid.random();

    /** As it was noted before there were pauses. */
    private static Props noted() {
        return Props.builder()
                .put(PR.PR_CLIENT_SUBMIT_TIME, NOW)
                .put(SpoolerTags.PR_SPOOLER_SUBMISSION, NOW)
                .put(SpoolerTags.PR_SPOOLER_TRIES, 3)
                .put(SpoolerTags.PR_SPOOLER_NEXT_TRY, NOW.plusSeconds(60))
                .build();
    }

    @Test
    void aTimeWithoutPausesIsForAll() {
        SendState state = SendState.of(noted());
        assertThat(state.tries()).isEqualTo(3);
        assertThat(state.until(NOW)).hasValue(NOW.plusSeconds(60));
        assertThat(state.until(NOW.plusSeconds(60))).isEmpty();
        assertThat(state.pausing(NOW)).isEmpty();
    }

    @Test
    void pausesAreReadAsTheyWereNoted() {
        Map<MapiUid, Pause> pauses =
                Map.of(ONE, new Pause(NOW.plusSeconds(60), 1), OTHER, new Pause(NOW.plusNanos(123_456_700), 7));
        Props message = noted().with(SpoolerTags.PR_SPOOLER_PAUSES, Pause.list(pauses));
        assertThat(SendState.of(message).pauses()).isEqualTo(pauses);
        assertThat(SendState.of(message).until(NOW)).isEmpty();
    }

    @Test
    void aPauseThatCannotBeReadKeepsNobodyWaiting() {
        byte[] never = new byte[32];
        never[16] = 0x7F;
        List<Binary> damaged =
                List.of(Binary.EMPTY, Binary.of(new byte[31]), Binary.of(never), Binary.of(new byte[99]));
        assertThat(SendState.of(noted().with(SpoolerTags.PR_SPOOLER_PAUSES, damaged))
                        .pauses())
                .isEmpty();
    }

    @Test
    void eachTransportHasItsOwnTimeAndTries() {
        SendState state = SendState.of(Props.EMPTY)
                .again(ONE, NOW.plusSeconds(7200), "busy")
                .again(OTHER, NOW.plusSeconds(60), "no line")
                .again(OTHER, NOW.plusSeconds(300), "no line");
        assertThat(state.tries(ONE)).isEqualTo(1);
        assertThat(state.tries(OTHER)).isEqualTo(2);
        assertThat(state.tries()).isEqualTo(3);
        assertThat(state.next()).isEqualTo(NOW.plusSeconds(300));
        assertThat(state.pausing(NOW.plusSeconds(300))).containsOnlyKeys(ONE);
        assertThat(state.without(OTHER).next()).isEqualTo(NOW.plusSeconds(7200));
        assertThat(state.without(OTHER).tries(OTHER)).isZero();
        assertThat(state.without(OTHER).without(ONE).next()).isNull();
    }

    @Test
    void whatHoldsForAllEndsPauses() {
        SendState state = SendState.of(Props.EMPTY)
                .again(ONE, NOW.plusSeconds(7200), "busy")
                .again(NOW.plusSeconds(60), "no key");
        assertThat(state.until(NOW)).hasValue(NOW.plusSeconds(60));
        assertThat(state.pausing(NOW)).isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapi4osgi.api.PropGens.laws;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapi4osgi.tags.PR;

class PropValueTest {
    private static final PropTag<BigDecimal> PRICE = PropTag.of(0x8001, PropType.PT_CURRENCY, BigDecimal.class);
    private static final PropTag<List<Integer>> NUMBERS = PropTag.ofMulti(0x8002, PropType.PT_MV_LONG, Integer.class);

    @ParameterizedTest
    @EnumSource(PropType.class)
    void aValueOfAnotherTypeIsRefused(PropType type) {
        Object wrong = new Object();
        assertThatThrownBy(() -> PropValue.ofUnchecked(PropTag.of(1, type), wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0x0001");
    }

    @ParameterizedTest
    @EnumSource(PropType.class)
    void onlyATypeWithoutValuesTakesNull(PropType type) {
        PropTag<?> tag = PropTag.of(1, type);
        if (type == PropType.PT_NULL || type == PropType.PT_OBJECT) {
            assertThat(PropValue.ofUnchecked(tag, null).value()).isNull();
        } else {
            assertThatThrownBy(() -> PropValue.ofUnchecked(tag, null)).isInstanceOf(NullPointerException.class);
        }
    }

    @Test
    void severalValuesAreCopiedAndChecked() {
        List<Integer> numbers = new ArrayList<>(List.of(1, 2));
        PropValue<List<Integer>> value = new PropValue<>(NUMBERS, numbers);
        numbers.set(0, 9);
        assertThat(value.value()).containsExactly(1, 2);
        List<Integer> kept = Objects.requireNonNull(value.value());
        assertThatThrownBy(() -> kept.add(3)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> PropValue.ofUnchecked(NUMBERS, List.of(1, "2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot hold a String");
        assertThatThrownBy(() -> PropValue.ofUnchecked(NUMBERS, Arrays.asList(1, null)))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> PropValue.ofUnchecked(NUMBERS, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anInstanceTagHoldsOneValue() {
        assertThat(PropValue.ofUnchecked(NUMBERS.asInstance(), 1).value()).isEqualTo(1);
        assertThatThrownBy(() -> PropValue.ofUnchecked(NUMBERS.asInstance(), List.of(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anErrorKeepsTheIdentifier() {
        PropValue<Integer> error = PropValue.error(PR.PR_SUBJECT, MapiCode.MAPI_E_NOT_FOUND);
        assertThat(error.tag()).hasToString("0x0037000A");
        assertThat(error.value()).isEqualTo(0x8004010F);
        assertThat(error.isError()).isTrue();
        assertThat(new PropValue<>(PR.PR_SUBJECT, "x").isError()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2018-01-07T19:16:34.571123456Z, 2018-01-07T19:16:34.571123400Z",
        "1601-01-01T00:00:00.000000099Z, 1601-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999999900Z"
    })
    void aTimeIsCutToHundredNanoseconds(Instant given, Instant kept) {
        assertThat(new PropValue<>(PR.PR_CLIENT_SUBMIT_TIME, given).value()).isEqualTo(kept);
    }

    @Test
    void aTimeThatNoFiletimeCanTellIsRefused() {
        Instant last = Filetime.MAX.plusNanos(99);
        assertThat(new PropValue<>(PR.PR_CLIENT_SUBMIT_TIME, last).value()).isEqualTo(Filetime.MAX);
        for (Instant time : List.of(Filetime.MIN.minusNanos(1), last.plusNanos(1), Instant.MIN, Instant.MAX)) {
            assertThatThrownBy(() -> new PropValue<>(PR.PR_CLIENT_SUBMIT_TIME, time))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is not between 1601-01-01T00:00:00Z");
        }
    }

    @Test
    void anyFiletimeComesBack() {
        laws().forAll(longs().all()).checkAssert(filetime -> {
            Instant time = Filetime.toInstant(filetime);
            assertThat(Filetime.of(time)).isEqualTo(filetime);
            assertThat(Filetime.isInRange(time)).isTrue();
        });
        assertThat(Filetime.toInstant(0x01D387EC085535B0L)).isEqualTo(Instant.parse("2018-01-07T19:16:34.571Z"));
    }

    @Test
    void equalAmountsAreEqualValues() {
        assertThat(new PropValue<>(PRICE, new BigDecimal("1.50")))
                .isEqualTo(new PropValue<>(PRICE, new BigDecimal("1.5")))
                .isEqualTo(new PropValue<>(PRICE, new BigDecimal("1.50000")));
        assertThat(new PropValue<>(PRICE, new BigDecimal("1E+2")).value()).isEqualTo(new BigDecimal("100.0000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.00001", "922337203685477.5808", "-922337203685477.5809", "1E+1000000000", "1E-1000000000"})
    void anAmountThatIsNoCountOfTenThousandthsIsRefused(String amount) {
        assertThatThrownBy(() -> new PropValue<>(PRICE, new BigDecimal(amount)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anyCountOfTenThousandthsComesBack() {
        laws().forAll(longs().all()).checkAssert(units -> {
            BigDecimal amount = Currency.toAmount(units);
            assertThat(Currency.of(Currency.normalize(amount))).isEqualTo(units);
        });
    }
}

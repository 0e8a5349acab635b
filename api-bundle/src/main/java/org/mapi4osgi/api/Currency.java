// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.math.BigDecimal;
import java.math.BigInteger;

/** CURRENCY, the number behind PT_CURRENCY: a signed 64-bit count of ten-thousandths. */
final class Currency {
    private static final int SCALE = 4;

    private Currency() {}

    /**
     * The same amount with four decimals, so that equal amounts are equal values.
     *
     * @throws ArithmeticException if it has more decimals or does not fit
     */
    static BigDecimal normalize(BigDecimal amount) {
        if (amount.precision() - (long) amount.scale() > 15) {
            throw new ArithmeticException("too large");
        }
        BigDecimal scaled = amount.setScale(SCALE);
        if (scaled.unscaledValue().bitLength() > 63) {
            throw new ArithmeticException("too large");
        }
        return scaled;
    }

    static long of(BigDecimal normalized) {
        return normalized.unscaledValue().longValueExact();
    }

    static BigDecimal toAmount(long units) {
        return new BigDecimal(BigInteger.valueOf(units), SCALE);
    }
}

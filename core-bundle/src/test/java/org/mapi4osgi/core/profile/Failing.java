// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/** Asserts on failing calls. */
final class Failing {
    private Failing() {}

    static AbstractThrowableAssert<?, ? extends Throwable> assertCode(MapiCode code, ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOfSatisfying(MapiException.class, e -> {
            if (e.code() != code) {
                throw new AssertionError("expected " + code + ", got " + e.getMessage(), e);
            }
        });
    }
}

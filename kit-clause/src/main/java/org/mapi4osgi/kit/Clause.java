// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.kit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Names the clauses of the MAPI reference that a test checks, such as {@code @Clause("MSLOG-04")}.
 *
 * <p>On a class it holds for all test methods of that class. Tests of both JUnit 4 and 5 can carry it; under JUnit 5 they
 * also get the tag {@code clause}. The build writes {@code docs/clauses.md} from the tests that ran.
 */
@Documented
@Tag("clause")
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Clause {
    /** The ids of the clauses, such as {@code MSLOG-04}. */
    String[] value();
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a command is called; {@code help} shows it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Usage {
    /** The command with its options and arguments. */
    String value();

    /** Calls that a reader can try; none if the usage says it all. */
    String[] examples() default {};
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Holds repeated {@link MapiProvider} annotations. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface MapiProviders {
    /**
     * The annotations, one for each kind of provider.
     *
     * @return the annotations
     */
    MapiProvider[] value();
}

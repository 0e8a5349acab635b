// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Header;

/**
 * Put on the BundleActivator of a provider bundle: bnd writes the capability and the activator header from it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(MapiProviders.class)
@Capability(
        namespace = MapiProviderConstants.NAMESPACE,
        effective = "active",
        attribute = {"type=${#type}", "dll=${#dll}", "swap=${#swap}", "spi:Version=0.1.16"})
@Header(name = "Bundle-Activator", value = "${@class}")
public @interface MapiProvider {
    /** The kind of provider. */
    ProviderKind type();

    /** The dll name. */
    String dll();

    /** How the bundle may be replaced: beside or inplace. */
    String swap() default "inplace";
}

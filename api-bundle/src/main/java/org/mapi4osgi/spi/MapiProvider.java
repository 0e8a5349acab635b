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
 * Marks the BundleActivator of a provider bundle. From it bnd writes the Bundle-Activator header and the capability
 * {@value MapiProviderConstants#NAMESPACE}, by which the runtime finds the bundle without starting it: with the kind,
 * the dll name and the version of this interface. Repeat it for a bundle with providers of several kinds.
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
    /**
     * The kind of provider, and so the entry point that the activator registers.
     *
     * @return the kind
     */
    ProviderKind type();

    /**
     * The dll name: PR_PROVIDER_DLL_NAME in mapisvc.inf and in profiles. Profiles outlive bundles: it stays the same in
     * all versions.
     *
     * @return 1 to 64 visible ASCII characters
     */
    String dll();

    /**
     * How the bundle may be replaced while sessions use it.
     *
     * @return {@code inplace}: the old revision leaves before the new one starts; {@code beside}: a new version may
     *     start and log on while the old one is at work, so that both have the back end open at the same time
     */
    String swap() default "inplace";
}

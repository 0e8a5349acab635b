// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Marks the entry point of a provider that is a component of Declarative Services, as {@link MapiProvider} marks an
 * activator. From it bnd writes the capability {@value MapiProviderConstants#NAMESPACE} into the manifest, and the
 * service property {@value MapiProviderConstants#DLL_PROPERTY} into the component's description:
 *
 * <pre>{@code
 * @Component
 * @MapiProviderComponent(type = ProviderKind.MS, dll = "com.example.notes")
 * public final class Notes implements MSProviderInit { … }
 * }</pre>
 *
 * <p>The component is activated when a session needs it. When it is deactivated, for want of a service that it refers to
 * for instance, the provider leaves as if its bundle had stopped, and comes back with it.
 */
@Documented
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Capability(
        namespace = MapiProviderConstants.NAMESPACE,
        effective = "active",
        attribute = {"type=${#type}", "dll=${#dll}", "swap=${#swap}", "spi:Version=0.1.16"})
public @interface MapiProviderComponent {
    /** What the names of the service properties begin with. */
    String PREFIX_ = MapiProviderConstants.NAMESPACE + ".";

    /**
     * The kind of provider, and so the entry point that the component is.
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
     * How the bundle may be replaced while sessions use it; see {@link MapiProvider#swap}.
     *
     * @return {@code inplace} or {@code beside}
     */
    String swap() default "inplace";
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.util.List;
import java.util.Optional;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;

/**
 * A message service as a bundle's mapisvc.inf describes it.
 *
 * @param name the key under [Services], PR_SERVICE_NAME
 * @param label what [Services] calls it; empty for nothing
 * @param bundle the symbolic name of the bundle
 * @param props the properties of its section
 */
record ServiceDescription(
        String name, String label, String bundle, Props props, List<Provider> providers, List<Extra> extras) {
    /** A provider of the service: the name of its section in mapisvc.inf, and the properties. */
    record Provider(String name, Props props) {}

    /** A section of the Sections entry. */
    record Extra(MapiUid uid, Props props) {}

    ServiceDescription {
        providers = List.copyOf(providers);
        extras = List.copyOf(extras);
    }

    Optional<Provider> provider(String wanted) {
        return providers.stream().filter(p -> p.name().equalsIgnoreCase(wanted)).findFirst();
    }
}

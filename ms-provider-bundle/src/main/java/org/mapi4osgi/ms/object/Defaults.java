// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.tags.PR;

/** What the store gives a message at its first save if the client did not. */
final class Defaults {
    private Defaults() {}

    static void addTo(PropertySet properties) {
        if (properties.get(PR.PR_MESSAGE_CLASS) == null) {
            properties.put(new PropValue<>(PR.PR_MESSAGE_CLASS, "IPM.Note"));
        }
        if (properties.get(PR.PR_SEARCH_KEY) == null) {
            properties.put(new PropValue<>(PR.PR_SEARCH_KEY, MapiUid.random().toBinary()));
        }
    }
}

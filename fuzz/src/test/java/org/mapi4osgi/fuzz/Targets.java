// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.util.List;

/** All targets. */
final class Targets {
    static final List<Target> ALL = List.of(new EntryIdTarget());

    private Targets() {}

    static Target named(String name) {
        return ALL.stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no target '" + name + "'"));
    }
}

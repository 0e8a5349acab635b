// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files of other projects, which are no part of this one: found beside it where somebody put them. */
final class SharedData {
    private SharedData() {}

    /** A folder or file under shared/data; the test is skipped where it is absent. */
    static Path at(String name) {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            Path found = folder.resolveSibling("shared/data").resolve(name);
            if (Files.exists(found)) {
                return found;
            }
        }
        assumeTrue(false, "shared/data/" + name + " is not beside the project; nothing to compare with");
        throw new AssertionError("unreachable");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.roundtrip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table of a page: file, what differs, and the reason.
 *
 * @param reasons by the first two cells
 */
record KnownDifferences(Map<String, String> reasons) {
    static KnownDifferences read(Path page) throws IOException {
        Map<String, String> reasons = new HashMap<>();
        for (String line : Files.readAllLines(page)) {
            String[] cells = line.split("\\|", -1);
            if (cells.length == 5 && !cells[3].isBlank()) {
                reasons.put(key(cells[1].strip(), cells[2].strip()), cells[3].strip());
            }
        }
        return new KnownDifferences(reasons);
    }

    private static String key(String file, String difference) {
        return file + ": " + difference;
    }

    /** Why a file's mail comes back different; null if nobody knows. */
    @Nullable
    String reason(String file, String difference) {
        return reasons.get(key(file, difference));
    }
}

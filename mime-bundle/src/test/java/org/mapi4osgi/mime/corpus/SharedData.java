// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.corpus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The data that stands beside the project, if it does. */
final class SharedData {
    private static final String PLACE = "shared/data";

    private SharedData() {}

    /** The folder; without it the test is skipped. */
    static Path need() {
        Path found = find();
        assumeTrue(found != null, "skipped: there is no ../" + PLACE + " beside the project");
        if (found == null) {
            throw new AssertionError("unreachable: the assumption above failed");
        }
        return found;
    }

    private static @Nullable Path find() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path data = folder.resolve(PLACE);
            if (Files.isDirectory(data)) {
                return data;
            }
        }
        return null;
    }

    /** The mail inputs that the manifest names, without the expected outputs that stand among them. */
    static List<Path> mails(Path data) throws IOException {
        try (Stream<String> rows = Files.lines(data.resolve("manifest.tsv"))) {
            return rows.map(row -> row.split("\t"))
                    .filter(row -> row[0].startsWith("eml/") && !row[4].startsWith("expected output"))
                    .map(row -> data.resolve(row[0]))
                    .toList();
        }
    }

    /** What Python's email package made of a mail; absent for files of several messages. */
    static Path oracle(Path data, Path mail) {
        return data.resolve("expected-oracle").resolve(data.relativize(mail) + ".pyemail.json");
    }
}

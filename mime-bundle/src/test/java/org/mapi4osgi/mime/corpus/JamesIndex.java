// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The document that James puts into its search index for a mail. */
final class JamesIndex {
    private JamesIndex() {}

    /** The attachments as {@code type name}. */
    static List<String> attachments(Path index) throws IOException {
        return list(index, "attachments").stream()
                .map(a -> a.get("mediaType") + "/" + a.get("subtype") + " " + a.get("fileName"))
                .toList();
    }

    /** The address of the author. */
    static String sender(Path index) throws IOException {
        return String.valueOf(list(index, "from").get(0).get("address"));
    }

    private static List<Map<?, ?>> list(Path index, String key) throws IOException {
        Map<?, ?> root = (Map<?, ?>) Objects.requireNonNull(Json.parse(Files.readString(index)));
        return ((List<?>) Objects.requireNonNull(root.get(key)))
                .stream()
                        .<Map<?, ?>>map(each -> (Map<?, ?>) Objects.requireNonNull(each))
                        .toList();
    }
}

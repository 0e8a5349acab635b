// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What Python's email package (3.11, default policy) read.
 *
 * @param headers the fields of the outermost header, in order
 * @param leaves the parts that have no parts, in order
 */
record Oracle(List<Field> headers, List<Leaf> leaves) {
    record Field(String name, String value) {}

    /**
     * A part.
     *
     * @param depth how many messages it is embedded in
     * @param text its text, if it is short
     */
    record Leaf(
            int depth,
            String type,
            Optional<String> disposition,
            Optional<String> fileName,
            Optional<String> contentId,
            String sha256,
            Optional<String> text) {}

    static Oracle read(Path json) throws IOException {
        Map<?, ?> root = (Map<?, ?>) Objects.requireNonNull(Json.parse(Files.readString(json)));
        List<Field> headers = new ArrayList<>();
        for (Object pair : (List<?>) Objects.requireNonNull(root.get("headers_decoded"))) {
            List<?> both = (List<?>) Objects.requireNonNull(pair);
            headers.add(new Field(String.valueOf(both.get(0)), String.valueOf(both.get(1))));
        }
        List<Leaf> leaves = new ArrayList<>();
        collect((Map<?, ?>) Objects.requireNonNull(root.get("structure")), 0, leaves);
        return new Oracle(headers, leaves);
    }

    private static void collect(Map<?, ?> part, int depth, List<Leaf> leaves) {
        String type = text(part, "content_type").orElse("");
        if (part.get("parts") instanceof List<?> parts) {
            int inside = depth + (type.equals("message/rfc822") ? 1 : 0);
            parts.forEach(each -> collect((Map<?, ?>) Objects.requireNonNull(each), inside, leaves));
            return;
        }
        leaves.add(new Leaf(
                depth,
                type,
                text(part, "disposition"),
                text(part, "filename"),
                text(part, "cid").map(id -> id.replaceAll("^<|>$", "")),
                text(part, "sha256").orElse(""),
                text(part, "text")));
    }

    private static Optional<String> text(Map<?, ?> part, String key) {
        return Optional.ofNullable((String) part.get(key));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.corpus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mapi4osgi.mime.splitter.Entity;
import org.mapi4osgi.mime.splitter.EntityField;

/** Compares a mail with the same one after it was in MAPI, and names what differs. */
final class EntityComparison {
    /** What each writer chooses anew; what these fields say of the content is compared as such. */
    private static final Set<String> MADE_ANEW = Set.of(
            "content-type",
            "content-disposition",
            "content-transfer-encoding",
            "content-length",
            "lines",
            "mime-version");

    private final List<String> differences = new ArrayList<>();

    static List<String> of(Entity before, Entity after) {
        EntityComparison comparison = new EntityComparison();
        comparison.compare("mail", before, after);
        return comparison.differences;
    }

    private void compare(String place, Entity before, Entity after) {
        String name = before.type().value();
        if (!name.equals(after.type().value())) {
            differences.add(
                    "%s, %s: type is %s".formatted(place, name, after.type().value()));
            return;
        }
        String at = place + ", " + name + ": ";
        Map<String, String> parameters = comparable(before.type().parameters());
        Map<String, String> parametersAfter = comparable(after.type().parameters());
        if (!parameters.equals(parametersAfter)) {
            differences.add(at + "parameters");
        }
        if (!comparable(before.disposition().parameters())
                        .equals(comparable(after.disposition().parameters()))
                || !before.disposition().value().equals(after.disposition().value())) {
            differences.add(at + "disposition");
        }
        fields(at, before, after);
        if (before.parts().size() != after.parts().size()) {
            differences.add(
                    at + before.parts().size() + " parts, then " + after.parts().size());
        } else if (before.parts().isEmpty() && !name.startsWith("multipart/")) {
            content(at, before, after);
        } else {
            for (int i = 0; i < before.parts().size(); i++) {
                String inside = place.equals("mail") ? "part " + (i + 1) : place + "." + (i + 1);
                compare(inside, before.parts().get(i), after.parts().get(i));
            }
        }
        if (name.equals("multipart/signed")
                && !before.body().stripTrailing().equals(after.body().stripTrailing())) {
            differences.add(at + "signed bytes");
        }
    }

    private void content(String at, Entity before, Entity after) {
        // What came as plain lines has no line ends of its own, only those of the file that it came in.
        boolean same = before.isPlain()
                ? lines(before.decoded()).equals(lines(after.decoded()))
                : Arrays.equals(before.decoded(), after.decoded());
        if (!same) {
            differences.add(at + "bytes");
        }
    }

    private static String lines(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("\r\n|\r|\n", "\r\n");
    }

    private void fields(String at, Entity before, Entity after) {
        Map<String, List<String>> one = says(before);
        Map<String, List<String>> other = says(after);
        for (Map.Entry<String, List<String>> field : one.entrySet()) {
            if (!field.getValue().equals(other.get(field.getKey()))) {
                differences.add(at + "field " + field.getKey());
            }
        }
        other.keySet().removeAll(one.keySet());
        other.keySet().forEach(field -> differences.add(at + "field " + field + " is new"));
    }

    private static Map<String, List<String>> says(Entity entity) {
        Map<String, List<String>> fields = new TreeMap<>();
        for (EntityField field : entity.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (!MADE_ANEW.contains(name)) {
                fields.computeIfAbsent(name, n -> new ArrayList<>()).add(field.says());
            }
        }
        return fields;
    }

    private static Map<String, String> comparable(Map<String, String> parameters) {
        Map<String, String> all = new TreeMap<>(parameters);
        all.remove("boundary");
        all.computeIfPresent("charset", (name, value) -> value.toLowerCase(Locale.ROOT));
        return all;
    }
}

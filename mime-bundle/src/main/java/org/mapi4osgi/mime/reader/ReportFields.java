// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One of the groups of fields that a report consists of: RFC 3464, 2.1.
 *
 * @param fields the fields
 */
record ReportFields(List<ReceivedHeader.Field> fields) {
    private static final Pattern EMPTY_LINES = Pattern.compile("(?:\r\n|\r(?!\n)|\n)[ \t]*(?:\r\n|\r(?!\n)|\n)\\s*");

    static List<ReportFields> groups(String text) {
        List<ReportFields> groups = new ArrayList<>();
        for (String group : EMPTY_LINES.split(text.strip())) {
            groups.add(new ReportFields(ReceivedHeader.parse(group).fields()));
        }
        return groups;
    }

    /** What a field says; empty if it is missing or says nothing. */
    Optional<String> get(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(field -> field.text().strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** What stands after the type of a field such as {@code rfc822; ann@example.org}. */
    Optional<String> typed(String name) {
        return get(name).map(text -> text.substring(text.indexOf(';') + 1).strip());
    }
}

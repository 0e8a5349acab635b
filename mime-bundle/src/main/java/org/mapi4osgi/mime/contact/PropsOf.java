// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** Collects a contact's properties; blank texts are no values, and the first value of a property counts. One thread. */
final class PropsOf {
    private static final String SMTP = "SMTP";

    private final Props.Builder props = Props.builder();

    /** True if the property was free and has the text now. */
    boolean put(PropTag<String> tag, @Nullable String text) {
        String value = text == null ? "" : text.strip();
        if (value.isEmpty() || props.build().has(tag)) {
            return false;
        }
        props.put(tag, value);
        return true;
    }

    void put(PropTag<String> tag, Stream<@Nullable String> texts, String between) {
        put(tag, join(texts, between));
    }

    <T> void putValue(PropTag<T> tag, @Nullable T value) {
        props.putIfPresent(tag, value);
    }

    void putAll(PropTag<List<String>> tag, List<String> values) {
        if (!values.isEmpty()) {
            props.put(tag, values);
        }
    }

    /** The first address is the contact's; all others are kept beside it. */
    void addresses(List<String> addresses) {
        List<String> all = addresses.stream()
                .map(String::strip)
                .filter(a -> !a.isEmpty())
                .distinct()
                .toList();
        if (!all.isEmpty()) {
            props.put(PR.PR_ADDRTYPE, SMTP);
            props.put(PR.PR_EMAIL_ADDRESS, all.get(0));
            putAll(ContactTags.PR_OTHER_EMAIL_ADDRESSES, all.subList(1, all.size()));
        }
    }

    Props build() {
        return props.build();
    }

    static String join(Stream<@Nullable String> texts, String between) {
        return texts.filter(Objects::nonNull)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(between));
    }
}

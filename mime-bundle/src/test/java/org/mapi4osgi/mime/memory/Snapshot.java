// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.memory;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.mime.reader.Skeleton;
import org.mapi4osgi.mime.reader.SkeletonCodec;
import org.mapi4osgi.tags.PR;

/** What a message says, to be compared with another. */
public final class Snapshot {
    private Snapshot() {}

    /** Everything, but for the boundaries in headers as received, which are made anew each time. */
    public static Map<String, Object> whole(MemoryMessage message) {
        Map<String, Object> all = props(message);
        all.put("recipients", message.recipients());
        int number = 0;
        for (MemoryAttach attach : message.attachments()) {
            Map<String, Object> attached = props(attach);
            if (attach.embedded() != null) {
                attached.put("message", whole(Objects.requireNonNull(attach.embedded())));
            }
            all.put("attachment " + number++, attached);
        }
        return all;
    }

    private static Map<String, Object> props(MemoryProps of) {
        Map<String, Object> values = new TreeMap<>();
        for (PropValue<?> value : of.getProps((List<PropTag<?>>) null)) {
            values.put(value.tag().toString(), comparable(value));
        }
        return values;
    }

    private static Object comparable(PropValue<?> value) {
        if (value.value() instanceof String text && value.tag().id() == PR.PR_TRANSPORT_MESSAGE_HEADERS.id()) {
            return text.replaceAll("boundary=\"[^\"]*\"", "boundary");
        }
        if (value.value() instanceof Binary skeleton && value.tag().id() == Skeleton.PR_MIME_SKELETON.id()) {
            return SkeletonCodec.decode(skeleton.inputStream())
                    .orElseThrow()
                    .toString()
                    .replaceAll("boundary=\"[^\"]*\"", "boundary");
        }
        return value.value() instanceof Binary binary && binary.size() > 100
                ? binary.size() + " bytes " + binary.hashCode()
                : String.valueOf(value.value());
    }

    /** What people see and programs refer to. White space of headers and line ends of bodies do not count. */
    public static Map<String, Object> essence(MemoryMessage message) {
        Map<String, Object> all = new TreeMap<>();
        all.put("subject", header(message.get(PR.PR_SUBJECT).orElse("")));
        for (int type = 1; type <= 3; type++) {
            all.put("recipients " + type, message.recipients(type));
        }
        all.put("from", message.get(PR.PR_SENT_REPRESENTING_EMAIL_ADDRESS).orElse(""));
        all.put("from name", message.get(PR.PR_SENT_REPRESENTING_NAME).orElse(""));
        all.put("sender", message.get(PR.PR_SENDER_EMAIL_ADDRESS).orElse(""));
        all.put("reply to", message.get(PR.PR_REPLY_RECIPIENT_NAMES).orElse(""));
        all.put("date", message.get(PR.PR_CLIENT_SUBMIT_TIME));
        all.put("id", message.get(PR.PR_INTERNET_MESSAGE_ID));
        all.put("in reply to", message.get(PR.PR_IN_REPLY_TO_ID).map(Snapshot::header));
        all.put("references", message.get(PR.PR_INTERNET_REFERENCES).map(Snapshot::header));
        all.put("importance", message.get(PR.PR_IMPORTANCE).orElse(1));
        all.put("sensitivity", message.get(PR.PR_SENSITIVITY).orElse(0));
        all.put("class", message.get(PR.PR_MESSAGE_CLASS));
        all.put("text", lines(message.get(PR.PR_BODY).orElse(null)));
        all.put("html", lines(message.get(PR.PR_HTML).map(Snapshot::latin1).orElse(null)));
        all.put(
                "attachments",
                message.attachments().stream().map(Snapshot::essence).sorted().toList());
        return all;
    }

    private static String essence(MemoryAttach attach) {
        MemoryMessage inside = attach.embedded();
        String type = attach.get(PR.PR_ATTACH_MIME_TAG).orElse("");
        // The lines of a message's fields end with CRLF when they were sent.
        String data = type.startsWith("message/") || type.startsWith("multipart/")
                ? lines(latin1(Binary.of(attach.data())))
                : latin1(Binary.of(attach.data()));
        return attach.get(PR.PR_ATTACH_LONG_FILENAME).orElse("") + " " + type + " "
                + attach.get(PR.PR_ATTACH_CONTENT_ID).orElse("") + " "
                + (inside == null
                        ? data.length() + " " + data.hashCode()
                        : essence(inside).toString());
    }

    private static String latin1(Binary bytes) {
        return new String(bytes.toBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static String header(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String lines(@Nullable String text) {
        return text == null ? "" : text.replaceAll("\r\n|\r|\n", "\n");
    }

    /** The values of the first that the second has otherwise or not at all. */
    public static List<String> difference(Map<String, Object> first, Map<String, Object> second) {
        Map<String, Object> keys = new TreeMap<>(first);
        keys.putAll(second);
        return keys.keySet().stream()
                .filter(key -> !Objects.equals(first.get(key), second.get(key)))
                .map(key -> key + ": " + cut(first.get(key)) + " | " + cut(second.get(key)))
                .toList();
    }

    private static String cut(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() > 400 ? text.substring(0, 400) + "..." : text;
    }
}

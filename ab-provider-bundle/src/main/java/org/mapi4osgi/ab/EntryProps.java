// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.ab.anr.NameWords;
import org.mapi4osgi.ab.store.Content;
import org.mapi4osgi.ab.store.Entry;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.Folding;

/** The properties of entries: which are kept, and which follow from those. */
final class EntryProps {
    static final String SMTP = "SMTP";
    static final String MAPIPDL = "MAPIPDL";

    /** Longer values are not shown in tables; IMAPIProp has them whole. */
    private static final int MAX_COLUMN = 255;

    /** Follow from others, or are the provider's to set. */
    private static final Set<Integer> COMPUTED = Set.of(
            PR.PR_ENTRYID.id(),
            PR.PR_RECORD_KEY.id(),
            PR.PR_INSTANCE_KEY.id(),
            PR.PR_SEARCH_KEY.id(),
            PR.PR_OBJECT_TYPE.id(),
            PR.PR_DISPLAY_TYPE.id(),
            PR.PR_PARENT_ENTRYID.id(),
            PR.PR_CREATION_TIME.id(),
            PR.PR_LAST_MODIFICATION_TIME.id(),
            PR.PR_ACCESS.id(),
            PR.PR_ACCESS_LEVEL.id(),
            PR.PR_CONTAINER_FLAGS.id(),
            PR.PR_DEF_CREATE_MAILUSER.id(),
            PR.PR_DEF_CREATE_DL.id(),
            PR.PR_ROWID.id(),
            PR.PR_DEPTH.id());

    private EntryProps() {}

    static boolean isComputed(PropTag<?> tag, ObjectType type) {
        boolean fixedAddress = type == ObjectType.MAPI_DISTLIST
                && (tag.id() == PR.PR_ADDRTYPE.id() || tag.id() == PR.PR_EMAIL_ADDRESS.id());
        return fixedAddress || COMPUTED.contains(tag.id());
    }

    /** What is saved of these properties. */
    static Content content(long parent, ObjectType type, Props kept) {
        Props.Builder all = kept.toBuilder();
        addresses(type, kept).forEach(all::put);
        String name = kept.get(PR.PR_DISPLAY_NAME).orElse("");
        Content.Keys keys = new Content.Keys(
                Folding.LOOSE.fold(name.strip()), searchKey(all.build()).orElse(""), NameWords.of(all.build()));
        return new Content(parent, type, keys, kept);
    }

    /** All properties of an entry but those that only a container has. */
    static Props of(MapiUid book, Entry entry) {
        ObjectType type = entry.content().type();
        return saved(
                AbEntryId.of(book, type, entry.uid()), type, entry.content().props());
    }

    /** All properties of an entry that has an entry ID. */
    static Props saved(AbEntryId entryId, ObjectType type, Props kept) {
        Binary id = entryId.toBinary();
        return unsaved(type, kept).toBuilder()
                .put(PR.PR_ENTRYID, id)
                .put(PR.PR_RECORD_KEY, id)
                .put(PR.PR_INSTANCE_KEY, id)
                .build();
    }

    /** All properties of an entry that has no entry ID yet. */
    static Props unsaved(ObjectType type, Props kept) {
        Props.Builder all = kept.toBuilder();
        addresses(type, kept).forEach(all::put);
        all.put(PR.PR_OBJECT_TYPE, type.value());
        all.put(PR.PR_DISPLAY_TYPE, displayType(type));
        searchKey(all.build())
                .ifPresent(key -> all.put(PR.PR_SEARCH_KEY, Binary.of((key + "\0").getBytes(StandardCharsets.UTF_8))));
        Optional<String> name = kept.get(PR.PR_DISPLAY_NAME);
        if (type != ObjectType.MAPI_ABCONT && !kept.has(PR.PR_TRANSMITABLE_DISPLAY_NAME)) {
            all.putIfPresent(PR.PR_TRANSMITABLE_DISPLAY_NAME, name.orElse(null));
        }
        if (type != ObjectType.MAPI_ABCONT && !kept.has(PR.PR_7BIT_DISPLAY_NAME)) {
            all.putIfPresent(
                    PR.PR_7BIT_DISPLAY_NAME, name.map(EntryProps::sevenBit).orElse(null));
        }
        return all.build();
    }

    /** The name without accents, and a question mark for what then still is no ASCII. */
    private static String sevenBit(String name) {
        return Folding.IGNORE_NON_SPACE.fold(name).replaceAll("[^\\x00-\\x7F]", "?");
    }

    /** The properties that a table shows. */
    static Props row(Props all) {
        Props.Builder row = Props.builder();
        for (PropValue<?> property : all) {
            if (!tooLong(property.value())) {
                row.add(property.tag(), property.value());
            } else if (property.value() instanceof String text
                    && property.tag().type().isString()) {
                int end = Character.isHighSurrogate(text.charAt(MAX_COLUMN - 1)) ? MAX_COLUMN - 1 : MAX_COLUMN;
                row.add(property.tag(), text.substring(0, end));
            }
        }
        return row.build();
    }

    private static boolean tooLong(@Nullable Object value) {
        return value instanceof String text && text.length() > MAX_COLUMN
                || value instanceof Binary bytes && bytes.size() > 2 * MAX_COLUMN
                || value instanceof List<?> list && list.stream().anyMatch(EntryProps::tooLong);
    }

    private static int displayType(ObjectType type) {
        return switch (type) {
            case MAPI_ABCONT -> AbFlags.DT_MODIFIABLE;
            case MAPI_DISTLIST -> AbFlags.DT_PRIVATE_DISTLIST;
            default -> AbFlags.DT_MAILUSER;
        };
    }

    private static List<PropValue<?>> addresses(ObjectType type, Props kept) {
        Optional<String> address = kept.get(PR.PR_EMAIL_ADDRESS);
        if (type == ObjectType.MAPI_DISTLIST) {
            String name = kept.get(PR.PR_DISPLAY_NAME).orElse("");
            return Arrays.asList(new PropValue<>(PR.PR_ADDRTYPE, MAPIPDL), new PropValue<>(PR.PR_EMAIL_ADDRESS, name));
        }
        boolean smtp = kept.get(PR.PR_ADDRTYPE).filter(SMTP::equalsIgnoreCase).isPresent();
        if (type == ObjectType.MAPI_MAILUSER && smtp && address.isPresent() && !kept.has(PR.PR_SMTP_ADDRESS)) {
            return List.of(new PropValue<>(PR.PR_SMTP_ADDRESS, address.get()));
        }
        return List.of();
    }

    /** Address type and address in upper case; the property has a zero byte after it. */
    private static Optional<String> searchKey(Props all) {
        Optional<String> type = all.get(PR.PR_ADDRTYPE);
        Optional<String> address = all.get(PR.PR_EMAIL_ADDRESS);
        return type.isPresent() && address.isPresent()
                ? Optional.of((type.get() + ':' + address.get()).toUpperCase(Locale.ROOT))
                : Optional.empty();
    }
}

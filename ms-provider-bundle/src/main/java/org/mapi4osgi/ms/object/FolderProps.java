// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.ms.engine.FolderRow;
import org.mapi4osgi.ms.engine.SpecialFolder;
import org.mapi4osgi.ms.engine.StoreEngine;
import org.mapi4osgi.ms.engine.StreamSource;
import org.mapi4osgi.ms.engine.Times;
import org.mapi4osgi.ms.view.ContentsView;
import org.mapi4osgi.tags.PR;

/** The properties of folders: what the store makes, and how the others are kept in the folder's row. */
final class FolderProps {
    /** All of a folder's own properties together stay within this. */
    private static final int MAX_BYTES = 1024 * 1024;

    private static final int ACCESS_READ = 0x2;
    private static final int ACCESS_ALL = 0x3F;

    static final List<PropTag<?>> COMPUTED = List.of(
            PR.PR_ENTRYID,
            PR.PR_RECORD_KEY,
            PR.PR_OBJECT_TYPE,
            PR.PR_FOLDER_TYPE,
            PR.PR_PARENT_ENTRYID,
            PR.PR_STORE_ENTRYID,
            PR.PR_STORE_RECORD_KEY,
            PR.PR_MAPPING_SIGNATURE,
            PR.PR_CONTENT_COUNT,
            PR.PR_CONTENT_UNREAD,
            PR.PR_ASSOC_CONTENT_COUNT,
            PR.PR_SUBFOLDERS,
            PR.PR_ACCESS,
            PR.PR_ACCESS_LEVEL,
            PR.PR_CREATION_TIME,
            PR.PR_LAST_MODIFICATION_TIME,
            PR.PR_CONTAINER_CONTENTS,
            PR.PR_CONTAINER_HIERARCHY,
            PR.PR_FOLDER_ASSOCIATED_CONTENTS);

    private FolderProps() {}

    static @Nullable PropValue<?> computed(StoreContext context, FolderRow row, boolean writable, int id)
            throws MapiException {
        if (id == PR.PR_ENTRYID.id()) {
            return new PropValue<>(
                    PR.PR_ENTRYID, context.folderId(row.id(), row.uid()).toBinary());
        } else if (id == PR.PR_RECORD_KEY.id()) {
            return new PropValue<>(PR.PR_RECORD_KEY, row.uid().toBinary());
        } else if (id == PR.PR_OBJECT_TYPE.id()) {
            return new PropValue<>(PR.PR_OBJECT_TYPE, ObjectType.MAPI_FOLDER.value());
        } else if (id == PR.PR_FOLDER_TYPE.id()) {
            return new PropValue<>(PR.PR_FOLDER_TYPE, row.kind());
        } else if (id == PR.PR_PARENT_ENTRYID.id()) {
            // The root is its own parent.
            boolean isRoot = row.id() == SpecialFolder.ROOT.id();
            EntryId parent = isRoot ? context.folderId(row.id(), row.uid()) : context.folderId(row.parent());
            return parent == null ? null : new PropValue<>(PR.PR_PARENT_ENTRYID, parent.toBinary());
        } else if (id == PR.PR_STORE_ENTRYID.id()) {
            return new PropValue<>(PR.PR_STORE_ENTRYID, context.storeEntryId());
        } else if (id == PR.PR_STORE_RECORD_KEY.id()) {
            return new PropValue<>(PR.PR_STORE_RECORD_KEY, context.storeRecordKey());
        } else if (id == PR.PR_MAPPING_SIGNATURE.id()) {
            return new PropValue<>(PR.PR_MAPPING_SIGNATURE, context.storeRecordKey());
        }
        return counted(row, writable, id);
    }

    private static @Nullable PropValue<?> counted(FolderRow row, boolean writable, int id) {
        if (id == PR.PR_CONTENT_COUNT.id()) {
            return new PropValue<>(PR.PR_CONTENT_COUNT, row.total());
        } else if (id == PR.PR_CONTENT_UNREAD.id()) {
            return new PropValue<>(PR.PR_CONTENT_UNREAD, row.unread());
        } else if (id == PR.PR_ASSOC_CONTENT_COUNT.id()) {
            return new PropValue<>(PR.PR_ASSOC_CONTENT_COUNT, row.associated());
        } else if (id == PR.PR_SUBFOLDERS.id()) {
            return new PropValue<>(PR.PR_SUBFOLDERS, row.subfolders() > 0);
        } else if (id == PR.PR_ACCESS.id()) {
            return new PropValue<>(PR.PR_ACCESS, writable ? ACCESS_ALL : ACCESS_READ);
        } else if (id == PR.PR_ACCESS_LEVEL.id()) {
            return new PropValue<>(PR.PR_ACCESS_LEVEL, writable ? 1 : 0);
        } else if (id == PR.PR_CREATION_TIME.id()) {
            return new PropValue<>(PR.PR_CREATION_TIME, Times.instant(row.created()));
        } else if (id == PR.PR_LAST_MODIFICATION_TIME.id()) {
            return new PropValue<>(PR.PR_LAST_MODIFICATION_TIME, Times.instant(row.modified()));
        } else if (id == PR.PR_CONTAINER_CONTENTS.id()) {
            return PropValue.ofUnchecked(PR.PR_CONTAINER_CONTENTS, null);
        } else if (id == PR.PR_CONTAINER_HIERARCHY.id()) {
            return PropValue.ofUnchecked(PR.PR_CONTAINER_HIERARCHY, null);
        } else if (id == PR.PR_FOLDER_ASSOCIATED_CONTENTS.id()) {
            return PropValue.ofUnchecked(PR.PR_FOLDER_ASSOCIATED_CONTENTS, null);
        }
        return null;
    }

    /** The column of an object that has no streams: the large values stand with the small ones. */
    static byte[] encode(StoreEngine engine, PropertySet set) throws MapiException {
        Props.Builder builder = encodeAll(engine, set).toBuilder();
        builder.remove(PR.PR_DISPLAY_NAME).remove(PR.PR_COMMENT);
        return builder.build().toBinary().toBytes();
    }

    /** All properties as values, within the bound. */
    static Props encodeAll(StoreEngine engine, PropertySet set) throws MapiException {
        Props.Builder builder = set.small().toBuilder();
        long bytes = 0;
        for (PropTag<?> tag : set.tags()) {
            PropertySet.Large large = set.large(tag.id());
            if (large != null) {
                StreamSource source = large.source();
                bytes += source.length();
                if (bytes > MAX_BYTES) {
                    throw tooBig();
                }
                builder.put(LargeValues.value(tag, StreamContent.read(engine, source)));
            }
        }
        Props all = builder.build();
        if (all.toBinary().size() > MAX_BYTES) {
            throw tooBig();
        }
        return all;
    }

    private static MapiException tooBig() {
        return new MapiException(
                MapiCode.MAPI_E_TOO_BIG, "the properties of a folder or store take at most " + MAX_BYTES + " bytes");
    }

    /** PR_CONTENTS_SORT_ORDER: tag and direction of each key. */
    static void putContentsSort(PropertySet set, SortOrderSet sortOrder) {
        if (sortOrder.sorts().isEmpty()) {
            set.remove(PR.PR_CONTENTS_SORT_ORDER);
            return;
        }
        List<Integer> values = new ArrayList<>();
        for (SortOrder sort : sortOrder.sorts()) {
            values.add(sort.tag().toInt());
            values.add(sort.order().value());
        }
        set.put(new PropValue<>(PR.PR_CONTENTS_SORT_ORDER, values));
    }

    /** The order that new contents tables of a folder have; what cannot be read is no order. */
    static SortOrderSet contentsSort(FolderRow row) throws MapiException {
        List<Integer> values =
                PropertySet.decode(row.props()).get(PR.PR_CONTENTS_SORT_ORDER).orElse(List.of());
        try {
            List<SortOrder> sorts = new ArrayList<>();
            for (int i = 0; i + 1 < values.size(); i += 2) {
                PropTag<?> tag = PropTag.parse(values.get(i));
                sorts.add(values.get(i + 1) == 0 ? SortOrder.ascending(tag) : SortOrder.descending(tag));
            }
            SortOrderSet order = new SortOrderSet(sorts, 0, 0);
            ContentsView.checkOrder(order);
            return order;
        } catch (MapiException | IllegalArgumentException e) {
            // A client may have set the property to anything; the folder must open all the same.
            return SortOrderSet.DEFAULT;
        }
    }
}

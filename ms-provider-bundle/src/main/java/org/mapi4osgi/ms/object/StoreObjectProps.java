// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.ms.engine.ObjectId;
import org.mapi4osgi.ms.engine.SpecialFolder;
import org.mapi4osgi.ms.engine.StoreProps;
import org.mapi4osgi.tags.PR;

/** The properties of the store object: what the provider makes, and how the others are kept. */
final class StoreObjectProps {
    static final int STORE_ENTRYID_UNIQUE = 0x1;
    static final int STORE_READONLY = 0x2;
    static final int STORE_MODIFY_OK = 0x8;
    static final int STORE_CREATE_OK = 0x10;
    static final int STORE_ATTACH_OK = 0x20;
    static final int STORE_SUBMIT_OK = 0x80;
    static final int STORE_NOTIFY_OK = 0x100;
    static final int STORE_MV_PROPS_OK = 0x200;
    static final int STORE_RESTRICTION_OK = 0x1000;
    static final int STORE_SORT_OK = 0x2000;
    static final int STORE_HTML_OK = 0x10000;
    static final int STORE_UNICODE_OK = 0x40000;
    static final int STORE_LOCALSTORE = 0x80000;

    private static final int ALWAYS = STORE_ENTRYID_UNIQUE
            | STORE_ATTACH_OK
            | STORE_NOTIFY_OK
            | STORE_MV_PROPS_OK
            | STORE_RESTRICTION_OK
            | STORE_SORT_OK
            | STORE_HTML_OK
            | STORE_UNICODE_OK
            | STORE_LOCALSTORE;

    static final List<PropTag<?>> COMPUTED = List.of(
            PR.PR_ENTRYID,
            PR.PR_STORE_ENTRYID,
            PR.PR_RECORD_KEY,
            PR.PR_STORE_RECORD_KEY,
            PR.PR_MAPPING_SIGNATURE,
            PR.PR_OBJECT_TYPE,
            PR.PR_MDB_PROVIDER,
            PR.PR_STORE_SUPPORT_MASK,
            PR.PR_STORE_STATE,
            PR.PR_ACCESS_LEVEL,
            PR.PR_MESSAGE_SIZE,
            PR.PR_VALID_FOLDER_MASK,
            PR.PR_IPM_SUBTREE_ENTRYID,
            PR.PR_IPM_OUTBOX_ENTRYID,
            PR.PR_IPM_WASTEBASKET_ENTRYID,
            PR.PR_IPM_SENTMAIL_ENTRYID,
            PR.PR_VIEWS_ENTRYID,
            PR.PR_COMMON_VIEWS_ENTRYID,
            PR.PR_FINDER_ENTRYID,
            PR.PR_RECEIVE_FOLDER_SETTINGS);

    private StoreObjectProps() {}

    /** PR_STORE_SUPPORT_MASK of an open for reading only, or for writing too. */
    static int supportMask(boolean writable) {
        return ALWAYS | (writable ? STORE_MODIFY_OK | STORE_CREATE_OK | STORE_SUBMIT_OK : STORE_READONLY);
    }

    static @Nullable PropValue<?> computed(StoreContext context, int id) throws MapiException {
        if (id == PR.PR_ENTRYID.id()) {
            return new PropValue<>(PR.PR_ENTRYID, context.storeEntryId());
        } else if (id == PR.PR_STORE_ENTRYID.id()) {
            return new PropValue<>(PR.PR_STORE_ENTRYID, context.storeEntryId());
        } else if (id == PR.PR_RECORD_KEY.id()) {
            return new PropValue<>(PR.PR_RECORD_KEY, context.storeRecordKey());
        } else if (id == PR.PR_STORE_RECORD_KEY.id()) {
            return new PropValue<>(PR.PR_STORE_RECORD_KEY, context.storeRecordKey());
        } else if (id == PR.PR_MAPPING_SIGNATURE.id()) {
            return new PropValue<>(PR.PR_MAPPING_SIGNATURE, context.storeRecordKey());
        } else if (id == PR.PR_OBJECT_TYPE.id()) {
            return new PropValue<>(PR.PR_OBJECT_TYPE, ObjectType.MAPI_STORE.value());
        } else if (id == PR.PR_MDB_PROVIDER.id()) {
            return new PropValue<>(PR.PR_MDB_PROVIDER, ObjectId.PROVIDER_UID.toBinary());
        } else if (id == PR.PR_STORE_SUPPORT_MASK.id()) {
            return new PropValue<>(PR.PR_STORE_SUPPORT_MASK, supportMask(context.isWritable()));
        } else if (id == PR.PR_STORE_STATE.id()) {
            return new PropValue<>(PR.PR_STORE_STATE, 0);
        } else if (id == PR.PR_ACCESS_LEVEL.id()) {
            return new PropValue<>(PR.PR_ACCESS_LEVEL, context.isWritable() ? 1 : 0);
        } else if (id == PR.PR_MESSAGE_SIZE.id()) {
            long size = context.engine().read("measuring the store", StoreProps::size);
            return new PropValue<>(PR.PR_MESSAGE_SIZE, (int) Math.min(Integer.MAX_VALUE, size));
        }
        return special(context, id);
    }

    private static @Nullable PropValue<?> special(StoreContext context, int id) throws MapiException {
        if (id == PR.PR_VALID_FOLDER_MASK.id()) {
            int mask = 0;
            for (SpecialFolder folder : SpecialFolder.values()) {
                mask |= folder.mask();
            }
            return new PropValue<>(PR.PR_VALID_FOLDER_MASK, mask);
        } else if (id == PR.PR_IPM_SUBTREE_ENTRYID.id()) {
            return folder(context, PR.PR_IPM_SUBTREE_ENTRYID, SpecialFolder.IPM_SUBTREE);
        } else if (id == PR.PR_IPM_OUTBOX_ENTRYID.id()) {
            return folder(context, PR.PR_IPM_OUTBOX_ENTRYID, SpecialFolder.OUTBOX);
        } else if (id == PR.PR_IPM_WASTEBASKET_ENTRYID.id()) {
            return folder(context, PR.PR_IPM_WASTEBASKET_ENTRYID, SpecialFolder.WASTEBASKET);
        } else if (id == PR.PR_IPM_SENTMAIL_ENTRYID.id()) {
            return folder(context, PR.PR_IPM_SENTMAIL_ENTRYID, SpecialFolder.SENTMAIL);
        } else if (id == PR.PR_VIEWS_ENTRYID.id()) {
            return folder(context, PR.PR_VIEWS_ENTRYID, SpecialFolder.VIEWS);
        } else if (id == PR.PR_COMMON_VIEWS_ENTRYID.id()) {
            return folder(context, PR.PR_COMMON_VIEWS_ENTRYID, SpecialFolder.COMMON_VIEWS);
        } else if (id == PR.PR_FINDER_ENTRYID.id()) {
            return folder(context, PR.PR_FINDER_ENTRYID, SpecialFolder.FINDER);
        } else if (id == PR.PR_RECEIVE_FOLDER_SETTINGS.id()) {
            return PropValue.ofUnchecked(PR.PR_RECEIVE_FOLDER_SETTINGS, null);
        }
        return null;
    }

    private static @Nullable PropValue<?> folder(StoreContext context, PropTag<Binary> tag, SpecialFolder folder)
            throws MapiException {
        EntryId id = context.folderId(folder.id());
        return id == null ? null : new PropValue<>(tag, id.toBinary());
    }

    static byte[] encode(StoreContext context, PropertySet set) throws MapiException {
        return FolderProps.encodeAll(context.engine(), set).toBinary().toBytes();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** An address book container. */
@ConsumerType
public interface IABContainer extends IMAPIContainer {
    /** IID_IABContainer. */
    Iid<IABContainer> IID = Iid.mapi(0x0D, IABContainer.class);

    @Override
    default ObjectType objectType() {
        return ObjectType.MAPI_ABCONT;
    }

    /** CreateEntry. */
    default IMAPIProp createEntry(EntryId templateId, CreateEntryFlag... flags) throws MapiException {
        throw Unsupported.method("createEntry");
    }

    /** CopyEntries. */
    default MapiCode copyEntries(
            List<EntryId> entries, UiParam uiParam, @Nullable IMAPIProgress progress, CreateEntryFlag... flags)
            throws MapiException {
        throw Unsupported.method("copyEntries");
    }

    /** DeleteEntries. */
    default MapiCode deleteEntries(List<EntryId> entries) throws MapiException {
        throw Unsupported.method("deleteEntries");
    }

    /** ResolveNames. */
    default ResolvedNames resolveNames(@Nullable List<? extends PropTag<?>> tags, ResolvedNames names)
            throws MapiException {
        throw Unsupported.method("resolveNames");
    }
}

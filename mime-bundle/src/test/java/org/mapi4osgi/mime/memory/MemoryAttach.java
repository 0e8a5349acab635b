// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.memory;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.tags.PR;

/** An attachment in memory. */
public final class MemoryAttach extends MemoryProps implements IAttach {
    private final MemoryMessage owner;
    private @Nullable MemoryMessage embedded;

    MemoryAttach(MemoryMessage owner, @Nullable Refusal refusal) {
        super(refusal);
        this.owner = owner;
    }

    /** The embedded message; null if this is no message. */
    public @Nullable MemoryMessage embedded() {
        return embedded;
    }

    /** The bytes of the attachment. */
    public byte[] data() {
        return get(PR.PR_ATTACH_DATA_BIN).orElse(Binary.EMPTY).toBytes();
    }

    @Override
    Map<MapiNameId, Integer> names() {
        return owner.names();
    }

    @Override
    public <T extends IUnknown> T openProperty(PropTag<?> tag, Iid<T> iid, OpenPropertyFlag... flags)
            throws MapiException {
        if (tag.equals(PR.PR_ATTACH_DATA_OBJ) && iid.equals(IMessage.IID)) {
            if (embedded == null || List.of(flags).contains(OpenPropertyFlag.MAPI_CREATE)) {
                embedded = new MemoryMessage(owner.names(), refusal());
            }
            return iid.type().cast(embedded);
        }
        return super.openProperty(tag, iid, flags);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;

/** An object that MAPI makes itself, with properties that are computed and cannot be changed. */
public abstract class OwnObject implements IMAPIProp {
    /** All properties. */
    protected abstract Props props() throws MapiException;

    @Override
    public final Props getProps(@Nullable List<? extends PropTag<?>> tags) throws MapiException {
        if (tags == null) {
            return props();
        }
        if (tags.isEmpty()) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER, "GetProps needs at least one tag, or null for all");
        }
        return props().select(tags);
    }

    @Override
    public final List<PropTag<?>> getPropList() throws MapiException {
        return props().tags();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IAttach;

/** A handle on an attachment. */
final class AttachHandle extends PropHandle<IAttach> implements IAttach {
    AttachHandle(Scope scope, Binding<IAttach> binding, IAttach raw, @Nullable PropHandle<?> savedInto) {
        super(scope, binding, raw, savedInto, raw.warning());
    }

    @Override
    boolean isTransacted() {
        return true;
    }
}

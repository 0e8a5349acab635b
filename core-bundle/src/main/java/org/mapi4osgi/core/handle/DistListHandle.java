// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import org.mapi4osgi.api.IDistList;

/** A handle on a distribution list. */
final class DistListHandle extends AbContainerHandle<IDistList> implements IDistList {
    DistListHandle(Scope scope, Binding<IDistList> binding, IDistList raw) {
        super(scope, binding, raw);
    }

    @Override
    boolean isTransacted() {
        return true;
    }
}

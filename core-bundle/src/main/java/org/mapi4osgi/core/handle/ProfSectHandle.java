// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import org.mapi4osgi.api.IProfSect;

/** A handle on a profile section, which is closed with the session that opened it. */
final class ProfSectHandle extends PropHandle<IProfSect> implements IProfSect {
    ProfSectHandle(Scope scope, Binding<IProfSect> binding, IProfSect raw) {
        super(scope, binding, raw);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import org.mapi4osgi.api.IMailUser;

/** A handle on a messaging user. */
final class MailUserHandle extends PropHandle<IMailUser> implements IMailUser {
    MailUserHandle(Scope scope, Binding<IMailUser> binding, IMailUser raw) {
        super(scope, binding, raw);
    }

    @Override
    boolean isTransacted() {
        return true;
    }
}

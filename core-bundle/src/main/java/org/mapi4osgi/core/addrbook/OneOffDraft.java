// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.addrbook;

import java.util.List;
import org.mapi4osgi.api.IMailUser;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.core.handle.OwnObject;

/** The host that a template fills in for a one-off: it keeps what is set, and is never saved anywhere. */
final class OneOffDraft extends OwnObject implements IMailUser {
    private volatile Props props = Props.EMPTY;

    @Override
    public <T extends IUnknown> T openProperty(PropTag<?> tag, Iid<T> iid, OpenPropertyFlag... flags)
            throws MapiException {
        return OneOffDetails.open(tag, iid, true);
    }

    @Override
    protected Props props() {
        return props;
    }

    @Override
    public synchronized List<PropProblem> setProps(Props properties) {
        Props.Builder all = props.toBuilder();
        properties.forEach(all::put);
        props = all.build();
        return List.of();
    }
}

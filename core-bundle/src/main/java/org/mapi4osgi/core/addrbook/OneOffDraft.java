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
import org.mapi4osgi.util.Form;

/** The host that a template fills in for a one-off: it keeps what is set, and is never saved anywhere. */
final class OneOffDraft extends OwnObject implements IMailUser {
    private final Form filled = new Form(Props.EMPTY);

    @Override
    public <T extends IUnknown> T openProperty(PropTag<?> tag, Iid<T> iid, OpenPropertyFlag... flags)
            throws MapiException {
        return OneOffDetails.open(tag, iid, true);
    }

    @Override
    protected Props props() {
        return filled.props();
    }

    @Override
    public List<PropProblem> setProps(Props properties) {
        return filled.setProps(properties);
    }
}

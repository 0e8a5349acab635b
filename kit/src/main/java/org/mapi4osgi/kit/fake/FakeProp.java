// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.kit.fake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;

/** An object with fixed properties. */
public final class FakeProp implements IMAPIProp {
    private final ObjectType type;
    private final Props props;

    /** An object of a type. */
    public FakeProp(ObjectType type, Props props) {
        this.type = type;
        this.props = props;
    }

    @Override
    public ObjectType objectType() {
        return type;
    }

    @Override
    public Props getProps(@Nullable List<? extends PropTag<?>> tags) {
        return props;
    }

    @Override
    public List<PropTag<?>> getPropList() {
        return props.tags();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;

/** A profile section in memory. */
public final class FakeSection implements IProfSect {
    private Props props = Props.EMPTY;
    private int writes;

    /** How often it was written. */
    public synchronized int writes() {
        return writes;
    }

    @Override
    public synchronized Props getProps(@Nullable List<? extends PropTag<?>> tags) {
        return tags == null ? props : props.select(tags);
    }

    @Override
    public synchronized List<PropTag<?>> getPropList() {
        return props.tags();
    }

    @Override
    public synchronized List<PropProblem> setProps(Props properties) {
        Props.Builder builder = props.toBuilder();
        for (PropValue<?> value : properties) {
            builder.put(value);
        }
        props = builder.build();
        writes++;
        return List.of();
    }
}

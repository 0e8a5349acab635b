// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;

/** The profile section of a store, in memory. Used by the thread that logs on. */
final class ProfileSection implements IProfSect {
    private Props props;

    ProfileSection(Props props) {
        this.props = props;
    }

    @Override
    public Props getProps(@Nullable List<? extends PropTag<?>> tags) {
        return tags == null ? props : props.select(tags);
    }

    @Override
    public List<PropTag<?>> getPropList() {
        return props.tags();
    }

    @Override
    public List<PropProblem> setProps(Props properties) {
        Props.Builder builder = props.toBuilder();
        for (PropValue<?> value : properties) {
            builder.put(value);
        }
        props = builder.build();
        return List.of();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;

/** A profile section for tests. */
public final class FakeSection implements IProfSect {
    public volatile Props held = Props.EMPTY;

    @Override
    public Props getProps(@Nullable List<? extends PropTag<?>> tags) {
        return tags == null ? held : held.select(tags);
    }

    @Override
    public List<PropTag<?>> getPropList() {
        return held.tags();
    }

    @Override
    public List<PropProblem> setProps(Props properties) {
        Props.Builder all = held.toBuilder();
        properties.forEach(all::put);
        held = all.build();
        return List.of();
    }
}

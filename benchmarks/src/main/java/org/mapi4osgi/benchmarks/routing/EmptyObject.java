// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMailUser;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;

/** What an empty provider opens: an object without properties. */
final class EmptyObject implements IMailUser {
    @Override
    public Props getProps(@Nullable List<? extends PropTag<?>> tags) {
        return Props.EMPTY;
    }

    @Override
    public List<PropTag<?>> getPropList() {
        return List.of();
    }
}

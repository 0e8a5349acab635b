// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.kit.fake;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.api.ValidateStateFlag;

/** A status object that notes its calls. */
final class FakeStatus implements IMAPIStatus {
    private final Props props;
    private final Consumer<String> log;

    FakeStatus(Props props, Consumer<String> log) {
        this.props = props;
        this.log = log;
    }

    @Override
    public Props getProps(@Nullable List<? extends PropTag<?>> tags) {
        return props;
    }

    @Override
    public List<PropTag<?>> getPropList() {
        return props.tags();
    }

    @Override
    public void validateState(UiParam uiParam, ValidateStateFlag... flags) {
        log.accept("validateState " + Arrays.toString(flags));
    }

    @Override
    public void flushQueues(UiParam uiParam, @Nullable EntryId target, FlushFlag... flags) {
        log.accept("flushQueues " + Arrays.toString(flags));
    }
}

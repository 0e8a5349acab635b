// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;

/**
 * Properties that a dialog changes and that are kept nowhere else.
 *
 * <p>The monitor guards the properties.
 */
public final class Form implements IMAPIProp {
    @GuardedBy("this")
    private Props props;

    /**
     * A form.
     *
     * @param props what it shows at first
     */
    public Form(Props props) {
        this.props = props;
    }

    /**
     * What is in it now.
     *
     * @return what it showed at first with what was entered
     */
    public synchronized Props props() {
        return props;
    }

    @Override
    public ObjectType objectType() {
        return ObjectType.MAPI_MAILUSER;
    }

    @Override
    public Props getProps(@Nullable List<? extends PropTag<?>> tags) throws MapiException {
        return tags == null ? props() : props().select(tags);
    }

    @Override
    public List<PropTag<?>> getPropList() {
        return props().tags();
    }

    @Override
    public synchronized List<PropProblem> setProps(Props properties) {
        Props.Builder all = props.toBuilder();
        properties.forEach(all::put);
        props = all.build();
        return List.of();
    }
}

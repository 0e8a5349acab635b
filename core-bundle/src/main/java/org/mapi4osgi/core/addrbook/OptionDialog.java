// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.addrbook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.ui.Dialogs;
import org.mapi4osgi.spi.OptionData;

/**
 * Lets the user choose what a transport offers.
 *
 * @param dialogs asks the user
 * @param options what is offered
 */
public record OptionDialog(Dialogs dialogs, MailOptions options) {
    /** Shows the options with the values that the object has, or else the defaults; sets what the user changes. */
    public void show(UiParam uiParam, OptionData.Type type, String addressType, IMAPIProp object) throws MapiException {
        OptionData data = options.require(type, addressType);
        String title = type == OptionData.Type.MESSAGE ? "Message options" : "Recipient options";
        dialogs.edit(uiParam, title, data.controls(), new WithDefaults(object, data.defaults()));
    }

    /** An object that shows defaults for what it does not have. */
    private record WithDefaults(IMAPIProp object, Props defaults) implements IMAPIProp {
        @Override
        public ObjectType objectType() {
            return object.objectType();
        }

        @Override
        public Props getProps(@Nullable List<? extends PropTag<?>> tags) throws MapiException {
            Props.Builder all = Props.builder();
            for (PropValue<?> value : object.getProps(tags)) {
                PropTag<?> wanted = wanted(tags, value.tag());
                if (value.isError() && defaults.has(wanted)) {
                    all.put(defaults.select(List.of(wanted)).slot(0));
                } else {
                    all.put(value);
                }
            }
            return all.build();
        }

        private static PropTag<?> wanted(@Nullable List<? extends PropTag<?>> tags, PropTag<?> found) {
            if (tags != null) {
                for (PropTag<?> tag : tags) {
                    if (tag.id() == found.id()) {
                        return tag;
                    }
                }
            }
            return found;
        }

        @Override
        public List<PropTag<?>> getPropList() throws MapiException {
            return object.getPropList();
        }

        @Override
        public List<PropProblem> setProps(Props properties) throws MapiException {
            return object.setProps(properties);
        }
    }
}

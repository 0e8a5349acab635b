// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import org.mapi4osgi.api.IMailUser;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.Props;

/** A template that is open for reading. */
final class TemplateObject extends PropsObject implements IMailUser {
    private final Templates template;
    private final MapiUid book;

    TemplateObject(Templates template, MapiUid book) {
        this.template = template;
        this.book = book;
    }

    @Override
    public ObjectType objectType() {
        return template.type();
    }

    @Override
    Props props() {
        return template.row(book);
    }
}

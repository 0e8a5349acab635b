// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import org.mapi4osgi.api.IMailUser;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;

/** A template that is open for reading. */
final class TemplateObject extends AbObject implements IMailUser {
    private final Templates template;
    private final MapiUid book;

    TemplateObject(Templates template, MapiUid book) {
        super(template.type());
        this.template = template;
        this.book = book;
    }

    @Override
    protected Props properties() {
        return template.row(book);
    }
}

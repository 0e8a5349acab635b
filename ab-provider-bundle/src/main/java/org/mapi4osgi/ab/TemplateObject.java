// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.util.List;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMailUser;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

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
    List<PropTag<?>> tables() {
        return List.of(PR.PR_DETAILS_TABLE);
    }

    @Override
    IMAPITable openTable(PropTag<?> tag) throws MapiException {
        return Details.table(template.type(), true);
    }

    @Override
    protected Props properties() {
        return template.row(book);
    }
}

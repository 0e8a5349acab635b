// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.ms.view.TableWrapper;

/** An attachment table: a table without bookmarks of its own (TBL-24). */
final class AttachmentTable extends TableWrapper {
    AttachmentTable(IMAPITable table) {
        super(table);
    }

    @Override
    public Bookmark createBookmark() throws MapiException {
        throw noBookmarks();
    }

    @Override
    public void freeBookmark(Bookmark bookmark) throws MapiException {
        if (bookmark.value() < 0 || bookmark.value() > Bookmark.BOOKMARK_END.value()) {
            throw noBookmarks();
        }
    }

    private static MapiException noBookmarks() {
        return new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "attachment tables have no bookmarks");
    }
}

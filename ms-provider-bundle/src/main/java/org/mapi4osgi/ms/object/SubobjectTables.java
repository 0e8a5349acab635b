// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.ms.engine.AttachmentRow;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.MemoryTable;

/** The recipient and attachment tables of one open message. Guarded by the message. */
final class SubobjectTables {
    private static final SortOrderSet BY_POSITION =
            SortOrderSet.of(SortOrder.ascending(PR.PR_RENDERING_POSITION), SortOrder.ascending(PR.PR_ATTACH_NUM));

    private final StoreContext context;
    private @Nullable MemoryTable<Binary> recipients;
    private @Nullable MemoryTable<Binary> attachments;

    /** How many views there are; what no view shows is not kept up to date. */
    private final AtomicInteger open = new AtomicInteger();

    SubobjectTables(StoreContext context) {
        this.context = context;
    }

    IMAPITable recipients(Recipients list) throws MapiException {
        MemoryTable<Binary> table = recipients;
        if (table == null) {
            table = MemoryTable.builder(
                            PR.PR_INSTANCE_KEY,
                            PR.PR_ROWID,
                            PR.PR_DISPLAY_NAME,
                            PR.PR_EMAIL_ADDRESS,
                            PR.PR_ADDRTYPE,
                            PR.PR_RECIPIENT_TYPE,
                            PR.PR_ENTRYID,
                            PR.PR_RESPONSIBILITY,
                            PR.PR_INSTANCE_KEY)
                    .executor(context.bus())
                    .build();
            table.modifyRows(rows(list));
            recipients = table;
        }
        return view(table, SortOrderSet.DEFAULT);
    }

    private static List<Props> rows(Recipients list) {
        return list.rows().stream().map(Recipients::tableRow).toList();
    }

    void recipientsChanged(Recipients list) throws MapiException {
        if (!areOpen()) {
            recipients = null;
        } else if (recipients != null) {
            recipients.reload(rows(list));
        }
    }

    IMAPITable attachments(AttachmentDrafts drafts) throws MapiException {
        MemoryTable<Binary> table = attachments;
        if (table == null) {
            table = MemoryTable.builder(
                            PR.PR_INSTANCE_KEY,
                            PR.PR_ATTACH_NUM,
                            PR.PR_INSTANCE_KEY,
                            PR.PR_RECORD_KEY,
                            PR.PR_RENDERING_POSITION,
                            PR.PR_ATTACH_METHOD,
                            PR.PR_ATTACH_FILENAME,
                            PR.PR_ATTACH_LONG_FILENAME,
                            PR.PR_DISPLAY_NAME,
                            PR.PR_ATTACH_SIZE,
                            PR.PR_ATTACH_MIME_TAG)
                    .executor(context.bus())
                    .build();
            table.modifyRows(rows(drafts));
            attachments = table;
        }
        return new AttachmentTable(view(table, BY_POSITION));
    }

    private IMAPITable view(MemoryTable<Binary> table, SortOrderSet order) throws MapiException {
        IMAPITable view = table.getView(order, open::decrementAndGet);
        open.incrementAndGet();
        return view;
    }

    boolean areOpen() {
        return open.get() > 0;
    }

    /** What they show is another now. */
    void changed(MessageDraft draft) throws MapiException {
        recipientsChanged(draft.recipients());
        attachmentsChanged(draft.attachments());
    }

    private List<Props> rows(AttachmentDrafts drafts) throws MapiException {
        List<Props> rows = new ArrayList<>();
        for (AttachmentRow row : drafts.stored()) {
            rows.add(attachmentRow(context, row));
        }
        return rows;
    }

    /** A row of an attachment table; large values are not in it. */
    static Props attachmentRow(StoreContext context, AttachmentRow row) throws MapiException {
        Props props = PropertySet.decode(row.props());
        Props.Builder builder = props.toBuilder();
        if (!props.has(PR.PR_RENDERING_POSITION)) {
            builder.put(PR.PR_RENDERING_POSITION, -1);
        }
        return builder.put(PR.PR_ATTACH_NUM, row.number())
                .put(PR.PR_INSTANCE_KEY, Recipients.instanceKey(row.number()))
                .put(PR.PR_ATTACH_SIZE, (int) Math.min(Integer.MAX_VALUE, row.size()))
                .put(PR.PR_OBJECT_TYPE, ObjectType.MAPI_ATTACH.value())
                .put(PR.PR_MAPPING_SIGNATURE, context.storeRecordKey())
                .build();
    }

    private void attachmentsChanged(AttachmentDrafts drafts) throws MapiException {
        if (!areOpen()) {
            attachments = null;
        } else if (attachments != null) {
            attachments.reload(rows(drafts));
        }
    }
}

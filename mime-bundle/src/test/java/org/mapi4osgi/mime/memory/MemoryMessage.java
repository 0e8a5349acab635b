// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.MemoryTable;

/** A message in memory. What was written is read through accessors, or as clients do. */
public final class MemoryMessage extends MemoryProps implements IMessage {
    private final Map<MapiNameId, Integer> names;
    private final List<MemoryAttach> attachments = new ArrayList<>();
    private final List<Props> recipients = new ArrayList<>();
    private int largestLot;

    /** An empty message of a store without named properties yet. */
    public MemoryMessage() {
        this(new HashMap<>(), null);
    }

    /** An empty message that does not take one property, nor do its attachments and embedded messages. */
    public MemoryMessage(PropTag<?> refused, MapiCode code) {
        this(new HashMap<>(), new Refusal(refused, code));
    }

    MemoryMessage(Map<MapiNameId, Integer> names, @Nullable Refusal refusal) {
        super(refusal);
        this.names = names;
    }

    /** The attachments that were saved. */
    public List<MemoryAttach> attachments() {
        return attachments.stream().filter(MemoryAttach::isSaved).toList();
    }

    /** All attachments that were made. */
    public List<MemoryAttach> made() {
        return attachments;
    }

    /** Removes one of all attachments that were made; those behind it get other numbers. */
    public void remove(int number) {
        attachments.remove(number);
    }

    /** The most recipients that came in one call. */
    public int largestLot() {
        return largestLot;
    }

    public List<Props> recipients() {
        return recipients;
    }

    /** The value of a header field that became a named property; null if it did not. */
    public @Nullable String header(String name) {
        Integer id = names.get(MapiNameId.of(MapiNameId.PS_INTERNET_HEADERS, name));
        return id == null
                ? null
                : get(PropTag.of(id, PropType.PT_UNICODE, String.class)).orElse(null);
    }

    /** The recipients of a type, as {@code name <address>}. */
    public List<String> recipients(int type) {
        return recipients.stream()
                .filter(r -> r.get(PR.PR_RECIPIENT_TYPE).orElse(0) == type)
                .map(r -> r.get(PR.PR_DISPLAY_NAME).orElse("") + " <"
                        + r.get(PR.PR_EMAIL_ADDRESS).orElse("") + ">")
                .toList();
    }

    @Override
    Map<MapiNameId, Integer> names() {
        return names;
    }

    @Override
    public IAttach createAttach() {
        MemoryAttach attach = new MemoryAttach(this, refusal());
        attachments.add(attach);
        return attach;
    }

    @Override
    public void modifyRecipients(@Nullable ModifyRecipientsFlag flag, List<Props> rows) {
        if (flag == null) {
            recipients.clear();
        }
        recipients.addAll(rows);
        largestLot = Math.max(largestLot, rows.size());
    }

    @Override
    public IMAPITable getAttachmentTable() throws MapiException {
        List<Props> rows = new ArrayList<>();
        for (int i = 0; i < attachments.size(); i++) {
            if (attachments.get(i).isSaved()) {
                rows.add(Props.of(PR.PR_ATTACH_NUM, i));
            }
        }
        return table(PR.PR_ATTACH_NUM, rows);
    }

    @Override
    public IAttach openAttach(int attachmentNum, OpenEntryFlag... flags) {
        return attachments.get(attachmentNum);
    }

    @Override
    public IMAPITable getRecipientTable() throws MapiException {
        List<Props> rows = new ArrayList<>();
        for (Props recipient : recipients) {
            rows.add(recipient.with(PR.PR_ROWID, rows.size()));
        }
        return table(PR.PR_ROWID, rows);
    }

    private static IMAPITable table(PropTag<Integer> key, List<Props> rows) throws MapiException {
        MemoryTable<Integer> table = MemoryTable.builder(key, key).build();
        int position = 0;
        for (Props row : rows) {
            Binary instance = Binary.of((byte) (position >> 8), (byte) position);
            table.insertRow(position++, row.with(PR.PR_INSTANCE_KEY, instance));
        }
        return table.getView(SortOrderSet.of());
    }
}

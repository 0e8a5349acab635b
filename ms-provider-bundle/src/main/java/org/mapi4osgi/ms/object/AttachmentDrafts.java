// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.ms.engine.AttachmentRow;
import org.mapi4osgi.ms.engine.Attachments;
import org.mapi4osgi.ms.engine.MessageData;
import org.mapi4osgi.ms.engine.StoreEngine;

/**
 * The attachments of an open message: those in the file, and what was changed since and waits for the message's save.
 * Guarded by the message.
 */
final class AttachmentDrafts {
    private final StoreEngine engine;
    private final long message;
    private final Map<Integer, MessageData.Attachment> pending = new TreeMap<>();
    private final Set<Integer> removed = new TreeSet<>();
    private @Nullable List<AttachmentRow> stored;

    /** Those of a message's row; 0 for a message that has none yet. */
    AttachmentDrafts(StoreEngine engine, long message) {
        this.engine = engine;
        this.message = message;
    }

    /** Takes up what an earlier open of an embedded message left for its parent's save. */
    void resume(MessageData data) {
        data.attachments().forEach(attachment -> pending.put(attachment.number(), attachment));
        removed.addAll(data.removed());
    }

    /** An attachment as it would be saved now. */
    record Found(int number, @Nullable AttachmentRow row, MessageData.@Nullable Attachment data) {}

    @Nullable
    Found find(int number) throws MapiException {
        if (removed.contains(number)) {
            return null;
        }
        MessageData.Attachment data = pending.get(number);
        AttachmentRow row = null;
        for (AttachmentRow one : stored()) {
            if (one.number() == number) {
                row = one;
            }
        }
        return data == null && row == null ? null : new Found(number, row, data);
    }

    /** The rows in the file. */
    List<AttachmentRow> stored() throws MapiException {
        List<AttachmentRow> rows = stored;
        if (rows == null) {
            rows = message == 0 ? List.of() : engine.read("reading attachments", db -> Attachments.of(db, message));
            stored = rows;
        }
        return rows;
    }

    /** All attachments as they would be saved now. */
    List<Found> all() throws MapiException {
        TreeSet<Integer> numbers = new TreeSet<>(pending.keySet());
        stored().forEach(row -> numbers.add(row.number()));
        List<Found> all = new ArrayList<>();
        for (int number : numbers) {
            Found found = find(number);
            if (found != null) {
                all.add(found);
            }
        }
        return all;
    }

    /** The number after the highest. */
    int newNumber() throws MapiException {
        int next = 0;
        for (AttachmentRow row : stored()) {
            next = Math.max(next, row.number() + 1);
        }
        for (int number : pending.keySet()) {
            next = Math.max(next, number + 1);
        }
        return next;
    }

    void put(MessageData.Attachment attachment) {
        pending.put(attachment.number(), attachment);
        removed.remove(attachment.number());
    }

    void remove(int number) {
        pending.remove(number);
        removed.add(number);
    }

    boolean isDirty() {
        return !pending.isEmpty() || !removed.isEmpty();
    }

    List<MessageData.Attachment> changed() {
        return List.copyOf(pending.values());
    }

    Set<Integer> removed() {
        return Set.copyOf(removed);
    }
}

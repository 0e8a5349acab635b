// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.ms.engine.HotColumns;
import org.mapi4osgi.ms.engine.MessageData;
import org.mapi4osgi.ms.engine.MessageRow;
import org.mapi4osgi.ms.engine.StoreEngine;
import org.mapi4osgi.ms.engine.StreamSource;
import org.mapi4osgi.ms.engine.Times;
import org.mapi4osgi.tags.PR;

/** The contents of an open message as they would be saved now. Guarded by the message. */
final class MessageDraft {
    private final StoreEngine engine;
    private final PropertySet properties;
    private final AttachmentDrafts attachments;
    private byte @Nullable [] encodedRecipients;
    private @Nullable Recipients recipients;

    private MessageDraft(
            StoreEngine engine,
            PropertySet properties,
            byte @Nullable [] encodedRecipients,
            AttachmentDrafts attachments) {
        this.engine = engine;
        this.properties = properties;
        this.encodedRecipients = encodedRecipients;
        this.attachments = attachments;
    }

    static MessageDraft empty(StoreEngine engine) {
        return new MessageDraft(engine, PropertySet.empty(), null, new AttachmentDrafts(engine, 0));
    }

    static MessageDraft ofRow(StoreEngine engine, MessageRow row) throws MapiException, SQLException {
        return new MessageDraft(
                engine,
                PropertySet.ofColumns(row.props(), row.streams()),
                row.recipients(),
                new AttachmentDrafts(engine, row.id()));
    }

    /** An embedded message that was saved into its attachment, which was not saved yet. */
    static MessageDraft ofPending(StoreEngine engine, MessageData data, long row) throws MapiException {
        AttachmentDrafts attachments = new AttachmentDrafts(engine, row);
        attachments.resume(data);
        return new MessageDraft(
                engine, PropertySet.ofPending(data.props(), data.streams()), data.recipients(), attachments);
    }

    PropertySet properties() {
        return properties;
    }

    AttachmentDrafts attachments() {
        return attachments;
    }

    Recipients recipients() throws MapiException {
        Recipients list = recipients;
        if (list == null) {
            list = Recipients.decode(encodedRecipients);
            recipients = list;
        }
        return list;
    }

    /** The recipients if they were changed, else null. */
    @Nullable
    Recipients changedRecipients() {
        return recipients != null && recipients.isDirty() ? recipients : null;
    }

    boolean isDirty() {
        return properties.isDirty() || attachments.isDirty() || changedRecipients() != null;
    }

    /** What is to be saved; the properties that follow from the recipients are made now. */
    MessageData toData(MapiUid uid, Staging staging) {
        Recipients changed = changedRecipients();
        if (changed != null) {
            putNames(PR.PR_DISPLAY_TO, changed.displayNames(Recipients.MAPI_TO));
            putNames(PR.PR_DISPLAY_CC, changed.displayNames(Recipients.MAPI_CC));
            putNames(PR.PR_DISPLAY_BCC, changed.displayNames(Recipients.MAPI_BCC));
            encodedRecipients = changed.encode();
        }
        return resolved(
                new MessageData(
                        uid,
                        properties.encodeSmall(),
                        properties.sources(),
                        encodedRecipients,
                        attachments.changed(),
                        attachments.removed()),
                staging);
    }

    private void putNames(PropTag<String> tag, String names) {
        properties.put(new PropValue<>(tag, names));
    }

    private static MessageData resolved(MessageData data, Staging staging) {
        List<MessageData.Attachment> resolved = new ArrayList<>();
        for (MessageData.Attachment attachment : data.attachments()) {
            MessageData embedded = attachment.embedded();
            resolved.add(new MessageData.Attachment(
                    attachment.number(),
                    attachment.props(),
                    resolved(attachment.streams(), staging),
                    embedded == null ? null : resolved(embedded, staging),
                    attachment.keepsEmbedded()));
        }
        return new MessageData(
                data.uid(),
                data.props(),
                resolved(data.streams(), staging),
                data.recipients(),
                resolved,
                data.removed());
    }

    private static Map<Integer, StreamSource> resolved(Map<Integer, StreamSource> streams, Staging staging) {
        Map<Integer, StreamSource> resolved = new TreeMap<>();
        streams.forEach((tag, source) -> resolved.put(tag, staging.resolve(source)));
        return resolved;
    }

    /** All sources of what was saved, with those of attachments and embedded messages. */
    static void sources(MessageData data, Collection<StreamSource> into) {
        into.addAll(data.streams().values());
        for (MessageData.Attachment attachment : data.attachments()) {
            into.addAll(attachment.streams().values());
            MessageData embedded = attachment.embedded();
            if (embedded != null) {
                sources(embedded, into);
            }
        }
    }

    /** What contents tables show of the message. */
    HotColumns hot() throws MapiException {
        return new HotColumns(
                time(PR.PR_MESSAGE_DELIVERY_TIME),
                time(PR.PR_CLIENT_SUBMIT_TIME),
                properties.get(PR.PR_IMPORTANCE),
                text(PR.PR_MESSAGE_CLASS),
                text(PR.PR_SUBJECT),
                text(PR.PR_SENDER_NAME),
                text(PR.PR_DISPLAY_TO));
    }

    /** A text, or the beginning of one that stands in a stream. */
    private @Nullable String text(PropTag<String> tag) throws MapiException {
        PropertySet.Large large = properties.large(tag.id());
        if (large == null) {
            return properties.get(tag);
        }
        byte[] start = Arrays.copyOf(StreamContent.chunk(engine, large.source(), 0), 2 * HotColumns.MAX_TEXT);
        return String.valueOf(LargeValues.value(large.tag(), start).value());
    }

    private @Nullable Long time(PropTag<java.time.Instant> tag) {
        java.time.Instant time = properties.get(tag);
        return time == null ? null : Times.of(time);
    }
}

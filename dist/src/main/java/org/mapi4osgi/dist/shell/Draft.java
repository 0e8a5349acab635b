// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.tags.PR;

/**
 * A message to be sent.
 *
 * @param recipients resolved, with PR_RECIPIENT_TYPE
 * @param subject the subject
 * @param text the text
 * @param attachments files
 * @param priority PR_PRIORITY
 * @param later when it shall leave; null for at once
 */
record Draft(
        List<Props> recipients,
        String subject,
        String text,
        List<Path> attachments,
        Priority priority,
        @Nullable Instant later) {
    private static final int ATTACH_BY_VALUE = 1;

    /**
     * A message that was submitted.
     *
     * @param id its entry ID
     * @param searchKey what a report on it names
     */
    record Submitted(EntryId id, Binary searchKey) {
        /** What a person calls it. */
        String shortId() {
            return StoreCommands.shortId(id.toBinary());
        }
    }

    /** Makes the message in the outbox and submits it; a copy goes to Sent Items once it is sent. */
    Submitted submit(IMsgStore store) throws MapiException {
        EntryId outbox = Folders.special(store, PR.PR_IPM_OUTBOX_ENTRYID, "outbox");
        Props sentItems = store.getProps(PR.PR_IPM_SENTMAIL_ENTRYID);
        try (IMAPIFolder folder =
                        store.openEntry(outbox, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMAPIFolder.IID);
                IMessage message = folder.createMessage()) {
            message.setProps(Props.builder()
                    .put(PR.PR_MESSAGE_CLASS, "IPM.Note")
                    .put(PR.PR_SUBJECT, subject)
                    .put(PR.PR_BODY, text)
                    .put(PR.PR_PRIORITY, priority.priority())
                    .put(PR.PR_IMPORTANCE, priority.importance())
                    .putIfPresent(PR.PR_DEFERRED_SEND_TIME, later)
                    .putIfPresent(
                            PR.PR_SENTMAIL_ENTRYID,
                            sentItems.get(PR.PR_IPM_SENTMAIL_ENTRYID).orElse(null))
                    .build());
            message.modifyRecipients(null, recipients);
            for (Path file : attachments) {
                attach(message, file);
            }
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            Props saved = message.getProps(PR.PR_ENTRYID, PR.PR_SEARCH_KEY);
            message.submitMessage();
            return new Submitted(
                    saved.entryId(PR.PR_ENTRYID).orElseThrow(),
                    saved.get(PR.PR_SEARCH_KEY).orElse(Binary.EMPTY));
        }
    }

    private static void attach(IMessage message, Path file) throws MapiException {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        try (IAttach attachment = message.createAttach();
                InputStream in = new SequentialInput(file)) {
            attachment.setProps(Props.builder()
                    .put(PR.PR_ATTACH_METHOD, ATTACH_BY_VALUE)
                    .put(PR.PR_RENDERING_POSITION, -1)
                    .put(PR.PR_DISPLAY_NAME, name)
                    .put(PR.PR_ATTACH_LONG_FILENAME, name)
                    .put(PR.PR_ATTACH_EXTENSION, dot < 0 ? "" : name.substring(dot))
                    .put(
                            PR.PR_ATTACH_MIME_TAG,
                            Optional.ofNullable(Files.probeContentType(file)).orElse("application/octet-stream"))
                    .build());
            try (IStream stream = attachment.openProperty(
                            PR.PR_ATTACH_DATA_BIN,
                            IStream.IID,
                            OpenPropertyFlag.MAPI_CREATE,
                            OpenPropertyFlag.MAPI_MODIFY);
                    OutputStream out = stream.outputStream()) {
                in.transferTo(out);
            }
            attachment.saveChanges();
        } catch (IOException e) {
            throw new MapiException(
                    MapiCode.MAPI_E_DISK_ERROR, "the file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}

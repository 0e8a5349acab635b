// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.tags.PR;

/** The steps that make, list, open and keep messages. */
final class MessageSteps {
    static final String SUBJECT = "Minutes of the provider meeting";

    private static final int MAPI_TO = 1;
    private static final int ATTACH_BY_VALUE = 1;
    private static final String ATTACHMENT = "minutes.txt";

    private final Workbench bench;
    private @Nullable EntryId composed;
    private @Nullable IMAPITable openTable;
    private @Nullable IMessage openMessage;

    MessageSteps(Workbench bench) {
        this.bench = bench;
    }

    /** Composes a message to a resolved recipient, with an attachment written through a stream. */
    String compose(Props recipient) throws MapiException, IOException {
        try (IMAPIFolder inbox = bench.inbox();
                IMessage message = inbox.createMessage()) {
            Instant now = Instant.now();
            message.setProps(Props.builder()
                    .put(PR.PR_MESSAGE_CLASS, "IPM.Note")
                    .put(PR.PR_SUBJECT, SUBJECT)
                    .put(PR.PR_BODY, "The minutes are attached.\r\n")
                    .put(PR.PR_CLIENT_SUBMIT_TIME, now)
                    .put(PR.PR_MESSAGE_DELIVERY_TIME, now)
                    .put(PR.PR_SENDER_NAME, "The demo")
                    .build());
            message.modifyRecipients(null, List.of(recipient.with(PR.PR_RECIPIENT_TYPE, MAPI_TO)));
            attach(message);
            message.saveChanges(SaveFlag.KEEP_OPEN_READONLY);
            EntryId id = message.getProps(PR.PR_ENTRYID).entryId(PR.PR_ENTRYID).orElseThrow();
            composed = id;
            return "to " + recipient.get(PR.PR_DISPLAY_NAME).orElse("?") + ", attached " + ATTACHMENT;
        }
    }

    private static void attach(IMessage message) throws MapiException, IOException {
        try (IAttach attachment = message.createAttach()) {
            attachment.setProps(Props.builder()
                    .put(PR.PR_ATTACH_METHOD, ATTACH_BY_VALUE)
                    .put(PR.PR_ATTACH_LONG_FILENAME, ATTACHMENT)
                    .put(PR.PR_ATTACH_MIME_TAG, "text/plain")
                    .build());
            try (IStream stream = attachment.openProperty(
                            PR.PR_ATTACH_DATA_BIN,
                            IStream.IID,
                            OpenPropertyFlag.MAPI_CREATE,
                            OpenPropertyFlag.MAPI_MODIFY);
                    OutputStream out = stream.outputStream()) {
                out.write("A provider was replaced. Nobody noticed.\r\n".getBytes(StandardCharsets.UTF_8));
            }
            attachment.saveChanges();
        }
    }

    /** Lists the messages whose subject contains a word, newest first. */
    String list(String word) throws MapiException {
        try (IMAPIFolder inbox = bench.inbox();
                IMAPITable contents = inbox.getContentsTable()) {
            contents.setColumns(PR.PR_SUBJECT, PR.PR_ENTRYID);
            int all = contents.getRowCount();
            contents.restrict(Restriction.contains(PR.PR_SUBJECT, word));
            contents.sortTable(SortOrderSet.of(SortOrder.descending(PR.PR_MESSAGE_DELIVERY_TIME)));
            List<Props> rows = contents.queryRows(50);
            check(!rows.isEmpty(), "no subject contains " + word);
            return rows.size() + " of " + all + ", first: "
                    + rows.get(0).get(PR.PR_SUBJECT).orElse("");
        }
    }

    /** Opens the composed message by its entry ID, through the session, and reads its attachment. */
    String openByEntryId() throws MapiException, IOException {
        EntryId id = composed == null ? findComposed() : composed;
        try (IMessage message = bench.session().openEntry(id, IMessage.IID)) {
            String subject = message.getProp(PR.PR_SUBJECT).orElse("");
            check(subject.equals(SUBJECT), "the subject is " + subject);
            return "read " + attachmentSize(message) + " bytes of " + ATTACHMENT;
        }
    }

    private static int attachmentSize(IMessage message) throws MapiException, IOException {
        try (IAttach attachment = message.openAttach(0);
                IStream stream = attachment.openProperty(PR.PR_ATTACH_DATA_BIN, IStream.IID);
                var in = stream.inputStream()) {
            return in.readAllBytes().length;
        }
    }

    private EntryId findComposed() throws MapiException {
        try (IMAPIFolder inbox = bench.inbox();
                IMAPITable contents = inbox.getContentsTable()) {
            contents.setColumns(PR.PR_ENTRYID);
            contents.restrict(Restriction.equal(PR.PR_SUBJECT, SUBJECT));
            List<Props> rows = contents.queryRows(1);
            check(!rows.isEmpty(), "the composed message is not in the inbox");
            return rows.get(0).entryId(PR.PR_ENTRYID).orElseThrow();
        }
    }

    /** Opens a table and a message, which stay open while the store's provider is updated. */
    String openForUpdate() throws MapiException {
        try (IMAPIFolder inbox = bench.inbox()) {
            IMAPITable table = inbox.getContentsTable();
            table.setColumns(PR.PR_SUBJECT, PR.PR_INSTANCE_KEY);
            table.sortTable(SortOrderSet.of(SortOrder.ascending(PR.PR_SUBJECT)));
            table.queryRows(1);
            openTable = table;
        }
        openMessage = bench.session().openEntry(findComposed(), IMessage.IID);
        return "at row 1 of " + table().getRowCount();
    }

    /** Reads on through the same handles. */
    String readOn() throws MapiException {
        try (IMAPITable table = table();
                IMessage message = message()) {
            int position = table.queryPosition().row();
            check(position == 1, "the table's position is " + position);
            int rest = table.queryRows(Integer.MAX_VALUE).size();
            check(rest == table.getRowCount() - 1, rest + " rows follow");
            String subject = message.getProp(PR.PR_SUBJECT).orElse("");
            check(subject.equals(SUBJECT), "the subject is " + subject);
            return "the table read on at row 2, " + rest + " rows; the message still reads";
        } finally {
            openTable = null;
            openMessage = null;
        }
    }

    private IMAPITable table() {
        return java.util.Objects.requireNonNull(openTable, "no open table");
    }

    private IMessage message() {
        return java.util.Objects.requireNonNull(openMessage, "no open message");
    }

    /** An entry ID of a provider that is not there is nobody's. */
    String routeToForgetful() throws MapiException {
        EntryId id = EntryId.compose(ForgetfulProvider.UID, Binary.ofHex("01"));
        try (var object = bench.session().openEntry(id)) {
            throw new MapiException(
                    MapiCode.MAPI_E_CALL_FAILED,
                    "the provider that was to be unloaded opened a " + object.objectType());
        } catch (MapiException e) {
            if (e.code() != MapiCode.MAPI_E_UNKNOWN_ENTRYID) {
                throw e;
            }
            return "its entry IDs give " + e.code();
        }
    }

    static void check(boolean condition, String otherwise) throws MapiException {
        if (!condition) {
            throw new MapiException(MapiCode.MAPI_E_CALL_FAILED, otherwise);
        }
    }
}

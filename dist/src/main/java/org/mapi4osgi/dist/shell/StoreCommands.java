// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.tags.PR;

/** Message stores, folders and messages. */
public final class StoreCommands {
    private static final int PAGE = 500;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final ShellSession session;

    StoreCommands(ShellSession session) {
        this.session = session;
    }

    /**
     * Lists the profile's message stores.
     *
     * @param console the command's session
     * @throws MapiException if there is no session
     */
    @Usage("stores")
    @Descriptor("lists the profile's message stores")
    public void stores(CommandSession console) throws MapiException {
        TextTable text = new TextTable("STORE", "PROVIDER", "DEFAULT");
        try (IMAPITable table = session.session().getMsgStoresTable()) {
            table.setColumns(PR.PR_DISPLAY_NAME, PR.PR_PROVIDER_DISPLAY, PR.PR_DEFAULT_STORE);
            for (Props row : table.queryRows(Math.max(1, table.getRowCount()))) {
                text.row(
                        row.get(PR.PR_DISPLAY_NAME).orElse("?"),
                        row.get(PR.PR_PROVIDER_DISPLAY).orElse(""),
                        row.get(PR.PR_DEFAULT_STORE).orElse(false) ? "yes" : "");
            }
        }
        text.print(console.getConsole());
    }

    /**
     * Lists the folders of the default store.
     *
     * @param console the command's session
     * @throws MapiException if there is no store
     */
    @Usage("folders")
    @Descriptor("lists the folders of the default store")
    public void folders(CommandSession console) throws MapiException {
        TextTable text = new TextTable("FOLDER", "MESSAGES", "UNREAD");
        try (IMAPIFolder root = Folders.open(session.store(), "");
                IMAPITable tree = Folders.tree(root)) {
            for (Props row : tree.queryRows(Math.max(1, tree.getRowCount()))) {
                text.row(
                        "  ".repeat(row.get(PR.PR_DEPTH).orElse(0))
                                + row.get(PR.PR_DISPLAY_NAME).orElse("?"),
                        row.get(PR.PR_CONTENT_COUNT).orElse(0),
                        row.get(PR.PR_CONTENT_UNREAD).orElse(0));
            }
        }
        text.print(console.getConsole());
    }

    /**
     * Lists the messages of a folder.
     *
     * @param console the command's session
     * @param sort date, subject or sender
     * @param match part of the subject, or empty
     * @param folders the folder's path; none for the Inbox
     * @throws MapiException if there is no such folder
     * @throws UsageException if there is no such order, or more than one folder
     */
    @Usage(
            value = "ls [--sort ORDER] [--match TEXT] [FOLDER]",
            examples = {"ls", "ls --match garden Inbox/Lists", "ls --sort sender 'Sent Items'"})
    @Descriptor("lists the messages of a folder, newest first")
    public void ls(
            CommandSession console,
            @Descriptor("date, subject or sender") @Parameter(names = "--sort", absentValue = "date") String sort,
            @Descriptor("only subjects that contain this") @Parameter(names = "--match", absentValue = "") String match,
            @Descriptor("the folder, Inbox/Lists for instance; Inbox if left out") String[] folders)
            throws MapiException, UsageException {
        if (folders.length > 1) {
            throw new UsageException("ls lists one folder; put quotes around a name with spaces");
        }
        String folder = folders.length == 0 ? "Inbox" : folders[0];
        SortOrder order = switch (sort) {
            case "date" -> SortOrder.descending(PR.PR_MESSAGE_DELIVERY_TIME);
            case "subject" -> SortOrder.ascending(PR.PR_SUBJECT);
            case "sender" -> SortOrder.ascending(PR.PR_SENDER_NAME);
            default -> throw new UsageException("--sort takes date, subject or sender, not " + sort);
        };
        TextTable text = new TextTable("ID", "DATE", "FROM", "SUBJECT", "SIZE");
        try (IMAPIFolder opened = Folders.open(session.store(), folder);
                IMAPITable contents = opened.getContentsTable()) {
            contents.setColumns(
                    PR.PR_ENTRYID, PR.PR_MESSAGE_DELIVERY_TIME, PR.PR_SENDER_NAME, PR.PR_SUBJECT, PR.PR_MESSAGE_SIZE);
            if (!match.isEmpty()) {
                contents.restrict(Restriction.contains(PR.PR_SUBJECT, match));
            }
            contents.sortTable(SortOrderSet.of(order));
            int count = contents.getRowCount();
            for (Props row : contents.queryRows(PAGE)) {
                text.row(
                        row.get(PR.PR_ENTRYID).map(StoreCommands::shortId).orElse("?"),
                        row.get(PR.PR_MESSAGE_DELIVERY_TIME)
                                .map(StoreCommands::time)
                                .orElse(""),
                        row.get(PR.PR_SENDER_NAME).orElse(""),
                        row.get(PR.PR_SUBJECT).orElse(""),
                        row.get(PR.PR_MESSAGE_SIZE).orElse(0));
            }
            text.print(console.getConsole());
            console.getConsole()
                    .println(count > PAGE ? "the first " + PAGE + " of " + count + " messages" : count + " messages");
        }
    }

    static String time(Instant instant) {
        return TIME.format(instant.atZone(ZoneId.systemDefault()));
    }

    /** The last bytes of an entry ID: what tells messages of one store apart, short enough to be typed. */
    static String shortId(Binary entryId) {
        String hex = entryId.toString();
        return hex.substring(Math.max(0, hex.length() - 12));
    }

    /**
     * Shows a message.
     *
     * @param console the command's session
     * @param folder the folder's path
     * @param id the ID that ls shows, or a whole entry ID
     * @throws MapiException if there is no such message
     */
    @Usage(value = "cat FOLDER ID", examples = "cat Inbox 7804A510C318")
    @Descriptor("shows a message")
    public void cat(
            CommandSession console,
            @Descriptor("the folder, Inbox for instance") String folder,
            @Descriptor("the ID that ls shows, or its end") String id)
            throws MapiException {
        EntryId entryId = find(folder, id);
        try (IMessage message = session.session().openEntry(entryId, IMessage.IID)) {
            print(console.getConsole(), message);
        }
    }

    /** The message of a folder whose entry ID ends so. */
    EntryId find(String folder, String id) throws MapiException {
        EntryId found = null;
        try (IMAPIFolder opened = Folders.open(session.store(), folder);
                IMAPITable contents = opened.getContentsTable()) {
            contents.setColumns(PR.PR_ENTRYID);
            for (var rows = contents.queryRows(PAGE); !rows.isEmpty(); rows = contents.queryRows(PAGE)) {
                for (Props row : rows) {
                    EntryId candidate = row.entryId(PR.PR_ENTRYID).orElseThrow();
                    if (candidate
                            .toString()
                            .regionMatches(
                                    true,
                                    Math.max(0, candidate.toString().length() - id.length()),
                                    id,
                                    0,
                                    id.length())) {
                        if (found != null) {
                            throw new MapiException(
                                    MapiCode.MAPI_E_AMBIGUOUS_RECIP,
                                    "several messages end in " + id + ": type more of it");
                        }
                        found = candidate;
                    }
                }
            }
        }
        if (found == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_NOT_FOUND,
                    "no message of " + folder + " ends in " + id + ": ls " + folder + " lists them");
        }
        return found;
    }

    private static void print(PrintStream out, IMessage message) throws MapiException {
        Props props = message.getProps(
                PR.PR_SUBJECT,
                PR.PR_SENDER_NAME,
                PR.PR_SENDER_EMAIL_ADDRESS,
                PR.PR_DISPLAY_TO,
                PR.PR_DISPLAY_CC,
                PR.PR_CLIENT_SUBMIT_TIME);
        out.println("Subject: " + props.get(PR.PR_SUBJECT).orElse(""));
        out.println("From:    " + props.get(PR.PR_SENDER_NAME).orElse("") + " <"
                + props.get(PR.PR_SENDER_EMAIL_ADDRESS).orElse("") + ">");
        out.println("To:      " + props.get(PR.PR_DISPLAY_TO).orElse(""));
        props.get(PR.PR_DISPLAY_CC).filter(cc -> !cc.isBlank()).ifPresent(cc -> out.println("Cc:      " + cc));
        props.get(PR.PR_CLIENT_SUBMIT_TIME).ifPresent(date -> out.println("Date:    " + time(date)));
        try (IMAPITable attachments = message.getAttachmentTable()) {
            attachments.setColumns(PR.PR_ATTACH_LONG_FILENAME, PR.PR_ATTACH_MIME_TAG, PR.PR_ATTACH_SIZE);
            for (Props row : attachments.queryRows(Math.max(1, attachments.getRowCount()))) {
                out.println("Attached: " + row.get(PR.PR_ATTACH_LONG_FILENAME).orElse("(no name)") + ", "
                        + row.get(PR.PR_ATTACH_MIME_TAG).orElse("?") + ", "
                        + row.get(PR.PR_ATTACH_SIZE).orElse(0) + " bytes");
            }
        }
        out.println();
        out.println(body(message));
    }

    private static String body(IMessage message) throws MapiException {
        Props props = message.getProps(PR.PR_BODY);
        if (props.has(PR.PR_BODY)) {
            return props.get(PR.PR_BODY).orElse("");
        }
        if (props.error(PR.PR_BODY).orElse(MapiCode.MAPI_E_NOT_FOUND) == MapiCode.MAPI_E_NOT_FOUND) {
            return "(no text; the message may have HTML only)";
        }
        try (IStream stream = message.openProperty(PR.PR_BODY, IStream.IID);
                InputStream in = stream.inputStream()) {
            // A PT_UNICODE stream is UTF-16LE.
            return new String(in.readAllBytes(), StandardCharsets.UTF_16LE);
        } catch (IOException e) {
            throw new MapiException(MapiCode.MAPI_E_DISK_ERROR, "the text cannot be read", e);
        }
    }
}

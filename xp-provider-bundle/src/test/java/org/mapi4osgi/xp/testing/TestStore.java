// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.ms.engine.StoreEngine;
import org.mapi4osgi.ms.logon.MsEntryPoints;
import org.mapi4osgi.ms.logon.OpenStores;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.SpiVersion;
import org.mapi4osgi.spi.StoreLogonRequest;
import org.mapi4osgi.spi.StoreLogonResult;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.DataFolder;

/** The SQLite store in a folder, as the spooler has it open. */
public final class TestStore implements AutoCloseable {
    private static final PropTag<String> PATH = PropTag.of(0x6600, PropType.PT_UNICODE, String.class);
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

    private final StoreLogonResult logon;
    private final IMsgStore store;
    private final IMAPIFolder inbox;
    private final EntryId inboxId;

    public TestStore(Path folder) throws MapiException {
        Path file = folder.resolve("store.db");
        if (!Files.exists(file)) {
            StoreEngine.create(file, () -> NOW);
        }
        FakeSupport support = FakeSupport.ofStore();
        support.section.held = Props.of(PATH, file.toString());
        logon = new MsEntryPoints(new OpenStores(() -> NOW), new DataFolder(() -> null))
                .init(new InitRequest(Set.of(), SpiVersion.CURRENT))
                .provider()
                .logon(StoreLogonRequest.builder(support, "test")
                        .flags(Set.of(OpenMsgStoreFlag.MDB_WRITE))
                        .build());
        store = logon.store();
        inboxId = store.getReceiveFolder(null).entryId();
        inbox = openInbox();
    }

    /** The folder where mail arrives, once more. */
    IMAPIFolder openInbox() throws MapiException {
        return store.openEntry(inboxId, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMAPIFolder.IID);
    }

    /** A new message where mail arrives. */
    public IMessage incoming() throws MapiException {
        return inbox.createMessage();
    }

    public EntryId inboxId() {
        return inboxId;
    }

    /** What is in the folder where mail arrives, by subject. */
    public List<String> subjects() throws MapiException {
        try (IMAPITable table = inbox.getContentsTable()) {
            table.setColumns(PR.PR_SUBJECT);
            List<String> subjects = new ArrayList<>();
            table.queryRows(1000)
                    .forEach(row -> subjects.add(row.get(PR.PR_SUBJECT).orElse("")));
            return subjects;
        }
    }

    /** The message with a subject. */
    public IMessage open(String subject) throws MapiException {
        try (IMAPITable table = inbox.getContentsTable()) {
            table.setColumns(PR.PR_SUBJECT, PR.PR_ENTRYID);
            for (Props row : table.queryRows(1000)) {
                if (row.get(PR.PR_SUBJECT).orElse("").equals(subject)) {
                    return store.openEntry(row.entryId(PR.PR_ENTRYID).orElseThrow(), OpenEntryFlag.MAPI_MODIFY)
                            .queryInterface(IMessage.IID);
                }
            }
        }
        throw new AssertionError("no message " + subject);
    }

    /** A message to Internet addresses, saved, as a transport gets it. */
    public IMessage outgoing(String subject, String... addresses) throws MapiException {
        IMessage message = inbox.createMessage();
        message.setProps(Props.builder()
                .put(PR.PR_MESSAGE_CLASS, "IPM.Note")
                .put(PR.PR_SUBJECT, subject)
                .put(PR.PR_BODY, "The body of " + subject + "\r\n.\r\nand a line after a dot\r\n")
                .put(PR.PR_CLIENT_SUBMIT_TIME, NOW)
                .build());
        List<Props> rows = new ArrayList<>();
        for (String address : addresses) {
            rows.add(recipient(1, address, false));
        }
        message.modifyRecipients(ModifyRecipientsFlag.MODRECIP_ADD, rows);
        message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
        return message;
    }

    /** A recipient's row. */
    public static Props recipient(int type, String address, boolean responsibility) {
        return Props.builder()
                .put(PR.PR_RECIPIENT_TYPE, type)
                .put(PR.PR_DISPLAY_NAME, "Name of " + address)
                .put(PR.PR_ADDRTYPE, "SMTP")
                .put(PR.PR_EMAIL_ADDRESS, address)
                .put(PR.PR_RESPONSIBILITY, responsibility)
                .build();
    }

    /** The addresses of recipients for whom a transport took responsibility, as a message is on disk. */
    public List<String> taken(String subject) throws MapiException {
        try (IMessage message = open(subject);
                IMAPITable table = message.getRecipientTable()) {
            table.setColumns(PR.PR_EMAIL_ADDRESS, PR.PR_RESPONSIBILITY);
            return table.queryRows(1000).stream()
                    .filter(row -> row.get(PR.PR_RESPONSIBILITY).orElse(false))
                    .map(row -> row.get(PR.PR_EMAIL_ADDRESS).orElse(""))
                    .toList();
        }
    }

    @Override
    public void close() throws MapiException {
        inbox.close();
        store.close();
        Objects.requireNonNull(logon.logon().orElse(null)).logoff();
    }
}

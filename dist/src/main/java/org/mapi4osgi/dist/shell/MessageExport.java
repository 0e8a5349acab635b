// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.ConvertFlag;
import org.mapi4osgi.mime.IConverterSession;
import org.mapi4osgi.mime.MboxWriter;
import org.mapi4osgi.tags.PR;

/** Writes messages into files. A message that cannot be written is told of and left out; the others are written. */
final class MessageExport {
    private static final int PAGE = 500;
    private static final int LONGEST_NAME = 60;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

    /** After these the next message would fail in the same way. */
    private static final Set<MapiCode> FINAL = Set.of(
            MapiCode.MAPI_E_DISK_ERROR,
            MapiCode.MAPI_E_NOT_ENOUGH_DISK,
            MapiCode.MAPI_E_INVALID_OBJECT,
            MapiCode.MAPI_E_END_OF_SESSION);

    private final IConverterSession converter;
    private final PrintStream out;
    private final Progress progress;
    private final boolean force;
    private int exported;
    private int failed;

    MessageExport(IConverterSession converter, PrintStream out, Progress progress, boolean force) {
        this.converter = converter;
        this.out = out;
        this.progress = progress;
        this.force = force;
    }

    int exported() {
        return exported;
    }

    int failed() {
        return failed;
    }

    void toFile(IMessage message, Path target) throws MapiException {
        try (NewFile file = NewFile.create(target, force)) {
            write(message, file.out());
            file.finish();
        }
        exported++;
        progress.step();
    }

    private void write(IMessage message, OutputStream file) throws MapiException {
        converter.mapiToMIMEStm(message, file, ConvertFlag.CCSF_INCLUDE_BCC, ConvertFlag.CCSF_EMBEDDED_MESSAGE);
    }

    /** Writes each message of a folder into a file of its own, named by its day, subject and ID. */
    void toDirectory(IMAPIFolder folder, Path directory) throws MapiException {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw NewFile.unwritable(directory, e);
        }
        forEach(folder, (row, message) -> toFile(message, directory.resolve(fileName(row))));
    }

    /** Writes the messages of a folder into one file. */
    void toMbox(IMAPIFolder folder, Path target) throws MapiException {
        try (NewFile file = NewFile.create(target, force)) {
            forEach(folder, (row, message) -> append(row, message, file));
            file.finish();
        }
    }

    private void append(Props row, IMessage message, NewFile file) throws MapiException {
        try {
            long start = file.position();
            String sender = row.get(PR.PR_SENDER_EMAIL_ADDRESS).orElse("");
            try (OutputStream mail = new MboxWriter(file.out()).begin(sender, date(row))) {
                write(message, mail);
            } catch (MapiException e) {
                file.backTo(start);
                throw e;
            }
        } catch (IOException e) {
            throw NewFile.unwritable(file.target(), e);
        }
        exported++;
        progress.step();
    }

    private static Instant date(Props row) {
        return row.get(PR.PR_MESSAGE_DELIVERY_TIME).orElse(Instant.EPOCH);
    }

    private static String fileName(Props row) {
        String subject = row.get(PR.PR_SUBJECT)
                .orElse("")
                .replaceAll("[^\\p{L}\\p{N} ._-]+", "_")
                .strip();
        String shortened = subject.codePointCount(0, subject.length()) <= LONGEST_NAME
                ? subject
                : subject.substring(0, subject.offsetByCodePoints(0, LONGEST_NAME));
        String id = row.get(PR.PR_ENTRYID).map(StoreCommands::shortId).orElse("");
        String day = row.get(PR.PR_MESSAGE_DELIVERY_TIME).map(DAY::format).orElse("undated");
        return day + " " + (shortened.isEmpty() ? "no subject" : shortened) + " " + id + ".eml";
    }

    @FunctionalInterface
    private interface Action {
        void on(Props row, IMessage message) throws MapiException;
    }

    private void forEach(IMAPIFolder folder, Action action) throws MapiException {
        try (IMAPITable contents = folder.getContentsTable()) {
            contents.setColumns(PR.PR_ENTRYID, PR.PR_SUBJECT, PR.PR_MESSAGE_DELIVERY_TIME, PR.PR_SENDER_EMAIL_ADDRESS);
            for (var rows = contents.queryRows(PAGE); !rows.isEmpty(); rows = contents.queryRows(PAGE)) {
                for (Props row : rows) {
                    EntryId id = row.entryId(PR.PR_ENTRYID)
                            .orElseThrow(() -> new MapiException(
                                    MapiCode.MAPI_E_CORRUPT_DATA, "the folder has a row without PR_ENTRYID"));
                    one(folder, row, id, action);
                }
            }
        }
    }

    private void one(IMAPIFolder folder, Props row, EntryId id, Action action) throws MapiException {
        try (IMessage message = folder.openEntry(id).queryInterface(IMessage.IID)) {
            action.on(row, message);
        } catch (MapiException e) {
            if (FINAL.contains(e.code())) {
                throw e;
            }
            failed++;
            out.println("not exported " + StoreCommands.shortId(id.toBinary()) + ": " + e.getMessage());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.mapi4osgi.api.CreateEntryFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.mime.ConverterSession;
import org.mapi4osgi.mime.MailImport;
import org.mapi4osgi.mime.contact.ContactImport;

/** Brings mail and contacts in. */
public final class TransferCommands {
    private static final Pattern CONTACTS = Pattern.compile("(?i)\\.(vcf|vcard|ldif|ldi)$");

    private final ShellSession session;

    TransferCommands(ShellSession session) {
        this.session = session;
    }

    /**
     * Imports files: mail into a folder, contacts into the personal address book.
     *
     * @param console the command's session
     * @param verbose whether to tell each message
     * @param folder the folder's path
     * @param files the files
     * @throws MapiException if a file cannot be read or the folder cannot be written, or nothing was imported
     * @throws UsageException if there is no file
     */
    @Usage(
            value = "import [--folder FOLDER] [--verbose] FILE...",
            examples = {"import letter.eml archive.mbox", "import people.vcf staff.ldif"})
    @Descriptor("imports mail (.eml, mbox) into a folder, contacts (.vcf, .ldif) into the address book")
    public void _import(
            CommandSession console,
            @Descriptor("tells each message as soon as it is saved for good")
                    @Parameter(names = "--verbose", presentValue = "true", absentValue = "false")
                    boolean verbose,
            @Descriptor("the folder for mail") @Parameter(names = "--folder", absentValue = "Inbox") String folder,
            @Descriptor("the files") String[] files)
            throws MapiException, UsageException {
        if (files.length == 0) {
            throw new UsageException("import needs a file");
        }
        List<Path> contacts = new ArrayList<>();
        List<Path> mail = new ArrayList<>();
        for (String file : files) {
            (CONTACTS.matcher(file).find() ? contacts : mail).add(path(file));
        }
        if (!contacts.isEmpty()) {
            importContacts(console.getConsole(), contacts);
        }
        if (!mail.isEmpty()) {
            importMail(console.getConsole(), verbose, folder, mail);
        }
    }

    private static Path path(String file) throws MapiException {
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new MapiException(
                        MapiCode.MAPI_E_INVALID_PARAMETER, file + " is a folder: name the files in it, " + file + "/*");
            }
            if (!Files.exists(path)) {
                throw new MapiException(
                        MapiCode.MAPI_E_NOT_FOUND, "there is no file " + file + "; nothing was imported");
            }
            return path;
        } catch (InvalidPathException e) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER,
                    "no file can have the name " + file + " here; if it has letters beyond ASCII, set LC_ALL=C.UTF-8",
                    e);
        }
    }

    private void importContacts(PrintStream out, List<Path> files) throws MapiException {
        IAddrBook book = session.addressBook(out);
        EntryId pab = book.getPAB()
                .orElseThrow(() -> new MapiException(
                        MapiCode.MAPI_E_NOT_FOUND,
                        "the profile has no address book that can be changed: profiles create makes one that has"));
        try (IABContainer container =
                book.openEntry(pab, OpenEntryFlag.MAPI_MODIFY).queryInterface(IABContainer.IID)) {
            ContactImport contacts = new ContactImport(
                    container,
                    (name, address) -> book.createOneOff(name, "SMTP", address),
                    CreateEntryFlag.CREATE_CHECK_DUP_STRICT);
            for (Path file : files) {
                if (Files.exists(file) && !Files.isRegularFile(file)) {
                    throw new MapiException(
                            MapiCode.MAPI_E_INVALID_PARAMETER,
                            file + " is no plain file: contacts are read more than once, so save them as a file");
                }
                ContactImport.Result result = contacts.run(
                        file,
                        (position, what, reason) ->
                                out.println("refused " + file + " #" + position + " " + what + ": " + reason));
                out.printf(
                        "%s: %d contacts read, %d imported, %d duplicates, %d refused%n",
                        file, result.read(), result.imported(), result.duplicates(), result.refused());
            }
        }
    }

    private void importMail(PrintStream out, boolean verbose, String folder, List<Path> files) throws MapiException {
        try (IMAPIFolder destination = Folders.open(session.store(), folder, OpenEntryFlag.MAPI_MODIFY)) {
            Progress progress = new Progress("imported", InstantSource.system(), System.err);
            MailImport mail = new MailImport(new ConverterSession(), destination, new MailImport.Listener() {
                @Override
                public void imported(String source) {
                    if (verbose) {
                        out.println("imported " + source);
                        out.flush();
                    } else {
                        progress.step();
                    }
                }

                @Override
                public void refused(String source, MapiException reason) {
                    out.println("refused " + source + ": " + reason.getMessage());
                }
            });
            try {
                for (Path file : files) {
                    read(mail, file);
                }
            } finally {
                out.printf(
                        "%d messages read, %d imported into %s, %d refused%n",
                        mail.read(), mail.imported(), folder, mail.refused());
            }
            if (mail.imported() == 0) {
                throw new MapiException(MapiCode.MAPI_E_CORRUPT_DATA, "nothing was imported");
            }
        }
    }

    private static void read(MailImport mail, Path file) throws MapiException {
        try (InputStream in = new BufferedInputStream(new SequentialInput(file))) {
            mail.importFile(String.valueOf(file.getFileName()), in);
        } catch (NoSuchFileException e) {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "there is no file " + file, e);
        } catch (IOException e) {
            throw new MapiException(
                    MapiCode.MAPI_E_DISK_ERROR, "the file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}

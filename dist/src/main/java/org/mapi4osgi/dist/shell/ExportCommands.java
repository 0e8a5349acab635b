// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.ConverterSession;
import org.mapi4osgi.mime.contact.ContactExport;
import org.mapi4osgi.mime.contact.ContactWriter;

/** Takes mail and contacts out. */
public final class ExportCommands {
    private static final String HELP = """
            export writes mail and contacts into files that other programs read.

              export Inbox 1A2B3C letter.eml    one message; ls Inbox shows the IDs
              export Inbox mail                 each message of the folder as mail/DAY SUBJECT ID.eml
              export Inbox mail.mbox            all messages of the folder in one mbox
              export people.vcf                 the personal address book as vCards 4.0
              export people.ldif                the personal address book as LDIF

            A file that is there already stays as it is; --force replaces it. A file has its name only when it is whole.
            import reads all of these again.
            """;

    private final ShellSession session;
    private final StoreCommands stores;

    ExportCommands(ShellSession session, StoreCommands stores) {
        this.session = session;
        this.stores = stores;
    }

    /**
     * Exports a message, a folder or the personal address book. The target's ending says which form it gets.
     *
     * @param console the command's session
     * @param force whether a file that is there is replaced
     * @param help whether only to explain
     * @param arguments what to export, and last the target
     * @throws MapiException if something is not found, cannot be read, or the target cannot be written
     * @throws UsageException if the arguments make no sense
     */
    @Usage(
            value = "export [--force] [FOLDER [ID]] TARGET",
            examples = {
                "export Inbox 7804A510C318 letter.eml",
                "export Inbox mail",
                "export Inbox mail.mbox",
                "export people.vcf"
            })
    @Descriptor("exports mail to .eml files or an mbox, contacts to .vcf or .ldif")
    public void export(
            CommandSession console,
            @Descriptor("replaces files that are there")
                    @Parameter(names = "--force", presentValue = "true", absentValue = "false")
                    boolean force,
            @Descriptor("explains by examples")
                    @Parameter(names = "--help", presentValue = "true", absentValue = "false")
                    boolean help,
            @Descriptor("[FOLDER [ID]] TARGET") String[] arguments)
            throws MapiException, UsageException {
        PrintStream out = console.getConsole();
        if (help) {
            out.print(HELP);
            return;
        }
        List<String> words = Arrays.asList(arguments);
        if (words.isEmpty() || words.size() > 3) {
            throw new UsageException("export takes FOLDER TARGET, FOLDER ID TARGET, or TARGET for contacts");
        }
        String name = words.get(words.size() - 1);
        Path target = path(name);
        boolean ldif = hasEnding(name, ".ldif", ".ldi");
        if (ldif || hasEnding(name, ".vcf", ".vcard")) {
            if (words.size() > 1) {
                throw new UsageException("export " + name + " takes no folder: it is for contacts");
            }
            exportContacts(out, target, ldif, force);
        } else if (words.size() == 1) {
            throw new UsageException("export " + name + " needs a folder, or a target that ends in .vcf or .ldif");
        } else {
            exportMail(out, words, target, force);
        }
    }

    private static Path path(String name) throws UsageException {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UsageException(name + " cannot be the name of a file: " + e.getReason());
        }
    }

    private static boolean hasEnding(String name, String... endings) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(endings).anyMatch(lower::endsWith);
    }

    private void exportMail(PrintStream out, List<String> words, Path target, boolean force) throws MapiException {
        MessageExport export = new MessageExport(new ConverterSession(), out, progress(), force);
        String folder = words.get(0);
        if (words.size() == 3) {
            EntryId id = stores.find(folder, words.get(1));
            try (IMessage message = session.session().openEntry(id, IMessage.IID)) {
                export.toFile(message, target);
            }
        } else {
            try (IMAPIFolder opened = Folders.open(session.store(), folder)) {
                if (hasEnding(target.toString(), ".mbox")) {
                    export.toMbox(opened, target);
                } else {
                    export.toDirectory(opened, target);
                }
            }
        }
        out.println(count(export.exported(), "message") + " exported to " + target);
        if (export.failed() > 0) {
            throw new MapiException(
                    MapiCode.MAPI_E_CALL_FAILED,
                    count(export.failed(), "message") + " of " + folder + " not exported, for the reasons above");
        }
    }

    private static Progress progress() {
        return new Progress("exported", InstantSource.system(), System.err);
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void exportContacts(PrintStream out, Path target, boolean ldif, boolean force) throws MapiException {
        IAddrBook book = session.addressBook(out);
        EntryId pab = book.getPAB()
                .orElseThrow(() -> new MapiException(
                        MapiCode.MAPI_E_NOT_FOUND,
                        "the profile has no personal address book: profiles create makes one that has"));
        Progress progress = progress();
        try (IABContainer container = book.openEntry(pab).queryInterface(IABContainer.IID);
                NewFile file = NewFile.create(target, force)) {
            int contacts;
            try (ContactWriter writer = ldif ? ContactWriter.ldif(file.out()) : ContactWriter.vCard(file.out())) {
                contacts = new ContactExport(container, writer, progress::step).run();
            } catch (IOException e) {
                throw NewFile.unwritable(target, e);
            }
            file.finish();
            out.println(count(contacts, "contact") + " exported to " + target);
        }
    }
}

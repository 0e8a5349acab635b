// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** Writes a message and sends it. */
public final class SendCommands {
    private static final int MAPI_TO = 1;
    private static final int MAPI_CC = 2;
    private static final int MAPI_BCC = 3;
    private static final int MAX_TEXT = 16 * 1024 * 1024;

    private final ShellSession session;
    private final Departure departure;

    SendCommands(ShellSession session) {
        this.session = session;
        this.departure = new Departure(session);
    }

    /**
     * Sends a message.
     *
     * @param console the command's session
     * @param to the recipients
     * @param cc who gets a copy
     * @param bcc who gets a copy that the others do not know of
     * @param subject the subject
     * @param attach the first file to attach; more are among the words
     * @param file a file with the text, or empty
     * @param later when it shall leave, or empty
     * @param priority low, normal or high
     * @param noWait whether to leave the rest to the spooler
     * @param words the text, and more files to attach
     * @throws MapiException if a name cannot be resolved, a file cannot be read, or the message cannot be submitted or came
     *     back
     * @throws UsageException if there is no recipient, or nothing to send
     * @throws InterruptedException if nobody waits for it any more; the message stays in the outbox
     */
    @Usage(
            value = "send --to NAMES [--subject TEXT] [--attach FILE]... [TEXT]",
            examples = {
                "send --to ada@example.org --subject Tea 'At four?'",
                "send --to 'Ada Lovelace, Bob <bob@example.net>' --subject Minutes --attach minutes.pdf --file letter.txt",
                "send --to team@example.org --subject Release --later '2027-01-31 08:00' --priority high Today."
            })
    @Descriptor("sends a message, and waits until the spooler has tried it once")
    public void send(
            CommandSession console,
            @Descriptor("names of the address book, or addresses, with commas between")
                    @Parameter(names = "--to", absentValue = "")
                    String to,
            @Descriptor("who gets a copy") @Parameter(names = "--cc", absentValue = "") String cc,
            @Descriptor("who gets a copy that the others do not know of") @Parameter(names = "--bcc", absentValue = "")
                    String bcc,
            @Descriptor("the subject") @Parameter(names = "--subject", absentValue = "") String subject,
            @Descriptor("a file to attach; may be repeated") @Parameter(names = "--attach", absentValue = "")
                    String attach,
            @Descriptor("a file with the text, in UTF-8") @Parameter(names = "--file", absentValue = "") String file,
            @Descriptor("when it leaves: 90m, 18:30, 2027-01-31 or '2027-01-31 08:00'")
                    @Parameter(names = "--later", absentValue = "")
                    String later,
            @Descriptor("low, normal or high") @Parameter(names = "--priority", absentValue = "normal") String priority,
            @Descriptor("returns at once; the spooler sends it when it runs")
                    @Parameter(names = "--no-wait", presentValue = "true", absentValue = "false")
                    boolean noWait,
            @Descriptor("the text") String[] words)
            throws MapiException, UsageException, InterruptedException {
        List<Path> attachments = new ArrayList<>();
        if (!attach.isEmpty()) {
            attachments.add(path(attach));
        }
        String typed = text(words, attachments);
        if (typed.isEmpty() && file.isEmpty() && attachments.isEmpty()) {
            throw new UsageException("send needs a text, --file FILE or --attach FILE");
        }
        if (!typed.isEmpty() && !file.isEmpty()) {
            throw new UsageException("send takes the text or --file FILE, not both");
        }
        Instant time =
                later.isEmpty() ? null : new SendTime(InstantSource.system(), ZoneId.systemDefault()).parse(later);
        Priority order = Priority.parse(priority);
        String text = file.isEmpty() ? typed : read(path(file));
        List<Props> recipients = recipients(console.getConsole(), to, cc, bcc);
        departure.checkReady();
        Draft draft = new Draft(recipients, subject, lines(text), attachments, order, time);
        departure.tell(console.getConsole(), draft.submit(session.store()), time, !noWait);
    }

    /** The words that are text; those behind --attach are files. */
    private static String text(String[] words, List<Path> attachments) throws UsageException, MapiException {
        List<String> text = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            if (words[i].equals("--attach") && i + 1 < words.length) {
                attachments.add(path(words[++i]));
            } else if (words[i].startsWith("--")) {
                throw new UsageException("send has no option " + words[i] + ", or it lacks its value");
            } else {
                text.add(words[i]);
            }
        }
        return String.join(" ", text);
    }

    private static Path path(String name) throws MapiException {
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, name + " is a folder: name a file");
            }
            if (!Files.isReadable(path)) {
                throw new MapiException(
                        MapiCode.MAPI_E_NOT_FOUND, "there is no file " + name + " that can be read; nothing was sent");
            }
            return path;
        } catch (InvalidPathException e) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER, "no file can have the name " + name + " here", e);
        }
    }

    private static String read(Path file) throws MapiException {
        try (InputStream in = new SequentialInput(file)) {
            byte[] bytes = in.readNBytes(MAX_TEXT + 1);
            if (bytes.length > MAX_TEXT) {
                throw new MapiException(
                        MapiCode.MAPI_E_TOO_BIG, file + " is too long for a text: attach it by --attach " + file);
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MapiException(
                    MapiCode.MAPI_E_CORRUPT_DATA, file + " is no text in UTF-8: attach it by --attach " + file, e);
        } catch (IOException e) {
            throw new MapiException(
                    MapiCode.MAPI_E_DISK_ERROR, "the file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Lines of a message end in CR LF. */
    private static String lines(String text) {
        return text.replaceAll("\r\n?|\n", "\r\n");
    }

    private List<Props> recipients(PrintStream out, String to, String cc, String bcc)
            throws MapiException, UsageException {
        List<String> names = new ArrayList<>();
        List<Integer> types = new ArrayList<>();
        add(names, types, to, MAPI_TO);
        add(names, types, cc, MAPI_CC);
        add(names, types, bcc, MAPI_BCC);
        if (names.isEmpty()) {
            throw new UsageException("send needs a recipient: --to NAME");
        }
        IAddrBook book = session.addressBook(out);
        List<Props> resolved = new Names(book).resolve(names);
        List<Props> recipients = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Props recipient = resolved.get(i);
            if (recipient.get(PR.PR_ADDRTYPE).orElse("").isEmpty()) {
                throw new MapiException(
                        MapiCode.MAPI_E_NOT_FOUND,
                        "the address book has no address for " + names.get(i) + ": type the address instead");
            }
            recipients.add(recipient.with(PR.PR_RECIPIENT_TYPE, types.get(i)));
        }
        return recipients;
    }

    private static void add(List<String> names, List<Integer> types, String text, int type) throws UsageException {
        for (String name : RecipientText.parse(text)) {
            names.add(name);
            types.add(type);
        }
    }
}

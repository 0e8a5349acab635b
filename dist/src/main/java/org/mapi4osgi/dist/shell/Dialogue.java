// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.BufferedReader;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Job;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines and runs them until {@code exit} or the end of the input: from a terminal with completion and history, or from
 * a pipe or a file without.
 *
 * <p>gogo.jline is not used: a completion with a blank in it ends that shell with an exception.
 */
final class Dialogue {
    private static final String PROMPT = "mapi> ";
    private static final Size USUAL = new Size(80, 24);

    private final Completer completer;
    private final Path history;
    private final DialogService dialogs;

    /** The thread that reads the terminal. */
    private volatile @Nullable Thread runner;

    private volatile boolean ending;

    Dialogue(Completer completer, Path history, DialogService dialogs) {
        this.completer = completer;
        this.history = history;
        this.dialogs = dialogs;
    }

    /**
     * Runs until the end.
     *
     * @param processor Gogo
     * @param out where commands print, if there is no terminal; not System.out as it is now: Gogo has put itself before it
     * @param err where failures are told, if there is no terminal
     * @return the status of the last command
     * @throws IOException if the terminal or the input cannot be read
     */
    int run(CommandProcessor processor, PrintStream out, PrintStream err) throws IOException {
        Terminal terminal = terminal();
        return terminal == null ? readInput(processor, out, err) : readTerminal(processor, terminal);
    }

    private static int readInput(CommandProcessor processor, PrintStream out, PrintStream err) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        int status = Interpreter.OK;
        try (CommandSession session = session(processor, out, err)) {
            Interpreter interpreter = new Interpreter(out, err);
            for (String line = in.readLine(); line != null && !isExit(line); line = in.readLine()) {
                status = run(interpreter, session, line, status);
            }
        }
        return status;
    }

    private int readTerminal(CommandProcessor processor, Terminal terminal) throws IOException {
        try (Terminal open = terminal) {
            PrintStream out = new PrintStream(open.output(), true, open.encoding());
            TerminalLines lines = new TerminalLines(open);
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(open)
                    .completer(completer)
                    .variable(LineReader.HISTORY_FILE, history)
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .option(LineReader.Option.CASE_INSENSITIVE, true)
                    .build();
            runner = Thread.currentThread();
            out.println("mapi4osgi. help lists the commands, Tab completes, exit leaves.");
            DialogService.Offer offer = dialogs.offer(lines);
            try (CommandSession session = session(processor, out, out)) {
                open.handle(Terminal.Signal.INT, signal -> interrupt(session));
                return read(() -> lines.readCommand(reader, PROMPT), new Interpreter(out, out), session);
            } finally {
                offer.close();
            }
        } finally {
            runner = null;
        }
    }

    /** Not the thread that waits for the command: Gogo would leave the command in the foreground and take no other. */
    private static void interrupt(CommandSession session) {
        Job job = session.foregroundJob();
        if (job != null) {
            job.interrupt();
        }
    }

    private int read(Supplier<String> lines, Interpreter interpreter, CommandSession session) {
        int status = Interpreter.OK;
        while (true) {
            String line;
            try {
                line = lines.get();
            } catch (UserInterruptException e) {
                if (ending) {
                    return status;
                }
                continue;
            } catch (EndOfFileException | IOError e) {
                return status;
            }
            if (isExit(line)) {
                return status;
            }
            status = run(interpreter, session, line, status);
        }
    }

    private static int run(Interpreter interpreter, CommandSession session, String line, int status) {
        String[] words = line.strip().split("\\s+");
        String stripped = words.length == 2 ? String.join(" ", Interpreter.helped(words)) : line.strip();
        return stripped.isEmpty() || stripped.startsWith("#")
                ? status
                : interpreter.run(session, stripped, stripped.split("\\s+", 2)[0]);
    }

    private static boolean isExit(String line) {
        return line.strip().equals("exit") || line.strip().equals("quit");
    }

    private static CommandSession session(CommandProcessor processor, PrintStream out, PrintStream err) {
        CommandSession session = processor.createSession(InputStream.nullInputStream(), out, err);
        session.put("SCOPE", Interpreter.SCOPE);
        return session;
    }

    /** The terminal that the process is at; null if it is at none. */
    static @Nullable Terminal terminal() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // JLine looks for its kinds of terminal with this loader.
        thread.setContextClassLoader(Terminal.class.getClassLoader());
        try {
            Terminal terminal = TerminalBuilder.builder()
                    .name("mapi")
                    .system(true)
                    .dumb(false)
                    .build();
            if (terminal.getWidth() <= 0) {
                // Who made the terminal has told no size, and without one JLine shows dots for its prompt.
                terminal.setSize(USUAL);
            }
            return terminal;
        } catch (IllegalStateException e) {
            return null;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Ends a dialogue that waits for a line. */
    void stop() {
        ending = true;
        Thread reading = runner;
        if (reading != null) {
            reading.interrupt();
        }
    }
}

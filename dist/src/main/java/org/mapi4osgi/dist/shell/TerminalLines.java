// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.IOError;
import java.io.PrintStream;
import java.util.concurrent.Semaphore;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * The terminal, which is used either by the shell's prompt or by one dialog at a time. The semaphore is the right to read
 * from it.
 */
final class TerminalLines {
    private static final char NO_ECHO = 0;
    private static final String NOTICE = "A question is waiting for you: press Enter.";

    private final Terminal terminal;
    private final PrintStream out;
    private final Semaphore right = new Semaphore(1, true);
    private volatile @Nullable LineReader prompting;

    TerminalLines(Terminal terminal) {
        this.terminal = terminal;
        this.out = new PrintStream(terminal.output(), true, terminal.encoding());
    }

    /** Reads a command; dialogs that come meanwhile tell of themselves and wait for its end. */
    String readCommand(LineReader reader, String prompt) {
        right.acquireUninterruptibly();
        prompting = reader;
        if (right.hasQueuedThreads()) {
            // Who came before the reader was known has told nobody.
            reader.printAbove(NOTICE);
        }
        try {
            return reader.readLine(prompt);
        } finally {
            prompting = null;
            right.release();
        }
    }

    /** Gets the terminal for a dialog; null if the thread is interrupted before its turn comes. */
    @Nullable
    Prompt dialog() {
        if (!right.tryAcquire()) {
            LineReader reader = prompting;
            if (reader != null) {
                reader.printAbove(NOTICE);
            }
            try {
                right.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return new Lines();
    }

    /** What a dialog reads does not become history. */
    private final class Lines implements Prompt {
        private final LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .variable(LineReader.DISABLE_HISTORY, true)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();

        @Override
        public void say(String line) {
            out.println(line);
        }

        @Override
        public @Nullable String ask(String question, String text) {
            return read(question, null, text);
        }

        @Override
        public @Nullable String askSecretly(String question) {
            return read(question, NO_ECHO, "");
        }

        private @Nullable String read(String question, @Nullable Character mask, String text) {
            try {
                return reader.readLine(question, null, mask, text);
            } catch (UserInterruptException | EndOfFileException | IOError e) {
                return null;
            }
        }

        @Override
        public void close() {
            right.release();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Runs one command line, or without one the dialogue, and tells by its status whether it succeeded. The launcher calls it. */
final class Shell implements ToIntFunction<String[]> {
    private final Supplier<@Nullable CommandProcessor> processor;
    private final Dialogue dialogue;
    private final DialogService dialogs;
    private final PrintStream out;
    private final PrintStream err;

    Shell(
            Supplier<@Nullable CommandProcessor> processor,
            Dialogue dialogue,
            DialogService dialogs,
            PrintStream out,
            PrintStream err) {
        this.processor = processor;
        this.dialogue = dialogue;
        this.dialogs = dialogs;
        this.out = out;
        this.err = err;
    }

    @Override
    public int applyAsInt(String[] command) {
        CommandProcessor current = processor.get();
        if (current == null) {
            err.println("mapi: the command processor's bundle is not running");
            return Interpreter.FAILED;
        }
        try {
            if (command.length > 0) {
                return executeAtTerminal(current, Interpreter.helped(command));
            }
            return dialogue.run(current, out, err);
        } catch (IOException e) {
            err.println("mapi: the terminal cannot be used: " + e.getMessage());
            return Interpreter.FAILED;
        }
    }

    /** A single command may ask too, if the process is at a terminal. */
    @SuppressWarnings("SystemConsoleNull") // where it is not null without a terminal, none is found below
    private int executeAtTerminal(CommandProcessor current, String[] command) throws IOException {
        if (System.console() == null) {
            return execute(current, command);
        }
        try (Terminal terminal = Dialogue.terminal()) {
            if (terminal == null) {
                return execute(current, command);
            }
            DialogService.Offer offer = dialogs.offer(new TerminalLines(terminal));
            try {
                return execute(current, command);
            } finally {
                offer.close();
            }
        }
    }

    private int execute(CommandProcessor current, String[] command) {
        try (CommandSession session = current.createSession(InputStream.nullInputStream(), out, err)) {
            session.put("SCOPE", Interpreter.SCOPE);
            // Arguments are passed as variables: whatever they hold, Gogo takes each as one word.
            StringBuilder line = new StringBuilder(command[0]);
            for (int i = 1; i < command.length; i++) {
                session.put("argument" + i, command[i]);
                line.append(" $argument").append(i);
            }
            return new Interpreter(out, err).run(session, line, command[0]);
        }
    }
}

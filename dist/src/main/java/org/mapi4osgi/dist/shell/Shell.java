// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;

/** Runs one command line and tells by its status whether it succeeded. The launcher calls it. */
final class Shell implements ToIntFunction<String[]> {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final Supplier<@Nullable CommandProcessor> processor;
    private final PrintStream out;
    private final PrintStream err;

    Shell(Supplier<@Nullable CommandProcessor> processor, PrintStream out, PrintStream err) {
        this.processor = processor;
        this.out = out;
        this.err = err;
    }

    @Override
    public int applyAsInt(String[] command) {
        CommandProcessor current = processor.get();
        if (current == null) {
            err.println("mapi: the command processor's bundle is not running");
            return FAILED;
        }
        try (CommandSession session = current.createSession(InputStream.nullInputStream(), out, err)) {
            session.put("SCOPE", "mapi:gogo:felix:*");
            return execute(session, command);
        }
    }

    // Gogo knows a felix:ls as well: who asks for help with ls means this shell's.
    private static String helpTopic(CommandSession session, String[] command, int index) {
        String topic = "mapi:" + command[index];
        return command[0].equals("help") && session.get(topic) != null ? topic : command[index];
    }

    private int execute(CommandSession session, String[] command) {
        String name = command[0].contains(":") ? command[0] : "mapi:" + command[0];
        if (session.get(name) == null && session.get("felix:" + command[0]) == null) {
            err.println("mapi: there is no command " + command[0]);
            err.println("Type: mapi help");
            return MISUSED;
        }
        // Arguments are passed as variables: whatever they hold, Gogo takes each as one word.
        StringBuilder line = new StringBuilder(session.get(name) == null ? "felix:" + command[0] : name);
        for (int i = 1; i < command.length; i++) {
            session.put("argument" + i, helpTopic(session, command, i));
            line.append(" $argument").append(i);
        }
        try {
            Object result = session.execute(line);
            if (result != null) {
                out.println(session.format(result, Converter.INSPECT));
            }
            return OK;
        } catch (UsageException e) {
            err.println("mapi: " + e.getMessage());
            err.println("Type: mapi help " + command[0]);
            return MISUSED;
        } catch (MapiException e) {
            Failures.print(err, e);
            return FAILED;
        } catch (IllegalArgumentException e) {
            // Gogo found no method of the command that takes these arguments.
            err.println("mapi: " + command[0] + " does not take these arguments");
            err.println("Type: mapi help " + command[0]);
            return MISUSED;
        } catch (Exception e) {
            err.println("mapi: " + command[0] + " failed: " + e);
            return FAILED;
        } finally {
            out.flush();
            err.flush();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import org.apache.felix.gogo.runtime.CommandNotFoundException;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.mapi4osgi.api.MapiException;

/** Has Gogo run a line and turns what comes of it into a status and a text for people. */
final class Interpreter {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int MISUSED = 2;

    /** Commands without a scope are this shell's own, else the framework's. */
    static final String SCOPE = "mapi:felix:*";

    private final PrintStream out;
    private final PrintStream err;

    Interpreter(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** {@code COMMAND --help} is {@code help COMMAND}, whatever the command. */
    static String[] helped(String... words) {
        return words.length == 2 && words[1].equals("--help") ? new String[] {"help", words[0]} : words;
    }

    /**
     * Runs a line.
     *
     * @param session Gogo's
     * @param line in Gogo's language
     * @param command the command in it, for the text of a failure
     * @return the exit status
     */
    int run(CommandSession session, CharSequence line, String command) {
        try {
            Object result = session.execute(line);
            if (result != null) {
                out.println(session.format(result, Converter.INSPECT));
            }
            return OK;
        } catch (UsageException e) {
            return misused(command, String.valueOf(e.getMessage()));
        } catch (MapiException e) {
            Failures.print(err, e);
            return FAILED;
        } catch (CommandNotFoundException e) {
            err.println("mapi: there is no command " + e.getCommand());
            err.println("Type: help");
            return MISUSED;
        } catch (IllegalArgumentException e) {
            // Gogo found no method of the command that takes these arguments.
            return misused(command, command + " does not take these arguments");
        } catch (InterruptedException e) {
            err.println("mapi: " + command + " was interrupted");
            return FAILED;
        } catch (Exception e) {
            Throwable cause = e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
            err.println("mapi: " + command + " failed: " + cause);
            return FAILED;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private int misused(String command, String why) {
        err.println("mapi: " + why);
        err.println(command.equals("help") ? "Type: help" : "Type: help " + command);
        return MISUSED;
    }
}

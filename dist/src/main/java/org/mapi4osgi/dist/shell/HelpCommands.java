// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.PrintStream;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;

/** Tells what the commands do. */
public final class HelpCommands {
    private final List<CommandHelp> commands;

    HelpCommands(List<CommandHelp> commands) {
        this.commands = commands;
    }

    /**
     * Lists the commands.
     *
     * @param console the command's session
     */
    @Descriptor("lists the commands")
    public void help(CommandSession console) {
        TextTable text = new TextTable("COMMAND", "WHAT IT DOES");
        commands.forEach(command -> text.row(command.usage(), command.description()));
        PrintStream out = console.getConsole();
        text.print(out);
        out.println();
        out.println(
                "help COMMAND shows its options and examples. The framework's own commands (lb, start, stop, update,");
        out.println("install, uninstall, log) are in the scope felix; felix:help COMMAND explains one of them.");
    }

    /**
     * Explains a command.
     *
     * @param console the command's session
     * @param name the command, with its scope or without
     * @throws UsageException if there is no such command
     */
    @Descriptor("explains a command")
    public void help(CommandSession console, @Descriptor("the command") String name) throws UsageException {
        String plain = name.startsWith("mapi:") ? name.substring("mapi:".length()) : name;
        List<CommandHelp> found =
                commands.stream().filter(c -> c.name().equals(plain)).toList();
        if (!found.isEmpty()) {
            print(console.getConsole(), found);
        } else if (console.get("felix:" + name) != null) {
            throw new UsageException(name + " is a command of the framework's; felix:help " + name + " explains it");
        } else {
            throw new UsageException("there is no command " + name + "; help lists them");
        }
    }

    private static void print(PrintStream out, List<CommandHelp> found) {
        for (CommandHelp command : found) {
            out.println(command.usage());
            out.println("    " + command.description());
            int width = command.options().stream()
                    .mapToInt(option -> option[0].length())
                    .max()
                    .orElse(0);
            for (String[] option : command.options()) {
                out.println("    " + option[0] + " ".repeat(width + 2 - option[0].length()) + option[1]);
            }
            command.examples().forEach(example -> out.println("    example: " + example));
        }
    }
}

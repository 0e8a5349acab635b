// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IProfAdmin;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/**
 * What Tab completes to: commands, their options, and the arguments that their usage names in capitals. A failure completes
 * to nothing: the command itself will tell what is wrong.
 */
final class Completion implements Completer {
    private final ShellSession session;
    private final List<CommandHelp> commands;
    private final Completer files = new org.jline.builtins.Completers.FileNameCompleter();

    Completion(ShellSession session, List<CommandHelp> commands) {
        this.session = session;
        this.commands = commands;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line.wordIndex() == 0) {
            Stream.concat(commands.stream().map(CommandHelp::name), Stream.of("help", "exit"))
                    .distinct()
                    .forEach(name -> candidates.add(candidate(name, "")));
            return;
        }
        String command = line.words().get(0).replaceFirst("^mapi:", "");
        if (command.equals("help")) {
            commands.stream().map(CommandHelp::name).distinct().forEach(name -> candidates.add(candidate(name, "")));
            return;
        }
        List<CommandHelp> forms =
                commands.stream().filter(form -> form.name().equals(command)).toList();
        if (line.word().startsWith("-")) {
            forms.forEach(form -> form.options().forEach(option -> candidates.add(candidate(option[0], option[1]))));
        } else {
            String usage = forms.stream().map(CommandHelp::usage).collect(Collectors.joining(" "));
            arguments(usage, line.words().get(line.wordIndex() - 1), reader, line, candidates);
        }
    }

    private void arguments(
            String usage, String before, LineReader reader, ParsedLine line, List<Candidate> candidates) {
        Predicate<String> takes = word -> usage.matches(".*\\b" + word + "\\b.*");
        if (before.equals("--sort")) {
            List.of("date", "subject", "sender").forEach(order -> candidates.add(candidate(order, "")));
        } else if (takes.test("create") && line.wordIndex() == 1) {
            List.of("create", "add", "delete", "default").forEach(action -> candidates.add(candidate(action, "")));
        } else if (takes.test("PROFILE") || takes.test("create") && !before.equals("create")) {
            profiles().forEach(name -> candidates.add(candidate(name, "")));
        } else if (takes.test("FILE") && !before.equals("--folder")) {
            files.complete(reader, line, candidates);
        } else if (takes.test("FOLDER")) {
            folders().forEach(path -> candidates.add(candidate(path, "")));
        }
    }

    private static Candidate candidate(String value, String description) {
        return new Candidate(value, value, null, description.isEmpty() ? null : description, null, null, true);
    }

    private List<String> profiles() {
        List<String> names = new ArrayList<>();
        try (IProfAdmin admin = session.profiles();
                IMAPITable table = admin.getProfileTable()) {
            for (Props row : table.queryRows(Math.max(1, table.getRowCount()))) {
                row.get(PR.PR_DISPLAY_NAME).ifPresent(names::add);
            }
        } catch (MapiException e) {
            return List.of();
        }
        return names;
    }

    private List<String> folders() {
        List<String> paths = new ArrayList<>();
        try (IMAPIFolder root = Folders.open(session.store(), "");
                IMAPITable tree = Folders.tree(root)) {
            List<String> path = new ArrayList<>();
            for (Props row : tree.queryRows(Math.max(1, tree.getRowCount()))) {
                int depth = Math.min(row.get(PR.PR_DEPTH).orElse(0), path.size());
                path.subList(depth, path.size()).clear();
                path.add(row.get(PR.PR_DISPLAY_NAME).orElse("?"));
                paths.add(String.join("/", path));
            }
        } catch (MapiException e) {
            return List.of();
        }
        return paths;
    }
}

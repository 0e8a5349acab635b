// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IProfAdmin;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/**
 * What Tab completes to: commands, their options, and the arguments that their usage names in capitals. A failure completes
 * to nothing: the command itself will tell what is wrong.
 */
final class Completion implements Completer {
    /** More names do not help whoever looks for one. */
    private static final int MOST = 500;

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
        if (before.equals("--attach") || before.equals("--file")) {
            files.complete(reader, line, candidates);
        } else if (before.startsWith("--") && !optionValues(before).isEmpty()) {
            add(optionValues(before), candidates);
        } else if (takes.test("create") && line.wordIndex() == 1) {
            add(List.of("create", "add", "configure", "delete", "default"), candidates);
        } else if (takes.test("cancel")) {
            add(line.wordIndex() == 1 ? List.of("cancel", "retry") : waiting(), candidates);
        } else if (takes.test("PROFILE") || takes.test("create") && !before.equals("create")) {
            add(profiles(), candidates);
        } else if (takes.test("TRANSPORT")) {
            add(transports(), candidates);
        } else if (takes.test("FILE") && !takes.test("NAMES") && !before.equals("--folder")) {
            files.complete(reader, line, candidates);
        } else if (takes.test("FOLDER")) {
            add(folders(), candidates);
        }
    }

    private List<String> optionValues(String option) {
        return switch (option) {
            case "--sort" -> List.of("date", "subject", "sender");
            case "--priority" -> List.of("low", "normal", "high");
            case "--to", "--cc", "--bcc" -> contacts();
            default -> List.of();
        };
    }

    private static void add(List<String> values, List<Candidate> candidates) {
        values.forEach(value -> candidates.add(candidate(value, "")));
    }

    private static Candidate candidate(String value, String description) {
        return new Candidate(value, value, null, description.isEmpty() ? null : description, null, null, true);
    }

    /** What the runtime is asked for. */
    @FunctionalInterface
    private interface Asked {
        List<String> get() throws MapiException;
    }

    private static List<String> orNone(Asked asked) {
        try {
            return asked.get();
        } catch (MapiException e) {
            return List.of();
        }
    }

    private static List<String> column(IMAPITable table, PropTag<String> tag) throws MapiException {
        table.setColumns(tag);
        return table.queryRows(MOST).stream()
                .flatMap(row -> row.get(tag).stream())
                .toList();
    }

    private List<String> profiles() {
        return orNone(() -> {
            try (IProfAdmin admin = session.profiles();
                    IMAPITable table = admin.getProfileTable()) {
                return column(table, PR.PR_DISPLAY_NAME);
            }
        });
    }

    private List<String> contacts() {
        return orNone(() -> {
            IAddrBook book = session.addressBook(new PrintStream(OutputStream.nullOutputStream()));
            Optional<EntryId> pab = book.getPAB();
            if (pab.isEmpty()) {
                return List.of();
            }
            try (IABContainer container = book.openEntry(pab.get()).queryInterface(IABContainer.IID);
                    IMAPITable contents = container.getContentsTable()) {
                return column(contents, PR.PR_DISPLAY_NAME);
            }
        });
    }

    private List<String> waiting() {
        return orNone(() -> new Outbox(session.store())
                .waiting().stream()
                        .map(id -> StoreCommands.shortId(id.toBinary()))
                        .toList());
    }

    private List<String> transports() {
        return orNone(() -> new SpoolerStatus(session.session())
                .transports().stream()
                        .flatMap(row -> row.get(PR.PR_DISPLAY_NAME).stream())
                        .toList());
    }

    private List<String> folders() {
        return orNone(() -> {
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
            }
            return paths;
        });
    }
}

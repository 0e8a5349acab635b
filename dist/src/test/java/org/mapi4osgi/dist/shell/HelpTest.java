// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.junit.jupiter.api.Test;

final class HelpTest {
    private final List<Commands> all = Commands.all(new ShellSession(() -> null), () -> null, List::of, () -> false);
    private final List<CommandHelp> help = Commands.help(all);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String printed(Call call) throws Exception {
        CommandProcessorImpl processor = new CommandProcessorImpl(new ThreadIOImpl());
        try (CommandSession session = processor.createSession(InputStream.nullInputStream(), out, out)) {
            call.on(session);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private interface Call {
        void on(CommandSession session) throws Exception;
    }

    @Test
    void everyCommandIsExplained() {
        for (Commands group : all) {
            for (String function : group.functions()) {
                assertThat(help).as(function).anyMatch(entry -> entry.name().equals(function));
            }
        }
        for (Commands group : all) {
            for (Method method : group.object().getClass().getMethods()) {
                assertThat(method.isAnnotationPresent(Usage.class))
                        .as(method.toString())
                        .isEqualTo(method.isAnnotationPresent(Descriptor.class));
            }
        }
        assertThat(help).allSatisfy(entry -> {
            assertThat(entry.usage()).startsWith(entry.name());
            assertThat(entry.description()).isNotBlank();
            assertThat(entry.examples())
                    .allSatisfy(example -> assertThat(example).startsWith(entry.name()));
        });
    }

    @Test
    void helpListsEachCommandOnALine() throws Exception {
        String text = printed(session -> new HelpCommands(help).help(session));
        assertThat(text.lines().map(line -> line.split("\\s+")[0]).toList())
                .contains(
                        "profiles",
                        "logon",
                        "stores",
                        "providers",
                        "status",
                        "folders",
                        "ls",
                        "cat",
                        "resolve",
                        "contact",
                        "import",
                        "export",
                        "send",
                        "outbox",
                        "flush",
                        "spooler");
    }

    @Test
    void helpForACommandShowsOptionsAndExamples() throws Exception {
        assertThat(printed(session -> new HelpCommands(help).help(session, "mapi:ls")))
                .contains("ls [--sort ORDER]")
                .contains("--match  only subjects")
                .contains("example: ls --match");
    }

    @Test
    void anUnknownCommandIsMisuse() {
        assertThatThrownBy(() -> printed(session -> new HelpCommands(help).help(session, "nothing")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("nothing");
    }
}

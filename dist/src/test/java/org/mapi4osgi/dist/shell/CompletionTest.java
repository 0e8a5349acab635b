// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;

/** Without a runtime: names that come from it complete to nothing, and nothing fails. */
final class CompletionTest {
    private static List<String> complete(String line) throws IOException {
        ShellSession session = new ShellSession(() -> null);
        Completion completion =
                new Completion(session, Commands.help(Commands.all(session, () -> null, List::of, () -> false)));
        List<Candidate> candidates = new ArrayList<>();
        try (Terminal terminal = TerminalBuilder.builder()
                .streams(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream())
                .dumb(true)
                .build()) {
            LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
            completion.complete(
                    reader, new DefaultParser().parse(line, line.length(), Parser.ParseContext.COMPLETE), candidates);
        }
        return candidates.stream().map(Candidate::value).toList();
    }

    @Test
    void theFirstWordIsACommand() throws IOException {
        assertThat(complete("pro")).contains("profiles", "providers", "import", "help", "exit");
    }

    @Test
    void optionsAreThoseOfTheCommand() throws IOException {
        assertThat(complete("ls --")).containsExactlyInAnyOrder("--sort", "--match");
        assertThat(complete("mapi:import -")).containsExactlyInAnyOrder("--folder", "--verbose");
        assertThat(complete("send --")).contains("--to", "--attach", "--later", "--no-wait");
        assertThat(complete("flush -")).containsExactlyInAnyOrder("--in", "--out");
        assertThat(complete("logon --")).isEmpty();
    }

    @Test
    void argumentsAreWhatTheUsageSays() throws IOException {
        assertThat(complete("profiles "))
                .containsOnly("create", "add", "configure", "delete", "default")
                .doesNotHaveDuplicates();
        assertThat(complete("ls --sort ")).containsExactly("date", "subject", "sender");
        assertThat(complete("send --to x --priority ")).containsExactly("low", "normal", "high");
        assertThat(complete("outbox ")).containsExactly("cancel", "retry");
        assertThat(complete("help ")).contains("ls", "cat").doesNotHaveDuplicates();
    }

    @Test
    void withoutARuntimeNothingFails() throws IOException {
        assertThat(complete("ls ")).isEmpty();
        assertThat(complete("logon ")).isEmpty();
        assertThat(complete("send --to ")).isEmpty();
        assertThat(complete("outbox cancel ")).isEmpty();
        assertThat(complete("flush ")).isEmpty();
        assertThat(complete("nonsense ")).isEmpty();
    }
}

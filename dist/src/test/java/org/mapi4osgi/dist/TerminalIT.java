// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shell at a pseudo terminal, which {@code script} of util-linux makes, without a size: each answer is typed when its
 * question is there.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "script takes other options elsewhere")
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TerminalIT {
    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final String PROMPT = "mapi> ";
    private static final String CONTROL_C = "\u0003";
    private static final String ECHOED = "Q";

    @TempDir
    private Path folder;

    private @Nullable Process shell;
    private Reader screen = Reader.nullReader();
    private OutputStream keyboard = OutputStream.nullOutputStream();

    private void start() throws IOException {
        assumeTrue(Files.isExecutable(SCRIPT), "there is no " + SCRIPT);
        CommandLine line = new CommandLine(folder);
        ProcessBuilder builder =
                // Who runs the tests in the background may have them ignore Control-C.
                line.builder(
                        SCRIPT.toString(),
                        "-qec",
                        "env --default-signal=INT \"$MAPI\" --data \"$MAPI_DATA\"",
                        "/dev/null");
        builder.environment().put("TERM", "xterm");
        Process process = builder.start();
        shell = process;
        screen = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
        keyboard = process.getOutputStream();
    }

    @AfterEach
    void kill() {
        if (shell != null) {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
    }

    /** Reads until a text is on the screen; what comes after it is left to the next call. */
    private String await(String text) throws IOException {
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf(text) < 0) {
            int c = screen.read();
            assertThat(c).as("waiting for \"%s\", after:%n%s", text, seen).isNotNegative();
            seen.append((char) c);
        }
        return seen.toString();
    }

    private void type(String text) throws IOException {
        keyboard.write(text.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    private void answer(String question, String typed) throws IOException {
        await(question);
        type(typed);
    }

    /** Cancels once what is typed is echoed: only then is the answer being read, and nobody else gets the signal. */
    private void cancel(String question) throws IOException {
        answer(question, ECHOED);
        answer(ECHOED, CONTROL_C);
        await("MAPI_E_USER_CANCEL");
    }

    @Test
    void dialogsAreAskedAtTheTerminalAndCancelledThere() throws Exception {
        start();
        answer(PROMPT, "profiles create Home\r");
        answer(PROMPT, "profiles add Home MAPI4OSGI_XP\r");
        answer("Your name: ", "Ada Lövelace\r");
        cancel("Your address: ");
        answer(PROMPT, "contact new\r");
        answer("Number [1]: ", "\r");
        cancel("Name: ");
        answer(PROMPT, "profiles\r");
        await("Home");
        answer(PROMPT, "exit\r");
        Process process = Objects.requireNonNull(shell);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }
}

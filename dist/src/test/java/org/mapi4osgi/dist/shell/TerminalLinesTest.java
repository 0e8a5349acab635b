// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The terminal between the prompt and dialogs. What is typed goes through JLine's own line discipline. */
@Timeout(60)
final class TerminalLinesTest {
    private static final String NOTICE = "A question is waiting for you";

    private final Screen screen = new Screen();
    private PipedOutputStream keyboard;
    private Terminal terminal;
    private TerminalLines lines;
    private LineReader reader;

    /** What has been printed. The monitor guards the text. */
    private static final class Screen extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            notifyAll();
        }

        @Override
        public synchronized void write(int b) {
            super.write(b);
            notifyAll();
        }

        synchronized String text() {
            return toString(StandardCharsets.UTF_8);
        }

        synchronized void await(String text) throws InterruptedException {
            while (!text().contains(text)) {
                wait();
            }
            reset();
        }
    }

    @BeforeEach
    void openTerminal() throws IOException {
        keyboard = new PipedOutputStream();
        terminal = TerminalBuilder.builder()
                .system(false)
                .provider("exec")
                .streams(new PipedInputStream(keyboard), screen)
                .type("dumb")
                .encoding(StandardCharsets.UTF_8)
                .build();
        lines = new TerminalLines(terminal);
        reader = LineReaderBuilder.builder().terminal(terminal).build();
    }

    @AfterEach
    void closeTerminal() throws IOException {
        keyboard.close();
        terminal.close();
    }

    private void type(String text) throws IOException {
        keyboard.write(text.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    private Prompt dialog() {
        return Objects.requireNonNull(lines.dialog());
    }

    private CompletableFuture<String> readCommand() {
        return CompletableFuture.supplyAsync(() -> lines.readCommand(reader, "mapi> "));
    }

    private static CompletableFuture<@Nullable String> asked(Prompt prompt, String question) {
        return CompletableFuture.supplyAsync(() -> prompt.ask(question, ""));
    }

    @Test
    void aDialogReadsWhatIsTypedAndHidesASecret() throws Exception {
        try (Prompt prompt = dialog()) {
            prompt.say("A sheet");
            CompletableFuture<@Nullable String> name = asked(prompt, "Name: ");
            screen.await("Name: ");
            type("Lövelace\r");
            assertThat(name.get()).isEqualTo("Lövelace");
            CompletableFuture<@Nullable String> secret =
                    CompletableFuture.supplyAsync(() -> prompt.askSecretly("Password: "));
            screen.await("Password: ");
            type("sesame\r");
            assertThat(secret.get()).isEqualTo("sesame");
            assertThat(screen.text()).doesNotContain("sesame");
        }
    }

    @Test
    void whatIsThereCanBeEdited() throws Exception {
        try (Prompt prompt = dialog()) {
            CompletableFuture<@Nullable String> name = CompletableFuture.supplyAsync(() -> prompt.ask("Name: ", "Ada"));
            screen.await("Ada");
            type(" L.\r");
            assertThat(name.get()).isEqualTo("Ada L.");
        }
    }

    @Test
    void controlCAndControlDGiveUp() throws Exception {
        for (String key : new String[] {"\u0003", "\u0004"}) {
            try (Prompt prompt = dialog()) {
                CompletableFuture<@Nullable String> name = asked(prompt, "Name: ");
                screen.await("Name: ");
                type(key);
                assertThat(name.get()).isNull();
            }
        }
    }

    @Test
    void aDialogThatComesWhileACommandIsTypedTellsOfItselfAndIsNext() throws Exception {
        CompletableFuture<String> command = readCommand();
        screen.await("mapi> ");
        CompletableFuture<Prompt> dialog = CompletableFuture.supplyAsync(this::dialog);
        screen.await(NOTICE);
        assertThat(dialog).isNotDone();
        type("\r");
        assertThat(command.get()).isEmpty();
        Prompt prompt = dialog.get();
        CompletableFuture<String> next = readCommand();
        CompletableFuture<@Nullable String> answer = asked(prompt, "Name: ");
        screen.await("Name: ");
        type("Ada\r");
        assertThat(answer.get()).isEqualTo("Ada");
        assertThat(next).isNotDone();
        prompt.close();
        screen.await("mapi> ");
        type("exit\r");
        assertThat(next.get()).isEqualTo("exit");
    }

    @Test
    void twoDialogsComeOneAfterTheOther() throws Exception {
        Prompt first = dialog();
        CompletableFuture<Prompt> second = CompletableFuture.supplyAsync(this::dialog);
        CompletableFuture<@Nullable String> answer = asked(first, "First: ");
        screen.await("First: ");
        type("1\r");
        assertThat(answer.get()).isEqualTo("1");
        assertThat(second).isNotDone();
        first.close();
        second.get().close();
        assertThat(screen.text()).doesNotContain(NOTICE);
    }

    @Test
    void aThreadThatIsInterruptedGetsNoTerminal() throws Exception {
        Prompt first = dialog();
        AtomicReference<@Nullable Prompt> second = new AtomicReference<>(first);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            second.set(lines.dialog());
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        waiting.start();
        waiting.interrupt();
        assertThat(interrupted.get()).as("the interrupt is kept").isTrue();
        assertThat(second.get()).isNull();
        first.close();
        dialog().close();
    }

    @Test
    void theEndOfTheTerminalEndsAPromptAndADialog() throws Exception {
        try (Prompt prompt = dialog()) {
            CompletableFuture<@Nullable String> name = asked(prompt, "Name: ");
            screen.await("Name: ");
            keyboard.close();
            assertThat(name.get()).isNull();
        }
        assertThat(readCommand())
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .withCauseInstanceOf(EndOfFileException.class);
    }
}

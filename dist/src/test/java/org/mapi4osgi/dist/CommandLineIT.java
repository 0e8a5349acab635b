// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The distribution as a user meets it: what it prints, the exit status, and the data left as it was. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "bin/mapi is a shell script")
final class CommandLineIT {
    private static final Path MAPI =
            Path.of("target", "mapi4osgi", "bin", "mapi").toAbsolutePath();

    @TempDir
    private Path folder;

    private Path data;

    private Path temporary;

    @BeforeEach
    void aDataFolder() {
        data = folder.resolve("data");
        temporary = folder.resolve("tmp");
    }

    private record Outcome(int status, String text) {}

    private Outcome mapi(String... command) throws IOException, InterruptedException {
        return run("", command);
    }

    private Outcome run(String input, String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("output");
        Process process = start(Files.writeString(folder.resolve("input"), input), out, command);
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + List.of(command) + "\n" + Files.readString(out));
        }
        return new Outcome(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
    }

    private Process start(Path in, Path out, String... command) throws IOException {
        List<String> line = new ArrayList<>(List.of(MAPI.toString(), "--data", data.toString()));
        line.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectInput(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MAPI_JAVA_OPTS", "-Djava.io.tmpdir=" + Files.createDirectories(temporary));
        return builder.start();
    }

    private void profile() throws IOException, InterruptedException {
        assertThat(mapi("profiles", "create", "Ada").status()).isZero();
    }

    private Path only(String subfolder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve(subfolder))) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void commandsAreReadFromTheInputAndTheLastOnesStatusCounts() throws Exception {
        String sample =
                Path.of("src", "main", "samples", "plain.eml").toAbsolutePath().toString();
        Outcome outcome = run("# a script\nprofiles create Ada\nimport '" + sample + "'\nls\n");
        assertThat(outcome.text())
                .contains("Made the profile Ada")
                .contains("1 imported into Inbox")
                .contains("A moth in the relay");
        assertThat(outcome.status()).isZero();

        Outcome failing = run("ls Nowhere\n");
        assertThat(failing.text()).contains("there is no folder Nowhere");
        assertThat(failing.status()).isEqualTo(1);
    }

    @Test
    void whatCannotBeUnderstoodIsNamedAndGivesTwo() throws Exception {
        Outcome unknown = mapi("nonsense");
        assertThat(unknown.text()).contains("there is no command nonsense").contains("Type: help");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(mapi("logon", "a", "b").status()).isEqualTo(2);
    }

    @Test
    void anUnknownProfileIsNamed() throws Exception {
        Outcome outcome = mapi("logon", "Nobody");
        assertThat(outcome.text()).contains("\"Nobody\"");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(mapi("ls").text()).contains("profiles create NAME");
    }

    @Test
    void whatIsNoMailIsRefusedAndNothingIsStored() throws Exception {
        profile();
        Path noMail = Files.writeString(folder.resolve("shopping.eml"), "peas, beans and a spade\n");
        Outcome outcome = mapi("import", noMail.toString());
        assertThat(outcome.text()).contains("refused shopping.eml").contains("1 messages read, 0 imported");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(mapi("import", folder.resolve("missing.eml").toString()).text())
                .contains("there is no file " + folder.resolve("missing.eml"));
        assertThat(mapi("ls").text()).contains("0 messages");
    }

    @Test
    void aCorruptProfileIsSetAsideAndTheOthersLoad() throws Exception {
        profile();
        assertThat(mapi("profiles", "create", "Bob").status()).isZero();
        Path file = data.resolve("profiles").resolve("ada.profile");
        byte[] damaged = Files.readAllBytes(file);
        damaged[60] ^= 1;
        Files.write(file, damaged);

        Outcome outcome = mapi("profiles");
        assertThat(outcome.text())
                .contains(file.toString())
                .contains("was set aside as")
                .contains("Bob");
        Path aside = only("profiles", "Z");
        assertThat(Objects.toString(aside.getFileName())).startsWith("ada.profile.damaged-");
        assertThat(Files.readAllBytes(aside)).isEqualTo(damaged);
        assertThat(mapi("logon", "Bob").status()).isZero();
    }

    @Test
    void aStoreOfAnotherVersionIsRefusedAndLeftAsItIs() throws Exception {
        profile();
        Path store = only("stores", ".db");
        try (RandomAccessFile file = new RandomAccessFile(store.toFile(), "rw")) {
            // user_version in the header of a database.
            file.seek(60);
            file.writeInt(99);
        }
        byte[] before = Files.readAllBytes(store);
        Outcome outcome = mapi("ls");
        assertThat(outcome.text())
                .contains("MAPI_E_VERSION")
                .contains(store.toString())
                .contains("version 99");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(Files.readAllBytes(store)).isEqualTo(before);
    }

    @Test
    void aDataFolderThatCannotBeMadeIsNamed() throws Exception {
        Files.writeString(data, "a file in the way");
        Outcome outcome = mapi("profiles");
        assertThat(outcome.text()).contains(data.toString());
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(data).hasContent("a file in the way");
    }

    @Test
    void aMovedDataFolderIsStillWhole() throws Exception {
        profile();
        Path moved = folder.resolve("moved");
        Files.move(data, moved);
        data = moved;
        Outcome outcome = mapi("ls");
        assertThat(outcome.text()).contains("0 messages");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void whatIsExportedIsImportedAgain() throws Exception {
        profile();
        String samples = Path.of("src", "main", "samples").toAbsolutePath() + "/";
        assertThat(mapi("import", samples + "forwarded.eml", samples + "garden-list.mbox", samples + "contacts.vcf")
                        .status())
                .isZero();
        Path mbox = folder.resolve("all.mbox");
        Path mails = folder.resolve("mails");
        Path cards = folder.resolve("people.vcf");
        assertThat(mapi("export", "Inbox", mbox.toString()).text()).contains("4 messages exported to " + mbox);
        assertThat(mapi("export", "Inbox", mails.toString()).status()).isZero();
        assertThat(mapi("export", cards.toString()).text()).contains("5 contacts exported");
        try (Stream<Path> files = Files.list(mails)) {
            assertThat(files).hasSize(4);
        }

        String before = Files.readString(mbox, StandardCharsets.UTF_8);
        Outcome again = mapi("export", "Inbox", mbox.toString());
        assertThat(again.text()).contains(mbox + " is already there").contains("--force");
        assertThat(again.status()).isEqualTo(1);
        assertThat(Files.readString(mbox, StandardCharsets.UTF_8)).isEqualTo(before);

        data = folder.resolve("other");
        profile();
        assertThat(mapi("import", mbox.toString(), cards.toString()).text())
                .contains("4 messages read, 4 imported")
                .contains("5 contacts read, 5 imported");
        assertThat(mapi("export", "--help").text()).contains("export people.vcf");
        assertThat(mapi("export").status()).isEqualTo(2);
    }

    @Test
    void aSignalDuringAnImportLeavesNoTemporaryFolderAndLosesNothing() throws Exception {
        profile();
        Path endless = folder.resolve("endless.mbox");
        assertThat(new ProcessBuilder("mkfifo", endless.toString()).start().waitFor())
                .isZero();
        Path out = folder.resolve("output");
        Process process =
                start(Files.writeString(folder.resolve("input"), ""), out, "import", "--verbose", endless.toString());
        // Open for both, a pipe does not wait for its reader.
        try (RandomAccessFile mail = new RandomAccessFile(endless.toFile(), "rw")) {
            mail.write("From a@example.org Sat Jan  1 00:00:00 2022\nSubject: kept\n\nx\n\n"
                    .repeat(2)
                    .getBytes(StandardCharsets.US_ASCII));
            mail.write(new byte[16 * 1024]);
            Instant deadline = Instant.now().plusSeconds(60);
            while (!Files.readString(out).contains("imported endless.mbox")) {
                assertThat(Instant.now()).isBefore(deadline);
                assertThat(process.isAlive()).isTrue();
                Thread.onSpinWait();
            }
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(process.exitValue()).isEqualTo(128 + 15);
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
        assertThat(mapi("ls").text()).contains("1 messages");
    }

    @Test
    void whatIsNoPlainFileIsReadOrRefusedWithAReason() throws Exception {
        profile();
        Path contacts = folder.resolve("people.vcf");
        assertThat(new ProcessBuilder("mkfifo", contacts.toString()).start().waitFor())
                .isZero();
        Outcome pipe = mapi("import", contacts.toString());
        assertThat(pipe.text()).contains(contacts + " is no plain file");
        assertThat(pipe.status()).isEqualTo(1);

        Outcome directory = mapi("import", folder.toString());
        assertThat(directory.text()).contains(folder + " is a folder");
        assertThat(directory.status()).isEqualTo(1);
    }

    @Test
    void aRuntimeThatIsBackGetsANewSessionToTheSameProfile() throws Exception {
        profile();
        assertThat(mapi("profiles", "create", "Bob").status()).isZero();
        String sample =
                Path.of("src", "main", "samples", "plain.eml").toAbsolutePath().toString();
        Outcome outcome = run("logon Bob\nimport '" + sample + "'\nfelix:update org.mapi4osgi.core\nls\n");
        assertThat(outcome.text()).endsWith("1 messages\n");
        assertThat(outcome.status()).isZero();

        Outcome stopped = run("ls\nfelix:stop org.mapi4osgi.core\nls\n");
        assertThat(stopped.text()).contains("the MAPI runtime is not running: start the bundle org.mapi4osgi.core");
        assertThat(stopped.status()).isEqualTo(1);
    }
}

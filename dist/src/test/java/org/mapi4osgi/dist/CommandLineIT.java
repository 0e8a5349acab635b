// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
    @TempDir
    private Path folder;

    private CommandLine line;

    @BeforeEach
    void aDataFolder() {
        line = new CommandLine(folder);
    }

    private CommandLine.Outcome mapi(String... command) throws IOException, InterruptedException {
        return line.mapi(command);
    }

    private void profile() throws IOException, InterruptedException {
        assertThat(mapi("profiles", "create", "Ada").status()).isZero();
    }

    private Path only(String subfolder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(line.data().resolve(subfolder))) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void commandsAreReadFromTheInputAndTheLastOnesStatusCounts() throws Exception {
        String sample =
                Path.of("src", "main", "samples", "plain.eml").toAbsolutePath().toString();
        CommandLine.Outcome outcome = line.run("# a script\nprofiles create Ada\nimport '" + sample + "'\nls\n");
        assertThat(outcome.text())
                .contains("Made the profile Ada")
                .contains("1 imported into Inbox")
                .contains("A moth in the relay");
        assertThat(outcome.status()).isZero();

        CommandLine.Outcome failing = line.run("ls Nowhere\n");
        assertThat(failing.text()).contains("there is no folder Nowhere");
        assertThat(failing.status()).isEqualTo(1);
    }

    @Test
    void whatCannotBeUnderstoodIsNamedAndGivesTwo() throws Exception {
        CommandLine.Outcome unknown = mapi("nonsense");
        assertThat(unknown.text()).contains("there is no command nonsense").contains("Type: help");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(mapi("logon", "a", "b").status()).isEqualTo(2);
    }

    @Test
    void everyCommandExplainsItself() throws Exception {
        CommandLine.Outcome one = mapi("send", "--help");
        assertThat(one.text()).contains("send --to NAMES").contains("--later");
        assertThat(one.status()).isZero();
        CommandLine.Outcome many = line.run("outbox --help\nflush --help\nspooler   --help\nprofiles --help\n");
        assertThat(many.text())
                .contains("outbox cancel|retry ID")
                .contains("flush [--in] [--out] [TRANSPORT]")
                .contains("tells the state of the spooler")
                .contains("profiles create");
        assertThat(many.status()).isZero();
        assertThat(mapi("nonsense", "--help").status()).isEqualTo(2);
    }

    @Test
    void anUnknownProfileIsNamed() throws Exception {
        CommandLine.Outcome outcome = mapi("logon", "Nobody");
        assertThat(outcome.text()).contains("\"Nobody\"");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(mapi("ls").text()).contains("profiles create NAME");
    }

    @Test
    void whatIsNoMailIsRefusedAndNothingIsStored() throws Exception {
        profile();
        Path noMail = Files.writeString(folder.resolve("shopping.eml"), "peas, beans and a spade\n");
        CommandLine.Outcome outcome = mapi("import", noMail.toString());
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
        Path file = line.data().resolve("profiles").resolve("ada.profile");
        byte[] damaged = Files.readAllBytes(file);
        damaged[60] ^= 1;
        Files.write(file, damaged);

        CommandLine.Outcome outcome = mapi("profiles");
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
        CommandLine.Outcome outcome = mapi("ls");
        assertThat(outcome.text())
                .contains("MAPI_E_VERSION")
                .contains(store.toString())
                .contains("version 99");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(Files.readAllBytes(store)).isEqualTo(before);
    }

    @Test
    void aDataFolderThatCannotBeMadeIsNamed() throws Exception {
        Files.writeString(line.data(), "a file in the way");
        CommandLine.Outcome outcome = mapi("profiles");
        assertThat(outcome.text()).contains(line.data().toString());
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(line.data()).hasContent("a file in the way");
    }

    @Test
    void aMovedDataFolderIsStillWhole() throws Exception {
        profile();
        Path moved = folder.resolve("moved");
        Files.move(line.data(), moved);
        line.data(moved);
        CommandLine.Outcome outcome = mapi("ls");
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
        CommandLine.Outcome again = mapi("export", "Inbox", mbox.toString());
        assertThat(again.text()).contains(mbox + " is already there").contains("--force");
        assertThat(again.status()).isEqualTo(1);
        assertThat(Files.readString(mbox, StandardCharsets.UTF_8)).isEqualTo(before);

        line.data(folder.resolve("other"));
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
        Process process = line.start(
                Files.writeString(folder.resolve("input"), ""), out, "import", "--verbose", endless.toString());
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
        try (Stream<Path> left = Files.list(line.temporary())) {
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
        CommandLine.Outcome pipe = mapi("import", contacts.toString());
        assertThat(pipe.text()).contains(contacts + " is no plain file");
        assertThat(pipe.status()).isEqualTo(1);

        CommandLine.Outcome directory = mapi("import", folder.toString());
        assertThat(directory.text()).contains(folder + " is a folder");
        assertThat(directory.status()).isEqualTo(1);
    }

    @Test
    void aRuntimeThatIsBackGetsANewSessionToTheSameProfile() throws Exception {
        profile();
        assertThat(mapi("profiles", "create", "Bob").status()).isZero();
        String sample =
                Path.of("src", "main", "samples", "plain.eml").toAbsolutePath().toString();
        CommandLine.Outcome outcome =
                line.run("logon Bob\nimport '" + sample + "'\nfelix:update org.mapi4osgi.core\nls\n");
        assertThat(outcome.text()).endsWith("1 messages\n");
        assertThat(outcome.status()).isZero();

        CommandLine.Outcome stopped = line.run("ls\nfelix:stop org.mapi4osgi.core\nls\n");
        assertThat(stopped.text()).contains("the MAPI runtime is not running: start the bundle org.mapi4osgi.core");
        assertThat(stopped.status()).isEqualTo(1);
    }
}

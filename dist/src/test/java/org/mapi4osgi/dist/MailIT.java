// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.demo.server.MailServer;
import org.mapi4osgi.demo.server.ServerIdentity;

/** Mail as a user of the shell meets it: an account, what leaves, what arrives, and what waits while the server is away. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "bin/mapi is a shell script")
final class MailIT {
    private static final String ADA = "ada@harbour.example";
    private static final String SAM = "sam@example.net";
    private static final String SECRET = "open sesame";
    private static final Pattern ID = Pattern.compile("(?m)^([0-9A-F]{12})\\b");

    @TempDir
    private static Path identityFolder;

    private static ServerIdentity identity;

    @TempDir
    private Path folder;

    private CommandLine line;
    private MailServer server;

    @BeforeAll
    static void anIdentity() throws IOException {
        identity = ServerIdentity.make(identityFolder);
    }

    @BeforeEach
    void aServer() throws IOException {
        line = new CommandLine(folder);
        server = new MailServer(identity);
        server.addMailbox(ADA, SECRET);
        server.start();
    }

    @AfterEach
    void closed() {
        server.close();
    }

    private String ok(String... command) throws IOException, InterruptedException {
        CommandLine.Outcome outcome = line.mapi(command);
        assertThat(outcome.status())
                .as("%s: %s", List.of(command), outcome.text())
                .isZero();
        return outcome.text();
    }

    /** Several commands in one shell. */
    private String script(String... commands) throws IOException, InterruptedException {
        CommandLine.Outcome outcome = line.run(String.join("\n", commands) + "\n");
        assertThat(outcome.status()).as(outcome.text()).isZero();
        return outcome.text();
    }

    private String addAccount(String more) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
        StringBuilder command = new StringBuilder("profiles add Ada MAPI4OSGI_XP");
        for (String protocol : List.of("smtp", "pop3")) {
            int port = protocol.equals("smtp") ? server.smtpPort() : server.pop3Port();
            command.append(" %1$s.host=localhost %1$s.port=%2$d %1$s.security=TLS %1$s.certificate='%3$s'"
                    .formatted(protocol, port, identity.certificate()));
            command.append(" %1$s.user=%2$s %1$s.password='file:%3$s'".formatted(protocol, ADA, secret));
        }
        return command + more;
    }

    private void account() throws IOException, InterruptedException {
        script("profiles create Ada", addAccount(" sender.address=" + ADA + " 'sender.name=Ada Lovelace'"));
    }

    private static String id(String text) {
        Matcher id = ID.matcher(text);
        assertThat(id.find()).as(text).isTrue();
        return id.group(1);
    }

    private static String lastId(String text) {
        return ID.matcher(text)
                .results()
                .reduce((first, second) -> second)
                .orElseThrow()
                .group(1);
    }

    @Test
    void whatIsSentIsThereWhenTheCommandEnds() throws Exception {
        account();
        Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear Sam,\n\nall is well.\n");
        String text = ok("send", "--to", "Sam <" + SAM + ">", "--subject", "Tea", "--file", letter.toString());
        assertThat(text).contains("was sent");
        assertThat(server.subjects(SAM)).containsExactly("Tea");
        String listed = script("outbox", "ls 'Sent Items'");
        assertThat(listed).contains("Nothing waits to be sent.");
        assertThat(ok("cat", "Sent Items", lastId(listed)))
                .contains("To:      Sam")
                .contains("Dear Sam,")
                .contains("all is well.");
    }

    @Test
    void whatIsSentToOneselfIsReceived() throws Exception {
        account();
        Path notes = Files.writeString(folder.resolve("notes.txt"), "remember");
        Path more = Files.writeString(folder.resolve("more.txt"), "and this");
        String flushed = script(
                "send --to " + ADA + " --subject 'To myself' --attach " + notes + " --attach " + more
                        + " --priority high See attached.",
                "flush --in");
        assertThat(flushed).contains("1 message received into Inbox").contains("To myself");
        assertThat(server.subjects(ADA)).isEmpty();
        assertThat(script("cat Inbox " + lastId(flushed), "flush"))
                .contains("Ada Lovelace <" + ADA + ">")
                .contains("See attached.")
                .contains("notes.txt")
                .contains("more.txt")
                .contains("0 messages left the outbox.")
                .contains("0 messages received.");
    }

    @Test
    void whileTheServerIsAwayMailWaitsWithItsReason() throws Exception {
        account();
        server.stop();
        String told = script(
                "send --to " + SAM + " --subject First hello",
                "send --to " + SAM + " --subject Second hello",
                "outbox",
                "spooler",
                "flush --in");
        assertThat(told)
                .containsPattern("(?m)^Internet Mail: offline, .* Connection refused")
                .contains("could not be sent yet")
                .containsPattern("First +tried once, again at .* Connection refused")
                .containsPattern("Second +tried once, again at .* Connection refused")
                .contains("Outbox: 2 waiting")
                .contains("Address types: SMTP");

        server.start();
        assertThat(script("outbox retry " + id(told), "flush --out", "outbox"))
                .contains("1 message is tried again.")
                .contains("Nothing waits");
        assertThat(server.subjects(SAM)).containsExactlyInAnyOrder("First", "Second");
    }

    @Test
    void whatNobodyTakesComesBackWithItsReason() throws Exception {
        account();
        CommandLine.Outcome outcome = line.mapi("send", "--to", "Office[FAX:123]", "--subject", "Tea", "hello");
        assertThat(outcome.text()).contains("came back: Office: ").contains("cat Inbox ");
        assertThat(outcome.status()).isEqualTo(1);
    }

    @Test
    void whatIsCancelledIsNotSent() throws Exception {
        account();
        server.stop();
        String id = id(ok("send", "--to", SAM, "--subject", "Too hasty", "--later", "1h", "--no-wait", "hello"));
        assertThat(script("outbox cancel " + id, "outbox", "ls 'Deleted Items'"))
                .contains("it is in Deleted Items")
                .contains("Nothing waits")
                .contains("Too hasty");
        CommandLine.Outcome again = line.mapi("outbox", "cancel", id);
        assertThat(again.text()).contains("nothing that waits ends in " + id);
        assertThat(again.status()).isEqualTo(1);
        server.start();
        ok("flush", "--out");
        assertThat(server.subjects(SAM)).isEmpty();
    }

    @Test
    void whatLeavesLaterWaits() throws Exception {
        account();
        assertThat(script("send --to " + SAM + " --subject Tomorrow --later 1d hello", "flush --out", "outbox"))
                .contains("waits in the outbox and leaves at")
                .contains("1 still there")
                .containsPattern("Tomorrow +leaves at ");
        assertThat(server.subjects(SAM)).isEmpty();
        String id = id(ok("outbox"));
        assertThat(script("outbox retry " + id, "outbox retry all", "outbox"))
                .contains(id + " does not wait until ")
                .contains("1 message left the outbox.")
                .contains("Nothing was tried in vain")
                .contains("Nothing waits");
        assertThat(server.subjects(SAM)).containsExactly("Tomorrow");
    }

    @Test
    void aNameThatFitsSeveralIsNotSentTo() throws Exception {
        account();
        String contacts = Path.of("src", "main", "samples", "contacts.vcf")
                .toAbsolutePath()
                .toString();
        String told = script("import " + contacts, "send --to 'Jo Lind, nobody here' --subject x hello", "outbox");
        assertThat(told)
                .contains("MAPI_E_AMBIGUOUS_RECIP")
                .contains("several entries match Jo Lind (")
                .contains("no entry matches nobody here")
                .contains("Nothing waits");
    }

    @Test
    void withoutATransportNothingIsSubmitted() throws Exception {
        ok("profiles", "create", "Ada");
        CommandLine.Outcome outcome = line.mapi("send", "--to", SAM, "--subject", "x", "hello");
        assertThat(outcome.text()).contains("profiles add 'Ada' MAPI4OSGI_XP --help");
        assertThat(outcome.status()).isEqualTo(1);
        CommandLine.Outcome flush = line.mapi("flush");
        assertThat(flush.text()).contains("no way to send or receive");
        assertThat(flush.status()).isEqualTo(1);
        assertThat(script("send --to " + SAM, "send hello", "send --to x --nonsense y", "outbox"))
                .contains("send needs a text")
                .contains("send needs a recipient")
                .contains("send has no option --nonsense")
                .contains("Nothing waits");
    }

    @Test
    void anAccountThatCannotWorkIsNotAdded() throws Exception {
        assertThat(script(
                        "profiles create Ada",
                        addAccount(""),
                        "spooler",
                        "profiles add Ada MAPI4OSGI_XP --help",
                        addAccount(" sender.address=" + ADA),
                        "profiles configure Ada MAPI4OSGI_XP 'sender.name=Lady Lovelace'",
                        "send --to " + ADA + " --subject 'Who am I' me",
                        "flush --in"))
                .contains("the address of the sender")
                .contains("The profile has no transport.")
                .contains("file:PATH")
                .contains("The session ended for that")
                .contains("Changed MAPI4OSGI_XP")
                .contains("was sent")
                .contains("Lady Lovelace")
                .doesNotContain(SECRET);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.ConvertFlag;
import org.mapi4osgi.mime.memory.MemoryAttach;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.mime.memory.Snapshot;
import org.mapi4osgi.mime.memory.Written;
import org.mapi4osgi.tags.PR;
import org.quicktheories.QuickTheory;
import org.quicktheories.core.Gen;
import org.quicktheories.generators.SourceDSL;

/** What a client composed is read again as it was. */
final class RoundTripTest {
    private static final Gen<String> TEXT = SourceDSL.lists()
            .of(SourceDSL.integers().between(0x20, 0x1FFFF))
            .ofSizeBetween(0, 120)
            .map(RoundTripTest::text);

    private static final Gen<String> ASCII =
            SourceDSL.strings().betweenCodePoints(0x20, 0x7E).ofLengthBetween(0, 300);

    private static final Gen<String> WORDS = TEXT.mix(ASCII)
            .mix(SourceDSL.arbitrary()
                    .pick(
                            "=?utf-8?q?no?=",
                            "a\\b",
                            "\"",
                            "Re: ",
                            " x ",
                            "a  b",
                            "x".repeat(2000),
                            "é".repeat(700),
                            "<>,;:@()"));

    private static String text(List<Integer> codePoints) {
        StringBuilder text = new StringBuilder();
        codePoints.stream().filter(Character::isDefined).forEach(c -> {
            int type = Character.getType(c);
            if (type != Character.SURROGATE && type != Character.CONTROL) {
                text.appendCodePoint(c);
            }
        });
        return text.toString().replaceAll("[\\u2028\\u2029]", "");
    }

    private static Written write(MemoryMessage message) throws MapiException {
        return Written.of(message, ConvertFlag.CCSF_INCLUDE_BCC);
    }

    /** What the mail that a message becomes says of it; empty if a server could refuse the mail. */
    private static MemoryMessage readAgain(MemoryMessage message) throws MapiException {
        Written written = write(message);
        if (!written.faults().isEmpty()) {
            throw new AssertionError(written.faults() + "\n" + written.text());
        }
        return written.read();
    }

    @FunctionalInterface
    private interface Law {
        boolean holds() throws MapiException;
    }

    private static boolean check(Law law) {
        try {
            return law.holds();
        } catch (MapiException e) {
            throw new AssertionError(e);
        }
    }

    private static QuickTheory examples() {
        return QuickTheory.qt().withFixedSeed(5322).withExamples(400);
    }

    @Test
    void subjectsAreKept() {
        examples()
                .forAll(WORDS)
                .check(subject -> check(() -> {
                    MemoryMessage message = Composed.with(PR.PR_SUBJECT, subject);
                    return readAgain(message).need(PR.PR_SUBJECT).equals(subject);
                }));
    }

    @Test
    void recipientsAreKeptByKind() {
        // Longer names are cut, because an entry ID has a bound.
        Gen<String> names = WORDS.map(String::strip).assuming(name -> name.length() <= 1000);
        examples()
                .forAll(names, names, SourceDSL.integers().between(1, 3))
                .check((one, two, kind) -> check(() -> {
                    MemoryMessage message = Composed.message();
                    Composed.recipient(message, kind, one, "SMTP", "one@example.org");
                    Composed.recipient(message, kind, two, "SMTP", "two+x@example.org");
                    Composed.from(message, two, "a.b@example.org");
                    MemoryMessage read = readAgain(message);
                    return read.recipients(kind).equals(shown(message.recipients(kind)))
                            && read.recipients().size() == 2
                            && read.need(PR.PR_SENT_REPRESENTING_NAME).equals(two.isEmpty() ? "a.b@example.org" : two)
                            && read.need(PR.PR_SENT_REPRESENTING_EMAIL_ADDRESS).equals("a.b@example.org");
                }));
    }

    /** Who has no name is shown by the address. */
    private static List<String> shown(List<String> recipients) {
        return recipients.stream()
                .map(r -> r.startsWith(" <") ? r.substring(2, r.length() - 1) + r : r)
                .toList();
    }

    @Test
    void bodiesAreKept() {
        Gen<String> bodies =
                WORDS.mix(SourceDSL.lists().of(WORDS).ofSizeBetween(2, 40).map(lines -> String.join("\r\n", lines)));
        examples()
                .forAll(bodies, bodies, SourceDSL.integers().between(1, 3))
                .check((text, html, which) -> check(() -> {
                    MemoryMessage message = Composed.with(PR.PR_SUBJECT, "bodies");
                    if ((which & 1) != 0) {
                        Composed.text(message, text);
                    }
                    if ((which & 2) != 0) {
                        Composed.html(message, html);
                    }
                    MemoryMessage read = readAgain(message);
                    return read.get(PR.PR_BODY).equals(message.get(PR.PR_BODY))
                            && read.get(PR.PR_HTML).equals(message.get(PR.PR_HTML))
                            && read.attachments().isEmpty();
                }));
    }

    @Test
    void attachmentsAreKeptWithNameAndBytes() {
        Gen<String> names = WORDS.map(name -> name.replaceAll("[/\\\\]", "").strip())
                .assuming(name -> !name.isBlank() && name.length() <= 200);
        Gen<Integer> sizes = SourceDSL.integers().between(0, 5000);
        examples()
                .forAll(
                        names,
                        sizes,
                        SourceDSL.longs().all(),
                        SourceDSL.integers().between(0, 3))
                .check((name, size, seed, others) -> check(() -> {
                    byte[] bytes = new byte[size];
                    new Random(seed).nextBytes(bytes);
                    MemoryMessage message = Composed.with(PR.PR_SUBJECT, "attachments");
                    if ((others & 1) != 0) {
                        Composed.text(message, "see attachment");
                    }
                    if ((others & 2) != 0) {
                        Composed.html(message, "<img src=\"cid:pic@example.org\">");
                    }
                    Composed.attach(message, name, bytes);
                    Composed.attach(
                            message,
                            Props.builder()
                                    .put(PR.PR_ATTACH_CONTENT_ID, "pic@example.org")
                                    .put(PR.PR_ATTACH_MIME_TAG, "image/png")
                                    .build(),
                            bytes);
                    List<MemoryAttach> read = readAgain(message).attachments();
                    MemoryAttach file = read.get((others == 0) ? 0 : 1);
                    MemoryAttach picture = read.get((others == 0) ? 1 : 0);
                    return read.size() == 2
                            && file.need(PR.PR_ATTACH_LONG_FILENAME).equals(name)
                            && java.util.Arrays.equals(file.data(), bytes)
                            && picture.need(PR.PR_ATTACH_CONTENT_ID).equals("pic@example.org")
                            && picture.get(PR.PR_ATTACHMENT_HIDDEN).orElse(false) == ((others & 2) != 0)
                            && java.util.Arrays.equals(picture.data(), bytes);
                }));
    }

    @Test
    void identifiersAndHintsAreKept() {
        Gen<String> ids = SourceDSL.strings()
                .betweenCodePoints('!', '~')
                .ofLengthBetween(1, 120)
                .map(id -> "<" + id.replaceAll("[<>=]", "") + "@example.org>");
        List<PropTag<String>> tags =
                List.of(PR.PR_INTERNET_MESSAGE_ID, PR.PR_IN_REPLY_TO_ID, PR.PR_INTERNET_REFERENCES);
        examples()
                .forAll(
                        SourceDSL.lists().of(ids).ofSizeBetween(1, 30),
                        SourceDSL.integers().between(0, 3),
                        SourceDSL.integers().between(-1, 1))
                .check((all, level, priority) -> check(() -> {
                    MemoryMessage message = Composed.with(PR.PR_INTERNET_MESSAGE_ID, all.get(0));
                    message.setProp(PR.PR_IN_REPLY_TO_ID, all.get(all.size() - 1));
                    message.setProp(PR.PR_INTERNET_REFERENCES, String.join(" ", all));
                    message.setProp(PR.PR_SENSITIVITY, level);
                    message.setProp(PR.PR_IMPORTANCE, level % 3);
                    message.setProp(PR.PR_PRIORITY, priority);
                    MemoryMessage read = readAgain(message);
                    List<Optional<String>> kept = new ArrayList<>();
                    tags.forEach(tag -> kept.add(read.get(tag)));
                    return kept.equals(tags.stream().map(message::get).toList())
                            && read.need(PR.PR_SENSITIVITY) == (int) level
                            && read.need(PR.PR_IMPORTANCE) == level % 3
                            && read.need(PR.PR_PRIORITY) == (int) priority;
                }));
    }

    @Test
    void messagesInMessagesAreKept() {
        examples()
                .forAll(WORDS, SourceDSL.integers().between(1, 20))
                .check((subject, depth) -> check(() -> {
                    MemoryMessage message = Composed.with(PR.PR_SUBJECT, subject);
                    MemoryMessage innermost = message;
                    for (int i = 0; i < depth; i++) {
                        innermost = Composed.embed(innermost);
                        innermost.setProp(PR.PR_SUBJECT, subject + i);
                        Composed.text(innermost, "at " + i + "\r\n");
                    }
                    MemoryMessage read = readAgain(message);
                    for (int i = 0; i < depth; i++) {
                        read = Objects.requireNonNull(read.attachments().get(0).embedded());
                    }
                    return read.need(PR.PR_SUBJECT).equals(innermost.need(PR.PR_SUBJECT))
                            && read.need(PR.PR_BODY).equals(innermost.need(PR.PR_BODY));
                }));
    }

    @Test
    void whatIsReadIsWrittenAsItWasRead() {
        examples()
                .forAll(WORDS, WORDS)
                .check((subject, name) -> check(() -> {
                    MemoryMessage message = Composed.with(PR.PR_SUBJECT, subject);
                    Composed.recipient(message, 1, name, "SMTP", "one@example.org");
                    Composed.from(message, name, "two@example.org");
                    Composed.text(message, subject);
                    MemoryMessage second = write(message).read();
                    return Snapshot.whole(second)
                            .equals(Snapshot.whole(write(second).read()));
                }));
    }
}

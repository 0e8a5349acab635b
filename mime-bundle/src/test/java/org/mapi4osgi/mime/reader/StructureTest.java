// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.memory.Mails;
import org.mapi4osgi.mime.memory.MemoryAttach;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.quicktheories.QuickTheory;
import org.quicktheories.generators.SourceDSL;

/** Random trees of parts are read back part by part, to the byte. */
final class StructureTest {
    /** Writes a mail and remembers the bytes of its leaves. Each boundary begins like the one around it. */
    private static final class Writer {
        private final Random random;
        private final List<String> leaves = new ArrayList<>();
        private int parts;

        Writer(long seed) {
            random = new Random(seed);
        }

        String mail() {
            return "From: a@example.org\n" + entity("b", 0);
        }

        private String entity(String boundary, int depth) {
            parts++;
            int kind = depth == 0 ? 0 : depth > 6 || parts > 30 ? 9 : random.nextInt(10);
            if (kind < 3) {
                return multipart(boundary, depth);
            }
            if (kind < 4) {
                return "Content-Type: message/rfc822\n\nSubject: s\n" + entity(boundary, depth + 1);
            }
            String content = content(boundary);
            leaves.add(content);
            return "Content-Type: image/x-test\n\n" + content;
        }

        private String multipart(String boundary, int depth) {
            StringBuilder text = new StringBuilder("Content-Type: multipart/mixed; boundary=" + boundary + "\n\n");
            text.append(content(boundary)).append('\n');
            int children = 1 + random.nextInt(4);
            for (int i = 0; i < children; i++) {
                text.append("--").append(boundary).append('\n');
                text.append(entity(boundary + random.nextInt(10), depth + 1)).append('\n');
            }
            return text.append("--")
                    .append(boundary)
                    .append("--\n")
                    .append(content(boundary))
                    .toString();
        }

        /** Lines of all lengths, many of which begin like a boundary that is open here or further out. */
        private String content(String boundary) {
            StringBuilder text = new StringBuilder();
            for (int lines = random.nextInt(60); lines > 0; lines--) {
                String start = "--" + boundary.substring(0, 1 + random.nextInt(boundary.length())) + "x";
                text.append(random.nextInt(3) == 0 ? start : "");
                text.append("y".repeat(random.nextInt(random.nextInt(20) == 0 ? 10_000 : 80)))
                        .append('\n');
            }
            return text.append("end").toString();
        }
    }

    private static List<String> leaves(MemoryMessage message) {
        List<String> leaves = new ArrayList<>();
        for (MemoryAttach attach : message.attachments()) {
            if (attach.embedded() == null) {
                leaves.add(new String(attach.data(), StandardCharsets.ISO_8859_1));
            } else {
                leaves.addAll(leaves(Objects.requireNonNull(attach.embedded())));
            }
        }
        return leaves;
    }

    private static boolean agrees(long seed, String lineEnd) {
        Writer writer = new Writer(seed);
        String mail = writer.mail().replace("\n", lineEnd);
        List<String> expected =
                writer.leaves.stream().map(l -> l.replace("\n", lineEnd)).toList();
        try {
            return leaves(Mails.read(mail.getBytes(StandardCharsets.ISO_8859_1)))
                    .equals(expected);
        } catch (MapiException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void allLeavesOfATreeAreReadToTheByte() {
        QuickTheory.qt()
                .withExamples(300)
                .forAll(SourceDSL.longs().all(), SourceDSL.booleans().all())
                .check((seed, crlf) -> agrees(seed, crlf ? "\r\n" : "\n"));
    }

    @Test
    void aBoundaryThatBeginsLikeAnotherNeverEndsItsPart() throws MapiException {
        // Whatever a buffer's size, one of these fills it up to the last sign of the shorter boundary.
        for (int size = 3900; size < 4300; size++) {
            String inner = "y".repeat(size % 70) + "\n" + ("y".repeat(69) + "\n").repeat(size / 70) + "--b1\n";
            MemoryMessage m = Mails.read("From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                    + "Content-Type: image/gif\n\n" + inner + "\n--b--\n");
            assertThat(m.attachments()).as("size " + size).hasSize(1);
            assertThat(m.attachments().get(0).data()).isEqualTo(Mails.bytes(inner));
        }
    }
}

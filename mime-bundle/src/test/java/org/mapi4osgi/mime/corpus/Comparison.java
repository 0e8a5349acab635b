// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.corpus;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.corpus.Oracle.Field;
import org.mapi4osgi.mime.corpus.Oracle.Leaf;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.tags.PR;

/** Compares a message with the oracle's reading of the same mail, and names what differs. White space is not compared. */
final class Comparison {
    private final List<String> differences = new ArrayList<>();

    static List<String> of(Oracle oracle, MemoryMessage message) throws MapiException {
        Comparison comparison = new Comparison();
        comparison.headers(oracle.headers(), message);
        comparison.parts(oracle.leaves(), Part.of(message));
        return comparison.differences;
    }

    private void headers(List<Field> theirs, MemoryMessage message) {
        List<String> names = theirs.stream()
                .map(f -> f.name().strip().toLowerCase(Locale.ROOT))
                .toList();
        if (!names.equals(fieldNames(message.need(PR.PR_TRANSPORT_MESSAGE_HEADERS)))) {
            differences.add("the list of fields");
        }
        Set<String> seen = new HashSet<>();
        for (Field field : theirs) {
            String name = field.name().strip().toLowerCase(Locale.ROOT);
            // Of several fields of one name the first counts.
            if (seen.add(name) && !agrees(name, field.value(), message)) {
                differences.add("field " + field.name());
            }
        }
    }

    private static List<String> fieldNames(String header) {
        return header.lines()
                .filter(line -> !line.isEmpty() && !Character.isWhitespace(line.charAt(0)) && line.indexOf(':') > 0)
                .map(line -> line.substring(0, line.indexOf(':')).strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static boolean agrees(String name, String theirs, MemoryMessage m) {
        return switch (name) {
            case "date" -> instant(theirs).equals(m.get(PR.PR_CLIENT_SUBMIT_TIME));
            case "subject" -> same(theirs, m.get(PR.PR_SUBJECT));
            case "from" -> same(theirs, author(m));
            case "to" -> same(theirs, Optional.of(recipients(1, m)));
            case "cc" -> same(theirs, Optional.of(recipients(2, m)));
            case "bcc" -> same(theirs, Optional.of(recipients(3, m)));
            case "message-id" -> same(theirs, m.get(PR.PR_INTERNET_MESSAGE_ID));
            case "in-reply-to" -> same(theirs, m.get(PR.PR_IN_REPLY_TO_ID));
            case "references" -> same(theirs, m.get(PR.PR_INTERNET_REFERENCES));
            case "list-unsubscribe" -> same(theirs, m.get(PR.PR_LIST_UNSUBSCRIBE));
            case "thread-topic" -> same(theirs, m.get(PR.PR_CONVERSATION_TOPIC));
            default -> {
                String named = m.header(name);
                yield named == null || same(theirs, Optional.of(named));
            }
        };
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static boolean same(String theirs, Optional<String> ours) {
        return bare(theirs).equals(bare(ours.orElse("")));
    }

    /** Without what only Python's way of writing adds: a name that is the address once more. */
    private static String bare(String text) {
        return text.replaceAll("\\s+", " ")
                .replaceAll("\"([^\"]+)\" <\\1>", "$1")
                .strip();
    }

    private static Optional<String> author(MemoryMessage m) {
        return m.get(PR.PR_SENT_REPRESENTING_NAME)
                .map(name -> mailbox(
                        name, m.get(PR.PR_SENT_REPRESENTING_EMAIL_ADDRESS).orElse("")));
    }

    private static String recipients(int type, MemoryMessage m) {
        return m.recipients().stream()
                .filter(r -> r.get(PR.PR_RECIPIENT_TYPE).orElse(0) == type)
                .map(r -> mailbox(
                        r.get(PR.PR_DISPLAY_NAME).orElse(""),
                        r.get(PR.PR_EMAIL_ADDRESS).orElse("")))
                .collect(Collectors.joining(", "));
    }

    /** An address as Python writes it. */
    private static String mailbox(String name, String address) {
        if (name.equals(address)) {
            return address;
        }
        boolean special = name.chars().anyMatch(c -> "()<>@,:;.\"[]\\".indexOf(c) >= 0);
        String quoted = '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        return (special ? quoted : name) + " <" + address + ">";
    }

    private void parts(List<Leaf> theirs, List<Part> ours) {
        List<Part> left = new ArrayList<>(ours);
        int number = 0;
        for (Leaf leaf : theirs) {
            number++;
            Optional<Part> same = find(leaf, left);
            if (same.isEmpty()) {
                differences.add("part %d, %s: not ours".formatted(number, leaf.type()));
            } else {
                left.remove(same.get());
                compare(number, leaf, same.get());
            }
        }
        left.forEach(part -> differences.add("a part, " + part.type() + ": only ours"));
    }

    private static Optional<Part> find(Leaf leaf, List<Part> parts) {
        return parts.stream()
                .filter(p -> p.hasHash(leaf.sha256()))
                .findFirst()
                .or(() -> parts.stream().filter(p -> sameText(leaf, p)).findFirst());
    }

    private static boolean sameText(Leaf leaf, Part part) {
        String text = part.text();
        return part.hasHashOfLines(leaf.sha256())
                || text != null
                        && leaf.text().isPresent()
                        && text.replace("\r\n", "\n").equals(leaf.text().get().replace("\r\n", "\n"));
    }

    private void compare(int number, Leaf leaf, Part part) {
        check(number, leaf, "type", leaf.type().equals(part.type()));
        check(number, leaf, "nesting", leaf.depth() == part.depth());
        if (!part.body()) {
            check(number, leaf, "line ends", part.hasHash(leaf.sha256()));
            check(number, leaf, "name", leaf.fileName().equals(part.fileName()));
            check(number, leaf, "Content-ID", leaf.contentId().equals(part.contentId()));
            check(number, leaf, "disposition", leaf.disposition().equals(part.disposition()));
        }
    }

    private void check(int number, Leaf leaf, String what, boolean same) {
        if (!same) {
            differences.add("part %d, %s: %s".formatted(number, leaf.type(), what));
        }
    }
}

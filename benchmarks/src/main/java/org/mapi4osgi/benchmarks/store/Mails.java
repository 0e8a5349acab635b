// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** Messages of 29 properties, about 750 bytes, and a body of 2 to 10 KB as the thirtieth; the same for each run. */
public final class Mails {
    /** In the subject of one message in a hundred. */
    static final String RARE_WORD = "quarterly";

    /** In the sender's address of one message in five hundred; an address stands in no narrow column. */
    static final String RARE_ADDRESS = "person-42@";

    private static final int MIN_BODY = 2_000;
    private static final int MAX_BODY = 10_000;
    private static final int SENDERS = 500;
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");

    private static final String[] WORDS = {
        "meeting",
        "invoice",
        "report",
        "budget",
        "holiday",
        "release",
        "plan",
        "question",
        "draft",
        "offer",
        "minutes",
        "contract",
        "update",
        "reminder",
        "travel",
        "answer"
    };

    private final String text = text();

    /** All of them. */
    public Mails() {}

    private static String text() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        while (text.length() < 16 * MAX_BODY) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(12) == 0 ? "\r\n" : " ");
        }
        return text.toString();
    }

    List<Mail> list(int first, int count) {
        List<Mail> mails = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            mails.add(mail(first + i));
        }
        return mails;
    }

    Mail mail(int number) {
        Random random = new Random(number);
        return mail(number, random, MIN_BODY + random.nextInt(MAX_BODY - MIN_BODY));
    }

    /** A message with a body of so many bytes. */
    public Mail mail(int number, int length) {
        return mail(number, new Random(number), length);
    }

    private Mail mail(int number, Random random, int length) {
        int start = random.nextInt(text.length() - length);
        return Mail.of(props(number, random), text.substring(start, start + length));
    }

    private static Props props(int number, Random random) {
        String topic = "%s %s %05d%s"
                .formatted(
                        WORDS[random.nextInt(WORDS.length)],
                        WORDS[random.nextInt(WORDS.length)],
                        random.nextInt(100_000),
                        number % 100 == 37 ? " " + RARE_WORD : "");
        int person = random.nextInt(SENDERS);
        String sender = "Sender Number " + person;
        String address = "person-" + person + "@example.org";
        Instant sent = FIRST.plusSeconds(random.nextInt(150_000_000));
        return Props.builder()
                .put(PR.PR_MESSAGE_CLASS, "IPM.Note")
                .put(PR.PR_SUBJECT, random.nextInt(3) == 0 ? "Re: " + topic : topic)
                .put(PR.PR_CONVERSATION_TOPIC, topic)
                .put(PR.PR_CONVERSATION_INDEX, bytes(random, 22))
                .put(PR.PR_SENDER_NAME, sender)
                .put(PR.PR_SENDER_ADDRTYPE, "SMTP")
                .put(PR.PR_SENDER_EMAIL_ADDRESS, address)
                .put(PR.PR_SENDER_ENTRYID, bytes(random, 60))
                .put(PR.PR_SENDER_SEARCH_KEY, bytes(random, 24))
                .put(PR.PR_SENT_REPRESENTING_NAME, sender)
                .put(PR.PR_SENT_REPRESENTING_ADDRTYPE, "SMTP")
                .put(PR.PR_SENT_REPRESENTING_EMAIL_ADDRESS, address)
                .put(PR.PR_SENT_REPRESENTING_ENTRYID, bytes(random, 60))
                .put(PR.PR_SENT_REPRESENTING_SEARCH_KEY, bytes(random, 24))
                .put(PR.PR_RECEIVED_BY_NAME, "The Owner")
                .put(PR.PR_RECEIVED_BY_ADDRTYPE, "SMTP")
                .put(PR.PR_RECEIVED_BY_EMAIL_ADDRESS, "owner@example.org")
                .put(PR.PR_INTERNET_MESSAGE_ID, "<%08x.%d@mail.example.org>".formatted(random.nextInt(), number))
                .put(PR.PR_SEARCH_KEY, bytes(random, 16))
                .put(PR.PR_CLIENT_SUBMIT_TIME, sent)
                .put(PR.PR_MESSAGE_DELIVERY_TIME, sent.plusSeconds(random.nextInt(100)))
                .put(PR.PR_IMPORTANCE, 1)
                .put(PR.PR_PRIORITY, 0)
                .put(PR.PR_SENSITIVITY, 0)
                .put(PR.PR_INTERNET_CPID, 65001)
                .put(PR.PR_NATIVE_BODY, 1)
                .put(PR.PR_REPLY_REQUESTED, false)
                .put(PR.PR_READ_RECEIPT_REQUESTED, false)
                .put(PR.PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED, false)
                .build();
    }

    private static Binary bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return Binary.of(bytes);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.mime.memory.MemoryAttach;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.quicktheories.QuickTheory;
import org.quicktheories.generators.SourceDSL;

/**
 * Any bytes give messages or a MapiException, and never more than the bytes account for. An ordinary run takes seconds and
 * is always the same. For a long one with other mail: {@code -Dmime.fuzz.times=1000 -Dmime.fuzz.seed=$RANDOM}.
 */
final class FuzzTest {
    /** How many times the ordinary number of examples. */
    private static final int TIMES = Integer.getInteger("mime.fuzz.times", 1);

    private static final long SEED = Long.getLong("mime.fuzz.seed", 20261121L);

    /** Text is kept in two bytes a character, headers twice: in properties and as received. */
    private static final int LARGEST_GROWTH = 8;

    /** What a message and its attachments have even if the mail is empty. */
    private static final int CONSTANT = 20_000;

    @BeforeAll
    static void tellTheSeed() {
        Logger.getLogger(FuzzTest.class.getName())
                .info("fuzz with -Dmime.fuzz.seed=" + SEED + " -Dmime.fuzz.times=" + TIMES);
    }

    private static QuickTheory examples(int ordinary) {
        return QuickTheory.qt().withFixedSeed(SEED).withExamples(ordinary * TIMES);
    }

    @Test
    void anyBytesAreReadOrRefused() {
        examples(500)
                .forAll(SourceDSL.longs().all(), SourceDSL.integers().between(0, 20_000))
                .check((seed, size) -> {
                    byte[] bytes = new byte[size];
                    new Random(seed).nextBytes(bytes);
                    return isReadOrRefused(bytes);
                });
    }

    @Test
    void anyLettersThatMeanSomethingAreReadOrRefused() {
        String alphabet = "From: \n\n\r\t-=?;:<>@,\"()bax0_/";
        examples(2000)
                .forAll(SourceDSL.longs().all(), SourceDSL.integers().between(0, 2000))
                .check((seed, size) -> {
                    Random random = new Random(seed);
                    StringBuilder text = new StringBuilder("Content-Type: multipart/mixed; boundary=b\n\n--b\n");
                    for (int i = 0; i < size; i++) {
                        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
                    }
                    return isReadOrRefused(text.toString().getBytes(StandardCharsets.ISO_8859_1));
                });
    }

    @Test
    void damagedMailIsReadOrRefused() throws IOException {
        List<byte[]> samples = new ArrayList<>();
        for (Path mail : SamplesTest.mails()) {
            samples.add(Files.readAllBytes(mail));
        }
        examples(3000)
                .forAll(SourceDSL.longs().all(), SourceDSL.integers().between(0, samples.size() - 1))
                .check((seed, sample) -> isReadOrRefused(Damage.of(samples.get(sample), samples, new Random(seed))));
    }

    private static boolean isReadOrRefused(byte[] bytes) {
        long size = 0;
        try (MailFile file = MailFile.open(new ByteArrayInputStream(bytes))) {
            for (InputStream in = file.nextMessage(); in != null; in = file.nextMessage()) {
                MemoryMessage message = new MemoryMessage();
                try {
                    new ConverterSession().mimeToMAPI(in, message);
                } catch (MapiException e) {
                    continue;
                }
                size += size(message);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return size <= (long) bytes.length * LARGEST_GROWTH + CONSTANT;
    }

    private static long size(MemoryMessage message) {
        long size = bytes(message.getProps((List<PropTag<?>>) null));
        for (MemoryAttach attach : message.attachments()) {
            size += bytes(attach.getProps((List<PropTag<?>>) null));
            size += attach.embedded() == null ? 0 : size(Objects.requireNonNull(attach.embedded()));
        }
        return size;
    }

    private static long bytes(Iterable<PropValue<?>> props) {
        long size = 0;
        for (PropValue<?> prop : props) {
            Object value = prop.value();
            size += value instanceof String text ? text.length() * 2L : value instanceof Binary b ? b.size() : 0;
        }
        return size;
    }
}

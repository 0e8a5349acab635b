// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages samples: some bytes changed, left out, doubled, cut off, or taken from another sample. */
final class Damage {
    private Damage() {}

    static byte[] of(byte[] sample, List<byte[]> samples, Random random) {
        byte[] bytes = sample.clone();
        for (int times = random.nextInt(6); times >= 0 && bytes.length > 0; times--) {
            int start = random.nextInt(bytes.length);
            int end = Math.min(bytes.length, start + random.nextInt(200));
            byte[] other = samples.get(random.nextInt(samples.size()));
            int from = random.nextInt(other.length);
            bytes = switch (random.nextInt(5)) {
                case 0 ->
                    joined(bytes, start, new byte[] {(byte) random.nextInt(256)}, Math.min(start + 1, bytes.length));
                case 1 -> joined(bytes, start, new byte[0], end);
                case 2 -> joined(bytes, end, slice(bytes, start, end), end);
                case 3 -> slice(bytes, 0, start);
                default -> joined(bytes, start, slice(other, from, Math.min(other.length, from + 500)), start);
            };
        }
        return bytes;
    }

    private static byte[] slice(byte[] bytes, int start, int end) {
        return Arrays.copyOfRange(bytes, start, end);
    }

    private static byte[] joined(byte[] bytes, int start, byte[] middle, int rest) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(bytes, 0, start);
        all.writeBytes(middle);
        all.write(bytes, rest, bytes.length - rest);
        return all.toByteArray();
    }
}

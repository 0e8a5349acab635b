// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.crash;

import java.util.Random;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;

/** What is in a message, all of it known from its key and from how often it was changed. */
final class Contents {
    /** How often the message was changed. */
    static final PropTag<Integer> REVISION = PropTag.of(0x6200, PropType.PT_LONG, Integer.class);

    /** Small, in a stream of one chunk, in a stream of several. */
    private static final int[] LENGTHS = {40, 40, 5_000, 200_000};

    private Contents() {}

    /** The body: no two revisions have the same. */
    static String body(String key, int revision) {
        Random random = random(key, revision);
        char[] text = new char[LENGTHS[random.nextInt(LENGTHS.length)]];
        for (int i = 0; i < text.length; i++) {
            text[i] = (char) ('a' + random.nextInt(26));
        }
        return new String(text);
    }

    /** The attachment of a message; no bytes for one that has none. */
    static byte[] attachment(String key) {
        Random random = random(key, -1);
        byte[] bytes = new byte[random.nextInt(4) == 0 ? 150_000 : 0];
        random.nextBytes(bytes);
        return bytes;
    }

    private static Random random(String key, int revision) {
        return new Random(31L * key.hashCode() + revision);
    }
}

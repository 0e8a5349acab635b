// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/**
 * What every file of this package is wrapped in, big-endian: eight bytes that tell its kind, a 16-bit version, a 64-bit
 * revision that each write draws anew, the length of the content, the content, and the SHA-256 of all before.
 */
enum Envelope {
    PROFILE("M4PROF\r\n"),
    DEFAULT("M4DFLT\r\n"),
    KEY("M4PKEY\r\n");

    /** The bound of a profile file; more is refused when written and not read. */
    static final int MAX_BYTES = 16 << 20;

    /** How much of a file tells its revision. */
    static final int HEAD = 8 + 2 + 8 + 4;

    private static final short VERSION = 1;
    private static final int DIGEST = 32;

    private final byte[] magic;

    Envelope(String magic) {
        this.magic = magic.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] wrap(long revision, byte[] content) {
        ByteBuffer file = ByteBuffer.allocate(HEAD + content.length + DIGEST);
        file.put(magic)
                .putShort(VERSION)
                .putLong(revision)
                .putInt(content.length)
                .put(content);
        file.put(digest(file.array(), HEAD + content.length));
        return file.array();
    }

    /** The content of a file, if it is whole. */
    byte[] unwrap(byte[] file, Path path) throws MapiException {
        if (file.length < HEAD + DIGEST || !startsRight(file)) {
            throw damaged(path, "it does not start like one");
        }
        int version = Short.toUnsignedInt(ByteBuffer.wrap(file).getShort(8));
        if (version > VERSION) {
            throw ProfileErrors.of(
                    MapiCode.MAPI_E_VERSION,
                    "%s has format %d; this version reads up to %d. It was left as it is; use the version that wrote it"
                            .formatted(path, version, VERSION));
        }
        int length = ByteBuffer.wrap(file).getInt(HEAD - 4);
        if (version != VERSION || length != file.length - HEAD - DIGEST) {
            throw damaged(path, "its length is wrong");
        }
        byte[] expected = Arrays.copyOfRange(file, HEAD + length, file.length);
        if (!MessageDigest.isEqual(expected, digest(file, HEAD + length))) {
            throw damaged(path, "its checksum is wrong");
        }
        return Arrays.copyOfRange(file, HEAD, HEAD + length);
    }

    /** The revision in a file's first bytes; whether the rest is whole is not looked at. */
    static long revision(byte[] head) {
        return head.length < HEAD ? 0 : ByteBuffer.wrap(head).getLong(10);
    }

    static MapiException damaged(Path path, String why) {
        return ProfileErrors.of(MapiCode.MAPI_E_CORRUPT_DATA, "%s is damaged: %s".formatted(path, why));
    }

    private boolean startsRight(byte[] file) {
        return Arrays.equals(file, 0, magic.length, magic, 0, magic.length);
    }

    private static byte[] digest(byte[] bytes, int length) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(bytes, 0, length);
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

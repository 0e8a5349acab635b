// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes text and never drops a byte: what is malformed in its character set is taken as windows-1252, which has a
 * character for every byte. A replacement character would hide what the sender wrote.
 */
final class LenientDecoder {
    private static final int BUFFER = 8192;

    /** windows-1252 where it has a character, else the control character of the same number. */
    private static final char[] FALLBACK = fallback();

    private LenientDecoder() {}

    /** Where decoded text goes. */
    @FunctionalInterface
    interface Sink {
        void accept(CharBuffer text) throws IOException;
    }

    /** Bytes that have no declared character set: UTF-8, which ASCII is part of. */
    static String decode(byte[] bytes) {
        // Most of what is decoded so are short fields of ASCII, which need no buffers.
        return isAscii(bytes) ? new String(bytes, StandardCharsets.US_ASCII) : decode(bytes, StandardCharsets.UTF_8);
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    static String decode(byte[] bytes, Charset charset) {
        StringBuilder text = new StringBuilder(bytes.length);
        try {
            decode(new ByteArrayInputStream(bytes), charset, text::append);
        } catch (IOException e) {
            throw new AssertionError("bytes in memory can be read", e);
        }
        return text.toString();
    }

    static void decode(InputStream in, Charset charset, Sink sink) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        byte[] array = new byte[BUFFER];
        ByteBuffer bytes = ByteBuffer.wrap(array).limit(0);
        CharBuffer text = CharBuffer.allocate(BUFFER);
        boolean end = false;
        while (!end) {
            end = !fill(in, array, bytes);
            CoderResult result = decoder.decode(bytes, text, end);
            while (!result.isUnderflow()) {
                if (result.isError()) {
                    takeAsFallback(bytes, result.length(), text, sink);
                }
                drain(text, sink);
                result = decoder.decode(bytes, text, end);
            }
            drain(text, sink);
        }
        while (decoder.flush(text).isOverflow()) {
            drain(text, sink);
        }
        drain(text, sink);
    }

    private static boolean fill(InputStream in, byte[] array, ByteBuffer bytes) throws IOException {
        bytes.compact();
        int count = in.read(array, bytes.position(), bytes.remaining());
        bytes.position(bytes.position() + Math.max(count, 0));
        bytes.flip();
        return count >= 0;
    }

    private static void takeAsFallback(ByteBuffer bytes, int length, CharBuffer text, Sink sink) throws IOException {
        for (int i = 0; i < length; i++) {
            if (!text.hasRemaining()) {
                drain(text, sink);
            }
            text.put(FALLBACK[bytes.get() & 0xFF]);
        }
    }

    private static void drain(CharBuffer text, Sink sink) throws IOException {
        text.flip();
        if (text.hasRemaining()) {
            sink.accept(text);
        }
        text.clear();
    }

    private static char[] fallback() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        char[] table = new String(all, Charset.forName("windows-1252")).toCharArray();
        for (int i = 0; i < table.length; i++) {
            if (table[i] == '\uFFFD') {
                table[i] = (char) i;
            }
        }
        return table;
    }
}

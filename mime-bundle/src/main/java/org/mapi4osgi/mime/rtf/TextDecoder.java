// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.rtf;

import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes text that comes as bytes of changing character sets, between characters that need no decoding. Bytes of one
 * character set in a row are decoded together, because a character may have several.
 */
final class TextDecoder {
    private final Writer out;
    private final Map<Charset, CharsetDecoder> decoders = new HashMap<>();
    private final ByteBuffer bytes = ByteBuffer.allocate(512);
    private final CharBuffer chars = CharBuffer.allocate(1024);
    private @Nullable Charset charset;

    TextDecoder(Writer out) {
        this.out = out;
    }

    void append(int value, Charset of) throws IOException {
        if (!of.equals(charset)) {
            flush();
            charset = of;
        }
        if (!bytes.hasRemaining()) {
            decode(of, false);
        }
        bytes.put((byte) value);
    }

    void append(String text) throws IOException {
        flush();
        out.write(text);
    }

    /** Ends a row of bytes. */
    void flush() throws IOException {
        if (charset != null && bytes.position() > 0) {
            decode(charset, true);
            bytes.clear();
        }
    }

    private void decode(Charset of, boolean isEnd) throws IOException {
        CharsetDecoder decoder = decoders.computeIfAbsent(
                of,
                set -> set.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
        bytes.flip();
        // Each byte gives at most two characters, so neither call overflows.
        decoder.decode(bytes, chars, isEnd);
        if (isEnd) {
            decoder.flush(chars);
            decoder.reset();
        }
        bytes.compact();
        out.write(chars.array(), 0, chars.position());
        chars.clear();
    }
}

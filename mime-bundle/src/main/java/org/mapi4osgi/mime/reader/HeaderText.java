// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** The text of header fields. */
final class HeaderText {
    private static final Charset FALLBACK = Charset.forName("windows-1252");

    private HeaderText() {}

    /** Joins folded lines. Bytes beyond ASCII are UTF-8 (RFC 6532), or whatever an old mailer left unencoded. */
    static String unfold(byte[] value) {
        String text = LenientDecoder.decode(value);
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return text.strip();
        }
        StringBuilder joined = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\r' && c != '\n') {
                joined.append(c);
            }
        }
        return joined.toString().strip();
    }

    /** Decodes the encoded words of RFC 2047, and cuts text of no sensible length: the decoder takes time squared. */
    static String decodeWords(String whole) {
        String text = whole.length() > Limits.FIELD_TEXT ? whole.substring(0, Limits.FIELD_TEXT) : whole;
        return text.contains("=?") ? DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT, FALLBACK) : text;
    }

    /** The value as UTF-8, for the parsers of structured fields: they know no other character set. */
    static byte[] utf8(byte[] value) {
        return LenientDecoder.decode(value).getBytes(StandardCharsets.UTF_8);
    }

    /** Decodes the %XX of URLs and of RFC 2231, as UTF-8. */
    static String percentDecoded(String text) {
        return text.indexOf('%') < 0 ? text : LenientDecoder.decode(percentDecodedBytes(text));
    }

    /** The bytes behind the %XX of URLs and of RFC 2231. */
    static byte[] percentDecodedBytes(String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
            if (low < 0) {
                bytes.write(raw[i]);
            } else {
                bytes.write(high << 4 | low);
                i += 2;
            }
        }
        return bytes.toByteArray();
    }

    /** What stands between angle brackets, or all of it. */
    static String unbracketed(String text) {
        int start = text.startsWith("<") ? 1 : 0;
        int end = text.endsWith(">") ? text.length() - 1 : text.length();
        return start < end ? text.substring(start, end).strip() : "";
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.codec.EncoderUtil;

/** Parameters of MIME's fields, by RFC 2231 where they are long or more than ASCII. mime4j has a decoder for these only. */
final class MimeParameter {
    /** A longer value is cut in pieces. A boundary has at most 70 characters and must not be: RFC 2046, 5.1.1. */
    private static final int LONGEST = 70;

    /** What of a longer value goes on one line. */
    private static final int PIECE = 50;

    private static final String SEPARATOR = ";\r\n ";
    private static final String UNENCODED = "!#$&+-.^_`|~";

    private MimeParameter() {}

    static void append(String name, String value, StringBuilder lines) {
        boolean plain = value.length() <= LONGEST
                && !value.contains("=?")
                && value.chars().allMatch(c -> c >= ' ' && c < 0x7F)
                && value.equals(value.strip());
        if (plain) {
            lines.append(SEPARATOR).append(EncoderUtil.encodeHeaderParameter(name, value));
            return;
        }
        StringBuilder piece = new StringBuilder("UTF-8''");
        int number = 0;
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (piece.length() >= PIECE) {
                lines.append(SEPARATOR)
                        .append(name)
                        .append('*')
                        .append(number++)
                        .append("*=");
                lines.append(piece);
                piece.setLength(0);
            }
            char c = (char) (b & 0xFF);
            if (c < 0x7F && (Character.isLetterOrDigit(c) || UNENCODED.indexOf(c) >= 0)) {
                piece.append(c);
            } else {
                piece.append("%%%02X".formatted((int) c));
            }
        }
        lines.append(SEPARATOR).append(name).append(number == 0 ? "*=" : "*" + number + "*=");
        lines.append(piece);
    }
}

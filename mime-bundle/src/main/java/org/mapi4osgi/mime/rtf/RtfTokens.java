// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.rtf;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Splits RTF into tokens, each byte read once. Line ends, which mean nothing, and binary data are left out. */
final class RtfTokens {
    /** What a token is. */
    enum Kind {
        /** An opening brace. */
        OPEN,
        /** A closing brace. */
        CLOSE,
        /** A control word. */
        WORD,
        /** A control symbol: a backslash with something that is no letter. */
        SYMBOL,
        /** A byte of text, be it written as it is or in hexadecimal. */
        TEXT,
        /** The end. */
        END
    }

    /** What a control word may have; more is no word that anybody knows. */
    private static final int LONGEST_WORD = 32;

    private static final int NOTHING = -2;
    private static final int END = -1;

    private final InputStream in;
    private int ahead = NOTHING;
    private String word = "";
    private boolean hasParameter;
    private int parameter;
    private int value;

    RtfTokens(InputStream rtf) {
        in = new BufferedInputStream(rtf);
    }

    /** Reads the next token; the other methods tell about it. */
    Kind next() throws IOException {
        while (true) {
            value = read();
            switch (value) {
                case '{':
                    return Kind.OPEN;
                case '}':
                    return Kind.CLOSE;
                case '\r', '\n', 0:
                    break;
                case '\\':
                    return control();
                case END:
                    return Kind.END;
                default:
                    return Kind.TEXT;
            }
        }
    }

    /** The control word, without its parameter. */
    String word() {
        return word;
    }

    /** The word's parameter, or what stands for a missing one. */
    int parameter(int missing) {
        return hasParameter ? parameter : missing;
    }

    /** The text byte or the control symbol. */
    int value() {
        return value;
    }

    private int read() throws IOException {
        int next = ahead == NOTHING ? in.read() : ahead;
        ahead = NOTHING;
        return next;
    }

    private Kind control() throws IOException {
        value = read();
        if (isLetter(value)) {
            readWord();
            readParameter();
            skipBinary();
            return Kind.WORD;
        }
        return switch (value) {
            case END -> Kind.END;
            case '\'' -> hexadecimal();
            case '{', '}', '\\' -> Kind.TEXT;
            default -> Kind.SYMBOL;
        };
    }

    private void readWord() throws IOException {
        StringBuilder letters = new StringBuilder();
        int next = value;
        for (; isLetter(next); next = read()) {
            if (letters.length() < LONGEST_WORD) {
                letters.append((char) next);
            }
        }
        ahead = next;
        word = letters.toString();
    }

    private void readParameter() throws IOException {
        hasParameter = false;
        parameter = 0;
        int next = read();
        boolean negative = next == '-';
        if (negative) {
            next = read();
        }
        long number = 0;
        for (; next >= '0' && next <= '9'; next = read()) {
            hasParameter = true;
            number = Math.min(number * 10 + next - '0', Integer.MAX_VALUE);
        }
        parameter = (int) (negative ? -number : number);
        if (next != ' ') {
            ahead = next; // one blank belongs to the word
        }
    }

    private void skipBinary() throws IOException {
        if (word.equals("bin")) {
            for (int left = parameter; left > 0 && read() != END; left--) {
                // a picture, or the data of an object
            }
        }
    }

    private Kind hexadecimal() throws IOException {
        int high = digit();
        int low = high < 0 ? -1 : digit();
        value = low < 0 ? '?' : high << 4 | low;
        return Kind.TEXT;
    }

    /** A hexadecimal digit; what is none stays to be read. */
    private int digit() throws IOException {
        int next = read();
        int digit = Character.digit(next, 16);
        if (digit < 0) {
            ahead = next;
        }
        return digit;
    }

    private static boolean isLetter(int value) {
        return value >= 'a' && value <= 'z' || value >= 'A' && value <= 'Z';
    }
}

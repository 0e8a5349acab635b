// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.rtf;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.mime.rtf.RtfGroup.Destination;

/**
 * Takes the HTML or the text out of RTF, in one pass: MS-OXRTFEX 2.2.3. Memory does not grow with the document but with
 * the depth of its groups, which is bounded.
 */
public final class RtfText {
    /** Groups inside one another; Word stops long before. */
    private static final int DEEPEST = 10_000;

    private static final int MACINTOSH = 10000;

    private final RtfTokens tokens;
    private final boolean html;
    private final TextDecoder out;
    private final FontTable fonts = new FontTable();
    private final Deque<RtfGroup> outer = new ArrayDeque<>();
    private RtfGroup group = new RtfGroup();

    /** Whether {@code \*} was just read: what follows may be skipped by readers that do not know it. */
    private boolean optional;

    /** How many characters are still to skip because they stand in for a Unicode character. */
    private int skip;

    private RtfText(InputStream rtf, boolean html, Writer out) {
        this.tokens = new RtfTokens(rtf);
        this.html = html;
        this.out = new TextDecoder(out);
    }

    /**
     * Writes the HTML or the text.
     *
     * @param rtf the RTF; read to its end, not closed
     * @param form its form: of what carries HTML that is written, of all else the text as people read it, its lines ended
     *     by CRLF
     * @param out takes it; flushed, not closed
     * @throws IOException if either fails, or, with MAPI_E_CORRUPT_DATA as its cause, if the groups are nested absurdly deep
     */
    public static void write(InputStream rtf, RtfForm form, Writer out) throws IOException {
        new RtfText(rtf, form == RtfForm.HTML, out).write();
        out.flush();
    }

    private void write() throws IOException {
        for (RtfTokens.Kind kind = tokens.next(); kind != RtfTokens.Kind.END; kind = tokens.next()) {
            boolean wasOptional = optional;
            optional = false;
            switch (kind) {
                case OPEN -> open();
                case CLOSE -> close();
                case TEXT -> text();
                case SYMBOL -> symbol();
                default -> word(wasOptional);
            }
        }
        out.flush();
    }

    private void open() throws IOException {
        out.flush();
        skip = 0;
        if (outer.size() == DEEPEST) {
            throw Lzfu.corrupt("its groups are nested more than " + DEEPEST + " deep");
        }
        outer.push(group);
        group = group.inside();
    }

    private void close() throws IOException {
        out.flush();
        skip = 0;
        if (!outer.isEmpty()) {
            group = outer.pop();
        }
    }

    private boolean isSkipped() {
        if (skip > 0) {
            skip--;
            return true;
        }
        return false;
    }

    private boolean isShown() {
        return switch (group.destination) {
            case DOCUMENT -> html ? !group.onlyRtf : !group.hidden;
            case HTML_TAG -> !group.onlyRtf;
            default -> false;
        };
    }

    private void text() throws IOException {
        if (!isSkipped() && isShown()) {
            // In an HTML tag there is no font: MS-OXRTFEX 2.2.3.2.
            out.append(
                    tokens.value(),
                    group.destination == Destination.HTML_TAG ? fonts.ofDocument() : fonts.of(group.font));
        }
    }

    private void symbol() throws IOException {
        if (tokens.value() == '*') {
            optional = true;
        } else if (!isSkipped()) {
            append(RtfWords.text(tokens.value()));
        }
    }

    private void append(@Nullable String text) throws IOException {
        if (text != null && isShown()) {
            out.append(html && group.destination == Destination.DOCUMENT ? RtfWords.inHtml(text) : text);
        }
    }

    private void word(boolean isOptional) throws IOException {
        String word = tokens.word();
        if (isSkipped() || group.destination == Destination.NOWHERE) {
            return;
        }
        if (isOptional) {
            group.destination = html && word.equals("htmltag") ? Destination.HTML_TAG : Destination.NOWHERE;
        } else if (RtfWords.isUnshown(word)) {
            group.destination = Destination.NOWHERE;
        } else if (word.equals("fonttbl")) {
            group.destination = Destination.FONTS;
        } else if (group.destination == Destination.FONTS) {
            font(word);
        } else if (!setting(word)) {
            append(RtfWords.text(word));
        }
    }

    private void font(String word) {
        switch (word) {
            case "f" -> fonts.describe(tokens.parameter(0));
            case "fcharset" -> fonts.setCharset(tokens.parameter(0));
            case "cpg" -> fonts.setCodePage(tokens.parameter(0));
            default -> {} // how it looks
        }
    }

    /** Whether the word changes how what follows is read. */
    private boolean setting(String word) throws IOException {
        switch (word) {
            case "f" -> group.font = tokens.parameter(fonts.standard());
            case "plain" -> {
                group.font = fonts.standard();
                group.hidden = false;
            }
            case "v" -> group.hidden = tokens.parameter(1) != 0;
            case "htmlrtf" -> group.onlyRtf = tokens.parameter(1) != 0;
            case "u" -> unicode(tokens.parameter(0));
            case "uc" -> group.standIns = Math.max(0, tokens.parameter(1));
            case "deff" -> {
                fonts.setStandard(tokens.parameter(0));
                group.font = fonts.standard();
            }
            case "ansicpg" -> fonts.setDocument(tokens.parameter(0));
            case "mac" -> fonts.setDocument(MACINTOSH);
            case "pc" -> fonts.setDocument(437);
            case "pca" -> fonts.setDocument(850);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void unicode(int value) throws IOException {
        char c = (char) value; // numbers above 32767 are written as negative ones
        if (c != 0) {
            append(String.valueOf(c));
        }
        skip = group.standIns;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.rtf;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Control words and symbols that stand for text, and those that begin what is no text. */
final class RtfWords {
    /** Groups that no reader shows, beside those that say so by {@code \*}. */
    private static final Set<String> UNSHOWN = Set.of(
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "nonshppict",
            "filetbl",
            "revtbl",
            "header",
            "headerl",
            "headerr",
            "headerf",
            "footer",
            "footerl",
            "footerr",
            "footerf",
            "fldinst",
            "objclass",
            "objdata",
            "objname",
            "xe",
            "tc");

    private static final Map<String, String> TEXT = Map.ofEntries(
            Map.entry("par", "\r\n"),
            Map.entry("line", "\r\n"),
            Map.entry("sect", "\r\n"),
            Map.entry("page", "\r\n"),
            Map.entry("row", "\r\n"),
            Map.entry("cell", "\t"),
            Map.entry("tab", "\t"),
            Map.entry("lquote", "\u2018"),
            Map.entry("rquote", "\u2019"),
            Map.entry("ldblquote", "\u201C"),
            Map.entry("rdblquote", "\u201D"),
            Map.entry("bullet", "\u2022"),
            Map.entry("endash", "\u2013"),
            Map.entry("emdash", "\u2014"),
            Map.entry("enspace", "\u2002"),
            Map.entry("emspace", "\u2003"),
            Map.entry("zwj", "\u200D"),
            Map.entry("zwnj", "\u200C"),
            Map.entry("ltrmark", "\u200E"),
            Map.entry("rtlmark", "\u200F"));

    /** What HTML has names for: MS-OXRTFEX 2.1.3.1.4.2. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("\u2018", "&lsquo;"),
            Map.entry("\u2019", "&rsquo;"),
            Map.entry("\u201C", "&ldquo;"),
            Map.entry("\u201D", "&rdquo;"),
            Map.entry("\u2022", "&bull;"),
            Map.entry("\u2013", "&ndash;"),
            Map.entry("\u2014", "&mdash;"),
            Map.entry("\u2002", "&ensp;"),
            Map.entry("\u2003", "&emsp;"),
            Map.entry("\u200D", "&zwj;"),
            Map.entry("\u200C", "&zwnj;"),
            Map.entry("\u200E", "&lrm;"),
            Map.entry("\u200F", "&rlm;"),
            Map.entry("\u00A0", "&nbsp;"),
            Map.entry("\u00AD", "&shy;"));

    private RtfWords() {}

    static boolean isUnshown(String word) {
        return UNSHOWN.contains(word);
    }

    /** The text of a control word; null if it has none. */
    static @Nullable String text(String word) {
        return TEXT.get(word);
    }

    /** The text of a control symbol; null if it has none. */
    static @Nullable String text(int symbol) {
        return switch (symbol) {
            case '~' -> "\u00A0";
            case '_' -> "\u2011";
            case '-' -> "\u00AD";
            case '\r', '\n' -> "\r\n";
            case '\t' -> "\t";
            default -> null;
        };
    }

    static String inHtml(String text) {
        return NAMES.getOrDefault(text, text);
    }
}

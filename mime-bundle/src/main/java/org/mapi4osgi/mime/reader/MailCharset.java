// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The character set that a part declares.
 *
 * @param charset how Java decodes it; empty if none is declared, or one that nobody knows
 */
public record MailCharset(Optional<Charset> charset) {
    /** Code pages of Windows by Java's canonical names, for PR_INTERNET_CPID. ISO 8859 and windows-125x are computed. */
    private static final Map<String, Integer> CODE_PAGES = Map.ofEntries(
            Map.entry("US-ASCII", 20127),
            Map.entry("UTF-8", 65001),
            Map.entry("UTF-16", 1200),
            Map.entry("UTF-16LE", 1200),
            Map.entry("UTF-16BE", 1201),
            Map.entry("UTF-32", 12000),
            Map.entry("UTF-32LE", 12000),
            Map.entry("UTF-32BE", 12001),
            Map.entry("ISO-2022-JP", 50220),
            Map.entry("ISO-2022-KR", 50225),
            Map.entry("Shift_JIS", 932),
            Map.entry("windows-31j", 932),
            Map.entry("EUC-JP", 51932),
            Map.entry("EUC-KR", 51949),
            Map.entry("x-windows-949", 949),
            Map.entry("GBK", 936),
            Map.entry("x-mswin-936", 936),
            Map.entry("GB2312", 936),
            Map.entry("GB18030", 54936),
            Map.entry("Big5", 950),
            Map.entry("x-windows-950", 950),
            Map.entry("KOI8-R", 20866),
            Map.entry("KOI8-U", 21866),
            Map.entry("TIS-620", 874),
            Map.entry("x-windows-874", 874),
            Map.entry("IBM437", 437),
            Map.entry("IBM850", 850),
            Map.entry("IBM852", 852),
            Map.entry("IBM866", 866));

    /** Code pages that several character sets share, or whose character set has a name in Java only. */
    private static final Map<Integer, String> LABELS = Map.of(
            932,
            "Shift_JIS",
            936,
            "GBK",
            949,
            "windows-949",
            950,
            "Big5",
            874,
            "TIS-620",
            1200,
            "UTF-16LE",
            12000,
            "UTF-32LE");

    /** Names that mailers use and Java does not know. */
    private static final Map<String, Charset> ALIASES = Map.of(
            "utf", StandardCharsets.UTF_8,
            "utf-8-sig", StandardCharsets.UTF_8,
            "iso-8859-8-i", Charset.forName("ISO-8859-8"),
            "iso-8859-8-e", Charset.forName("ISO-8859-8"),
            "x-sjis", Charset.forName("Shift_JIS"),
            "x-gbk", Charset.forName("GBK"));

    private static final MailCharset NONE = new MailCharset(Optional.empty());

    static MailCharset of(@Nullable String label) {
        if (label == null) {
            return NONE;
        }
        String name = label.strip().toLowerCase(Locale.ROOT);
        @Nullable Charset alias = ALIASES.get(name);
        if (alias != null) {
            return new MailCharset(Optional.of(alias));
        }
        try {
            return new MailCharset(Optional.of(Charset.forName(name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return NONE;
        }
    }

    /** Whether the text declares nothing beyond ASCII: its other bytes, if it has any, are of an unknown set. */
    boolean isVague() {
        return charset.isEmpty() || charset.get().equals(StandardCharsets.US_ASCII);
    }

    /** What to decode with: for vague text UTF-8, whose malformed bytes {@link LenientDecoder} then takes for windows-1252. */
    Charset decoder() {
        return isVague() ? StandardCharsets.UTF_8 : charset.orElse(StandardCharsets.UTF_8);
    }

    /** The Windows code page; empty if the character set has none, or is vague. */
    Optional<Integer> codePage() {
        if (isVague()) {
            return Optional.empty();
        }
        String name = decoder().name();
        @Nullable Integer listed = CODE_PAGES.get(name);
        if (listed != null) {
            return Optional.of(listed);
        }
        if (name.startsWith("ISO-8859-")) {
            return Optional.of(28590 + Integer.parseInt(name.substring(9)));
        }
        return name.startsWith("windows-125") ? Optional.of(Integer.parseInt(name.substring(8))) : Optional.empty();
    }

    /** The character set of a Windows code page; empty for one that no mail could have declared. */
    public static Optional<Charset> ofCodePage(int codePage) {
        @Nullable String label = LABELS.get(codePage);
        if (label == null && codePage > 28590 && codePage <= 28606) {
            label = "ISO-8859-" + (codePage - 28590);
        } else if (label == null && codePage >= 1250 && codePage <= 1258) {
            label = "windows-" + codePage;
        } else if (label == null) {
            label = CODE_PAGES.entrySet().stream()
                    .filter(e -> e.getValue() == codePage)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
        }
        return of(label).charset();
    }
}

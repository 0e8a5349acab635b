// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.rtf;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The character sets of Windows code pages, as RTF and TNEF name them. */
public final class CodePage {
    /** What Western Windows means by ANSI, and what is assumed where nothing is said. */
    public static final Charset WESTERN = Charset.forName("windows-1252");

    /** Code pages whose character set Java does not call by their number. */
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(708, "ISO-8859-6"),
            Map.entry(874, "x-windows-874"),
            Map.entry(932, "windows-31j"),
            Map.entry(936, "GBK"),
            Map.entry(949, "x-windows-949"),
            Map.entry(950, "x-windows-950"),
            Map.entry(1361, "x-Johab"),
            Map.entry(10000, "x-MacRoman"),
            Map.entry(10006, "x-MacGreek"),
            Map.entry(10007, "x-MacCyrillic"),
            Map.entry(10029, "x-MacCentralEurope"),
            Map.entry(10081, "x-MacTurkish"),
            Map.entry(20127, "US-ASCII"),
            Map.entry(20866, "KOI8-R"),
            Map.entry(21866, "KOI8-U"),
            Map.entry(50220, "ISO-2022-JP"),
            Map.entry(50221, "ISO-2022-JP"),
            Map.entry(50222, "ISO-2022-JP"),
            Map.entry(50225, "ISO-2022-KR"),
            Map.entry(51932, "EUC-JP"),
            Map.entry(51936, "GB2312"),
            Map.entry(51949, "EUC-KR"),
            Map.entry(54936, "GB18030"));

    private static final int UTF_16LE = 1200;
    private static final int UTF_8 = 65001;
    private static final int ISO_8859 = 28590;

    private CodePage() {}

    /** The character set of a code page; empty if this Java has none. */
    public static Optional<Charset> charset(int codePage) {
        if (codePage == UTF_8) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (codePage == UTF_16LE) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        String name = NAMES.get(codePage);
        List<String> names = name != null
                ? List.of(name)
                : codePage > ISO_8859 && codePage < ISO_8859 + 17
                        ? List.of("ISO-8859-" + (codePage - ISO_8859))
                        : List.of("windows-" + codePage, "IBM" + codePage);
        return names.stream().filter(Charset::isSupported).findFirst().map(Charset::forName);
    }
}

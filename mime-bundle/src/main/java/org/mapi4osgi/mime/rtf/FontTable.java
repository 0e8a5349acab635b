// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.rtf;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The character sets of the document and of its fonts. */
final class FontTable {
    /** More than any document has; of what names more, the others are in the document's character set. */
    private static final int FONTS = 4096;

    /** Windows' numbers of character sets, by code page. ANSI is one of them, "default" and "symbol" are not. */
    private static final Map<Integer, Integer> CODE_PAGES = Map.ofEntries(
            Map.entry(0, 1252),
            Map.entry(77, 10000),
            Map.entry(128, 932),
            Map.entry(129, 949),
            Map.entry(130, 1361),
            Map.entry(134, 936),
            Map.entry(136, 950),
            Map.entry(161, 1253),
            Map.entry(162, 1254),
            Map.entry(163, 1258),
            Map.entry(177, 1255),
            Map.entry(178, 1256),
            Map.entry(186, 1257),
            Map.entry(204, 1251),
            Map.entry(222, 874),
            Map.entry(238, 1250),
            Map.entry(254, 437),
            Map.entry(255, 850));

    private final Map<Integer, Charset> charsets = new HashMap<>();
    private Charset ofDocument = CodePage.WESTERN;
    private int described;
    private int standard;

    /** The character set of text in no font. */
    Charset ofDocument() {
        return ofDocument;
    }

    Charset of(int font) {
        return charsets.getOrDefault(font, ofDocument);
    }

    /** The font of text that names none. */
    int standard() {
        return standard;
    }

    void setStandard(int font) {
        standard = font;
    }

    void setDocument(int codePage) {
        ofDocument = CodePage.charset(codePage).orElse(ofDocument);
    }

    /** Begins the description of a font. */
    void describe(int font) {
        described = font;
    }

    void setCharset(int number) {
        @Nullable Integer codePage = CODE_PAGES.get(number);
        if (codePage != null) {
            setCodePage(codePage);
        }
    }

    void setCodePage(int codePage) {
        Optional<Charset> charset = CodePage.charset(codePage);
        if (charset.isPresent() && charsets.size() < FONTS) {
            charsets.put(described, charset.get());
        }
    }
}

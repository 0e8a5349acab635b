// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.splitter;

import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/**
 * A field.
 *
 * @param name the name as it stands there
 * @param value what follows the colon, bytes as Latin-1, folded as it is
 */
public record EntityField(String name, String value) {
    /** What it says: encoded words decoded, white space as one blank. */
    public String says() {
        return DecoderUtil.decodeEncodedWords(unicode(value.replaceAll("\r\n", "")), DecodeMonitor.SILENT)
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Bytes of no declared character set. */
    static String unicode(String latin1) {
        byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        return utf8.indexOf('\uFFFD') < 0 ? utf8 : new String(bytes, java.nio.charset.Charset.forName("windows-1252"));
    }
}

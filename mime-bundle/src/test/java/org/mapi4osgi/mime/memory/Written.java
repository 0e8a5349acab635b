// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.memory;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.ConvertFlag;
import org.mapi4osgi.mime.ConverterSession;

/**
 * A mail that the writer wrote.
 *
 * @param bytes all of it
 */
public record Written(byte[] bytes) {
    private static final int LONGEST_LINE = 998;

    public static Written of(IMessage message, ConvertFlag... flags) throws MapiException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ConverterSession().mapiToMIMEStm(message, out, flags);
        return new Written(out.toByteArray());
    }

    public MemoryMessage read() throws MapiException {
        return Mails.read(bytes);
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The header, unfolded. */
    public List<String> header() {
        String header = text().substring(0, text().indexOf("\r\n\r\n"));
        return List.of(header.replaceAll("\r\n(?=[ \t])", "").split("\r\n"));
    }

    /** The fields of a name, unfolded. */
    public List<String> fields(String name) {
        return header().stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .toList();
    }

    /** What of it a mail server may refuse. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                faults.add("no ASCII at " + i);
            }
            if (bytes[i] == 0) {
                faults.add("NUL at " + i);
            }
            boolean pair = bytes[i] == '\n' && i > 0 && bytes[i - 1] == '\r';
            boolean bareReturn = bytes[i] == '\r' && (i + 1 == bytes.length || bytes[i + 1] != '\n');
            if (bytes[i] == '\n' && !pair || bareReturn) {
                faults.add("half a line break at " + i);
            }
            if (bytes[i] == '\n') {
                if (i - 1 - start > LONGEST_LINE) {
                    faults.add("a line of " + (i - 1 - start) + " octets at " + start);
                }
                start = i + 1;
            }
        }
        return faults;
    }
}

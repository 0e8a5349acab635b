// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A part without anything in it, as careless writers leave between boundaries.
 *
 * @param content white space
 */
record BlankPart(String content) implements Part {
    @Override
    public String mimeType() {
        return "text/plain";
    }

    @Override
    public void write(OutputStream out) throws IOException {
        out.write('\r');
        out.write('\n');
        new CrlfOutput(out).write(content.replaceAll("[^ \t\r\n]", "").getBytes(StandardCharsets.US_ASCII));
    }
}

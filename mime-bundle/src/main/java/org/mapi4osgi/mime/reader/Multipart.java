// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.mapi4osgi.api.MapiCode;

/** A multipart that is being read. Compared by identity. */
final class Multipart {
    private static final int LONGEST_PREAMBLE = 1024 * 1024;

    private final PartDescriptor part;
    private final String start;
    private final ByteArrayOutputStream preamble = new ByteArrayOutputStream();
    private boolean preambleCut;
    private boolean empty = true;

    Multipart(PartDescriptor part) {
        this.part = part;
        this.start = part.parameter("start").map(HeaderText::unbracketed).orElse("");
    }

    PartDescriptor part() {
        return part;
    }

    boolean is(String subtype) {
        return part.getSubType().equals(subtype);
    }

    /** The Content-ID of the root part of a multipart/related; empty if it is the first part. */
    String start() {
        return start;
    }

    void partBegins() {
        empty = false;
        preamble.reset();
    }

    /** Keeps what stands before the first part: if no part follows, it is all there is. */
    void readPreamble(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (preamble.size() + count > LONGEST_PREAMBLE) {
                preambleCut = true;
            } else {
                preamble.write(buffer, 0, count);
            }
        }
    }

    /** The text of a multipart without parts; empty if it has parts. */
    byte[] orphanedText() throws IOException {
        if (!empty) {
            return new byte[0];
        }
        if (preambleCut) {
            throw new IOException(Limits.refused(
                    MapiCode.MAPI_E_CORRUPT_DATA,
                    "this mail is declared as " + part.getMimeType() + ", but its boundary is nowhere in its "
                            + "more than " + LONGEST_PREAMBLE + " bytes; correct its Content-Type"));
        }
        return preamble.toByteArray();
    }
}

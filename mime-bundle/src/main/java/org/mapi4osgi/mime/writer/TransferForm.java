// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.io.OutputStream;
import org.apache.james.mime4j.codec.Base64OutputStream;
import org.apache.james.mime4j.codec.QuotedPrintableOutputStream;

/** The transfer encodings of RFC 2045. All but the 8-bit one pass everywhere. */
enum TransferForm {
    SEVEN_BIT("7bit") {
        @Override
        OutputStream encoder(OutputStream out) {
            return new CrlfOutput(out);
        }
    },
    EIGHT_BIT("8bit") {
        @Override
        OutputStream encoder(OutputStream out) {
            return new CrlfOutput(out);
        }
    },
    QUOTED_PRINTABLE("quoted-printable") {
        @Override
        OutputStream encoder(OutputStream out) {
            return new QuotedPrintableOutputStream(out, false);
        }
    },
    BASE64("base64") {
        @Override
        OutputStream encoder(OutputStream out) {
            return new Base64OutputStream(out);
        }
    };

    private final String label;

    TransferForm(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Encodes what is written to it. Closing ends the content and leaves the target open. */
    abstract OutputStream encoder(OutputStream out);
}

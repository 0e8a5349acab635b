// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;

/** Content-Transfer-Encoding. An unknown one leaves the bytes as they are. */
final class TransferEncoding {
    private TransferEncoding() {}

    /** The decoded bytes. The decoders share their buffers through a pool and must not be closed twice, so: never. */
    static InputStream decoded(InputStream encoded, String encoding) {
        return switch (encoding) {
            case "base64" -> new Base64InputStream(padded(encoded), DecodeMonitor.SILENT);
            case "quoted-printable" -> new QuotedPrintableInputStream(new BlankRuns(encoded), DecodeMonitor.SILENT);
            case "x-uuencode", "x-uue", "uuencode", "uue" -> new UuInputStream(encoded);
            default -> encoded;
        };
    }

    /** With padding at the end, the decoder gives the last bytes of a text that was cut or lacks its own. */
    private static InputStream padded(InputStream encoded) {
        byte[] padding = "=".getBytes(StandardCharsets.US_ASCII);
        return new SequenceInputStream(encoded, new ByteArrayInputStream(padding));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.james.mime4j.util.MimeUtil;
import org.mapi4osgi.api.MapiException;

/**
 * Several parts.
 *
 * @param mimeType {@code multipart/mixed} or another
 * @param received the header that it came with
 * @param parameters of the type, besides those that it came with and the boundary
 * @param parts the parts, in their order
 * @param channel what may pass
 */
record Multipart(
        String mimeType, PartHeader received, Map<String, String> parameters, List<Part> parts, Channel channel)
        implements Part {
    Multipart(String mimeType, List<Part> parts, Channel channel) {
        this(mimeType, PartHeader.NONE, Map.of(), parts, channel);
    }

    /** RFC 2387: the type names that of the root, which comes first. */
    static Multipart related(List<Part> parts, Channel channel) {
        return new Multipart(
                "multipart/related",
                PartHeader.NONE,
                Map.of("type", parts.get(0).mimeType()),
                parts,
                channel);
    }

    Multipart with(List<Part> more) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(more);
        return new Multipart(mimeType, received, parameters, all, channel);
    }

    /** RFC 2045, 6.4: what has parts of 8-bit bytes says so, before it is known whether it has. */
    static void label(HeaderLines header, Channel channel) {
        if (channel.eightBit()) {
            header.words("Content-Transfer-Encoding", TransferForm.EIGHT_BIT.label());
        }
    }

    @Override
    public void write(OutputStream out) throws IOException, MapiException {
        String boundary = MimeUtil.createUniqueBoundary();
        HeaderLines header = new HeaderLines();
        received.multipart(mimeType, parameters, boundary, header);
        received.others(header, Set.of());
        label(header, channel);
        header.end(out);
        for (Part part : parts) {
            write("--" + boundary + "\r\n", out);
            part.write(out);
            write("\r\n", out);
        }
        write("--" + boundary + "--\r\n", out);
    }

    private static void write(String line, OutputStream out) throws IOException {
        out.write(line.getBytes(StandardCharsets.US_ASCII));
    }
}

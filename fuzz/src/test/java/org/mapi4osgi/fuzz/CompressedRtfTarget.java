// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.rtf.CompressedRtf;
import org.mapi4osgi.mime.rtf.RtfForm;
import org.mapi4osgi.mime.rtf.RtfText;

/** PR_RTF_COMPRESSED: decompressed, and the HTML or the text taken out. */
final class CompressedRtfTarget implements Target {
    @Override
    public String name() {
        return "compressed-rtf";
    }

    @Override
    public Limits limits() {
        return new Limits(10, 4096, 2000);
    }

    @Override
    public Set<MapiCode> refusals() {
        return Set.of(MapiCode.MAPI_E_CORRUPT_DATA);
    }

    @Override
    public List<byte[]> seeds() {
        return Samples.rtf().stream().map(CompressedRtf::compress).toList();
    }

    @Override
    public void parse(byte[] input) throws MapiException {
        try (InputStream rtf = CompressedRtf.open(new ByteArrayInputStream(input))) {
            RtfText.write(rtf, RtfForm.TEXT, Writer.nullWriter());
        } catch (IOException e) {
            throw Samples.refusal(e);
        }
    }
}

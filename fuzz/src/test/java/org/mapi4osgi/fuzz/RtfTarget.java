// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.rtf.RtfForm;
import org.mapi4osgi.mime.rtf.RtfText;

/** RTF: told what it was made of, and the HTML or the text taken out. */
final class RtfTarget implements Target {
    @Override
    public String name() {
        return "rtf";
    }

    @Override
    public Limits limits() {
        return new Limits(20, 4096, 500);
    }

    @Override
    public Set<MapiCode> refusals() {
        return Set.of(MapiCode.MAPI_E_CORRUPT_DATA);
    }

    @Override
    public List<byte[]> seeds() {
        return Samples.rtf();
    }

    @Override
    public void parse(byte[] input) throws MapiException {
        try {
            RtfForm.of(new ByteArrayInputStream(input));
            RtfText.write(new ByteArrayInputStream(input), RtfForm.HTML, Writer.nullWriter());
            RtfText.write(new ByteArrayInputStream(input), RtfForm.RTF, Writer.nullWriter());
        } catch (IOException e) {
            throw Samples.refusal(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.mime.tnef.TnefFile;
import org.mapi4osgi.mime.tnef.TnefSamples;

/** TNEF (winmail.dat): as it is, and with the checksums mended, so that they hide nothing. */
final class TnefTarget implements Target {
    @Override
    public String name() {
        return "tnef";
    }

    @Override
    public Limits limits() {
        return new Limits(10, 4096, 500);
    }

    @Override
    public Set<MapiCode> refusals() {
        return Set.of(MapiCode.MAPI_E_CORRUPT_DATA);
    }

    @Override
    public List<byte[]> seeds() {
        return TnefSamples.all();
    }

    @Override
    public void parse(byte[] input) throws MapiException {
        open(input);
        TnefSamples.mendChecksums(input);
        open(input);
    }

    private static void open(byte[] tnef) throws MapiException {
        try {
            Optional<String> fault = TnefFile.fault(new ByteArrayInputStream(tnef));
            if (fault.isEmpty()) {
                MemoryMessage message = new MemoryMessage();
                TnefFile.complete(new ByteArrayInputStream(tnef), message);
                Sizes.check(Sizes.of(message), tnef);
            }
        } catch (IOException e) {
            throw Samples.refusal(e);
        }
    }
}

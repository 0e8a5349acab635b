// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;

/** Properties in the compact form, which stores, profiles and the spooler keep. */
final class PropsTarget implements Target {
    @Override
    public String name() {
        return "props";
    }

    @Override
    public Limits limits() {
        return new Limits(80, 4096, 100);
    }

    @Override
    public Set<MapiCode> refusals() {
        return Set.of(MapiCode.MAPI_E_CORRUPT_DATA);
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(
                Samples.everyType().toBinary().toBytes(),
                Samples.likeAMessage().toBinary().toBytes());
    }

    @Override
    public void parse(byte[] input) throws MapiException {
        Props props = Props.parse(Binary.of(input));
        Law.same(props, Props.parse(props.toBinary()));
    }
}

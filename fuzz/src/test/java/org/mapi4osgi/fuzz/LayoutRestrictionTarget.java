// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.BinaryLayout;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Restriction;

/** Restrictions in Exchange's layouts; the first byte chooses the layout. */
final class LayoutRestrictionTarget implements Target {
    @Override
    public String name() {
        return "restriction-layout";
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
    public List<byte[]> seeds() throws MapiException {
        return Samples.inEveryLayout(Samples.everyRestriction()::toBinary);
    }

    @Override
    public void parse(byte[] input) throws MapiException {
        BinaryLayout layout = Samples.layout(input);
        Restriction restriction = Restriction.parse(Samples.behind(input), layout);
        Law.same(restriction, Restriction.parse(restriction.toBinary(layout), layout));
    }
}

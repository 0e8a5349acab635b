// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.fuzz.Limits;
import org.mapi4osgi.fuzz.Target;

/** The description of message services in a bundle: OSGI-INF/mapisvc.inf. */
public final class MapiSvcInfTarget implements Target {
    @Override
    public String name() {
        return "mapisvc-inf";
    }

    @Override
    public Limits limits() {
        return new Limits(20, 4096, 400);
    }

    @Override
    public Set<MapiCode> refusals() {
        return Set.of(MapiCode.MAPI_E_CORRUPT_DATA);
    }

    @Override
    public List<byte[]> seeds() {
        return List.of("""
                ; two services
                [Services]
                NOTES=Notes
                MAIL=Mail

                [Default Services]
                NOTES=Notes

                [Help File Mappings]
                NOTES=notes.hlp

                [NOTES]
                PR_DISPLAY_NAME="Notes"
                Providers=NOTES_STORE, NOTES_BOOK
                Sections=MORE
                PR_SERVICE_ENTRY_NAME=ServiceEntry
                PR_RESOURCE_FLAGS=SERVICE_SINGLE_COPY|SERVICE_NO_PRIMARY_IDENTITY

                [NOTES_STORE]
                PR_RESOURCE_TYPE=MAPI_STORE_PROVIDER
                66000003=0A000000
                66010102=0102
                6602000B=TRUE
                6603101F=a, b

                [NOTES_BOOK]
                PR_RESOURCE_TYPE=MAPI_AB_PROVIDER

                [MORE]
                UID=0102030405060708090A0B0C0D0E0F10
                PR_COMMENT=more

                [MAIL]
                """.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void parse(byte[] input) throws MapiException {
        MapiSvcInf inf = MapiSvcInf.parse(input, "com.example.notes");
        inf.services();
        inf.defaults();
    }
}

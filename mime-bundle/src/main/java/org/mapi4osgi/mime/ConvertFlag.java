// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime;

import org.mapi4osgi.api.MapiFlag;

/** The flags of IConverterSession.mapiToMIMEStm. */
public enum ConvertFlag implements MapiFlag {
    /** Leaves out what PR_TRANSPORT_MESSAGE_HEADERS keeps of the header that the message once came with. */
    CCSF_NOHEADERS(0x4),
    /** Writes the Bcc recipients too. For files, never for what is sent: there they stand in the envelope only. */
    CCSF_INCLUDE_BCC(0x20),
    /** Writes X-Unsent where the message has MSGFLAG_UNSENT, so that a draft in a file is known as one. */
    CCSF_EMBEDDED_MESSAGE(0x8000);

    private final int bit;

    ConvertFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}

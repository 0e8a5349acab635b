// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime;

import org.mapi4osgi.api.MapiFlag;

/** The flags of IConverterSession.mapiToMIMEStm. */
public enum ConvertFlag implements MapiFlag {
    /**
     * Writes the message as its sender hands it to a mail server: without the trace of an earlier delivery
     * (Received, Return-Path, Delivered-To and the like), without X-Unsent and Bcc, with a Message-ID in any case. Only
     * ASCII, unless CCSF_GLOBAL_MESSAGE or CCSF_8BITMIME say that the server takes more. Embedded messages keep all
     * their fields but Bcc. Not together with CCSF_INCLUDE_BCC or CCSF_EMBEDDED_MESSAGE.
     */
    CCSF_SMTP(0x2),
    /** Leaves out what PR_TRANSPORT_MESSAGE_HEADERS keeps of the header that the message once came with. */
    CCSF_NOHEADERS(0x4),
    /** Writes the Bcc recipients too. For files, never for what is sent: there they stand in the envelope only. */
    CCSF_INCLUDE_BCC(0x20),
    /** Writes X-Unsent where the message has MSGFLAG_UNSENT, so that a draft in a file is known as one. */
    CCSF_EMBEDDED_MESSAGE(0x8000),
    /**
     * With CCSF_SMTP: the server offers SMTPUTF8 (RFC 6531), so that addresses which have no form in ASCII are written
     * as they are. Without, who has such an address is only named, by an empty group (RFC 6857).
     */
    CCSF_GLOBAL_MESSAGE(0x200000),
    /**
     * Bodies may have 8-bit bytes: for a server that offers 8BITMIME (RFC 6152). The transport then sends with
     * BODY=8BITMIME. Stands for SetEncoding(IET_8BIT) of MAPI's converter, which has state; the bit is this runtime's own.
     */
    CCSF_8BITMIME(0x1000000);

    private final int bit;

    ConvertFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}

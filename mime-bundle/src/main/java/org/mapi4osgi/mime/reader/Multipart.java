// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

/** A multipart that is being read. Compared by identity. */
final class Multipart {
    private final PartDescriptor part;
    private final String start;
    private byte[] preamble = new byte[0];
    private boolean empty = true;

    Multipart(PartDescriptor part) {
        this.part = part;
        this.start = part.parameter("start").map(HeaderText::unbracketed).orElse("");
    }

    boolean is(String subtype) {
        return part.getSubType().equals(subtype);
    }

    /** The Content-ID of the root part of a multipart/related; empty if it is the first part. */
    String start() {
        return start;
    }

    void partBegins() {
        empty = false;
        preamble = new byte[0];
    }

    /** Keeps what stands before the first part: if no part follows, it is all there is. */
    void setPreamble(byte[] text) {
        preamble = text;
    }

    /** The text of a multipart without parts; empty if it has parts. */
    byte[] orphanedText() {
        return empty ? preamble : new byte[0];
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.rtf;

/** What holds in a group of RTF, and ends with it. */
final class RtfGroup {
    /** Where the text of a group goes. */
    enum Destination {
        /** To what people read. */
        DOCUMENT,
        /** Nowhere: it describes fonts. */
        FONTS,
        /** To the HTML, as it is. */
        HTML_TAG,
        /** Nowhere. */
        NOWHERE
    }

    Destination destination = Destination.DOCUMENT;

    /** Whether the text stands for HTML that an HTML tag has: it is for readers of RTF only. */
    boolean onlyRtf;

    boolean hidden;
    int font;

    /** How many characters stand in for a Unicode character, for readers that know none. */
    int standIns = 1;

    /** A group inside this one. */
    RtfGroup inside() {
        RtfGroup inside = new RtfGroup();
        inside.destination = destination;
        inside.onlyRtf = onlyRtf;
        inside.hidden = hidden;
        inside.font = font;
        inside.standIns = standIns;
        return inside;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.rtf;

import java.io.IOException;
import java.io.InputStream;

/** What RTF was made of, and so what can be made of it again. */
public enum RtfForm {
    /** It carries the HTML that it was made of. */
    HTML,
    /** It carries the plain text that it was made of. */
    TEXT,
    /** It is RTF of its own. */
    RTF;

    /** How many tokens tell, by MS-OXRTFEX 2.2.3.1. */
    private static final int TOKENS = 10;

    /** Tells the form by the beginning. */
    public static RtfForm of(InputStream rtf) throws IOException {
        RtfTokens tokens = new RtfTokens(rtf);
        for (int i = 0; i < TOKENS; i++) {
            RtfTokens.Kind kind = tokens.next();
            if (kind == RtfTokens.Kind.WORD && tokens.parameter(1) == 1) {
                if (tokens.word().equals("fromhtml")) {
                    return HTML;
                }
                if (tokens.word().equals("fromtext")) {
                    return TEXT;
                }
            } else if (kind != RtfTokens.Kind.OPEN && kind != RtfTokens.Kind.WORD) {
                return RTF;
            }
        }
        return RTF;
    }
}

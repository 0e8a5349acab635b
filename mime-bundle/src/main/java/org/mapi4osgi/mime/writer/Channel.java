// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

/**
 * What the mail is written for, a file or a mail server, and what may pass there.
 *
 * @param smtp whether the message leaves its sender, so that nothing of an earlier journey goes along
 * @param eightBit whether bodies may have 8-bit bytes
 * @param utf8 whether addresses in the header may be beyond ASCII
 */
public record Channel(boolean smtp, boolean eightBit, boolean utf8) {
    /** For messages inside one that is written so: they are content, which is not changed but for the bytes that may pass. */
    Channel inside() {
        return new Channel(false, eightBit, utf8 && !smtp);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

/**
 * How a message is written.
 *
 * @param keepsHeader whether the header that it once came with stays, as far as it is still true
 * @param tellsBcc whether Bcc recipients are written
 * @param marksDrafts whether a draft is marked as one
 * @param channel what it is written for
 */
public record WriterOptions(boolean keepsHeader, boolean tellsBcc, boolean marksDrafts, Channel channel) {
    WriterOptions inside() {
        return new WriterOptions(keepsHeader, tellsBcc, marksDrafts, channel.inside());
    }
}

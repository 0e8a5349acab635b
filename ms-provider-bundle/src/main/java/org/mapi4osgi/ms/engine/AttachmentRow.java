// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import org.jspecify.annotations.Nullable;

/**
 * An attachment as the file has it.
 *
 * @param number PR_ATTACH_NUM
 * @param props its properties but the large ones
 * @param streams where the large ones are, a {@link StreamMap}
 * @param embedded the row of the embedded message; 0 if it has none
 * @param size its size with all that belongs to it
 */
@SuppressWarnings("ArrayRecordComponent")
public record AttachmentRow(int number, byte[] props, byte @Nullable [] streams, long embedded, long size) {}

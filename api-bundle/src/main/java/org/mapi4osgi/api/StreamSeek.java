// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** STREAM_SEEK_*: what an offset counts from. */
public enum StreamSeek {
    /** From the start. */
    STREAM_SEEK_SET,
    /** From the position. */
    STREAM_SEEK_CUR,
    /** From the end. */
    STREAM_SEEK_END
}

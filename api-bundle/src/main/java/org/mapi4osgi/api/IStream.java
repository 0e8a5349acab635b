// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.io.InputStream;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * IStream: a large property, read and written in parts, opened by {@link IMAPIProp#openProperty}. One thread at a time.
 * A stream does not survive the replacement of its provider: its calls then give MAPI_E_INVALID_OBJECT.
 */
@ConsumerType
public interface IStream extends IUnknown {
    /** IID_IStream. */
    Iid<IStream> IID = new Iid<>(MapiUid.ofGuid("0000000C-0000-0000-C000-000000000046"), IStream.class);

    /**
     * Reads bytes at the position and moves it.
     *
     * @param buffer where the bytes go; filled before the call returns
     * @param offset the first place in the buffer
     * @param length how many bytes at most
     * @return how many bytes were read; -1 at the end
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the stream, its object or its provider is closed
     *       <li>MAPI_E_DISK_ERROR: the bytes cannot be read
     *     </ul>
     */
    int read(byte[] buffer, int offset, int length) throws MapiException;

    /**
     * Writes bytes at the position and moves it; the stream grows as needed.
     *
     * @param buffer the bytes; copied before the call returns
     * @param offset the first byte in the buffer
     * @param length how many bytes
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_ACCESS: the stream is open for reading only
     *       <li>MAPI_E_NOT_ENOUGH_DISK: the data does not fit on the disk
     *       <li>MAPI_E_TOO_BIG: the property would exceed what the provider stores
     *     </ul>
     */
    default void write(byte[] buffer, int offset, int length) throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NO_ACCESS, "the stream is open for reading only");
    }

    /**
     * Moves the position; a place after the end is allowed.
     *
     * @param offset how far from the origin, in bytes
     * @param origin what the offset counts from
     * @return the position from the start
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: the position would be before the start
     *     </ul>
     */
    long seek(long offset, StreamSeek origin) throws MapiException;

    /**
     * Cuts or extends the stream; the position stays.
     *
     * @param size the size in bytes
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_ACCESS: the stream is open for reading only
     *       <li>MAPI_E_INVALID_PARAMETER: the size is negative
     *     </ul>
     */
    default void setSize(long size) throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NO_ACCESS, "the stream is open for reading only");
    }

    /**
     * Tells the size (Stat).
     *
     * @return the size in bytes
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the stream, its object or its provider is closed
     *     </ul>
     */
    long size() throws MapiException;

    /**
     * Hands what was written to the object, whose next saveChanges makes it permanent. Closing without it drops what
     * was written since the last commit.
     *
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_ENOUGH_DISK: the data does not fit on the disk
     *     </ul>
     */
    default void commit() throws MapiException {}

    /**
     * Gives this stream as a Java stream that reads from the position on. Failures are IOExceptions with the {@link
     * MapiException} as cause.
     *
     * @return a stream; closing it closes this one
     */
    default InputStream inputStream() {
        return new StreamInput(this);
    }

    /**
     * Gives this stream as a Java stream that writes from the position on. Failures are IOExceptions with the {@link
     * MapiException} as cause.
     *
     * @return a stream; closing it commits, unless a write failed, and closes this one
     */
    default OutputStream outputStream() {
        return new StreamOutput(this);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.io.InputStream;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ConsumerType;

/** IStream: a large property, read and written in parts. One thread at a time. */
@ConsumerType
public interface IStream extends IUnknown {
    /** IID_IStream. */
    Iid<IStream> IID = new Iid<>(MapiUid.ofGuid("0000000C-0000-0000-C000-000000000046"), IStream.class);

    /** Reads up to length bytes at the position; -1 at the end. */
    int read(byte[] buffer, int offset, int length) throws MapiException;

    /** Writes at the position. */
    default void write(byte[] buffer, int offset, int length) throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NO_ACCESS, "the stream is open for reading only");
    }

    /** Moves the position and returns it. */
    long seek(long offset, StreamSeek origin) throws MapiException;

    /** SetSize. */
    default void setSize(long size) throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NO_ACCESS, "the stream is open for reading only");
    }

    /** The size in bytes (Stat). */
    long size() throws MapiException;

    /** Commit. */
    default void commit() throws MapiException {}

    /** This stream as a Java stream; closing it closes this one. */
    default InputStream inputStream() {
        return new StreamInput(this);
    }

    /** This stream as a Java stream; closing it commits and closes this one. */
    default OutputStream outputStream() {
        return new StreamOutput(this);
    }
}

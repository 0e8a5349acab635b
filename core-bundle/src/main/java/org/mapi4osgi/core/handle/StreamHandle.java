// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import java.util.Objects;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.StreamSeek;

/** A handle on a stream. It ends with the revision of the provider that opened it. */
final class StreamHandle extends Handle<IStream> implements IStream {
    StreamHandle(Scope scope, Binding<IStream> binding) {
        super(scope, binding);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws MapiException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        IStream object = enter();
        try {
            return object.read(buffer, offset, length);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws MapiException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        IStream object = enter();
        try {
            object.write(buffer, offset, length);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public long seek(long offset, StreamSeek origin) throws MapiException {
        IStream object = enter();
        try {
            return object.seek(offset, origin);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void setSize(long size) throws MapiException {
        IStream object = enter();
        try {
            object.setSize(size);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public long size() throws MapiException {
        IStream object = enter();
        try {
            return object.size();
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void commit() throws MapiException {
        IStream object = enter();
        try {
            object.commit();
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }
}

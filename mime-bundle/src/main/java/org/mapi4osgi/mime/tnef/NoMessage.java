// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.tnef;

import java.io.InputStream;
import org.mapi4osgi.api.Props;

/** Takes nothing: reads a stream to see whether it is sound. */
final class NoMessage implements TnefMessage, TnefAttachment {
    static final NoMessage INSTANCE = new NoMessage();

    private NoMessage() {}

    @Override
    public void property(TnefProperty property) {}

    @Override
    public void recipient(Props row) {}

    @Override
    public TnefAttachment attachment() {
        return this;
    }

    @Override
    public TnefMessage message() {
        return this;
    }

    @Override
    public void object(InputStream bytes) {}

    @Override
    public void finish() {}

    @Override
    public void close() {}
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.demo.server;

import com.icegreen.greenmail.server.ProtocolHandler;

/**
 * One connection. GreenMail lets its thread die of a client that goes without a word; here the connection just ends.
 *
 * @param handler speaks the protocol
 */
record QuietHandler(ProtocolHandler handler) implements ProtocolHandler {
    @Override
    public void run() {
        try {
            handler.run();
        } catch (IllegalStateException e) {
            handler.close();
        }
    }

    @Override
    public void close() {
        handler.close();
    }
}

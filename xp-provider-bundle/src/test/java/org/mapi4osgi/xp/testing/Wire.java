// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A scripted server's end of one connection. */
public final class Wire {
    private final Socket plain;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    Wire(Socket socket) throws IOException {
        this.plain = socket;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** The lines that the client said. */
    public List<String> heard() {
        return heard;
    }

    void startTls(SSLContext context) throws IOException {
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        tls.setUseClientMode(false);
        socket = tls;
        tls.startHandshake();
        in = new BufferedInputStream(tls.getInputStream());
        out = tls.getOutputStream();
    }

    void say(String text) throws IOException {
        write(text.replace("\n", "\r\n") + "\r\n");
    }

    void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    void writeBelowTls(byte[] bytes) throws IOException {
        plain.getOutputStream().write(bytes);
        plain.getOutputStream().flush();
    }

    void awaitEndBelowTls() throws IOException {
        while (plain.getInputStream().read() >= 0) {
            // whatever the client still says
        }
    }

    /** The next line without its end. */
    String line() throws IOException {
        byte[] line = bytes();
        String text = new String(line, StandardCharsets.UTF_8);
        heard.add(text);
        return text;
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the client hung up");
            }
            line.write(b);
        }
        byte[] all = line.toByteArray();
        return all.length > 0 && all[all.length - 1] == '\r' ? java.util.Arrays.copyOf(all, all.length - 1) : all;
    }

    /** A mail up to its dot, without dot-stuffing. */
    byte[] mail() throws IOException {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        for (byte[] line = bytes(); !(line.length == 1 && line[0] == '.'); line = bytes()) {
            int from = line.length > 0 && line[0] == '.' ? 1 : 0;
            mail.write(line, from, line.length - from);
            mail.write('\r');
            mail.write('\n');
        }
        return mail.toByteArray();
    }

    void hangUp() throws IOException {
        socket.close();
    }

    void reset() throws IOException {
        plain.setSoLinger(true, 0);
        plain.close();
    }

    void awaitEnd() throws IOException {
        while (in.read() >= 0) {
            // whatever the client still says
        }
        socket.close();
    }

    boolean isOpen() {
        return !socket.isClosed();
    }

    void close() throws IOException {
        plain.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The floor: the commands and bytes of a message through a plain socket, an answer awaited after each. One thread. */
final class RawSmtp implements AutoCloseable {
    private static final byte[] MAIL = ascii("MAIL FROM:<" + Letter.SENDER + ">\r\n");
    private static final byte[] RCPT = ascii("RCPT TO:<" + Letter.RECIPIENT + ">\r\n");
    private static final byte[] DATA = ascii("DATA\r\n");
    private static final byte[] END = ascii(".\r\n");

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[1024];

    RawSmtp(SmtpSink sink) throws IOException {
        socket = new Socket(sink.host(), sink.port());
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
        expect("220");
        say(ascii("EHLO raw\r\n"), "250");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends bytes that end with a line's end and have no line that begins with a dot. */
    void send(byte[] message) throws IOException {
        say(MAIL, "250");
        say(RCPT, "250");
        say(DATA, "354");
        out.write(message);
        say(END, "250");
    }

    private void say(byte[] command, String answer) throws IOException {
        out.write(command);
        expect(answer);
    }

    /** The sink writes each answer at once, and it fits into one packet. */
    private void expect(String code) throws IOException {
        int count = in.read(buffer);
        String answer = new String(buffer, 0, Math.max(count, 0), StandardCharsets.US_ASCII);
        if (!answer.startsWith(code)) {
            throw new IOException("the sink said " + answer);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

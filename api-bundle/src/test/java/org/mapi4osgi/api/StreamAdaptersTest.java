// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class StreamAdaptersTest {
    /** Keeps what is committed; reads at most three bytes at a time; fails on request. */
    private static final class FakeStream implements IStream {
        private final byte[] content;
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private final boolean endsWithZero;
        private int position;
        private boolean failing;
        private int commits;
        private int closes;

        FakeStream(byte[] content, boolean endsWithZero) {
            this.content = content;
            this.endsWithZero = endsWithZero;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws MapiException {
            check();
            int count = Math.min(Math.min(length, 3), content.length - position);
            System.arraycopy(content, position, buffer, offset, count);
            position += count;
            return count > 0 || endsWithZero ? count : -1;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws MapiException {
            check();
            written.write(buffer, offset, length);
        }

        private void check() throws MapiException {
            if (failing) {
                throw new MapiException(MapiCode.MAPI_E_NOT_ENOUGH_DISK, "full");
            }
        }

        @Override
        public long seek(long offset, StreamSeek origin) {
            position = (int) offset;
            return offset;
        }

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public void commit() throws MapiException {
            check();
            commits++;
        }

        @Override
        public void close() {
            closes++;
        }
    }

    @Test
    void aStreamIsReadToItsEnd() throws IOException {
        byte[] content = {1, -1, 0, 4, 5, 6, 7};
        for (boolean endsWithZero : new boolean[] {false, true}) {
            FakeStream stream = new FakeStream(content, endsWithZero);
            try (InputStream in = stream.inputStream()) {
                assertThat(in.read()).isEqualTo(1);
                assertThat(in.read()).isEqualTo(0xFF);
                assertThat(in.read(new byte[0])).isZero();
                assertThat(in.readAllBytes()).containsExactly(0, 4, 5, 6, 7);
                assertThat(in.read()).isEqualTo(-1);
                assertThat(in.read(new byte[4])).isEqualTo(-1);
            }
            assertThat(stream.closes).isEqualTo(1);
        }
    }

    @Test
    void aFailureIsAnIoExceptionWithItsCause() {
        FakeStream stream = new FakeStream(new byte[1], false);
        stream.failing = true;
        assertThatThrownBy(() -> stream.inputStream().read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("MAPI_E_NOT_ENOUGH_DISK")
                .hasCauseInstanceOf(MapiException.class);
        assertThatThrownBy(() -> stream.inputStream().read(new byte[2], 1, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void closingCommitsOnceWhatWasWritten() throws IOException {
        FakeStream stream = new FakeStream(new byte[0], false);
        OutputStream out = stream.outputStream();
        out.write(1);
        out.write(new byte[] {9, 2, 3, 9}, 1, 2);
        out.close();
        out.close();
        assertThat(stream.written.toByteArray()).containsExactly(1, 2, 3);
        assertThat(stream.commits).isEqualTo(1);
        assertThat(stream.closes).isEqualTo(1);
        assertThatThrownBy(() -> out.write(4)).isInstanceOf(IOException.class).hasMessage("the stream is closed");
    }

    @Test
    void afterAFailedWriteNothingIsCommitted() throws IOException {
        FakeStream stream = new FakeStream(new byte[0], false);
        OutputStream out = stream.outputStream();
        out.write(1);
        stream.failing = true;
        assertThatThrownBy(() -> out.write(2)).hasCauseInstanceOf(MapiException.class);
        stream.failing = false;
        out.close();
        assertThat(stream.commits).isZero();
        assertThat(stream.closes).isEqualTo(1);
    }

    @Test
    void aFailedCommitStillCloses() throws IOException {
        FakeStream stream = new FakeStream(new byte[0], false);
        OutputStream out = stream.outputStream();
        out.write(1);
        stream.failing = true;
        assertThatThrownBy(out::close).isInstanceOf(IOException.class).hasCauseInstanceOf(MapiException.class);
        assertThat(stream.closes).isEqualTo(1);
    }

    @Test
    void aStreamForReadingOnlyRefusesToWrite() {
        IStream readOnly = new IStream() {
            @Override
            public int read(byte[] buffer, int offset, int length) {
                return -1;
            }

            @Override
            public long seek(long offset, StreamSeek origin) {
                return 0;
            }

            @Override
            public long size() {
                return 0;
            }
        };
        assertThatThrownBy(() -> readOnly.outputStream().write(1)).hasMessageContaining("MAPI_E_NO_ACCESS");
        assertThatThrownBy(() -> readOnly.setSize(1)).hasMessageContaining("MAPI_E_NO_ACCESS");
    }
}

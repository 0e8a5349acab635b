// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.StreamSeek;
import org.mapi4osgi.mime.ConverterSession;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.tags.PR;

/** An attachment larger than memory is written while it is read. */
final class StreamedAttachmentTest {
    private static final long SIZE = 200L * 1024 * 1024;

    /** What may be on its way between both. */
    private static final long BUFFERED = 256 * 1024;

    private long read;
    private long written;
    private long furthest;

    private void note() {
        furthest = Math.max(furthest, read - written * 3 / 4);
    }

    @Test
    void neitherMemoryNorTimeGrows() throws MapiException {
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {
                written++;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                written += length;
                note();
            }
        };
        new ConverterSession().mapiToMIMEStm(new Message(), out);
        assertThat(read).isEqualTo(SIZE);
        assertThat(written).isGreaterThan(SIZE / 3 * 4);
        assertThat(furthest).isLessThan(BUFFERED);
    }

    /** A message whose one attachment is only given as a stream. */
    private final class Message implements IMessage {
        private final MemoryMessage one = new MemoryMessage();

        Message() throws MapiException {
            Composed.text(one, "large");
            Composed.attach(one, "large.bin", new byte[0]);
        }

        @Override
        public Props getProps(@Nullable List<? extends PropTag<?>> tags) {
            return one.getProps(tags);
        }

        @Override
        public List<PropTag<?>> getPropList() {
            return one.getPropList();
        }

        @Override
        public IMAPITable getAttachmentTable() throws MapiException {
            return one.getAttachmentTable();
        }

        @Override
        public IMAPITable getRecipientTable() throws MapiException {
            return one.getRecipientTable();
        }

        @Override
        public void close() {}

        @Override
        public IAttach openAttach(int attachmentNum, OpenEntryFlag... flags) {
            IAttach small = one.openAttach(attachmentNum);
            return new IAttach() {
                @Override
                public Props getProps(@Nullable List<? extends PropTag<?>> tags) throws MapiException {
                    return tags != null && tags.contains(PR.PR_ATTACH_DATA_BIN)
                            ? Props.builder()
                                    .putError(PR.PR_ATTACH_DATA_BIN, MapiCode.MAPI_E_NOT_ENOUGH_MEMORY)
                                    .build()
                            : small.getProps(tags);
                }

                @Override
                public List<PropTag<?>> getPropList() throws MapiException {
                    return small.getPropList();
                }

                @Override
                public <T extends IUnknown> T openProperty(PropTag<?> tag, Iid<T> iid, OpenPropertyFlag... flags) {
                    return iid.type().cast(new Zeros());
                }

                @Override
                public void close() {}
            };
        }
    }

    private final class Zeros implements IStream {
        @Override
        public int read(byte[] buffer, int offset, int length) {
            int count = (int) Math.min(length, SIZE - read);
            Arrays.fill(buffer, offset, offset + count, (byte) 0);
            read += count;
            note();
            return count;
        }

        @Override
        public long seek(long offset, StreamSeek origin) {
            return offset;
        }

        @Override
        public long size() {
            return SIZE;
        }

        @Override
        public void close() {}
    }
}

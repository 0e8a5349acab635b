// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapi4osgi.util.Tables.failsWith;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.StreamSeek;
import org.mapi4osgi.tags.PR;

final class MemoryStreamTest {
    private final List<Binary> committed = new ArrayList<>();

    private MemoryStream writing(String hex) {
        return MemoryStream.writing(Binary.ofHex(hex), 1_000, committed::add);
    }

    @Test
    void readsInPartsToTheEnd() throws MapiException {
        MemoryStream stream = MemoryStream.reading(Binary.ofHex("01 02 03 04 05"));
        byte[] buffer = new byte[4];
        assertThat(stream.read(buffer, 1, 3)).isEqualTo(3);
        assertThat(buffer).containsExactly(0, 1, 2, 3);
        assertThat(stream.read(buffer, 0, 4)).isEqualTo(2);
        assertThat(stream.read(buffer, 0, 4)).isEqualTo(-1);
        assertThat(stream.read(buffer, 0, 0)).isZero();
        assertThatThrownBy(() -> stream.read(buffer, 2, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aStreamForReadingCannotBeWritten() {
        MemoryStream stream = MemoryStream.reading(Binary.EMPTY);
        failsWith(MapiCode.MAPI_E_NO_ACCESS, () -> stream.write(new byte[1], 0, 1));
        failsWith(MapiCode.MAPI_E_NO_ACCESS, () -> stream.setSize(0));
    }

    @Test
    void writesGrowAndLeaveZerosInGaps() throws MapiException {
        MemoryStream stream = writing("01 02 03");
        assertThat(stream.seek(1, StreamSeek.STREAM_SEEK_END)).isEqualTo(4);
        stream.write(new byte[] {9}, 0, 1);
        assertThat(stream.seek(-5, StreamSeek.STREAM_SEEK_CUR)).isZero();
        stream.write(new byte[] {7, 8}, 1, 1);
        assertThat(stream.size()).isEqualTo(5);
        stream.commit();
        assertThat(committed).containsExactly(Binary.ofHex("08 02 03 00 09"));
    }

    @Test
    void whatWasCutDoesNotComeBack() throws MapiException {
        MemoryStream stream = writing("01 02 03");
        stream.setSize(1);
        stream.setSize(3);
        stream.commit();
        assertThat(committed).containsExactly(Binary.ofHex("01 00 00"));
    }

    @Test
    void sizesAndPositionsHaveBounds() throws MapiException {
        MemoryStream stream = writing("01");
        failsWith(MapiCode.MAPI_E_TOO_BIG, () -> stream.setSize(1_001));
        failsWith(MapiCode.MAPI_E_INVALID_PARAMETER, () -> stream.setSize(-1));
        failsWith(MapiCode.MAPI_E_INVALID_PARAMETER, () -> stream.seek(-1, StreamSeek.STREAM_SEEK_SET));
        failsWith(MapiCode.MAPI_E_INVALID_PARAMETER, () -> stream.seek(Long.MAX_VALUE, StreamSeek.STREAM_SEEK_END));
        failsWith(MapiCode.MAPI_E_INVALID_PARAMETER, () -> stream.seek(Long.MIN_VALUE, StreamSeek.STREAM_SEEK_SET));
        stream.seek(1L << 40, StreamSeek.STREAM_SEEK_SET);
        assertThat(stream.read(new byte[1], 0, 1)).isEqualTo(-1);
        failsWith(MapiCode.MAPI_E_TOO_BIG, () -> stream.write(new byte[1], 0, 1));
        assertThat(stream.size()).isEqualTo(1);
    }

    @Test
    void closingWithoutACommitDropsWhatWasWritten() throws MapiException {
        MemoryStream stream = writing("");
        stream.write(new byte[] {1}, 0, 1);
        stream.close();
        assertThat(committed).isEmpty();
        failsWith(MapiCode.MAPI_E_INVALID_OBJECT, stream::commit);
        failsWith(MapiCode.MAPI_E_INVALID_OBJECT, stream::size);
    }

    @Test
    void theJavaStreamCommits() throws IOException {
        IStream stream = writing("");
        try (OutputStream out = stream.outputStream()) {
            out.write(new byte[] {1, 2});
        }
        assertThat(committed).containsExactly(Binary.ofHex("01 02"));
    }

    @Test
    void stringsAndBytesHaveStreams() {
        assertThat(MemoryStream.bytesOf(new PropValue<>(PR.PR_SUBJECT, "aé"))).isEqualTo(Binary.ofHex("61 00 E9 00"));
        assertThat(MemoryStream.bytesOf(PropValue.ofUnchecked(PR.PR_SUBJECT.withType(PropType.PT_STRING8), "aé")))
                .isEqualTo(Binary.ofHex("61 C3 A9"));
        assertThat(MemoryStream.bytesOf(new PropValue<>(PR.PR_SEARCH_KEY, Binary.ofHex("05"))))
                .isEqualTo(Binary.ofHex("05"));
        assertThat(MemoryStream.bytesOf(new PropValue<>(PR.PR_PRIORITY, 1))).isNull();
    }
}

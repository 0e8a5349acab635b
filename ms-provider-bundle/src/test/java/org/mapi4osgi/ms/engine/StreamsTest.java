// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arrays;
import static org.quicktheories.generators.SourceDSL.integers;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;

final class StreamsTest {
    @TempDir
    Path folder = Path.of("set by JUnit");

    @Test
    void packingIsUndone() {
        qt().forAll(arrays().ofIntegers(integers().between(0, 3)).withLengthBetween(0, 40))
                .checkAssert(values -> {
                    byte[] data = new byte[values.length];
                    for (int i = 0; i < data.length; i++) {
                        data[i] = (byte) (values[i] == 0 ? 0 : values[i] * 90);
                    }
                    try {
                        assertThat(Streams.unpack(Streams.pack(data))).isEqualTo(data);
                    } catch (SQLException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    @Test
    void latinTextTakesOneByteForEachCharacter() throws Exception {
        byte[] text = "résumé".repeat(100).getBytes(StandardCharsets.UTF_16LE);
        assertThat(Streams.pack(text)).hasSize(601);
        byte[] greek = "γράμμα".getBytes(StandardCharsets.UTF_16LE);
        assertThat(Streams.unpack(Streams.pack(greek))).isEqualTo(greek);
    }

    private static @Nullable String text(EngineFixture store, StreamRef stream) throws MapiException {
        return store.engine().find("reading", db -> Streams.text(db, stream));
    }

    @Test
    void aTextIsWhatItsBytesSay() throws Exception {
        String[] texts = {"résumé", "γράμμα", "a\uD83D\uDE00b", "cut \uD83D", "\uDE00 first"};
        try (EngineFixture store = new EngineFixture(folder)) {
            for (String text : texts) {
                byte[] bytes = Utf16.bytes(text);
                StreamRef stream = store.engine().write("writing", tx -> Streams.write(tx, bytes));
                assertThat(text(store, stream)).isEqualTo(new String(bytes, StandardCharsets.UTF_16LE));
            }
            byte[] odd = {'a', 0, 'b'};
            StreamRef stream = store.engine().write("writing", tx -> Streams.write(tx, odd));
            assertThat(text(store, stream)).isEqualTo("a\uFFFD");
        }
    }

    @Test
    void aTextIsAsLongAsItsStreamOrGone() throws Exception {
        try (EngineFixture store = new EngineFixture(folder)) {
            StreamRef whole = store.engine().write("writing", tx -> Streams.write(tx, Utf16.bytes("abc")));
            StreamRef shorter = new StreamRef(whole.id(), 4);
            StreamRef longer = new StreamRef(whole.id(), 8);
            StreamRef none = new StreamRef(whole.id() + 1, 4);
            assertThat(text(store, shorter)).isEqualTo("ab");
            assertThat(text(store, longer)).isNull();
            assertThat(text(store, none)).isNull();
        }
    }

    @Test
    void aChunkOfAnUnknownFormIsDamage() {
        assertThatThrownBy(() -> Streams.unpack(new byte[0])).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> Streams.unpack(new byte[] {9, 1})).isInstanceOf(SQLException.class);
    }

    @Test
    void aStagedStreamIsSeenWhenItsMessageIsSaved() throws Exception {
        try (EngineFixture store = new EngineFixture(folder)) {
            long stream = store.engine().write("staging", tx -> {
                long id = Streams.stage(tx);
                Streams.putChunk(tx, id, 0, new byte[Streams.CHUNK]);
                return id;
            });
            store.engine().run("staging", tx -> Streams.putChunk(tx, stream, 1, new byte[] {1, 2, 3}));
            StreamRef ref = new StreamRef(stream, Streams.CHUNK + 3L);
            store.insert(
                    EngineFixture.INBOX,
                    "staged",
                    0,
                    EngineFixture.data(MapiUid.random(), new byte[0], Map.of(1, new StreamSource.Staged(ref))));
            assertThat(store.count("staged")).isZero();
            byte[] read = store.engine().read("reading", db -> Streams.read(db, ref));
            assertThat(read).hasSize(Streams.CHUNK + 3).endsWith(1, 2, 3);
        }
    }

    @Test
    void whatWasLeftStagedIsSweptADayLater() throws Exception {
        try (EngineFixture store = new EngineFixture(folder)) {
            store.engine().run("staging", tx -> Streams.putChunk(tx, Streams.stage(tx), 0, new byte[10]));
            store.reopen();
            assertThat(store.count("staged")).isEqualTo(1);
            Instant later = EngineFixture.CLOCK.instant().plus(Duration.ofHours(25));
            openAt(store, later);
            assertThat(store.count("staged")).isZero();
            assertThat(store.count("chunk")).isZero();
        }
    }

    private static void openAt(EngineFixture store, Instant time) throws Exception {
        StoreEngine.open(store.path(), () -> time).close();
    }
}

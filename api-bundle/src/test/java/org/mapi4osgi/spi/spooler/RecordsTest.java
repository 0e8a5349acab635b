// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi.spooler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapi4osgi.api.PropGens.bytes;
import static org.mapi4osgi.api.PropGens.laws;
import static org.mapi4osgi.api.PropGens.number;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.spi.SpoolerNotifyFlag;
import org.quicktheories.core.Gen;

/** The records between runtime and spooler as bytes. */
final class RecordsTest {
    private static final Set<MapiCode> UNREADABLE = EnumSet.of(MapiCode.MAPI_E_CORRUPT_DATA, MapiCode.MAPI_E_VERSION);

    private static Binary parseAndEncode(ToSpooler record) {
        try {
            return ToSpooler.parse(record.toBinary()).toBinary();
        } catch (MapiException e) {
            throw new AssertionError(record.toString(), e);
        }
    }

    private static ToSpooler parsed(ToSpooler record) {
        try {
            return ToSpooler.parse(record.toBinary());
        } catch (MapiException e) {
            throw new AssertionError(record.toString(), e);
        }
    }

    private static ToRuntime parsed(ToRuntime record) {
        try {
            return ToRuntime.parse(record.toBinary());
        } catch (MapiException e) {
            throw new AssertionError(record.toString(), e);
        }
    }

    @Test
    void everyRecordToTheSpoolerComesBackAsItWas() {
        laws().forAll(RecordGens.toSpooler()).check(record -> parsed(record).equals(record));
    }

    @Test
    void everyRecordToTheRuntimeComesBackAsItWas() {
        laws().forAll(RecordGens.toRuntime()).check(record -> parsed(record).equals(record));
    }

    /** Flags are bits and not a list: what has the same flags has the same bytes. */
    @Test
    void equalRecordsHaveEqualBytes() {
        laws().forAll(RecordGens.toSpooler())
                .check(record -> parseAndEncode(record).equals(record.toBinary()));
    }

    private interface Parser {
        Object parse(Binary bytes) throws MapiException;
    }

    /** Whether bytes are read, or refused with one of the two codes that there are for it. */
    private static boolean isReadOrRefused(Parser parser, Binary bytes) {
        try {
            parser.parse(bytes);
            return true;
        } catch (MapiException e) {
            return UNREADABLE.contains(e.code());
        }
    }

    /** A record with some of its bytes changed, left out or doubled. */
    private static Gen<Binary> damaged(Gen<Binary> whole) {
        return source -> {
            byte[] bytes = whole.generate(source).toBytes();
            int at = number(source, bytes.length);
            switch (number(source, 3)) {
                case 0 -> bytes[at] = (byte) number(source, 256);
                case 1 -> bytes = Arrays.copyOf(bytes, at);
                default -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + at);
            }
            return Binary.of(bytes);
        };
    }

    @Test
    void damagedRecordsAreReadOrRefused() {
        laws().withExamples(20_000)
                .forAll(damaged(RecordGens.toSpooler().map(ToSpooler::toBinary)))
                .check(bytes -> isReadOrRefused(ToSpooler::parse, bytes));
        laws().withExamples(20_000)
                .forAll(damaged(RecordGens.toRuntime().map(ToRuntime::toBinary)))
                .check(bytes -> isReadOrRefused(ToRuntime::parse, bytes));
    }

    @Test
    void anyBytesAreReadOrRefused() {
        Gen<Binary> noise = bytes(60).map(bytes -> Binary.of(bytes));
        laws().forAll(noise).check(bytes -> isReadOrRefused(ToSpooler::parse, bytes));
        laws().forAll(noise).check(bytes -> isReadOrRefused(ToRuntime::parse, bytes));
    }

    @Test
    void anotherVersionIsNamed() {
        byte[] bytes = new ToSpooler.TransportsChanged(1).toBinary().toBytes();
        bytes[0] = 9;
        assertThatThrownBy(() -> ToSpooler.parse(Binary.of(bytes)))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_VERSION))
                .hasMessageContaining("a record of version 9");
    }

    @Test
    void bytesTooManyAreRefused() {
        byte[] bytes = new ToSpooler.TransportsChanged(1).toBinary().toBytes();
        Binary longer = Binary.of(Arrays.copyOf(bytes, bytes.length + 1));
        assertThatThrownBy(() -> ToSpooler.parse(longer)).hasMessageContaining("1 bytes too many");
    }

    @Test
    void aSpoolerIsToldOfNothingElseThanWhatSpoolerNotifyCarries() {
        ToSpooler record = new ToSpooler.Notify(
                1,
                1,
                MapiUid.of(1, 2),
                new Notification.StatusObject(EntryId.compose(MapiUid.of(1, 2), Binary.EMPTY), Props.EMPTY),
                Set.of(SpoolerNotifyFlag.NOTIFY_NEWMAIL));
        assertThatThrownBy(record::toBinary).isInstanceOf(IllegalArgumentException.class);
    }
}

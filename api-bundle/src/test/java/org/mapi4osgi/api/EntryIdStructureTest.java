// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapi4osgi.api.PropGens.laws;
import static org.quicktheories.generators.SourceDSL.integers;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EntryIdStructureTest {
    private static final MapiUid STORE = MapiUid.ofHex("A0A1A2A3A4A5A6A7A8A9AAABACADAEAF");
    private static final MapiUid REPLICA = MapiUid.ofHex("B0B1B2B3B4B5B6B7B8B9BABBBCBDBEBF");
    private static final String ZERO = "00000000";
    private static final EntryIdStructure.AddressBook ANN =
            new EntryIdStructure.AddressBook(0, "/o=Ö/cn=ann", Binary.EMPTY);

    static Stream<Arguments> structures() {
        String ann = ZERO + "DCA740C8C042101AB4B908002B2FE182" + "01000000" + ZERO + "2F6F3DD62F636E3D616E6E00";
        return Stream.of(
                Arguments.of(ann, ANN),
                Arguments.of(
                        ZERO + STORE + "0100" + REPLICA + "0000000001FF" + "0000",
                        new EntryIdStructure.Folder(STORE, 1, REPLICA, 0x1FF, 0)),
                Arguments.of(
                        ZERO + STORE + "0700" + REPLICA + "FF0000000001" + "0000" + STORE + "000000000002" + "0100",
                        new EntryIdStructure.Message(STORE, 7, REPLICA, 0xFF00_0000_0001L, 0, STORE, 2, 1)),
                Arguments.of(
                        "87000000" + STORE + "01000000" + "06000000" + "04030201",
                        new EntryIdStructure.EphemeralAddressBook(STORE, 6, 0x01020304)),
                Arguments.of(
                        ZERO + "FE42AA0A18C71A10E8850B651C240000" + "03000000" + "05000000" + "02000000" + "28000000"
                                + ann + "AABB",
                        new EntryIdStructure.Contact(5, 2, ANN.toEntryId(), Binary.ofHex("AABB"))),
                Arguments.of(
                        ZERO + "FE42AA0A18C71A10E8850B651C240000" + "03000000" + "03000000" + REPLICA + ann,
                        new EntryIdStructure.ContactContainer(REPLICA, ANN.toEntryId())),
                Arguments.of(
                        ZERO + "C091ADD3519DCF11A4A900AA0047FAA4" + "B5" + ann,
                        new EntryIdStructure.Wrapped(0xB5, ANN.toEntryId())),
                Arguments.of(
                        ZERO + "1B55FA20AA6611CD9BC800AA002FC45A" + "0C000000" + "5300" + "2F6300",
                        new ExchangeStoreEntryId(false, 12, "S", "/c", null, Binary.EMPTY)),
                Arguments.of(
                        ZERO + "1C830210AA6611CD9BC800AA002FC45A" + "06000000" + "5300",
                        new ExchangeStoreEntryId(true, 6, "S", null, null, Binary.EMPTY)),
                Arguments.of(
                        ZERO + "1C830210AA6611CD9BC800AA002FC45A" + "06000000" + "5300" + "D83521F3" + "19000000"
                                + "01000000" + "14000000" + "17000000" + "2F6400" + "66000000" + "0000",
                        new ExchangeStoreEntryId(
                                true,
                                6,
                                "S",
                                null,
                                new ExchangeStoreEntryId.V2(0x19, 0x14, 0x17, "/d", "f"),
                                Binary.ofHex("0000"))),
                Arguments.of(
                        ZERO + "1B55FA20AA6611CD9BC800AA002FC45A" + "0C000000" + "5300" + "00" + "E94632F4" + "14000000"
                                + "02000000" + "10000000" + "61000000",
                        new ExchangeStoreEntryId(
                                false, 12, "S", "", new ExchangeStoreEntryId.V3(0x14, 0x10, "a"), Binary.EMPTY)),
                Arguments.of(
                        ZERO + "38A1BB1005E5101AA1BB08002B2A56C2" + "0000" + "782E646C6C00" + ann,
                        new StoreEntryId("x.dll", ANN.toEntryId())),
                Arguments.of(
                        ZERO + "812B1FA4BEA310199D6E00DD010F5402" + "0000" + "0000" + "610062006300",
                        new OneOffEntryId("a", "b", "c", 0)),
                opaque(ZERO),
                opaque(ZERO + STORE),
                opaque(ZERO + STORE + "00"),
                opaque("01" + ann.substring(2)),
                opaque("87" + ann.substring(2)),
                opaque(ZERO + STORE + "0200" + REPLICA + "0000000001FF" + "0000"),
                opaque(ZERO + STORE + "0100" + REPLICA + "0000000001FF" + "0000" + STORE + "000000000002" + "0100"),
                opaque(ZERO + "FE42AA0A18C71A10E8850B651C240000" + "03000000" + "01000000"));
    }

    private static Arguments opaque(String hex) {
        return Arguments.of(hex, new EntryIdStructure.Opaque(EntryIdReader.id(Binary.ofHex(hex))));
    }

    @ParameterizedTest
    @MethodSource("structures")
    void eachStructureIsReadAndWritten(String hex, EntryIdStructure structure) throws MapiException {
        EntryId id = EntryId.parse(Binary.ofHex(hex));
        assertThat(EntryIdStructure.parse(id)).isEqualTo(structure);
        assertThat(structure.toEntryId()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "00000000DCA740C8C042101AB4B908002B2FE18202000000, 20, the version is 0x00000002",
        "00000000DCA740C8C042101AB4B908002B2FE182010000, 20, 4 bytes expected",
        "00000000DCA740C8C042101AB4B908002B2FE18201000000000000002F6F, 28, not ended",
        "00000000FE42AA0A18C71A10E8850B651C2400000300000004000000000000000500000000000000, 36, 5 elements announced",
        "00000000FE42AA0A18C71A10E8850B651C240000030000000400000000000000FFFFFFFF, 36, 4294967295 elements announced",
        "00000000FE42AA0A18C71A10E8850B651C24000003000000040000000000000003000000000000, 36, four bytes of flags",
        "00000000C091ADD3519DCF11A4A900AA0047FAA4B5000000, 21, four bytes of flags",
        "000000001C830210AA6611CD9BC800AA002FC45A06000000530000D83521F2, 27, neither V2 nor V3",
        "000000001B55FA20AA6611CD9BC800AA002FC45A060000005300FF, 26, not ended",
        "0000000038A1BB1005E5101AA1BB08002B2A56C201, 20, unknown version",
        "00000000812B1FA4BEA310199D6E00DD010F540201, 20, 2 bytes expected",
    })
    void aKnownUidWithMalformedContentIsRefusedAtTheOffset(String hex, int offset, String why) throws MapiException {
        EntryId id = EntryId.parse(Binary.ofHex(hex));
        assertThatThrownBy(() -> EntryIdStructure.parse(id))
                .isInstanceOf(MapiException.class)
                .hasMessageContaining("MAPI_E_INVALID_ENTRYID")
                .hasMessageContaining(why)
                .hasMessageEndingWith("(at offset " + offset + ")");
    }

    @Test
    void randomEntryIdsAreWrittenAsTheyWereReadOrRefused() {
        List<MapiUid> uids = List.of(
                StoreEntryId.MUID_STORE_WRAP,
                OneOffEntryId.MAPI_ONE_OFF_UID,
                EntryIdReader.MUID_EMSAB,
                EntryIdReader.MUID_CONTAB,
                EntryIdReader.MUID_WRAPPED,
                EntryIdReader.MUID_STORE_PRIVATE,
                EntryIdReader.MUID_STORE_PUBLIC,
                STORE);
        laws().withExamples(20_000)
                .forAll(PropGens.bytes(60), source -> uids.get(PropGens.number(source, uids.size())), PropGens.bytes(3))
                .checkAssert((bytes, uid, flags) -> {
                    for (int i = 0; i + 3 < bytes.length && i < 8; i++) {
                        bytes[i] = (byte) (i % 4 == 0 ? bytes[i] & 7 : 0);
                    }
                    byte[] id =
                            EntryId.compose(uid, Binary.of(bytes)).toBinary().toBytes();
                    id[0] = flags.length == 3 ? flags[0] : 0;
                    readOrRefuse(EntryIdReader.id(Binary.of(id)));
                });
    }

    private static void readOrRefuse(EntryId id) {
        try {
            assertThat(EntryIdStructure.parse(id).toEntryId()).isEqualTo(id);
        } catch (MapiException e) {
            assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_INVALID_ENTRYID);
            assertThat(e).hasMessageContaining("at offset ");
        }
    }

    @Test
    void changedEntryIdsAreWrittenAsTheyWereReadOrRefused() {
        List<EntryIdStructure> all =
                structures().map(a -> (EntryIdStructure) a.get()[1]).toList();
        laws().withExamples(10_000)
                .forAll(
                        source -> all.get(PropGens.number(source, all.size())),
                        integers().all())
                .checkAssert((structure, change) -> {
                    byte[] id = structure.toEntryId().toBinary().toBytes();
                    id[(change >>> 16) % id.length] = (byte) (change >>> 8);
                    int length = Math.max(4, id.length - (change & 3) * (change >>> 2 & 3));
                    readOrRefuse(EntryIdReader.id(Binary.of(id, 0, length)));
                });
    }

    @Test
    void whatAStructureCannotHoldIsRefused() {
        assertThatThrownBy(() -> new EntryIdStructure.Folder(STORE, 2, REPLICA, 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EntryIdStructure.Folder(STORE, 1, REPLICA, 1L << 48, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EntryIdStructure.Folder(STORE, 1, REPLICA, 1, 0x1_0000))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EntryIdStructure.Message(STORE, 1, REPLICA, 1, 0, REPLICA, 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EntryIdStructure.AddressBook(0, "日本", Binary.EMPTY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EntryIdStructure.AddressBook(0, "a\0", Binary.EMPTY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EntryIdStructure.Contact(3, 0, ANN.toEntryId(), Binary.EMPTY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EntryIdStructure.Wrapped(0x100, ANN.toEntryId()))
                .isInstanceOf(IllegalArgumentException.class);
        ExchangeStoreEntryId.Location location = new ExchangeStoreEntryId.V3(0x10, 0, null);
        assertThatThrownBy(() -> new ExchangeStoreEntryId(false, 0, "S", null, location, Binary.EMPTY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ExchangeStoreEntryId(false, 0, "S", "M", null, Binary.ofHex("00")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ExchangeStoreEntryId.V2(0, 0x14, 0, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ExchangeStoreEntryId.V3(0, 0, "a")).isInstanceOf(IllegalArgumentException.class);
    }
}

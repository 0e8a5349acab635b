// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.core.profile.Failing.assertCode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

final class ProfileFilesTest {
    private static final MapiUid UID = MapiUid.ofHex("00112233445566778899AABBCCDDEEFF");
    private static final PropTag<String> SECRET = PropTag.of(0x67F0, PropType.PT_UNICODE, String.class);
    private static final PropTag<Binary> LARGE = PropTag.of(0x1234, PropType.PT_BINARY, Binary.class);

    @TempDir
    Path folder = Path.of("");

    private Fixture profiles = new Fixture(Path.of(""));

    @BeforeEach
    void begin() throws MapiException {
        profiles = new Fixture(folder);
        profiles.store.create("Good", false);
        profiles.store.create("Bad", false);
    }

    private Path file(String name) {
        return folder.resolve("profiles").resolve(name);
    }

    private static void set(ProfileStore store, String name, PropTag<String> tag, String value) throws MapiException {
        try (Profile profile = store.open(name)) {
            profile.update(UID, props -> props.with(tag, value));
        }
    }

    private static Optional<String> get(ProfileStore store, String name, PropTag<String> tag) throws MapiException {
        try (Profile profile = store.open(name)) {
            return profile.properties(UID).flatMap(props -> props.get(tag));
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("profiles"))) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aDamagedFileIsSetAsideAndTheOthersLoad() throws Exception {
        byte[] bytes = Files.readAllBytes(file("bad.profile"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(file("bad.profile"), bytes);
        profiles.restart();
        assertThat(profiles.store.names()).containsExactly("Good");
        Path aside = file("bad.profile.damaged-20261121T043000Z");
        assertThat(Files.readAllBytes(aside)).as("never deleted, never changed").isEqualTo(bytes);
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> profiles.store.open("Bad"))
                .hasMessageContaining(aside.toString())
                .hasMessageContaining("restore");
        profiles.store.open("Good").close();

        profiles.store.create("Bad", false);
        Files.write(file("bad.profile"), new byte[0]);
        assertThat(profiles.store.names()).containsExactly("Good");
        assertThat(file("bad.profile.damaged-20261121T043000Z-2")).exists();
        assertThat(Files.readAllBytes(aside)).isEqualTo(bytes);
    }

    @Test
    void aFileThatWasRestoredIsThereAgain() throws Exception {
        byte[] whole = Files.readAllBytes(file("bad.profile"));
        Files.write(file("bad.profile"), Arrays.copyOf(whole, whole.length - 1));
        assertThat(profiles.store.names()).containsExactly("Good");
        Files.write(file("bad.profile"), whole);
        assertThat(profiles.store.names()).containsExactly("Bad", "Good");
    }

    @Test
    void anyFlippedOrCutFileIsRefusedOrLeftAlone() throws Exception {
        set(profiles.store, "Bad", SECRET, "s");
        byte[] whole = Files.readAllBytes(file("bad.profile"));
        Path path = file("bad.profile");
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 0x10;
            assertThat(code(flipped, path)).isIn(MapiCode.MAPI_E_CORRUPT_DATA, MapiCode.MAPI_E_VERSION);
            assertThat(code(Arrays.copyOf(whole, i), path)).isEqualTo(MapiCode.MAPI_E_CORRUPT_DATA);
        }
        assertThat(code(whole, path)).isEqualTo(MapiCode.S_OK);
    }

    private static MapiCode code(byte[] file, Path path) {
        try {
            ProfileReader.head(Envelope.PROFILE.unwrap(file, path), path);
            return MapiCode.S_OK;
        } catch (MapiException e) {
            return e.code();
        }
    }

    @Test
    void aFileOfANewerVersionIsLeftAsItIs() throws Exception {
        byte[] bytes = Files.readAllBytes(file("bad.profile"));
        ByteBuffer.wrap(bytes).putShort(8, (short) 2);
        Files.write(file("bad.profile"), bytes);
        profiles.restart();
        assertThat(profiles.store.names()).containsExactly("Good");
        assertCode(MapiCode.MAPI_E_VERSION, () -> profiles.store.open("Bad"))
                .hasMessageContaining("format 2")
                .hasMessageContaining("left as it is");
        assertCode(MapiCode.MAPI_E_VERSION, () -> profiles.store.create("Bad", false));
        assertThat(Files.readAllBytes(file("bad.profile"))).isEqualTo(bytes);
    }

    @Test
    void ofTwoFilesOfOneNameOneIsUsed() throws Exception {
        Files.copy(file("good.profile"), file("zcopy.profile"));
        profiles.restart();
        assertThat(profiles.store.names()).containsExactly("Bad", "Good");
        set(profiles.store, "Good", PR.PR_COMMENT, "x");
        assertThat(Files.mismatch(file("good.profile"), file("zcopy.profile"))).isNotNegative();
    }

    @Test
    void whatIsNoProfileIsNotTouched() throws Exception {
        Files.writeString(file("notes.txt"), "mine");
        Files.writeString(file("other.profile.bak"), "mine");
        profiles.restart();
        assertThat(profiles.store.names()).containsExactly("Bad", "Good");
        assertThat(Files.readString(file("notes.txt"))).isEqualTo("mine");
    }

    @Test
    void whatACrashLeftHalfWrittenIsRemovedByTheNextWriter() throws Exception {
        Files.writeString(file("good.profile.new"), "half");
        profiles.restart();
        set(profiles.store, "Bad", PR.PR_COMMENT, "x");
        assertThat(names()).containsExactly("bad.profile", "good.profile", "lock");
    }

    @Test
    void aProfileHasItsBound() throws MapiException {
        Binary half = Binary.of(new byte[Envelope.MAX_BYTES / 2]);
        try (Profile profile = profiles.store.open("Good")) {
            profile.update(UID, props -> props.with(LARGE, half));
            assertCode(MapiCode.MAPI_E_TOO_BIG, () -> profile.update(MapiUid.random(), p -> p.with(LARGE, half)))
                    .hasMessageContaining("16777216");
            assertThat(profile.shared().data().sections()).hasSize(1);
        }
        profiles.restart();
        try (Profile profile = profiles.store.open("Good")) {
            assertThat(profile.properties(UID).orElseThrow().get(LARGE)).contains(half);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerCanReadWhatIsWritten() throws Exception {
        set(profiles.store, "Good", SECRET, "s");
        for (Path path : List.of(file("good.profile"), profiles.key(), file("lock"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("profiles"))))
                .isEqualTo("rwx------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aKeyFileThatOthersCanReadIsRefusedWithTheCommandThatMendsIt() throws Exception {
        set(profiles.store, "Good", SECRET, "s");
        Files.setPosixFilePermissions(profiles.key(), PosixFilePermissions.fromString("rw-r-----"));
        profiles.restart();
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> profiles.store.open("Good"))
                .hasMessageContaining("chmod 600 '" + profiles.key() + "'");
        profiles.store.open("Bad").close();
        Files.setPosixFilePermissions(profiles.key(), PosixFilePermissions.fromString("rw-------"));
        assertThat(get(profiles.store, "Good", SECRET)).contains("s");
    }

    @Test
    void withoutTheKeyFileProfilesWithSecretsAreRefusedAndNoNewKeyIsMade() throws Exception {
        set(profiles.store, "Good", SECRET, "s");
        byte[] key = Files.readAllBytes(profiles.key());
        byte[] sealed = Files.readAllBytes(file("good.profile"));
        Files.delete(profiles.key());
        profiles.restart();
        assertThat(profiles.store.names()).containsExactly("Bad", "Good");
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> profiles.store.open("Good"))
                .hasMessageContaining(profiles.key().toString())
                .hasMessageContaining("backup");
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> set(profiles.store, "Bad", SECRET, "t"));
        set(profiles.store, "Bad", PR.PR_COMMENT, "no secret");
        assertThat(profiles.key()).doesNotExist();
        assertThat(Files.readAllBytes(file("good.profile")))
                .as("refused, not set aside")
                .isEqualTo(sealed);
        Files.write(profiles.key(), key);
        ownerOnly(profiles.key());
        assertThat(get(profiles.store, "Good", SECRET)).contains("s");
    }

    private static void ownerOnly(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void anotherKeyOrADamagedOneIsTold() throws Exception {
        set(profiles.store, "Good", SECRET, "s");
        byte[] key = Files.readAllBytes(profiles.key());
        byte[] other = Envelope.KEY.wrap(1, new byte[32]);
        Files.write(profiles.key(), other);
        profiles.restart();
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> profiles.store.open("Good"))
                .hasMessageContaining("another key")
                .hasMessageContaining(file("good.profile").toString());
        key[key.length - 1] ^= 1;
        Files.write(profiles.key(), key);
        profiles.restart();
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> profiles.store.open("Good"))
                .hasMessageContaining("checksum")
                .hasMessageContaining("backup");
        assertThat(names()).contains("good.profile");
    }

    @Test
    void aSecretOpensOnlyWhereItWasSealed() throws MapiException {
        SecretKeys keys = new SecretKeys(profiles.key());
        keys.prepare(() -> false);
        MapiUid profile = MapiUid.random();
        byte[] sealed = keys.seal(profile, UID, new byte[] {1, 2, 3});
        assertThat(keys.open(profile, UID, sealed, folder)).containsExactly(1, 2, 3);
        assertThat(keys.seal(profile, UID, new byte[] {1, 2, 3})).isNotEqualTo(sealed);
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> keys.open(MapiUid.random(), UID, sealed, folder));
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> keys.open(profile, MapiUid.random(), sealed, folder));
        assertCode(MapiCode.MAPI_E_CORRUPT_DATA, () -> keys.open(profile, UID, new byte[5], folder));
    }

    @Test
    void aFolderThatIsAFileIsTold() throws Exception {
        Path taken = folder.resolve("taken");
        Files.writeString(taken, "a file");
        for (Path path : List.of(taken, taken.resolve("below"))) {
            ProfileStore store = new ProfileStore(path, Clock.systemUTC(), new SecretKeys(folder.resolve("k")));
            assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> store.create("P", false))
                    .hasMessageContaining(path.toString());
        }
        assertThat(Files.readString(taken)).isEqualTo("a file");
    }

    @Test
    void aFolderThatCannotBeWrittenIsTold() {
        MemoryDisk disk = new MemoryDisk();
        ProfileStore store = new ProfileStore(
                new ProfileFolder(Path.of("/ro"), Clock.systemUTC(), new SecretKeys(Path.of("/ro.key"), disk), disk));
        disk.failAt(0, MemoryDisk.Torn.NOTHING, new AccessDeniedException("/ro/p.profile.new"));
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> store.create("P", false))
                .hasMessageContaining("/ro")
                .hasMessageContaining("let this user write there");
        disk.failAt(0, MemoryDisk.Torn.NOTHING, new IOException("Input/output error"));
        assertCode(MapiCode.MAPI_E_DISK_ERROR, () -> store.create("P", false));
        disk.failAt(0, MemoryDisk.Torn.NOTHING, new IOException("Read-only file system"));
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> store.create("P", false));
    }

    @Test
    void aLockThatIsNeverGivenUpEndsTheWait() throws MapiException {
        MemoryDisk disk = new MemoryDisk();
        ProfileStore store = new ProfileStore(
                new ProfileFolder(Path.of("/p"), Clock.systemUTC(), new SecretKeys(Path.of("/p.key"), disk), disk));
        store.create("P", false);
        disk.lockElsewhere();
        assertCode(MapiCode.MAPI_E_TIMEOUT, () -> store.create("Q", false)).hasMessageContaining("/p/lock");
        assertThat(disk.pauses).isBetween(100, 1000);
        store.open("P").close();
    }

    @Test
    void twoRuntimesOnOneFolderSeeEachOthersChanges() throws MapiException {
        ProfileStore other = profiles.newStore();
        try (Profile mine = profiles.store.open("Good");
                Profile theirs = other.open("Good")) {
            mine.update(UID, props -> props.with(PR.PR_COMMENT, "mine"));
            MapiUid temporary = mine.addTemporaryStore("bundle.a", Props.EMPTY);
            theirs.update(UID, props -> props.with(PR.PR_DISPLAY_NAME, "theirs"));
            for (Profile profile : List.of(mine, theirs)) {
                Props props = profile.properties(UID).orElseThrow();
                assertThat(props.get(PR.PR_COMMENT)).contains("mine");
                assertThat(props.get(PR.PR_DISPLAY_NAME)).contains("theirs");
            }
            assertThat(mine.properties(temporary)).as("in this runtime only").isPresent();
            assertThat(theirs.properties(temporary)).isEmpty();

            other.rename("Bad", "Renamed", false);
            assertThat(profiles.store.names()).containsExactly("Good", "Renamed");
            profiles.store.rename("Good", "Later", false);
            assertThat(mine.name()).isEqualTo("Good");
        }
        assertThat(profiles.store.names()).containsExactly("Later", "Renamed");
    }

    @Test
    void aProfileThatAnotherRuntimeDeletedCanBeReadButNotChanged() throws MapiException {
        ProfileStore other = profiles.newStore();
        set(profiles.store, "Good", PR.PR_COMMENT, "x");
        try (Profile mine = profiles.store.open("Good")) {
            other.delete("Good", false, profile -> {});
            assertThat(mine.properties(UID).orElseThrow().get(PR.PR_COMMENT)).contains("x");
            assertCode(
                    MapiCode.MAPI_E_PROFILE_DELETED, () -> mine.update(UID, props -> props.with(PR.PR_COMMENT, "y")));
        }
        assertThat(profiles.store.names()).containsExactly("Bad");
    }

    @Test
    void aProfileThatAnotherRuntimeRenamedIsFoundAgain() throws MapiException {
        ProfileStore other = profiles.newStore();
        try (Profile mine = profiles.store.open("Good")) {
            other.rename("Good", "Else", false);
            mine.update(UID, props -> props.with(PR.PR_COMMENT, "kept"));
            assertThat(mine.name()).isEqualTo("Else");
        }
        assertThat(get(other, "Else", PR.PR_COMMENT)).contains("kept");
    }

    @Test
    void aSectionThatAnotherRuntimeDeletedStaysWhileItIsInUseHere() throws MapiException {
        ProfileStore other = profiles.newStore();
        MapiUid store;
        try (Profile mine = profiles.store.open("Good")) {
            store = mine.addTemporaryStore("bundle.a", Props.EMPTY);
            mine.keep(store);
            Hold logon = mine.use(store);
            try (Profile theirs = other.open("Good")) {
                theirs.shared().change(now -> now.without(s -> s.uid().equals(store)));
            }
            assertThat(mine.properties(store)).isPresent();
            assertThat(mine.provider(store)).isEmpty();
            logon.close();
            assertThat(mine.properties(store)).isEmpty();
        }
    }

    @Test
    void anInterruptedThreadCanStillSave() throws MapiException {
        Thread.currentThread().interrupt();
        try {
            set(profiles.store, "Good", SECRET, "s");
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        profiles.restart();
        assertThat(get(profiles.store, "Good", SECRET)).contains("s");
    }

    @Test
    void namesOfFilesAreSafeAndTellNamesApart() {
        Map<String, String> expected = Map.of(
                "Work", "work.profile",
                "My Profile", "my+20profile.profile",
                "aux", "+aux.profile",
                "com1", "+com1.profile",
                "é", "+c3+a9.profile");
        expected.forEach(
                (name, file) -> assertThat(ProfileNames.fileName(name, 1)).isEqualTo(file));
        assertThat(ProfileNames.fileName("work", 2)).isEqualTo("work~2.profile");
        String one = ProfileNames.fileName("会".repeat(64), 1);
        String two = ProfileNames.fileName("会".repeat(63) + "社", 1);
        assertThat(one).hasSizeLessThan(200).isNotEqualTo(two);
        assertThat(ProfileNames.isFileFor("Work", "work~12.profile")).isTrue();
        assertThat(ProfileNames.isFileFor("Work", "works.profile")).isFalse();
    }
}

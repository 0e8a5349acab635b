// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.core.profile.Failing.assertCode;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.tags.PR;

final class SectionsTest {
    private static final MapiUid UID = MapiUid.ofHex("00112233445566778899AABBCCDDEEFF");
    private static final PropTag<String> PRIVATE = PropTag.of(0x6601, PropType.PT_UNICODE, String.class);
    private static final PropTag<String> HIDDEN = PropTag.of(0x67F3, PropType.PT_UNICODE, String.class);
    private static final Set<OpenSectionFlag> READ = Set.of();
    private static final Set<OpenSectionFlag> WRITE = Set.of(OpenSectionFlag.MAPI_MODIFY);
    private static final Set<OpenSectionFlag> FORCED = Set.of(OpenSectionFlag.MAPI_FORCE_ACCESS);

    @TempDir
    Path folder = Path.of("");

    private ProfileStore store = new ProfileStore(Path.of(""), Clock.systemUTC(), new SecretKeys(Path.of("")));

    @BeforeEach
    void makeProfile() throws MapiException {
        store = reopened();
        store.create("P", false);
    }

    private ProfileStore reopened() {
        return new ProfileStore(
                folder.resolve("profiles"), Clock.systemUTC(), new SecretKeys(folder.resolve("profiles.key")));
    }

    private static IProfSect open(Profile profile, Set<OpenSectionFlag> flags) throws MapiException {
        return profile.openSection(UID, flags, SectionUser.CLIENT);
    }

    private static void make(Profile profile) throws MapiException {
        open(profile, WRITE).close();
    }

    @Test
    @Clause("PSECT-01")
    void psect01_aReaderKeepsAWriterOut() throws MapiException {
        try (Profile profile = store.open("P")) {
            make(profile);
            IProfSect reader = open(profile, READ);
            assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> open(profile, WRITE));
            reader.close();
            open(profile, WRITE).close();
        }
    }

    @Test
    @Clause("PSECT-02")
    void psect02_aWriterKeepsAllOthersOut() throws MapiException {
        try (Profile profile = store.open("P")) {
            try (IProfSect writer = open(profile, WRITE)) {
                assertThat(writer.objectType().value()).isEqualTo(9);
                assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> open(profile, READ));
                assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> open(profile, WRITE));
            }
            open(profile, READ).close();
        }
    }

    @Test
    @Clause("PSECT-03")
    void psect03_twoReadersAreLetIn() throws MapiException {
        try (Profile profile = store.open("P")) {
            make(profile);
            IProfSect first = open(profile, READ);
            IProfSect second = open(profile, READ);
            assertThat(first.isSameObject(second)).isTrue();
            first.close();
            assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> open(profile, WRITE));
            second.close();
            open(profile, WRITE).close();
        }
    }

    @Test
    void sectionsAreLockedForAllWhoHaveTheProfileOpen() throws MapiException {
        try (Profile one = store.open("P");
                Profile other = store.open("P")) {
            make(one);
            try (IProfSect reader = open(one, READ)) {
                assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> open(other, WRITE));
                assertThat(reader.getPropList()).isNotEmpty();
            }
        }
    }

    @Test
    @Clause("PSECT-04")
    void psect04_anUnknownSectionIsMadeForWritersOnly() throws MapiException {
        try (Profile profile = store.open("P")) {
            assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> open(profile, READ));
            make(profile);
            open(profile, READ).close();
        }
        try (Profile again = reopened().open("P")) {
            open(again, READ).close();
        }
    }

    @Test
    @Clause("PSECT-05")
    void psect05_aProvidersSectionNeedsForceAccess() throws MapiException {
        try (Profile profile = store.open("P")) {
            MapiUid provider = profile.addTemporaryStore("bundle.a", Props.of(PR.PR_PROVIDER_DLL_NAME, "a"));
            assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> profile.openSection(provider, READ, SectionUser.CLIENT));
            assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> profile.openSection(provider, WRITE, SectionUser.CLIENT));
            profile.openSection(provider, FORCED, SectionUser.CLIENT).close();
            profile.openSection(provider, READ, SectionUser.provider(provider)).close();

            profile.openSection(UID, WRITE, SectionUser.provider(provider)).close();
            assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> open(profile, READ));
            open(profile, FORCED).close();
        }
    }

    @Test
    void aSectionIsNotForAnotherBundlesProvider() throws MapiException {
        try (Profile profile = store.open("P")) {
            MapiUid mine = profile.addTemporaryStore("bundle.a", Props.EMPTY);
            MapiUid sameBundle = profile.addTemporaryStore("bundle.a", Props.EMPTY);
            MapiUid foreign = profile.addTemporaryStore("bundle.b", Props.EMPTY);
            profile.openSection(mine, READ, SectionUser.provider(sameBundle)).close();
            assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> profile.openSection(mine, READ, SectionUser.provider(foreign)));
        }
    }

    @Test
    @Clause("PSECT-06")
    void psect06_changesCountAtOnceAndSaveChangesDoesNothing() throws MapiException {
        try (Profile profile = store.open("P")) {
            try (IProfSect sect = open(profile, WRITE)) {
                assertThat(sect.setProps(Props.of(PR.PR_DISPLAY_NAME, "new"))).isEmpty();
                try (Profile elsewhere = reopened().open("P")) {
                    assertThat(open(elsewhere, READ).getProp(PR.PR_DISPLAY_NAME))
                            .contains("new");
                }
                Props before = sect.getProps((List<PropTag<?>>) null);
                sect.saveChanges();
                assertThat(sect.getProps((List<PropTag<?>>) null)).isEqualTo(before);
            }
            assertThat(open(profile, READ).getProp(PR.PR_DISPLAY_NAME)).contains("new");
        }
    }

    @Test
    @Clause("PSECT-07")
    void psect07_thereAreNoNamedProperties() throws MapiException {
        try (Profile profile = store.open("P");
                IProfSect sect = open(profile, WRITE)) {
            List<MapiNameId> names = List.of();
            assertCode(MapiCode.MAPI_E_NO_SUPPORT, () -> sect.getIDsFromNames(names));
            assertCode(MapiCode.MAPI_E_NO_SUPPORT, () -> sect.getNamesFromIDs(null, null));
            assertThat(sect.getLastError(MapiCode.MAPI_E_NO_SUPPORT)).isPresent();
        }
    }

    @Test
    @Clause("PSECT-08")
    void psect08_anIdentifierOfANamedPropertyIsAProblem() throws MapiException {
        PropTag<String> named = PropTag.of(0x8000, PropType.PT_UNICODE, String.class);
        try (Profile profile = store.open("P");
                IProfSect sect = open(profile, WRITE)) {
            List<PropProblem> problems = sect.setProps(
                    Props.builder().put(PR.PR_COMMENT, "kept").put(named, "no").build());
            assertThat(problems).containsExactly(new PropProblem(1, named, MapiCode.MAPI_E_UNEXPECTED_ID));
            assertThat(sect.getProp(PR.PR_COMMENT)).contains("kept");
            assertThat(sect.getProp(named)).isEmpty();
        }
    }

    @Test
    @Clause("PSECT-09")
    void psect09_secureIdentifiersAreGivenByTagOnly() throws MapiException {
        try (Profile profile = store.open("P");
                IProfSect sect = open(profile, WRITE)) {
            sect.setProps(Props.builder().put(HIDDEN, "pw").put(PRIVATE, "seen").build());
            assertThat(sect.getPropList()).contains(PRIVATE).doesNotContain(HIDDEN);
            assertThat(sect.getProps((List<PropTag<?>>) null).tags())
                    .contains(PRIVATE)
                    .doesNotContain(HIDDEN);
            assertThat(sect.getProps(HIDDEN).get(HIDDEN)).contains("pw");
            assertThat(sect.getProps(PropTag.of(0x67F3, PropType.PT_UNSPECIFIED))
                            .get(HIDDEN))
                    .contains("pw");
        }
    }

    @Test
    @Clause("PSECT-10")
    void psect10_privatePropertiesComeBackAndAreNotReadableOnDisk() throws Exception {
        MapiUid service = MapiUid.ofHex("0102030405060708090A0B0C0D0E0F10");
        try (Profile profile = store.open("P")) {
            MapiUid provider = profile.addTemporaryStore("bundle.a", Props.EMPTY);
            profile.keep(provider);
            try (IProfSect sect = profile.openSection(provider, WRITE, SectionUser.provider(provider))) {
                sect.setProps(Props.builder()
                        .put(PRIVATE, "correct horse")
                        .put(HIDDEN, "battery staple")
                        .put(PR.PR_COMMENT, "in the clear")
                        .put(PR.PR_SEARCH_KEY, service.toBinary())
                        .build());
            }
            try (Profile again = reopened().open("P");
                    IProfSect sect = again.openSection(provider, READ, SectionUser.provider(provider))) {
                assertThat(sect.getProp(PRIVATE)).contains("correct horse");
                assertThat(sect.getProp(HIDDEN)).contains("battery staple");
            }
        }
        Binary file = Binary.of(java.nio.file.Files.readAllBytes(folder.resolve("profiles/p.profile")));
        assertThat(text(file)).contains("in the clear").doesNotContain("horse").doesNotContain("staple");
    }

    private static String text(Binary file) {
        return new String(file.toBytes(), java.nio.charset.StandardCharsets.ISO_8859_1).replace("\0", "");
    }

    @Test
    @Clause("PSECT-11")
    void psect11_typeAndProfileNameAreComputed() throws MapiException {
        try (Profile profile = store.open("P");
                IProfSect sect = open(profile, WRITE)) {
            Props props = sect.getProps(PR.PR_OBJECT_TYPE, PR.PR_PROFILE_NAME);
            assertThat(props.get(PR.PR_OBJECT_TYPE)).contains(9);
            assertThat(props.get(PR.PR_PROFILE_NAME)).contains("P");
            List<PropProblem> problems = sect.setProps(Props.builder()
                    .put(PR.PR_OBJECT_TYPE, 1)
                    .put(PR.PR_PROFILE_NAME, "Q")
                    .build());
            assertThat(problems)
                    .extracting(PropProblem::code)
                    .containsExactly(MapiCode.MAPI_E_COMPUTED, MapiCode.MAPI_E_COMPUTED);
            assertThat(sect.getProp(PR.PR_PROFILE_NAME)).contains("P");
        }
    }

    @Test
    @Clause("PSECT-12")
    void psect12_aProviderMayNotForce() throws MapiException {
        try (Profile profile = store.open("P")) {
            MapiUid provider = profile.addTemporaryStore("bundle.a", Props.EMPTY);
            assertCode(
                    MapiCode.MAPI_E_UNKNOWN_FLAGS,
                    () -> profile.openSection(provider, FORCED, SectionUser.provider(provider)));
        }
    }

    @Test
    @Clause("PSECT-13")
    void psect13_aProviderMayNotChangeHowItIsLoaded() throws MapiException {
        try (Profile profile = store.open("P")) {
            MapiUid provider = profile.addTemporaryStore("bundle.a", Props.of(PR.PR_PROVIDER_DLL_NAME, "a"));
            try (IProfSect sect = profile.openSection(provider, WRITE, SectionUser.provider(provider))) {
                List<PropProblem> problems = sect.setProps(Props.builder()
                        .put(PR.PR_RESOURCE_FLAGS, 0)
                        .put(PR.PR_PROVIDER_DLL_NAME, "b")
                        .build());
                assertThat(problems)
                        .extracting(PropProblem::code)
                        .containsExactly(MapiCode.MAPI_E_NO_ACCESS, MapiCode.MAPI_E_NO_ACCESS);
                assertThat(sect.getProp(PR.PR_PROVIDER_DLL_NAME)).contains("a");
            }
        }
    }
}

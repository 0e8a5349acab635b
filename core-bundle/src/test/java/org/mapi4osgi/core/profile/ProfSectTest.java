// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapi4osgi.core.profile.Failing.assertCode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.CopyFlag;
import org.mapi4osgi.api.CopyPropsRequest;
import org.mapi4osgi.api.CopyToRequest;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.tags.PR;

final class ProfSectTest {
    private static final MapiUid UID = MapiUid.ofHex("00112233445566778899AABBCCDDEEFF");
    private static final MapiUid OTHER = MapiUid.ofHex("10112233445566778899AABBCCDDEEFF");
    private static final Set<OpenSectionFlag> READ = Set.of();
    private static final Set<OpenSectionFlag> WRITE = Set.of(OpenSectionFlag.MAPI_MODIFY);
    private static final PropTag<String> COMMENT8 = PropTag.of(PR.PR_COMMENT.id(), PropType.PT_STRING8, String.class);
    private static final PropTag<Integer> NUMBER = PropTag.of(0x6601, PropType.PT_LONG, Integer.class);
    private static final PropTag<String> HIDDEN = PropTag.of(0x67F0, PropType.PT_UNICODE, String.class);

    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Profile profile;

    @SuppressWarnings("NullAway.Init")
    private IProfSect sect;

    @BeforeEach
    void open() throws MapiException {
        Fixture profiles = new Fixture(folder);
        profiles.store.create("P", false);
        profile = profiles.store.open("P");
        sect = profile.openSection(UID, WRITE, SectionUser.CLIENT);
    }

    @AfterEach
    void close() {
        sect.close();
        profile.close();
    }

    @Test
    @Clause({"PROP-02", "PROP-03", "PROP-04"})
    void prop02_eachTagHasItsSlot() throws MapiException {
        sect.setProp(PR.PR_COMMENT, "c");
        Props props = sect.getProps(
                List.of(NUMBER, COMMENT8, PropTag.of(PR.PR_COMMENT.id(), PropType.PT_UNSPECIFIED), PR.PR_COMMENT));
        assertThat(props.tags())
                .containsExactly(PropTag.of(NUMBER.id(), PropType.PT_ERROR), COMMENT8, PR.PR_COMMENT, PR.PR_COMMENT);
        assertThat(props.error(NUMBER)).contains(MapiCode.MAPI_E_NOT_FOUND);
        assertThat(props.warning()).isEqualTo(MapiCode.MAPI_W_ERRORS_RETURNED);
        assertThat(props.value(1)).isEqualTo("c");
        List<PropTag<?>> none = List.of();
        assertCode(MapiCode.MAPI_E_INVALID_PARAMETER, () -> sect.getProps(none));
    }

    @Test
    @Clause({"PROP-06", "PROP-07"})
    void prop06_errorsAndPlaceholdersAreSkippedAndWhatHasNoValueIsRefused() throws MapiException {
        Props mixed = Props.builder()
                .putError(NUMBER, MapiCode.MAPI_E_NOT_FOUND)
                .add(PropTag.PR_NULL, null)
                .put(PR.PR_COMMENT, "kept")
                .build();
        assertThat(sect.setProps(mixed)).isEmpty();
        assertThat(sect.getPropList()).contains(PR.PR_COMMENT).noneMatch(t -> t.id() == NUMBER.id());
        Props object = Props.builder()
                .put(NUMBER, 1)
                .add(PropTag.of(0x6602, PropType.PT_OBJECT), null)
                .build();
        assertCode(MapiCode.MAPI_E_INVALID_PARAMETER, () -> sect.setProps(object));
        Props empty = Props.of(PropTag.ofMulti(0x6603, PropType.PT_MV_LONG, Integer.class), List.of());
        assertCode(MapiCode.MAPI_E_INVALID_PARAMETER, () -> sect.setProps(empty));
        assertThat(sect.getProp(NUMBER)).as("all or nothing").isEmpty();
    }

    @Test
    @Clause("PROP-09")
    void prop09_deletingGoesByIdentifiers() throws MapiException {
        sect.setProps(Props.builder().put(PR.PR_COMMENT, "c").put(NUMBER, 1).build());
        assertThat(sect.deleteProps(List.of(COMMENT8, HIDDEN, PR.PR_OBJECT_TYPE)))
                .containsExactly(new PropProblem(2, PR.PR_OBJECT_TYPE, MapiCode.MAPI_E_COMPUTED));
        assertThat(sect.getProp(PR.PR_COMMENT)).isEmpty();
        assertThat(sect.getProp(NUMBER)).contains(1);
        List<PropTag<?>> none = List.of();
        assertCode(MapiCode.MAPI_E_INVALID_PARAMETER, () -> sect.deleteProps(none));
    }

    @Test
    void aSectionThatIsOpenForReadingIsNotChanged() throws MapiException {
        sect.setProp(PR.PR_COMMENT, "c");
        sect.close();
        try (IProfSect reader = profile.openSection(UID, READ, SectionUser.CLIENT)) {
            assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> reader.setProps(Props.of(NUMBER, 1)))
                    .hasMessageContaining("MAPI_MODIFY");
            assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> reader.deleteProps(List.of(PR.PR_COMMENT)));
            assertThat(reader.getLastError(MapiCode.MAPI_E_NO_ACCESS)).isPresent();
            assertThat(reader.getLastError(MapiCode.MAPI_E_NOT_FOUND)).isEmpty();
        }
    }

    @Test
    void copyToLeavesOutWhatIsHiddenExcludedOrComputed() throws MapiException {
        sect.setProps(Props.builder()
                .put(PR.PR_COMMENT, "c")
                .put(NUMBER, 1)
                .put(HIDDEN, "s")
                .build());
        try (IProfSect other = profile.openSection(OTHER, WRITE, SectionUser.CLIENT)) {
            assertThat(sect.copyTo(new CopyToRequest(List.of(), List.of(NUMBER), UiParam.NONE, null, other, Set.of())))
                    .isEmpty();
            assertThat(other.getProp(PR.PR_COMMENT)).contains("c");
            assertThat(other.getProp(NUMBER)).isEmpty();
            assertThat(other.getProp(HIDDEN)).isEmpty();
            sect.copyProps(CopyPropsRequest.of(other, HIDDEN, PR.PR_DISPLAY_NAME));
            assertThat(other.getProp(HIDDEN)).as("asked for").contains("s");
        }
    }

    @Test
    @Clause("PROP-14")
    void prop14_aSectionIsNotCopiedToItself() {
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> sect.copyTo(CopyToRequest.all(sect)));
        assertCode(
                MapiCode.MAPI_E_INVALID_PARAMETER,
                () -> sect.copyTo(new CopyToRequest(List.of(), List.of(), UiParam.NONE, null, sect, Set.of())));
        assertCode(MapiCode.MAPI_E_INVALID_PARAMETER, () -> sect.copyProps(CopyPropsRequest.of(sect)));
    }

    @Test
    void movingDeletesAndKeepingReplacesNothing() throws MapiException {
        sect.setProps(Props.builder().put(PR.PR_COMMENT, "mine").put(NUMBER, 1).build());
        try (IProfSect other = profile.openSection(OTHER, WRITE, SectionUser.CLIENT)) {
            other.setProp(PR.PR_COMMENT, "theirs");
            sect.copyTo(CopyToRequest.all(other, CopyFlag.MAPI_NOREPLACE, CopyFlag.MAPI_MOVE));
            assertThat(other.getProp(PR.PR_COMMENT)).contains("theirs");
            assertThat(other.getProp(NUMBER)).contains(1);
            assertThat(sect.getProp(NUMBER)).as("moved").isEmpty();
            assertThat(sect.getProp(PR.PR_COMMENT)).as("not moved").contains("mine");
        }
    }

    @Test
    void aSectionThatWasDeletedTellsSo() throws MapiException {
        MapiUid store = profile.addTemporaryStore("bundle.a", Props.EMPTY);
        try (IProfSect temporary = profile.openSection(store, READ, SectionUser.provider(store))) {
            profile.removeTemporaryStore(store);
            assertCode(MapiCode.MAPI_E_OBJECT_DELETED, temporary::getPropList);
        }
    }

    @Test
    void aKeptStoreIsNotRemovedAsATemporaryOne() throws MapiException {
        MapiUid store = profile.addTemporaryStore("bundle.a", Props.of(PR.PR_DISPLAY_NAME, "Mine"));
        assertThat(profile.provider(store).orElseThrow().has(ResourceFlags.STATUS_TEMP_SECTION))
                .isTrue();
        profile.keep(store);
        profile.removeTemporaryStore(store);
        assertThat(profile.provider(store).orElseThrow().has(ResourceFlags.STATUS_TEMP_SECTION))
                .isFalse();
        try (Profile again = new Fixture(folder).store.open("P")) {
            assertThat(again.provider(store)).isPresent();
        }
    }

    @Test
    void referencesKeepASectionOpen() throws MapiException {
        assertThat(sect.addRef()).isEqualTo(2);
        assertThat(sect.release()).isEqualTo(1);
        assertThat(sect.getPropList()).isNotEmpty();
        assertThat(sect.release()).isZero();
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, () -> sect.saveChanges());
        assertThatThrownBy(() -> sect.release())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(UID.toString());
        assertThat(sect.addRef()).isZero();
        profile.openSection(UID, WRITE, SectionUser.CLIENT).close();
    }

    @Test
    void changesByManyThreadsAreAllThere() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                MapiUid own = MapiUid.of(t, t);
                running.add(threads.submit(() -> {
                    for (int i = 0; i < 10; i++) {
                        profile.update(OTHER, p -> p.with(NUMBER, p.get(NUMBER).orElse(0) + 1));
                        try (IProfSect mine = profile.openSection(own, WRITE, SectionUser.CLIENT)) {
                            mine.setProp(NUMBER, i);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> thread : running) {
                thread.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        try (Profile again = new Fixture(folder).store.open("P")) {
            assertThat(again.properties(OTHER).flatMap(p -> p.get(NUMBER))).contains(40);
            assertThat(again.properties(MapiUid.of(3, 3)).flatMap(p -> p.get(NUMBER)))
                    .contains(9);
        }
    }
}

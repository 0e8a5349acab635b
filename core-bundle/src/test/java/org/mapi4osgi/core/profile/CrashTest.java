// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.ui.Dialogs;
import org.mapi4osgi.tags.PR;

/** Stops, or fails, at each step of each operation: the old state is there afterwards, or the new one, never neither. */
final class CrashTest {
    private static final Path FOLDER = Path.of("/data/profiles");
    private static final MapiUid UID = MapiUid.ofHex("00112233445566778899AABBCCDDEEFF");
    private static final PropTag<String> SECRET = PropTag.of(0x67F0, PropType.PT_UNICODE, String.class);

    /** A runtime on a disk. */
    private record Machine(MemoryDisk disk, ProfileStore store, ProfileAdministration administration) {
        static Machine on(MemoryDisk disk) {
            SecretKeys keys = new SecretKeys(Path.of("/data/profiles.key"), disk);
            ProfileStore store = new ProfileStore(new ProfileFolder(FOLDER, Clock.systemUTC(), keys, disk));
            ServiceCatalog catalog = new ServiceCatalog();
            catalog.put(Fixture.SOURCE, Fixture.INF.getBytes(StandardCharsets.UTF_8));
            // As a real one does: it sets something, which must not be there without the rest.
            ServiceEntryCaller caller =
                    call -> call.profile().update(call.serviceUid(), props -> props.with(PR.PR_COMMENT, "configured"));
            return new Machine(disk, store, new ProfileAdministration(store, catalog, caller, Dialogs.NONE));
        }
    }

    /** What is done, on a disk where "P" has the comment and the secret "old", and is the default profile. */
    private enum Operation {
        CHANGE {
            @Override
            void run(Machine machine) throws MapiException {
                set(machine, "P", "new");
            }
        },
        FIRST_SECRET {
            @Override
            void prepare(Machine machine) throws MapiException {
                machine.store().create("P", false);
            }

            @Override
            void run(Machine machine) throws MapiException {
                set(machine, "P", "new");
            }
        },
        CREATE {
            @Override
            void run(Machine machine) throws MapiException {
                machine.store().create("Q", false);
            }
        },
        COPY {
            @Override
            void run(Machine machine) throws MapiException {
                machine.store().copy("P", "Q", false);
            }
        },
        RENAME {
            @Override
            void run(Machine machine) throws MapiException {
                machine.store().rename("P", "Q", false);
            }
        },
        DELETE {
            @Override
            void run(Machine machine) throws MapiException {
                machine.store().delete("P", false, profile -> {});
            }
        },
        NO_DEFAULT {
            @Override
            void run(Machine machine) throws MapiException {
                machine.store().setDefault(null);
            }
        },
        ADD_SERVICE {
            @Override
            void run(Machine machine) throws MapiException {
                machine.administration().profAdmin().adminServices("P").createMsgService("FIRST", null, UiParam.NONE);
            }
        },
        DELETE_SERVICE {
            @Override
            void prepare(Machine machine) throws MapiException {
                super.prepare(machine);
                ADD_SERVICE.run(machine);
            }

            @Override
            void run(Machine machine) throws MapiException {
                try (Profile profile = machine.store().open("P")) {
                    machine.administration()
                            .profAdmin()
                            .adminServices("P")
                            .deleteMsgService(profile.services().get(0));
                }
            }
        };

        void prepare(Machine machine) throws MapiException {
            machine.store().create("P", false);
            machine.store().setDefault("P");
            set(machine, "P", "old");
        }

        abstract void run(Machine machine) throws MapiException;
    }

    private static void set(Machine machine, String name, String value) throws MapiException {
        try (Profile profile = machine.store().open(name)) {
            profile.update(
                    UID,
                    old -> Props.builder()
                            .put(PR.PR_COMMENT, value)
                            .put(SECRET, value)
                            .build());
        }
    }

    /** All that a client can see of a disk. */
    private static String state(MemoryDisk disk) throws MapiException {
        ProfileStore store = Machine.on(disk.copy()).store();
        StringBuilder state = new StringBuilder();
        for (String name : store.names()) {
            try (Profile profile = store.open(name)) {
                Set<String> texts = new TreeSet<>();
                for (ProfileSection section : profile.shared().data().sections().values()) {
                    texts.add(section.kind()
                            + section.text(PR.PR_DISPLAY_NAME)
                            + section.text(PR.PR_COMMENT)
                            + section.text(SECRET));
                }
                state.append(name).append(texts);
            }
        }
        return state.append(store.defaultProfile()).toString();
    }

    private static MemoryDisk prepared(Operation operation) throws MapiException {
        MemoryDisk disk = new MemoryDisk();
        operation.prepare(Machine.on(disk));
        return disk;
    }

    @ParameterizedTest
    @EnumSource
    void aCrashLeavesTheOldStateOrTheNewOne(Operation operation) throws MapiException {
        MemoryDisk before = prepared(operation);
        String old = state(before);
        MemoryDisk done = before.copy();
        done.crashAt(-1, MemoryDisk.Torn.NOTHING);
        operation.run(Machine.on(done));
        int steps = done.steps();
        String now = state(done);
        assertThat(now).isNotEqualTo(old);
        assertThat(steps).isPositive();
        assertThat(done.survivors())
                .as("what a call did that returned")
                .allSatisfy(disk -> assertThat(state(disk)).isEqualTo(now));

        List<String> seen = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            for (MemoryDisk.Torn torn : MemoryDisk.Torn.values()) {
                MemoryDisk disk = before.copy();
                disk.crashAt(step, torn);
                boolean crashed = false;
                try {
                    operation.run(Machine.on(disk));
                } catch (MemoryDisk.Crash e) {
                    crashed = true;
                }
                assertThat(crashed).as("step %d of %d", step, steps).isTrue();
                for (MemoryDisk survivor : disk.survivors()) {
                    String state = state(survivor);
                    assertThat(state).as("after step %d, %s", step, torn).isIn(old, now);
                    seen.add(state);
                    // And it can be worked with.
                    Machine again = Machine.on(survivor);
                    if (state.equals(old)) {
                        operation.run(again);
                        assertThat(state(survivor)).isEqualTo(now);
                    }
                }
            }
        }
        assertThat(seen).contains(old, now);
    }

    @ParameterizedTest
    @EnumSource
    void aFailureTellsItsCodeAndMemoryAgreesWithTheDisk(Operation operation) throws MapiException {
        MemoryDisk before = prepared(operation);
        String old = state(before);
        MemoryDisk done = before.copy();
        done.crashAt(-1, MemoryDisk.Torn.NOTHING);
        operation.run(Machine.on(done));
        int steps = done.steps();
        String now = state(done);
        int failures = 0;
        for (int step = 0; step < steps; step++) {
            for (MemoryDisk.Torn torn : MemoryDisk.Torn.values()) {
                MemoryDisk disk = before.copy();
                disk.failAt(step, torn, new IOException("No space left on device"));
                Machine machine = Machine.on(disk);
                try {
                    operation.run(machine);
                } catch (MapiException e) {
                    failures++;
                    assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_NOT_ENOUGH_DISK);
                    assertThat(e).hasMessageContaining("/data/profiles");
                    assertThat(e.mapiError()).isPresent();
                }
                disk.failAt(-1, torn, null);
                String state = state(disk);
                assertThat(state).as("after step %d, %s", step, torn).isIn(old, now);
                if (state.equals(old)) {
                    operation.run(machine);
                    assertThat(state(disk)).as("the same runtime tries again").isEqualTo(now);
                }
            }
        }
        assertThat(failures).isPositive();
    }
}

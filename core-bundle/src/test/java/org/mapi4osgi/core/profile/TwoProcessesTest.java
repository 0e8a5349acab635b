// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;

/** Real processes on one folder: no change of any of them is lost, also if one is killed amid its changes. */
@Timeout(120)
final class TwoProcessesTest {
    private static final MapiUid UID = MapiUid.ofHex("00112233445566778899AABBCCDDEEFF");
    private static final PropTag<Integer> COUNT = PropTag.of(0x6600, PropType.PT_LONG, Integer.class);
    private static final int CHANGES = 20;

    @TempDir
    Path folder = Path.of("");

    /** Another process: counts up in profile "P", and writes a byte after each change that is done. */
    static final class Counter {
        private Counter() {}

        public static void main(String[] args) throws MapiException {
            try (Profile profile = store(Path.of(args[0])).open("P")) {
                for (int i = 1; i <= Integer.parseInt(args[1]); i++) {
                    profile.update(
                            UID, props -> props.with(COUNT, props.get(COUNT).orElse(0) + 1));
                    System.out.write('*');
                    System.out.flush();
                }
            }
        }
    }

    private static ProfileStore store(Path folder) {
        return new ProfileStore(
                folder.resolve("profiles"), Clock.systemUTC(), new SecretKeys(folder.resolve("profiles.key")));
    }

    private Process start(int changes) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Counter.class.getName(),
                        folder.toString(),
                        String.valueOf(changes)))
                .redirectError(errors().toFile())
                .start();
    }

    private Path errors() {
        return folder.resolve("errors");
    }

    /** How many changes a process told until its end. */
    private int told(Process process) throws IOException, InterruptedException {
        int told = process.getInputStream().readAllBytes().length;
        process.waitFor();
        return told;
    }

    private int count() throws MapiException {
        try (Profile profile = store(folder).open("P")) {
            return profile.properties(UID).flatMap(p -> p.get(COUNT)).orElse(0);
        }
    }

    @Test
    void noChangeIsLost() throws Exception {
        store(folder).create("P", false);
        Process one = start(CHANGES);
        Process two = start(CHANGES);
        assertThat(told(one)).as(Files.readString(errors())).isEqualTo(CHANGES);
        assertThat(told(two)).as(Files.readString(errors())).isEqualTo(CHANGES);
        assertThat(count()).isEqualTo(2 * CHANGES);
    }

    @Test
    void aKilledProcessLeavesAllThatItTold() throws Exception {
        store(folder).create("P", false);
        Process victim = start(Integer.MAX_VALUE);
        int told = 0;
        try (InputStream out = victim.getInputStream()) {
            told = out.readNBytes(10).length;
            victim.toHandle().destroyForcibly();
            told += out.readAllBytes().length;
        }
        victim.waitFor();
        assertThat(told).as(Files.readString(errors())).isGreaterThanOrEqualTo(10);
        assertThat(count()).isBetween(told, told + 1);
        int before = count();
        assertThat(told(start(3))).as(Files.readString(errors())).isEqualTo(3);
        assertThat(count()).isEqualTo(before + 3);
    }
}

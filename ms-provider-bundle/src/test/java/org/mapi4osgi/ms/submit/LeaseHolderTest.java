// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is judged, by folders of processes that the test makes: of one machine, of its containers, of its next boot. */
final class LeaseHolderTest {
    private static final String BOOT = "ce468c82-120e-4c4e-a957-d1b949e6fa9a";
    private static final String SET = "pid:[4026531836]";
    private static final int ME = 42;

    @TempDir
    Path directory = Path.of("set by JUnit");

    private Path processes;

    @BeforeEach
    void machine() throws IOException {
        processes = system("machine", BOOT, SET);
    }

    /** A system with its first process and the one whose number is {@link #ME}. */
    private Path system(String name, String boot, String set) throws IOException {
        Path system = directory.resolve(name);
        Path random = Files.createDirectories(system.resolve("sys/kernel/random"));
        Files.writeString(random.resolve("boot_id"), boot + "\n");
        begin(system, 1, 5);
        begin(system, ME, 9000);
        Files.createSymbolicLink(system.resolve("self"), Path.of(Integer.toString(ME)));
        Path own = Files.createDirectory(system.resolve(Integer.toString(ME)).resolve("ns"));
        Files.createSymbolicLink(own.resolve("pid"), Path.of(set));
        return system;
    }

    private static void begin(Path system, int pid, long start) throws IOException {
        Path process = Files.createDirectory(system.resolve(Integer.toString(pid)));
        Files.writeString(
                process.resolve("stat"),
                pid + " (a (name) x) S 1 1 1 0 -1 4194560 0 0 0 0 0 0 0 0 20 0 1 0 " + start + " 0 0\n");
    }

    private LeaseHolder here() {
        return new LeaseHolder(processes, ME);
    }

    private static String name(int pid, long start) {
        return BOOT + " " + SET + " " + pid + " " + start;
    }

    @Test
    void aProcessIsNamedByBootAndSetAndNumberAndStart() {
        assertThat(here().own()).isEqualTo(name(ME, 9000));
        assertThat(here().isGone(here().own())).isFalse();
    }

    @Test
    void aProcessThatIsThereIsAliveAndOneThatIsNotIsGone() throws Exception {
        begin(processes, 77, 1234);
        assertThat(here().isGone(name(77, 1234))).isFalse();
        assertThat(here().isGone(name(78, 1234))).isTrue();
    }

    @Test
    void anotherProcessThatHasItsNumberByNowIsNotIt() throws Exception {
        begin(processes, 77, 5678);
        assertThat(here().isGone(name(77, 1234))).isTrue();
        assertThat(here().isGone(name(ME, 8999)))
                .as("this process has its number")
                .isTrue();
    }

    @Test
    void aContainerDoesNotJudgeAProcessOfAnother() throws Exception {
        String owner = new LeaseHolder(system("container", BOOT, "pid:[4026532000]"), ME).own();
        assertThat(owner).isNotEmpty();
        assertThat(here().isGone(owner)).isFalse();
        assertThat(here().isGone(owner.replace(" 42 ", " 43 "))).isFalse();
    }

    @Test
    void nothingOfAnEarlierBootOrOfAnotherMachineIsJudged() throws Exception {
        String owner = new LeaseHolder(system("before", "11111111-2222-3333-4444-555555555555", SET), ME).own();
        assertThat(owner).isNotEmpty();
        assertThat(here().isGone(owner)).isFalse();
        assertThat(here().isGone(owner.replace(" 42 ", " 43 "))).isFalse();
    }

    /** As older versions wrote them, or nobody. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "host 77 1738555506000",
                "host 42 1738555506000",
                "",
                " ",
                "B",
                "B S",
                "B S ",
                "B S 77",
                "B S x 1",
                "B S -77 1",
                "B S 0 1",
                "B S 77 1 1",
                "BS 77 1"
            })
    void aNameWithoutSenseIsNotJudged(String name) {
        assertThat(here().isGone(name.replace("B", BOOT).replace("S", SET))).isFalse();
        assertThat(here().isGone(null)).isFalse();
    }

    @Test
    void whereProcessesOfOthersAreHiddenNobodyIsGone() throws Exception {
        Files.delete(processes.resolve("1/stat"));
        Files.delete(processes.resolve("1"));
        assertThat(here().isGone(name(77, 1234))).isFalse();
    }

    @Test
    void whereASystemIsToldToHideProcessesNobodyIsGone() throws Exception {
        assertThat(here().isGone(name(77, 1234))).isTrue();
        mounts("proc /proc proc rw,nosuid,hidepid=off 0 0");
        assertThat(here().isGone(name(77, 1234))).isTrue();
        mounts("sys /sys sysfs rw 0 0\nproc /proc proc rw,nosuid,hidepid=invisible 0 0");
        assertThat(here().isGone(name(77, 1234))).isFalse();
        mounts("proc /proc proc rw,nosuid,hidepid=2 0 0");
        assertThat(here().isGone(name(77, 1234))).isFalse();
    }

    private void mounts(String text) throws Exception {
        Files.writeString(processes.resolve("42/mounts"), text);
    }

    @Test
    void aProcessWhoseStartCannotBeReadIsNotJudged() throws Exception {
        Files.createDirectory(processes.resolve("77"));
        assertThat(here().isGone(name(77, 1234))).isFalse();
        Files.writeString(processes.resolve("77/stat"), "77 (half");
        assertThat(here().isGone(name(77, 1234))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sys/kernel/random/boot_id", "self", "42/ns/pid", "42/stat"})
    void whoCannotBeNamedJudgesNobody(String missing) throws Exception {
        Files.delete(processes.resolve(missing));
        assertThat(here().own()).isEmpty();
        assertThat(here().isGone(name(78, 1234))).isFalse();
    }

    @Test
    void aFolderOfProcessesThatIsAnotherSetsIsNotAsked() {
        assertThat(new LeaseHolder(processes, 1).own())
                .as("there this process has another number")
                .isEmpty();
    }

    @Test
    void thisSystemNamesThisProcessAsOne() {
        assertThat(LeaseHolder.system().own()).isEqualTo(LeaseHolder.system().own());
        assertThat(LeaseHolder.system().isGone(LeaseHolder.system().own())).isFalse();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.routing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.benchmarks.report.Chapter;
import org.mapi4osgi.benchmarks.report.Figure;
import org.mapi4osgi.benchmarks.report.Goal;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of the runtime's own cost, in rounds, so that what is compared was measured within minutes. */
public final class RoutingSuite {
    /** The name of all of them together. */
    public static final String NAME = "routing";

    private static final String ONE_THREAD = "\\.Routing(OneThread|HandleOneThread|Session|Logon)\\.";
    private static final String TWO_THREADS = "\\.Routing(Handle)?(TwoSessions|SharedSession)\\.";
    private static final int ROUNDS = 3;
    private static final int STARTS = 8;
    private static final int QUICK_STARTS = 2;
    private static final int MANY_UIDS = 100_000;
    private static final int[] UIDS = {1, 16, 64, 1000, MANY_UIDS};
    private static final String SOME_UIDS = "1000";
    private static final String FOUR_LOCKS =
            "what is opened gets a handle, which the client and the logon note and forget under a lock of theirs each, and"
                    + " which passes the gate twice: to be opened and to be closed. One pass costs about 9 ns.";

    private final Measured measured = new Measured();

    private RoutingSuite() {}

    /** Runs. A quick run has no processes of its own for JMH, which it warns of, with reason. */
    public static List<Chapter> run(Path folder, boolean quick, Consumer<String> progress)
            throws RunnerException, IOException, InterruptedException {
        RoutingSuite suite = new RoutingSuite();
        int rounds = quick ? 1 : ROUNDS;
        for (int round = 1; round <= rounds; round++) {
            progress.accept(NAME + ", round " + round + " of " + rounds);
            suite.measured.add(new Runner(options(quick, ONE_THREAD).build()).run());
            suite.measured.add(new Runner(
                            options(quick, TWO_THREADS).param("uids", SOME_UIDS).build())
                    .run());
        }
        List<Chapter> chapters = new ArrayList<>(List.of(suite.calls(), suite.threads(), suite.sessions()));
        progress.accept("start");
        chapters.addAll(Starts.run(folder, quick ? QUICK_STARTS : STARTS));
        return chapters;
    }

    private static ChainedOptionsBuilder options(boolean quick, String classes) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(classes)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        return quick
                ? options.forks(0)
                        .warmupIterations(1)
                        .warmupTime(TimeValue.milliseconds(100))
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(100))
                : options;
    }

    private static String number(int value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private Chapter calls() {
        List<Figure> figures = new ArrayList<>();
        for (int uids : UIDS) {
            double limit = uids == MANY_UIDS ? 20 : 15;
            String of = ", " + number(uids) + (uids == 1 ? " MAPIUID" : " MAPIUIDs");
            figures.add(over(
                    "compareEntryIDs" + of,
                    open("compareEntryIDs", uids),
                    open("compareEntryIDsDirectly", uids),
                    limit));
            String direct = open("openEntryDirectly", uids);
            figures.add(over("openEntry and close" + of + ", first", open("openEntryOfFirst", uids), direct, limit));
            figures.add(over("openEntry and close" + of + ", last", open("openEntryOfLast", uids), direct, limit));
        }
        figures.add(bytes(
                "openEntry and close, 1,000 MAPIUIDs, last",
                open("openEntryOfLast", 1000),
                open("openEntryDirectly", 1000),
                128));
        String handle = Measured.key(RoutingHandleOneThread.class, "getProps", "");
        String object = Measured.key(RoutingHandleOneThread.class, "getPropsDirectly", "");
        figures.add(over("getProps through an open handle", handle, object, 15));
        figures.add(bytes("getProps through an open handle", handle, object, 0));
        return new Chapter(
                "P8",
                "a routed call",
                "Through a session, beside the same call of the provider's own object; the provider does nothing but make an"
                        + " object. MAPIUIDs are registered by logons of 256 each. The entry ID has 70 bytes.",
                FOUR_LOCKS,
                figures);
    }

    private static String open(String method, int uids) {
        return Measured.key(RoutingOneThread.class, method, String.valueOf(uids));
    }

    private Figure over(String what, String ours, String direct, double limit) {
        double more = measured.nanos(ours, direct, (a, b) -> a - b);
        return new Figure(
                what, "ns", measured.nanos(ours), measured.nanos(direct), null, Goal.atMost(limit, "ns more", more));
    }

    private Figure bytes(String what, String ours, String direct, double limit) {
        double more = measured.bytes(ours) - measured.bytes(direct);
        return new Figure(
                what,
                "bytes",
                measured.bytes(ours),
                measured.bytes(direct),
                null,
                Goal.atMost(limit, "bytes more", more));
    }

    private Chapter threads() {
        List<Figure> figures = new ArrayList<>();
        String one = Measured.key(RoutingOneThread.class, "openEntryOfLast", SOME_UIDS);
        String oneHandle = Measured.key(RoutingHandleOneThread.class, "getProps", "");
        figures.add(times(
                "openEntry and close, a session each",
                Measured.key(RoutingTwoSessions.class, "openEntryOfLast", SOME_UIDS),
                Measured.key(RoutingTwoSessions.class, "openEntryDirectly", SOME_UIDS),
                one,
                true));
        figures.add(times(
                "getProps, a session each",
                Measured.key(RoutingHandleTwoSessions.class, "getProps", ""),
                Measured.key(RoutingHandleTwoSessions.class, "getPropsDirectly", ""),
                oneHandle,
                true));
        figures.add(times(
                "openEntry and close, one session",
                Measured.key(RoutingSharedSession.class, "openEntryOfLast", SOME_UIDS),
                Measured.key(RoutingSharedSession.class, "openEntryDirectly", SOME_UIDS),
                one,
                false));
        figures.add(times(
                "getProps, one handle",
                Measured.key(RoutingHandleSharedSession.class, "getProps", ""),
                Measured.key(RoutingHandleSharedSession.class, "getPropsDirectly", ""),
                oneHandle,
                false));
        return new Chapter(
                "P8",
                "two threads",
                "Both threads do the same at the same time; *one thread* is the same call when only one does. 1,000 MAPIUIDs.",
                "both threads allocate, and the garbage collector works for both.",
                figures);
    }

    private Figure times(String what, String ours, String direct, String one, boolean wanted) {
        double ratio = measured.nanos(ours, one, (a, b) -> a / b);
        return new Figure(
                "two threads: " + what,
                "ns",
                measured.nanos(ours),
                measured.nanos(direct),
                measured.nanos(one),
                wanted ? Goal.atMost(1.3, "× one thread", ratio) : null);
    }

    private Chapter sessions() {
        List<Figure> figures = new ArrayList<>();
        for (String providers : List.of("0", "1", "16")) {
            String direct = Measured.key(RoutingLogon.class, "logonToLogoffDirectly", providers);
            figures.add(micros(
                    "MAPILogonEx to logoff, " + providers + " in the profile",
                    Measured.key(RoutingLogon.class, "logonToLogoff", providers),
                    null));
            figures.add(micros(
                    "MAPILogonEx, openAddressBook, logoff, " + providers + " providers",
                    Measured.key(RoutingLogon.class, "logonToLogoffWithAddressBook", providers),
                    direct));
        }
        figures.add(
                session("openMsgStore of an open store, and close", "openMsgStoreAgain", "openMsgStoreAgainDirectly"));
        figures.add(
                session("openMsgStore with a logon, and close with a logoff", "openMsgStore", "openMsgStoreDirectly"));
        figures.add(session(
                "openEntry of a store that is not open, and close", "openEntryOfShutStore", "openMsgStoreDirectly"));
        figures.add(session("openEntry in a store that is not open: refused", "openEntryInShutStore", null));
        figures.add(session("getMsgStoresTable, 64 rows read", "getMsgStoresTable", "getMsgStoresTableDirectly"));
        return new Chapter(
                "P8",
                "sessions",
                "No goal. A logon, a logoff and the like are done on a thread of their own, so that a provider that hangs"
                        + " does not hang the client; that is most of it. The stores' table is beside a MemoryTable with the same rows.",
                "",
                figures);
    }

    private Figure session(String what, String ours, @Nullable String direct) {
        return micros(
                what,
                Measured.key(RoutingSession.class, ours, ""),
                direct == null ? null : Measured.key(RoutingSession.class, direct, ""));
    }

    private Figure micros(String what, String ours, @Nullable String direct) {
        return new Figure(
                what,
                "µs",
                measured.nanos(ours) / 1e3,
                direct == null ? null : measured.nanos(direct) / 1e3,
                null,
                null);
    }
}

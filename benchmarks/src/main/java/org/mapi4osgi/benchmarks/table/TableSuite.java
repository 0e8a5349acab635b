// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.benchmarks.report.PeerFigure;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs MemoryTable's benchmarks and puts the peer's figures beside. */
public final class TableSuite {
    private TableSuite() {}

    /** Runs. A quick run has no processes of its own, which JMH warns of, with reason. */
    public static List<PeerFigure> run(boolean quick, Consumer<String> progress) throws RunnerException, MapiException {
        List<PeerFigure> figures = new ArrayList<>();
        for (Peer peer : Peer.values()) {
            progress.accept(peer.benchmark());
            double micros = micros(options(quick, peer.benchmark()), peer.benchmark());
            figures.add(new PeerFigure(
                    peer.what(), peer.unit().sign(), peer.unit().of(micros), peer.best(), peer.typical()));
        }
        progress.accept("footprint");
        MemoryTableFootprint bytes = MemoryTableFootprint.measure();
        figures.add(memory("memory, the rows and their table", bytes.rowsAndTable(), Peer.TABLE_BYTES));
        figures.add(memory("memory, an unsorted view", bytes.unsortedView(), Peer.VIEW_BYTES));
        figures.add(memory("memory, a view by subject", bytes.sortedView(), Peer.SORTED_BYTES));
        return figures;
    }

    private static PeerFigure memory(String what, double ours, double peer) {
        return new PeerFigure(what, "bytes a row", ours, peer, peer);
    }

    private static ChainedOptionsBuilder options(boolean quick, String method) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(Pattern.quote(MemoryTableBenchmark.class.getName() + "." + method) + "$")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        return quick
                ? options.forks(0)
                        .warmupIterations(2)
                        .warmupTime(TimeValue.milliseconds(200))
                        .measurementIterations(2)
                        .measurementTime(TimeValue.milliseconds(200))
                : options;
    }

    private static double micros(ChainedOptionsBuilder options, String method) throws RunnerException {
        Map<String, Double> found = new HashMap<>();
        for (RunResult result : new Runner(options.build()).run()) {
            found.put(
                    result.getPrimaryResult().getLabel(),
                    result.getPrimaryResult().getScore());
        }
        Double micros = found.get(method);
        if (micros == null) {
            throw new IllegalStateException("JMH ran " + found.keySet() + ", not " + method);
        }
        return micros;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.roundtrip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mapi4osgi.itest.runtime.RunningRuntime;
import org.mapi4osgi.mime.MailFile;
import org.osgi.framework.BundleException;

/**
 * Sends real mail through the servers that the environment tells of, see {@code itest/real-servers}, and compares what
 * comes back with the files.
 */
public final class RealServers {
    private final Path from;
    private final Path to;
    private final KnownDifferences known;
    private final Map<String, String> sources = new LinkedHashMap<>();

    private RealServers(Path work, KnownDifferences known) throws IOException {
        this.known = known;
        from = Files.createDirectories(work.resolve("out"));
        to = Files.createDirectories(work.resolve("in"));
    }

    /**
     * Exits with 0 if all that was sent came back, and whatever is not equal has a known reason.
     *
     * @param args the folder of the distribution's bundles, the folder of mail, an empty folder to work in, the page with
     *     the known differences
     */
    public static void main(String[] args) throws Exception {
        Path work = Path.of(args[2]);
        RealServers servers = new RealServers(work, KnownDifferences.read(Path.of(args[3])));
        servers.collect(Path.of(args[1]));
        System.exit(servers.run(Path.of(args[0]), work.resolve("data")) ? 0 : 1);
    }

    /** Every message gets a file of its own; a file may have several. */
    private void collect(Path folder) throws IOException {
        for (Path file : MailFiles.in(folder)) {
            try (MailFile mail = MailFile.open(Files.newInputStream(file))) {
                for (InputStream in = mail.nextMessage(); in != null; in = mail.nextMessage()) {
                    String name = "%04d.eml".formatted(sources.size() + 1);
                    Files.write(from.resolve(name), in.readAllBytes());
                    sources.put(name, folder.relativize(file) + (mail.count() > 1 ? " #" + mail.count() : ""));
                }
            }
        }
    }

    private boolean run(Path bundles, Path data) throws IOException, BundleException {
        System.out.printf("%d messages%n", sources.size());
        try (RunningRuntime runtime = RunningRuntime.start(bundles, data)) {
            if (runtime.run("roundtrip", from.toString(), to.toString()) != 0) {
                return false;
            }
        }
        return compare();
    }

    private boolean compare() throws IOException {
        Map<String, String> outcome = table(to.resolve("sent.txt"));
        int sent = 0;
        int received = 0;
        int equal = 0;
        int unexplained = 0;
        for (Map.Entry<String, String> source : sources.entrySet()) {
            String what = outcome.getOrDefault(source.getKey(), "not tried");
            Path back = to.resolve(source.getKey());
            List<String> differences = List.of();
            if (!what.equals("submitted")) {
                differences = List.of("not sent: " + what);
            } else {
                sent++;
                if (!Files.exists(back)) {
                    differences = List.of("did not come back");
                } else {
                    received++;
                    differences = MailDigest.of(Files.readAllBytes(from.resolve(source.getKey())))
                            .differences(MailDigest.of(Files.readAllBytes(back)));
                    equal += differences.isEmpty() ? 1 : 0;
                }
            }
            for (String difference : differences) {
                String reason = known.reason(source.getValue(), difference);
                unexplained += reason == null ? 1 : 0;
                System.out.printf(
                        "%s: %s (%s)%n", source.getValue(), difference, reason == null ? "NO REASON" : reason);
            }
        }
        try (Stream<String> lines = Files.lines(to.resolve("received.txt"))) {
            lines.forEach(line -> System.out.println("besides: " + line.strip().replace('\t', ' ')));
        }
        System.out.printf(
                "%d sent, %d received, %d equal, %d different; %d not sent; %d differences without a reason%n",
                sent, received, equal, sent - equal, sources.size() - sent, unexplained);
        return unexplained == 0;
    }

    private static Map<String, String> table(Path file) throws IOException {
        Map<String, String> table = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\t", 2);
            table.put(cells[0], cells[1]);
        }
        return table;
    }
}

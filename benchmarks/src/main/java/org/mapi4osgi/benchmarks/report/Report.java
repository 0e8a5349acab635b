// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.report;

import com.google.gson.GsonBuilder;
import java.util.List;

/**
 * All of a run. {@link PerformancePage} is made of this alone.
 *
 * @param environment where it was measured
 * @param quick whether it was a short run
 * @param messages how many messages the large folder has
 * @param chapters the store's goals
 * @param mail the goals of mail
 * @param routing what the runtime itself costs
 * @param table MemoryTable
 */
public record Report(
        Environment environment,
        boolean quick,
        int messages,
        List<Chapter> chapters,
        List<Chapter> mail,
        List<Chapter> routing,
        List<PeerFigure> table) {
    /** Reads. */
    public static Report parse(String json) {
        return new GsonBuilder().create().fromJson(json, Report.class);
    }

    /** Writes. */
    public String toJson() {
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(this) + "\n";
    }
}

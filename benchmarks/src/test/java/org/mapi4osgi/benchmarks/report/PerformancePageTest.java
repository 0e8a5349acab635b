// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class PerformancePageTest {
    private static String json(boolean quick, double found) {
        return """
                {
                  "environment": {
                    "date": "2026-02-03", "jdk": "a JDK", "framework": "none", "os": "an OS", "cpu": "a CPU", "cores": 2,
                    "disk": "ext4", "sqlite": "SQLite 3"
                  },
                  "quick": %s,
                  "messages": 100000,
                  "chapters": [
                    {
                      "name": "P1", "title": "durable save", "how": "One thread.", "limits": "pages are written.",
                      "figures": [
                        {
                          "what": "durable save, median", "unit": "µs", "ours": 1234.5, "bare": 98.76, "raw": 5.4321,
                          "goal": {"unit": "× raw file", "value": %s, "bound": "AT_MOST", "limit": 1.5}
                        },
                        {
                          "what": "savers", "unit": "messages/s", "ours": 7000,
                          "goal": {"unit": "× one saver", "value": 2, "bound": "AT_LEAST", "limit": 2}
                        }
                      ]
                    }
                  ],
                  "mail": [
                    {
                      "name": "P13", "title": "sending", "how": "One connection.", "limits": "commits take time.",
                      "figures": [
                        {
                          "what": "sent", "unit": "messages/s", "ours": 900, "bare": 2000, "raw": 4000,
                          "goal": {"unit": "× bare Angus Mail", "value": 0.45, "bound": "AT_LEAST", "limit": 0.4}
                        }
                      ]
                    }
                  ],
                  "routing": [
                    {
                      "name": "P8", "title": "a call", "how": "One thread.", "limits": "locks take time.",
                      "figures": [
                        {
                          "what": "openEntry", "unit": "ns", "ours": 30, "bare": 20,
                          "goal": {"unit": "ns more", "value": 10, "bound": "AT_MOST", "limit": 15}
                        },
                        {"what": "logon", "unit": "µs", "ours": 70, "bare": 2}
                      ]
                    }
                  ],
                  "table": [
                    {"what": "seekRow", "unit": "ns", "ours": 457, "best": 497, "typical": 914}
                  ]
                }
                """.formatted(quick, found);
    }

    private static String page(boolean quick, double found) {
        return PerformancePage.of(Report.parse(json(quick, found)));
    }

    @Test
    void aRowHasAllThreeValuesTheRatioAndTheGoal() {
        assertThat(page(false, 1.41))
                .contains("| P1 | durable save, median | µs | 1,235 | 98.8 | 5.43 | 1.41 | ≤ 1.5 × raw file | met |");
    }

    @Test
    void mailHasItsOwnTable() {
        assertThat(page(false, 1.41))
                .contains("| | figure | unit | ours | bare Angus Mail | raw socket | found | goal | |")
                .contains("| P13 | sent | messages/s | 900 | 2,000 | 4,000 | 0.45 | ≥ 0.4 × bare Angus Mail | met |");
    }

    @Test
    void theRuntimeStandsBesideTheProviderAlone() {
        assertThat(page(false, 1.41))
                .contains("| | figure | unit | ours | provider alone | one thread | found | goal | |")
                .contains("| P8 | openEntry | ns | 30.0 | 20.0 |  | 10.00 | ≤ 15 ns more | met |");
    }

    @Test
    void theChapterOnTheRuntimeCanBeMeasuredByItself() {
        String whole = page(false, 2);
        String without =
                whole.substring(0, whole.indexOf("## The runtime")) + whole.substring(whole.indexOf("## MemoryTable"));
        Report routing = Report.parse(json(false, 2));
        assertThat(PerformancePage.withRouting(without.replace("3 of 4", "2 of 3"), routing))
                .isEqualTo(whole);
        assertThat(PerformancePage.withRouting(whole, routing)).isEqualTo(whole);
    }

    @Test
    void whatHasNoGoalIsNeitherMetNorMissed() {
        assertThat(page(false, 1.41)).contains("| P8 | logon | µs | 70.0 | 2.00 |  |  |  |  |");
    }

    @Test
    void whatAFloorDoesNotHaveStaysEmpty() {
        assertThat(page(false, 1.41))
                .contains("| P1 | savers | messages/s | 7,000 |  |  | 2.00 | ≥ 2 × one saver | met |");
    }

    @Test
    void theLimitItselfMeetsTheGoal() {
        assertThat(page(false, 1.5))
                .contains("| 1.50 | ≤ 1.5 × raw file | met |")
                .contains("4 of 4 goals met");
    }

    @Test
    void aMissIsToldWithItsReasonAndWithDecimalsThatShowIt() {
        assertThat(page(false, 1.5004))
                .contains("| 1.5004 | ≤ 1.5 × raw file | **missed** |")
                .contains("3 of 4 goals met")
                .contains("**Missed because** pages are written.");
        assertThat(page(false, 1.5)).doesNotContain("Missed because");
    }

    @Test
    void thePeerStandsBesideMemoryTable() {
        assertThat(page(false, 1)).contains("| seekRow | ns | 457 | 497 | 914 | 0.50 |");
    }

    @Test
    void aQuickRunSaysSo() {
        assertThat(page(true, 1)).contains("**A quick run**");
        assertThat(page(false, 1)).doesNotContain("quick run**");
    }

    @Test
    void theEnvironmentIsTold() {
        assertThat(page(false, 1))
                .contains("| date | 2026-02-03 |", "| JDK | a JDK |", "| OSGi framework | none |")
                .contains("| system | an OS, 2 cores, a CPU |", "| file system | ext4 |", "| database | SQLite 3 |");
    }

    @Test
    void theSameReportGivesTheSamePageEverywhere() {
        Locale before = Locale.getDefault();
        String page = page(false, 1.41);
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(page(false, 1.41)).isEqualTo(page);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatIsWrittenAsJsonIsReadBack() {
        Report report = Report.parse(json(false, 1.41));
        assertThat(Report.parse(report.toJson())).isEqualTo(report);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What people read of the settings, and shells take names from. */
final class HelpFileTest {
    private static final Pattern SETTING = Pattern.compile("(?m)^ +([a-z0-9.]+) +([0-9A-F]{8}) +\\S");

    private static List<MatchResult> settings() throws IOException {
        try (InputStream in = XpTags.class.getResourceAsStream("/OSGI-INF/internet-mail.txt")) {
            return SETTING.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .toList();
        }
    }

    @Test
    void everySettingHasOneNameAndItsOwnProperty() throws IOException {
        assertThat(settings().stream().map(line -> line.group(1)).toList()).doesNotHaveDuplicates();
        assertThat(settings().stream().map(line -> line.group(2)).toList())
                .containsExactlyInAnyOrderElementsOf(XpTags.ALL.stream()
                        .map(tag -> "%08X".formatted(tag.toInt()))
                        .toList());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OptionsTest {
    @Test
    void optionsStandBeforeTheCommand() {
        Options options = Options.parse(List.of("--data", "there", "ls", "--sort", "date"), Map.of());
        assertThat(options.data()).isEqualTo(Path.of("there").toAbsolutePath());
        assertThat(options.dataGiven()).isTrue();
        assertThat(options.command()).containsExactly("ls", "--sort", "date");
        assertThat(options.isDemo()).isFalse();
    }

    @Test
    void theEnvironmentNamesTheFolderIfNoOptionDoes() {
        Map<String, String> environment = Map.of("MAPI_DATA", "env");
        assertThat(Options.parse(List.of("demo"), environment).data())
                .isEqualTo(Path.of("env").toAbsolutePath());
        assertThat(Options.parse(List.of("demo"), environment).dataGiven()).isFalse();
        assertThat(Options.parse(List.of("--data", "mine"), environment).data())
                .isEqualTo(Path.of("mine").toAbsolutePath());
        assertThat(Options.parse(List.of(), Map.of()).data()).endsWithRaw(Path.of(".mapi"));
    }

    @Test
    void whatIsNoOptionIsNamed() {
        assertThatThrownBy(() -> Options.parse(List.of("--dta", "x"), Map.of())).hasMessageContaining("--dta");
        assertThatThrownBy(() -> Options.parse(List.of("--data"), Map.of())).hasMessageContaining("needs a folder");
    }
}

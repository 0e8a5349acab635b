// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static Options parse(String line) {
        return Options.parse(line.isEmpty() ? List.of() : List.of(line.split(" ", -1)));
    }

    @Test
    void withoutOptionsAllIsMeasured() {
        Options options = parse("");
        assertThat(options.isWhole()).isTrue();
        assertThat(options.quick()).isFalse();
        assertThat(options.isWanted("save")).isTrue();
        assertThat(options.isWanted(Options.TABLE)).isTrue();
    }

    @Test
    void aQuickRunIsWhole() {
        assertThat(parse("--quick").isWhole()).isTrue();
    }

    @Test
    void thePageIsOfWholeRunsOnly() {
        assertThat(parse("--only save").isWhole()).isFalse();
        assertThat(parse("--messages 5000").isWhole()).isFalse();
    }

    @Test
    void onlyWhatIsNamedIsWanted() {
        Options options = parse("--only save --only rows");
        assertThat(options.isWanted("rows")).isTrue();
        assertThat(options.isWanted("open")).isFalse();
        assertThat(options.wantsStore()).isTrue();
        assertThat(parse("--only table").wantsStore()).isFalse();
        assertThat(parse("--only convert").wantsStore()).isFalse();
    }

    @Test
    void theRuntimesChapterIsMeasuredForThePageUnlessQuickly() {
        assertThat(parse("--only routing").isRouting()).isTrue();
        assertThat(parse("--only routing").wantsStore()).isFalse();
        assertThat(parse("--only routing --quick").isRouting()).isFalse();
        assertThat(parse("--only routing --only save").isRouting()).isFalse();
        assertThat(parse("").isRouting()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--fast", "save", "--only", "--only nothing", "--messages 0", "--messages 7", "--messages x"})
    void whatIsWrongIsRefused(String line) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(IllegalArgumentException.class);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;

class PRTest {
    private static List<TagsGenerator.Row> rows() throws IOException {
        return TagsGenerator.rows(Files.readAllLines(TagsGenerator.TABLE));
    }

    @Test
    void theSourceIsWhatTheGeneratorMakesOfTheTable() throws IOException, MapiException {
        assertThat(Files.readString(TagsGenerator.SOURCE))
                .as("generated source; see TagsGenerator")
                .isEqualTo(TagsGenerator.source(Files.readAllLines(TagsGenerator.TABLE)));
    }

    @Test
    void eachConstantHasItsNumber() throws IOException, ReflectiveOperationException {
        for (TagsGenerator.Row row : rows()) {
            PropTag<?> tag = (PropTag<?>) PR.class.getField(row.name()).get(null);
            assertThat(tag.toInt()).as(row.name()).isEqualTo(row.number());
        }
    }

    @Test
    void theTableIsInTheOrderOfTheNumbersWithoutRepeatedNames() throws IOException {
        assertThat(rows()).isSortedAccordingTo(Comparator.comparingInt(TagsGenerator.Row::number));
        assertThat(rows()).map(TagsGenerator.Row::name).doesNotHaveDuplicates();
    }

    @Test
    void aLineThatIsNoTagIsRefused() {
        assertThatThrownBy(() -> TagsGenerator.rows(List.of("PR_X 0x00010003")))
                .hasMessage("not a name and a number: PR_X 0x00010003");
        assertThatThrownBy(() -> TagsGenerator.source(List.of("PR_X\t0x00010099")))
                .isInstanceOf(MapiException.class);
    }
}

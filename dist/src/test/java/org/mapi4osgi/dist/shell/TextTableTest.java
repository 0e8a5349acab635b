// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TextTableTest {
    private static String print(TextTable table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void numbersStandOnTheRightAndTextOnTheLeft() {
        TextTable table = new TextTable("NAME", "SIZE", "NOTE").row("a", 5, "x").row("longer", 1234, "");
        assertThat(print(table)).isEqualTo("""
                NAME    SIZE  NOTE
                a          5  x
                longer  1234
                """);
    }

    @Test
    void charactersOfTwoColumnsAreCountedAsTwo() {
        TextTable table =
                new TextTable("FROM", "SUBJECT", "X").row("山田", "会議", "1").row("Ada", "Tea", "22");
        assertThat(print(table)).isEqualTo("""
                FROM  SUBJECT   X
                山田  会議      1
                Ada   Tea      22
                """);
    }

    @Test
    void aLongValueIsCutUnlessItIsTheLast() {
        String value = "0123456789".repeat(10);
        String printed = print(new TextTable("A", "B").row(value, value));
        assertThat(printed).contains("0123456789".repeat(5) + "012345678…  " + value);
    }

    @Test
    void noValueDrivesTheTerminal() {
        String printed = print(new TextTable("A", "B").row("red\u001b[31m\nalert\u0007", "b"));
        assertThat(printed)
                .contains("red [31m alert  b")
                .doesNotContain("\u001b")
                .doesNotContain("\u0007");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.ConvertFlag;
import org.mapi4osgi.mime.ConverterSession;
import org.mapi4osgi.mime.MailFile;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.mime.memory.Written;
import org.mapi4osgi.mime.splitter.Entity;

/** Real mail into MAPI and out again: what is not the same has a reason. */
final class RoundTripCorpusTest {
    @Test
    void everyPartAndFieldIsTheSameAfterwardsOrHasAReason() throws IOException {
        Path data = SharedData.need();
        Set<String> found = new TreeSet<>();
        int compared = 0;
        for (Path file : SharedData.mails(data)) {
            String input = data.relativize(file).toString();
            try (MailFile mail = MailFile.open(Files.newInputStream(file))) {
                for (InputStream in = mail.nextMessage(); in != null; in = mail.nextMessage()) {
                    byte[] before = in.readAllBytes();
                    compared += compare(input + (mail.count() > 1 ? " #" + mail.count() : ""), before, found);
                }
            }
        }
        assertThat(compared).as("messages compared").isEqualTo(130);
        assertThat(found).isEqualTo(DifferenceTable.rows("Read and written"));
    }

    /** The comparison is worth what the splitter is: it finds what Python found, but for broken mail. */
    @Test
    void theSplitterFindsTheBytesThatPythonFound() throws IOException {
        Path data = SharedData.need();
        int found = 0;
        int all = 0;
        for (Path file : SharedData.mails(data)) {
            Path oracle = SharedData.oracle(data, file);
            if (Files.exists(oracle)) {
                List<String> hashes = new ArrayList<>();
                collect(Entity.of(Files.readAllBytes(file)), hashes);
                for (Oracle.Leaf leaf : Oracle.read(oracle).leaves()) {
                    all++;
                    found += hashes.contains(leaf.sha256()) ? 1 : 0;
                }
            }
        }
        assertThat(found + " of " + all).isEqualTo("262 of 277");
    }

    private static void collect(Entity entity, List<String> hashes) {
        byte[] bytes = entity.decoded();
        hashes.add(Part.sha256(bytes));
        String lines = new String(bytes, StandardCharsets.ISO_8859_1);
        hashes.add(Part.sha256(lines.replace("\r\n", "\n").getBytes(StandardCharsets.ISO_8859_1)));
        entity.parts().forEach(part -> collect(part, hashes));
    }

    private static int compare(String input, byte[] before, Set<String> found) {
        try {
            MemoryMessage message = new MemoryMessage();
            new ConverterSession().mimeToMAPI(new ByteArrayInputStream(before), message);
            Written after = Written.of(message, ConvertFlag.CCSF_INCLUDE_BCC, ConvertFlag.CCSF_EMBEDDED_MESSAGE);
            for (String difference : EntityComparison.of(Entity.of(before), Entity.of(after.bytes()))) {
                found.add(DifferenceTable.row(input, difference));
            }
            return 1;
        } catch (MapiException e) {
            assertThat(e.code()).as(input).isEqualTo(MapiCode.MAPI_E_CORRUPT_DATA);
            return 0;
        }
    }
}

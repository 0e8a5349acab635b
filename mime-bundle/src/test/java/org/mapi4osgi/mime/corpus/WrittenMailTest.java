// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.ConvertFlag;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.mime.memory.Snapshot;
import org.mapi4osgi.mime.memory.Written;
import org.mapi4osgi.tags.PR;

/** Mail that was read is written, read and written again. */
final class WrittenMailTest {
    private interface Check {
        List<String> faults(MemoryMessage message) throws MapiException;
    }

    private static void checkAll(Check check) throws IOException, MapiException {
        Path data = SharedData.need();
        List<String> faults = new ArrayList<>();
        int messages = 0;
        for (Path file : SharedData.mails(data)) {
            for (MemoryMessage message : ReadMail.of(file).messages()) {
                messages++;
                check.faults(message).forEach(fault -> faults.add(data.relativize(file) + ": " + fault));
            }
        }
        assertThat(messages).isEqualTo(130);
        assertThat(faults).isEmpty();
    }

    private static Written write(MemoryMessage message) throws MapiException {
        return Written.of(message, ConvertFlag.CCSF_INCLUDE_BCC, ConvertFlag.CCSF_EMBEDDED_MESSAGE);
    }

    @Test
    void theSecondAndTheThirdReadingAgreeInEverything() throws IOException, MapiException {
        checkAll(message -> {
            MemoryMessage second = write(message).read();
            MemoryMessage third = write(second).read();
            return Snapshot.difference(Snapshot.whole(second), Snapshot.whole(third));
        });
    }

    @Test
    void theFirstAndTheSecondReadingAgreeInWhatPeopleSee() throws IOException, MapiException {
        checkAll(message -> Snapshot.difference(
                Snapshot.essence(message), Snapshot.essence(write(message).read())));
    }

    @Test
    void everyServerTakesWhatIsWritten() throws IOException, MapiException {
        // A signed entity stays as its author made it: in one of them there are other characters.
        checkAll(message -> message.need(PR.PR_MESSAGE_CLASS).equals("IPM.Note.SMIME.MultipartSigned")
                ? List.of()
                : write(message).faults());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.ui.LogonUi;

final class DialogServiceTest {
    @Test
    void dialogsAreOfferedAsLongAsThereIsATerminal() throws IOException {
        List<LogonUi> registered = new ArrayList<>();
        DialogService service = new DialogService(ui -> {
            registered.add(ui);
            return () -> registered.remove(ui);
        });
        assertThat(service.isOffered()).isFalse();
        try (Terminal terminal = TerminalBuilder.builder()
                .system(false)
                .provider("exec")
                .streams(InputStream.nullInputStream(), OutputStream.nullOutputStream())
                .build()) {
            DialogService.Offer first = service.offer(new TerminalLines(terminal));
            DialogService.Offer second = service.offer(new TerminalLines(terminal));
            assertThat(registered).hasSize(2);
            first.close();
            assertThat(service.isOffered()).isTrue();
            second.close();
        }
        assertThat(service.isOffered()).isFalse();
        assertThat(registered).isEmpty();
    }
}

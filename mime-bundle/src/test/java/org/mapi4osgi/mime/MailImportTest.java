// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.memory.MemoryMessage;

final class MailImportTest {
    private static final String MBOX = """
            From a@b.example Thu Jan  1 00:00:00 2026
            Subject: one

            first

            From a@b.example Thu Jan  1 00:00:00 2026
            Subject: two

            second

            """;

    private final List<String> imported = new ArrayList<>();
    private boolean interruptAfterEach;

    @AfterEach
    void calm() {
        Thread.interrupted();
    }

    private MailImport mailImport() {
        IMAPIFolder folder = (IMAPIFolder) Proxy.newProxyInstance(
                IMAPIFolder.class.getClassLoader(), new Class<?>[] {IMAPIFolder.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("createMessage");
                    return new MemoryMessage();
                });
        return new MailImport(new ConverterSession(), folder, new MailImport.Listener() {
            @Override
            public void imported(String source) {
                imported.add(source);
                if (interruptAfterEach) {
                    Thread.currentThread().interrupt();
                }
            }
        });
    }

    private static ByteArrayInputStream mbox() {
        return new ByteArrayInputStream(MBOX.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void eachMessageOfAnMboxIsToldAndCounted() throws Exception {
        MailImport mail = mailImport();
        mail.importFile("two.mbox", mbox());
        assertThat(mail.read()).isEqualTo(2);
        assertThat(mail.imported()).isEqualTo(2);
        assertThat(mail.refused()).isZero();
        assertThat(imported).hasSize(2).allSatisfy(source -> assertThat(source).startsWith("two.mbox"));
    }

    @Test
    void anInterruptEndsItBetweenTwoMessages() {
        interruptAfterEach = true;
        MailImport mail = mailImport();
        assertThatThrownBy(() -> mail.importFile("two.mbox", mbox()))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_USER_CANCEL));
        assertThat(mail.imported()).isEqualTo(1);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }
}

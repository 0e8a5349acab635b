// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;

final class ServiceHelpTest {
    private static final PropTag<String> HOST = PropTag.of(0x6610, PropType.PT_UNICODE, String.class);
    private static final PropTag<Integer> PORT = PropTag.of(0x6611, PropType.PT_LONG, Integer.class);
    private static final PropTag<Boolean> LEAVE = PropTag.of(0x6624, PropType.PT_BOOLEAN, Boolean.class);
    private static final PropTag<String> PASSWORD = PropTag.of(0x67F0, PropType.PT_UNICODE, String.class);

    @TempDir
    private Path folder;

    private final SecretSource secrets =
            new SecretSource(Map.of("SECRET", "from the environment")::get, question -> "typed for " + question);

    @BeforeEach
    void aBundle() throws IOException {
        Files.createDirectories(folder.resolve("OSGI-INF"));
        Files.writeString(folder.resolve("OSGI-INF/mapisvc.inf"), """
                [Services]
                MAIL=Mail
                OTHER=Other
                [MAIL]
                Providers=X
                MAIL=not this
                [Help File Mappings]
                mail = OSGI-INF/mail.txt
                """);
        Files.writeString(folder.resolve("OSGI-INF/mail.txt"), """
                The settings of Mail.

                host      6610001F  the server
                port      66110003  its port
                leave     6624000B  whether mail stays there
                password  67F0001F  the password
                """);
    }

    private @Nullable URL entry(String path) {
        Path file = folder.resolve(path);
        try {
            return Files.exists(file) ? file.toUri().toURL() : null;
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    private ServiceSetup setup() {
        return new ServiceSetup(() -> List.of(path -> null, this::entry), secrets, () -> false);
    }

    private Props settings(String... words) throws MapiException, UsageException {
        return setup().settings("MAIL", List.of(words));
    }

    @Test
    void theFileThatTheBundleNamesIsShown() throws Exception {
        assertThat(setup().help("MAIL").lines()).startsWith("The settings of Mail.", "");
        assertThat(setup().help("OTHER").lines()).isEmpty();
        assertThat(setup().help("NOWHERE").lines()).isEmpty();
    }

    @Test
    void settingsGetTheTypeOfTheirProperty() throws Exception {
        assertThat(settings("host=a=b", "port=993", "leave=no"))
                .isEqualTo(Props.of(HOST, "a=b").with(PORT, 993).with(LEAVE, false));
        assertThat(setup().settings("OTHER", List.of("6610001F=x"))).isEqualTo(Props.of(HOST, "x"));
    }

    @Test
    void whatCannotBeASettingIsMisuse() {
        assertThatThrownBy(() -> settings("prot=1"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("host, port, leave, password");
        assertThatThrownBy(() -> settings("port=many")).hasMessageContaining("port takes a number, not many");
        assertThatThrownBy(() -> settings("leave=maybe")).hasMessageContaining("yes or no");
        assertThatThrownBy(() -> settings("host")).hasMessageContaining("NAME=VALUE");
        assertThatThrownBy(() -> setup().settings("OTHER", List.of("host=x")))
                .hasMessageContaining("name them by property tag");
    }

    @Test
    void secretsComeFromElsewhereThanTheCommandLine() throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "from a file\nsecond line\n");
        assertThat(settings("password=ask")).isEqualTo(Props.of(PASSWORD, "typed for password"));
        assertThat(settings("password=env:SECRET")).isEqualTo(Props.of(PASSWORD, "from the environment"));
        assertThat(settings("password=file:" + file)).isEqualTo(Props.of(PASSWORD, "from a file"));
        assertThat(settings("password=pass:a:b")).isEqualTo(Props.of(PASSWORD, "a:b"));
        assertThatThrownBy(() -> settings("password=open sesame"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("file:PATH")
                .hasMessageNotContaining("open sesame");
    }

    @Test
    void aSecretThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> settings("password=env:NOTHING")).isInstanceOf(MapiException.class);
        assertThatThrownBy(() -> settings("password=file:" + folder.resolve("none")))
                .hasMessageContaining("none");
        assertThatThrownBy(() -> new ServiceSetup(
                                () -> List.of(this::entry),
                                new SecretSource(name -> null, question -> null),
                                () -> false)
                        .settings("MAIL", List.of("password=ask")))
                .hasMessageContaining("no terminal");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/**
 * Where a secret comes from: {@code ask} the person, {@code file:PATH}, {@code env:NAME}, or {@code pass:TEXT}.
 *
 * @param environment the process's environment
 * @param prompt asks without echo; gives null where there is nobody to ask
 */
record SecretSource(Function<String, @Nullable String> environment, Function<String, @Nullable String> prompt) {
    static SecretSource ofProcess() {
        return new SecretSource(System::getenv, SecretSource::ask);
    }

    /** Some versions of Java have a console where there is no terminal: it reads a line of the input, which will do. */
    @SuppressWarnings("SystemConsoleNull")
    private static @Nullable String ask(String question) {
        Console console = System.console();
        char[] answer = console == null ? null : console.readPassword("%s: ", question);
        return answer == null ? null : new String(answer);
    }

    /** The secret for a setting. */
    String read(Setting setting, String source) throws MapiException, UsageException {
        int colon = source.indexOf(':');
        String rest = source.substring(colon + 1);
        String secret = switch (colon < 0 ? source : source.substring(0, colon)) {
            case "ask" -> prompt.apply(setting.name());
            case "file" -> firstLine(rest);
            case "env" -> environment.apply(rest);
            case "pass" -> rest;
            default ->
                throw new UsageException(setting.name()
                        + " is a secret, which others can see on a command line: give ask, file:PATH or env:NAME; or"
                        + " pass:TEXT if it must be");
        };
        if (secret == null || secret.isEmpty()) {
            throw new MapiException(
                    MapiCode.MAPI_E_NOT_FOUND,
                    "there is no secret for " + setting.name() + " from " + source
                            + (source.equals("ask") ? ": there is no terminal, or nothing was typed" : ""));
        }
        return secret;
    }

    private static String firstLine(String name) throws MapiException {
        try (BufferedReader file = Files.newBufferedReader(Path.of(name))) {
            return Objects.requireNonNullElse(file.readLine(), "");
        } catch (IOException | InvalidPathException e) {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "the file " + name + " with a secret cannot be read", e);
        }
    }
}

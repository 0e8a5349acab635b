// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the demo works on: the user's files or the samples, and names and a word that are in the samples.
 *
 * @param mail .eml and mbox files
 * @param contacts vCard and LDIF files
 */
record DemoInput(List<Path> mail, List<Path> contacts) {
    DemoInput {
        mail = List.copyOf(mail);
        contacts = List.copyOf(contacts);
    }

    /**
     * Reads the command line.
     *
     * @param arguments {@code --mail FILE…} and {@code --contacts FILE…}; a folder stands for the files in it
     * @param samples the folder of the samples
     * @return the input: the samples where the user names no mail, and always the sample contacts
     * @throws IllegalArgumentException if an argument is not understood
     * @throws IOException if a folder cannot be read
     */
    static DemoInput parse(List<String> arguments, Path samples) throws IOException {
        List<Path> mail = new ArrayList<>();
        List<Path> contacts = new ArrayList<>(files(samples, ".vcf", ".ldif"));
        List<Path> current = null;
        for (String argument : arguments) {
            switch (argument) {
                case "--mail" -> current = mail;
                case "--contacts" -> current = contacts;
                default -> {
                    if (current == null || argument.startsWith("--")) {
                        throw new IllegalArgumentException(
                                "demo takes --mail FILE… and --contacts FILE…, not " + argument);
                    }
                    add(current, Path.of(argument));
                }
            }
        }
        if (mail.isEmpty()) {
            mail.addAll(files(samples, ".eml", ".mbox"));
        }
        return new DemoInput(mail, contacts);
    }

    private static void add(List<Path> list, Path path) throws IOException {
        if (Files.isDirectory(path)) {
            list.addAll(files(path, ""));
        } else if (Files.exists(path)) {
            list.add(path);
        } else {
            throw new IllegalArgumentException("there is no file " + path);
        }
    }

    private static List<Path> files(Path folder, String... endings) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        }
    }

    /** A name that one of the sample contacts has. */
    String uniqueName() {
        return "Priya Raman";
    }

    /** A name that fits several of the sample contacts. */
    String ambiguousName() {
        return "Jo Lind";
    }

    /** A word that is in the subject of the message that the demo composes. */
    String word() {
        return "provider";
    }
}

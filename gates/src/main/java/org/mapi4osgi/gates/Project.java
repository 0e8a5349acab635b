// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.gates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where things lie in the project's tree. */
record Project(Path root) {

    /** The project around a module's directory. */
    static Project around(Path module) {
        for (Path p = module.toAbsolutePath(); p != null; p = p.getParent()) {
            if (Files.exists(p.resolve("mvnw"))) {
                return new Project(p);
            }
        }
        throw new IllegalStateException("no project around " + module);
    }

    /** The directories of the modules, by name. */
    List<Path> modules() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(p -> Files.exists(p.resolve("pom.xml")))
                    .sorted()
                    .toList();
        }
    }

    /** This directory of each module that has it, such as {@code target/classes}. */
    List<Path> each(String directory) throws IOException {
        return modules().stream()
                .map(m -> m.resolve(directory))
                .filter(Files::isDirectory)
                .toList();
    }

    /** The regular files below a directory whose name ends so; none if the directory does not exist. */
    static List<Path> files(Path directory, String suffix) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(p -> p.getFileName().toString().endsWith(suffix) && Files.isRegularFile(p))
                    .sorted()
                    .toList();
        }
    }
}

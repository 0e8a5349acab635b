// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What the first run tells the second one: the framework ends in between, and with it everything in memory.
 *
 * @param file where it is written
 */
record DemoRecord(Path file) {
    private static final String NEXT_STEP = "nextStep";
    private static final String INBOX_COUNT = "inboxCount";

    void write(int nextStep, int inboxCount) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(NEXT_STEP, Integer.toString(nextStep));
        properties.setProperty(INBOX_COUNT, Integer.toString(inboxCount));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    int nextStep() throws IOException {
        return read(NEXT_STEP);
    }

    int inboxCount() throws IOException {
        return read(INBOX_COUNT);
    }

    private int read(String key) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return Integer.parseInt(properties.getProperty(key));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.store;

/** The folders of the stores. */
public enum Box {
    /** The one with many messages. */
    LARGE("Large"),
    /** The one with few. */
    SMALL("Small"),
    /** Where single saves go. */
    SAVED("Saved");

    private final String folder;

    Box(String folder) {
        this.folder = folder;
    }

    String folder() {
        return folder;
    }
}

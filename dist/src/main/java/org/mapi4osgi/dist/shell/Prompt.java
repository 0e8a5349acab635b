// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import org.jspecify.annotations.Nullable;

/** Asks a person, a line at a time. */
interface Prompt extends AutoCloseable {
    /** Prints a line. */
    void say(String line);

    /**
     * Asks for a line that can be edited.
     *
     * @param question what stands before it
     * @param text what it starts with
     * @return what was typed; null if the person gave up
     */
    @Nullable
    String ask(String question, String text);

    /**
     * Asks for a line that is not shown.
     *
     * @param question what stands before it
     * @return what was typed; null if the person gave up
     */
    @Nullable
    String askSecretly(String question);

    /** Gives the terminal back. */
    @Override
    void close();
}

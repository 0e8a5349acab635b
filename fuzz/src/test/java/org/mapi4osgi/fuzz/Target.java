// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/** A parser that takes bytes from outside. */
public interface Target {
    /** What {@code itest/fuzz --only} calls it. */
    String name();

    /** How fast it is beside the others: it gets inputs in proportion. */
    int speed();

    /** The longest input that the long form makes. */
    default int longest() {
        return 4096;
    }

    /**
     * How many bytes may be allocated for each byte of input, all in all and not at once: garbage counts, so that a loop
     * which copies shows as well as an array that is too large.
     */
    long growth();

    /** The codes with which it may refuse bytes. */
    Set<MapiCode> refusals();

    /** Well-formed inputs, made by the project's own writers. */
    List<byte[]> seeds() throws MapiException;

    /**
     * Parses bytes, and checks what must hold of whatever came out.
     *
     * @throws MapiException if they are refused
     */
    void parse(byte[] input) throws MapiException;
}

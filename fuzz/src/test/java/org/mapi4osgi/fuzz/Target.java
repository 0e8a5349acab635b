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

    Limits limits();

    /** The codes with which it may refuse bytes. */
    Set<MapiCode> refusals();

    /** Well-formed inputs, made by the project's own writers where there are such. */
    List<byte[]> seeds() throws MapiException;

    /**
     * Parses bytes, and checks what must hold of whatever came out.
     *
     * @throws MapiException if they are refused
     */
    void parse(byte[] input) throws MapiException;
}

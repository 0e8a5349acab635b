// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import java.util.Set;
import org.mapi4osgi.api.MapiUid;

/**
 * A session's use of a provider. Holds objects of the provider in holders only, and empties them when the revision leaves.
 * The steps of leaving come in the order of the methods, without a lock, and each one whether or not the one before it
 * failed.
 */
public interface RevisionUser {
    /**
     * The session's number.
     *
     * @return 1 or more
     */
    int session();

    /**
     * Lets no new call in.
     *
     * @param endOfGrace until when calls wait for a replacement, a value of {@link System#nanoTime()}
     */
    void closeGates(long endOfGrace);

    /**
     * Waits for the calls inside.
     *
     * @param deadline when to give up, a value of {@link System#nanoTime()}
     * @return whether all have left
     */
    boolean drain(long deadline);

    /** Logs off, shuts down, and lets go of every object of the revision. */
    void letGo();

    /** The revision has gone: those who are interested in that are told. */
    void gone();

    /** There is a replacement, and {@link #comeBack} follows: calls wait for it. Calls no provider. */
    void arriving();

    /** Logs on again. Called on a thread of the bundle's own. */
    void comeBack();

    /** No replacement came before the end of the grace. */
    void graceOver();

    /**
     * What the provider has of this session.
     *
     * @return counts of the moment
     */
    Usage usage();

    /**
     * What a provider has of a session.
     *
     * @param logons how many logons
     * @param references how many references to support objects
     * @param uids the MAPIUIDs it registered
     */
    record Usage(int logons, int references, Set<MapiUid> uids) {}
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi.spooler;

import org.mapi4osgi.api.Binary;
import org.osgi.annotation.versioning.ConsumerType;

/** One end of the door: takes the records that the other side sends. */
@ConsumerType
@FunctionalInterface
public interface SpoolerPort {
    /**
     * Takes a record. Called by the other side from any thread, in the order in which things happened, with no lock
     * held; keeps the record and returns at once.
     *
     * @param record a {@link ToSpooler} or a {@link ToRuntime}, encoded
     */
    void post(Binary record);
}

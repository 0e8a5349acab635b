// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import org.osgi.annotation.versioning.ConsumerType;

/** Told how far a long operation is. */
@ConsumerType
public interface IMAPIProgress extends IUnknown {
    /** IID_IMAPIProgress. */
    Iid<IMAPIProgress> IID = Iid.mapi(0x1F, IMAPIProgress.class);

    /** Progress. */
    void progress(int value, int count, int total) throws MapiException;

    /** SetLimits. */
    default void setLimits(int min, int max) throws MapiException {}

    /** GetMin. */
    default int getMin() throws MapiException {
        return 0;
    }

    /** GetMax. */
    default int getMax() throws MapiException {
        return 1000;
    }
}

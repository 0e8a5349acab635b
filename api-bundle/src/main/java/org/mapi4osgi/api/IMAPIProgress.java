// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Told by a provider how far a long operation is. A client implements it and passes it in a request; the provider calls
 * it on the thread of that request, from the operation's start to its end. It must return soon. Reference:
 * imapiprogressiunknown.
 */
@ConsumerType
public interface IMAPIProgress extends IUnknown {
    /** IID_IMAPIProgress. */
    Iid<IMAPIProgress> IID = Iid.mapi(0x1F, IMAPIProgress.class);

    /**
     * Tells how far the operation is.
     *
     * @param value between getMin and getMax
     * @param count the item being worked on, from 1
     * @param total how many items there are
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_USER_CANCEL: stop the operation; what is done stays done
     *     </ul>
     */
    void progress(int value, int count, int total) throws MapiException;

    /**
     * Narrows the limits, for a part of an operation.
     *
     * @param min the new lower limit
     * @param max the new upper limit
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: min is greater than max
     *     </ul>
     */
    default void setLimits(int min, int max) throws MapiException {}

    /**
     * Tells the lower limit.
     *
     * @return the value that stands for the start
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the operation is over
     *     </ul>
     */
    default int getMin() throws MapiException {
        return 0;
    }

    /**
     * Tells the upper limit.
     *
     * @return the value that stands for the end
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the operation is over
     *     </ul>
     */
    default int getMax() throws MapiException {
        return 1000;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.admin;

import java.time.Instant;
import org.mapi4osgi.spi.ProviderKind;

/**
 * One step in the life of a provider.
 *
 * @param sequence counts all events of this runtime, from 1
 * @param time when it happened
 * @param step what happened
 * @param kind the provider's kind
 * @param dll the dll name (PR_PROVIDER_DLL_NAME)
 * @param bundle the bundle's symbolic name and version, {@code org.example.store 1.2.0}
 * @param session a number for the session; 0 if the step concerns none
 * @param detail more about it: the MAPIUID, how many references, the error; may be empty
 */
public record ProviderEvent(
        long sequence,
        Instant time,
        Step step,
        ProviderKind kind,
        String dll,
        String bundle,
        int session,
        String detail) {

    /** What can happen to a provider. */
    public enum Step {
        /** The runtime started the bundle, because a session needs it. */
        BUNDLE_STARTED,
        /** A session got hold of the entry point: LoadLibrary. */
        LOADED,
        /** The entry point returned a provider object. */
        INITIALISED,
        /** The entry point failed, or its version does not fit. */
        INIT_FAILED,
        /** The provider called AddRef on its support object. */
        ADD_REF,
        /** The provider registered a MAPIUID. */
        UID_REGISTERED,
        /** The provider returned a logon object. */
        LOGGED_ON,
        /** The provider returned a store that was open already. */
        ALREADY_OPEN,
        /** The provider refused the logon. */
        LOGON_FAILED,
        /** The bundle stops or is updated: its calls are drained. */
        LEAVING,
        /** The logon object was logged off. */
        LOGGED_OFF,
        /** The provider object was shut down. */
        SHUT_DOWN,
        /** The session let go of the entry point: FreeLibrary. */
        UNLOADED,
        /** The runtime stopped the bundle that it had started. */
        BUNDLE_STOPPED,
        /** The provider did something it must not do; the detail tells what. */
        MISBEHAVED
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.core.gate.CallGate;
import org.mapi4osgi.spi.MsgServiceEntry;

/** A registered entry function of a message service: the framework's side of it, and the gate in front of it. */
abstract class EntryFunction {
    private final String dll;
    private final String entry;
    private final BundleId bundle;
    private final CallGate gate = new CallGate();

    EntryFunction(String dll, String entry, BundleId bundle) {
        this.dll = dll;
        this.entry = entry;
        this.bundle = bundle;
    }

    /** PR_SERVICE_DLL_NAME. */
    String dll() {
        return dll;
    }

    /** PR_SERVICE_ENTRY_NAME. */
    String entry() {
        return entry;
    }

    BundleId bundle() {
        return bundle;
    }

    CallGate gate() {
        return gate;
    }

    /** Gets the service; null if it is gone. Paired with {@link #unget}. */
    abstract @Nullable MsgServiceEntry get();

    abstract void unget();

    /** Lets go of what refers to the bundle. Idempotent. */
    abstract void drop();
}

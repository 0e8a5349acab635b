// SPDX-License-Identifier: Apache-2.0
/**
 * The provider side of MAPI: the entry points that a provider bundle registers as services, provider and logon objects,
 * and the support object that the runtime offers.
 *
 * <p>A provider bundle implements these interfaces and imports the package as {@code [1.0,2)}. It exports nothing, so
 * that it can be updated while sessions stay open.
 *
 * <p><b>Life of a provider.</b> The bundle's activator registers an entry point ({@link MSProviderInit}, {@link
 * ABProviderInit}, {@link XPProviderInit}). When a profile names its dll, the runtime calls {@code init} for a provider
 * object, then {@code logon} with a support object, on which the provider calls {@code addRef} if it means to stay. The
 * logon object gets the calls for entry IDs whose MAPIUID it registered. At the end: {@code logoff} of each logon
 * object, then its {@code close}; after the last one {@code shutdown} of the provider object, then its {@code close};
 * then the entry point is let go. The same happens when the bundle stops or is updated; the session then logs on again
 * to what comes in its place, with new objects.
 *
 * <p><b>Threads.</b> Entry points, logon, logoff, shutdown and the entry functions of services are called on worker
 * threads of the runtime, with a deadline: 30 s, and 10 s for logoff and shutdown. A call that takes longer has failed,
 * and its thread is given up. All other calls come on the threads of clients, several at a time, and have no deadline. A provider calls no sink and no support object with a lock of its own held.
 *
 * <p><b>Ownership.</b> The runtime is the only owner of what a provider returns, and closes each object once. Whatever
 * is given to a provider is a value, or is valid as long as its method says.
 *
 * <p><b>Errors.</b> A MapiException reaches the client with its code and text; other exceptions become
 * MAPI_E_CALL_FAILED with the name of the provider. Optional methods answer MAPI_E_NO_SUPPORT by default.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapi4osgi.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

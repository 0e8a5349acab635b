// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.store;

import java.lang.reflect.Proxy;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.StoreEntryId;
import org.mapi4osgi.spi.IMAPISupport;

/** A support object with what a store asks for when it is logged on; saves and reads do not ask it. */
final class Support {
    private Support() {}

    static IMAPISupport of(IProfSect section) {
        return (IMAPISupport) Proxy.newProxyInstance(
                IMAPISupport.class.getClassLoader(),
                new Class<?>[] {IMAPISupport.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "addRef", "release" -> 1;
                    case "openProfileSection" -> section;
                    case "wrapStoreEntryID" -> new StoreEntryId("org.mapi4osgi.ms", (EntryId) arguments[0]).wrap();
                    case "setProviderUID", "modifyStatusRow", "modifyProfile", "makeInvalid" -> null;
                    default ->
                        throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "no benchmark needs " + method.getName());
                });
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.routing;

import java.lang.reflect.Proxy;
import org.mapi4osgi.spi.IMAPISupport;

/** A support object that does nothing, for logons past the runtime. */
final class NoSupport {
    static final IMAPISupport INSTANCE = (IMAPISupport) Proxy.newProxyInstance(
            IMAPISupport.class.getClassLoader(),
            new Class<?>[] {IMAPISupport.class},
            (proxy, method, arguments) -> method.getReturnType() == int.class ? 1 : null);

    private NoSupport() {}
}

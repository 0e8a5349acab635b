// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.mime.IConverterSession;
import org.osgi.framework.BundleContext;

final class ActivatorTest {
    @Test
    void theConverterIsRegistered() {
        List<Object> registered = new ArrayList<>();
        BundleContext context = (BundleContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("registerService");
                    registered.add(arguments[0]);
                    registered.add(arguments[1]);
                    return null;
                });
        Activator activator = new Activator();
        activator.start(context);
        activator.stop(context);
        assertThat(registered.get(0)).isEqualTo(IConverterSession.class);
        assertThat(registered.get(1)).isInstanceOf(IConverterSession.class);
    }
}

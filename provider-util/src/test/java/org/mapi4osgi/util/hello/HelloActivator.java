// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util.hello;

import org.mapi4osgi.util.ProviderActivator;
import org.mapi4osgi.util.ProviderEntries;

final class HelloActivator extends ProviderActivator {
    @Override
    protected void provide(ProviderEntries offered) {
        offered.messageStore("hello", HelloProvider::new);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

/** Something that lasts until it is closed: the use of a provider's section, a subscription. Closing twice is once. */
public interface Hold extends AutoCloseable {
    @Override
    void close();
}

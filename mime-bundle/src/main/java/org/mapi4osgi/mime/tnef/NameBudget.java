// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.tnef;

/** How many names one mail may add to a store's: identifiers are few and never given back. For one thread. */
final class NameBudget {
    private static final int NAMES = 256;

    private int left = NAMES;

    boolean isLeft() {
        return left > 0;
    }

    void spend() {
        left--;
    }
}

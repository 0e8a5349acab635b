// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.MapiFlag;

/** The flags of IABLogon.openTemplateID and IMAPISupport.openTemplateID. */
public enum TemplateFlag implements MapiFlag {
    /** Sets all properties of the new entry. */
    FILL_ENTRY(0x1);

    private final int bit;

    TemplateFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}

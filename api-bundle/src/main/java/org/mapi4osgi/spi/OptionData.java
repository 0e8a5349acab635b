// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.util.List;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.Props;

/**
 * Options that a transport offers for the messages or the recipients of an address type (OPTIONDATA). The runtime shows
 * the controls and keeps what the user chose in the message or the recipient. Reference: optiondata.
 *
 * @param type what the options are for
 * @param addressType the address type, SMTP for instance
 * @param controls the dialog; its properties are those of the message or the recipient
 * @param defaults the values where nothing was chosen
 */
public record OptionData(Type type, String addressType, List<DisplayControl> controls, Props defaults) {
    /** What options are for. */
    public enum Type {
        /** OPTION_TYPE_RECIPIENT: for single recipients. */
        RECIPIENT,
        /** OPTION_TYPE_MESSAGE: for whole messages. */
        MESSAGE
    }

    /**
     * Copies the controls.
     *
     * @param type what the options are for
     * @param addressType the address type, SMTP for instance
     * @param controls the dialog; its properties are those of the message or the recipient
     * @param defaults the values where nothing was chosen
     */
    public OptionData {
        controls = List.copyOf(controls);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.addrbook;

import java.util.Optional;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.OptionData;

/** What transports offer for messages and recipients. */
@FunctionalInterface
public interface MailOptions {
    /** For a client without mail. */
    MailOptions NONE = (type, addressType) -> Optional.empty();

    /** The options of the first transport that has some. */
    Optional<OptionData> find(OptionData.Type type, String addressType) throws MapiException;

    /** The options, or MAPI_E_NOT_FOUND. */
    default OptionData require(OptionData.Type type, String addressType) throws MapiException {
        return find(type, addressType)
                .orElseThrow(() -> new MapiException(
                        MapiCode.MAPI_E_NOT_FOUND,
                        "no transport that is logged on has options of kind " + type + " for the address type "
                                + addressType));
    }
}

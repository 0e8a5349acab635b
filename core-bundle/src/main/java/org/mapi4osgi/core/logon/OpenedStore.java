// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import java.util.Optional;
import org.mapi4osgi.api.MapiError;

/**
 * What OpenMsgStore came to.
 *
 * @param logon the logon whose store it is
 * @param isNew whether this open made the logon; false for a store that was open already
 * @param warning what came with MAPI_W_ERRORS_RETURNED; empty for S_OK
 */
public record OpenedStore(StoreLogon logon, boolean isNew, Optional<MapiError> warning) {}

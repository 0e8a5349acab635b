// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi.spooler;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.spi.MessagePreprocessor;

/**
 * A preprocessor and the recipients it is for: those that match either (PRE-01); all, if both are null.
 *
 * @param uid the MAPIUID of recipients' entry IDs
 * @param addressType the address type, compared exactly
 * @param preprocessor the preprocessor: a handle
 */
public record Preprocessor(@Nullable MapiUid uid, @Nullable String addressType, MessagePreprocessor preprocessor) {}

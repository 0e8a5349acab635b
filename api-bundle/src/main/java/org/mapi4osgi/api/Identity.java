// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/**
 * What IMAPISession.queryIdentity tells.
 *
 * @param entryId the entry ID of the user
 * @param warning S_OK, or MAPI_W_NO_SERVICE if no provider knows who the user is
 */
public record Identity(EntryId entryId, MapiCode warning) {}

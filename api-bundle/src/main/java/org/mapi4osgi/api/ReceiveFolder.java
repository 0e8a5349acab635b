// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/**
 * What IMsgStore.getReceiveFolder tells.
 *
 * @param entryId the folder
 * @param explicitClass the class, or prefix of it, that the folder was set for; empty for the default
 */
public record ReceiveFolder(EntryId entryId, String explicitClass) {}

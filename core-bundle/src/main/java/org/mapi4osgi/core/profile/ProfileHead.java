// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiUid;

/**
 * What can be told of a profile without the key of its secrets.
 *
 * @param newName the name that it gets after its last session; null for none
 * @param hasSecrets whether the key is needed to read the rest
 */
record ProfileHead(String name, @Nullable String newName, MapiUid instance, boolean app, boolean hasSecrets) {}

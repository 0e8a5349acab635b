// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab.store;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;

/**
 * A member of a distribution list.
 *
 * @param uid the entry of this book that it is; null if it is a one-off or another provider's
 * @param entryId its entry ID
 * @param props what was known of it when it became a member
 */
public record Member(@Nullable MapiUid uid, EntryId entryId, Props props) {}

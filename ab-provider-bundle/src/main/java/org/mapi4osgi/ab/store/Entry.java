// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab.store;

import org.mapi4osgi.api.MapiUid;

/**
 * An entry as it is in the file.
 *
 * @param row its number in this file, never used again for another entry
 * @param changeNo how many times it was saved
 * @param uid what its entry ID is made of
 * @param content what it holds
 */
public record Entry(long row, int changeNo, MapiUid uid, Content content) {}

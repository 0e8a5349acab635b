// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import org.jspecify.annotations.Nullable;

/**
 * A member of a distribution list in a contact file.
 *
 * @param key the key of the contact that it is; null if the file gives an address instead
 * @param name its name, as far as the file tells
 * @param address its internet address; null if the file gives a key
 */
public record ContactMember(
        @Nullable String key, String name, @Nullable String address) {}

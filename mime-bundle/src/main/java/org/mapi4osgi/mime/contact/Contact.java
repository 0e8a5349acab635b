// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Props;

/**
 * One entry of a contact file, in MAPI's words. Immutable.
 *
 * @param key what members of distribution lists refer to it by: a vCard's UID, an LDIF entry's normalised DN; null if it has
 *     none
 * @param distributionList whether it is a distribution list rather than a person
 * @param props its properties; PR_DISPLAY_NAME always, PR_ADDRTYPE and PR_EMAIL_ADDRESS where it has an address
 * @param members the members of a distribution list, in order
 */
public record Contact(@Nullable String key, boolean distributionList, Props props, List<ContactMember> members) {
    /**
     * Copies the components.
     *
     * @param key what members of distribution lists refer to it by; null if it has none
     * @param distributionList whether it is a distribution list rather than a person
     * @param props its properties
     * @param members the members of a distribution list, in order
     */
    public Contact {
        members = List.copyOf(members);
    }
}

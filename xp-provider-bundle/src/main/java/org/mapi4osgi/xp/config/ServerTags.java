// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.config;

import org.mapi4osgi.api.PropTag;

/**
 * The settings of one server: the same for SMTP and POP3, under other numbers.
 *
 * @param protocol for messages
 * @param first the identifier of the host; the others follow
 * @param secret the identifier of the password; the token follows
 */
public record ServerTags(String protocol, int first, int secret) {
    public PropTag<String> host() {
        return XpTags.text(first);
    }

    public PropTag<Integer> port() {
        return XpTags.number(first + 1);
    }

    public PropTag<String> security() {
        return XpTags.text(first + 2);
    }

    public PropTag<String> user() {
        return XpTags.text(first + 3);
    }

    public PropTag<String> mechanisms() {
        return XpTags.text(first + 4);
    }

    public PropTag<String> certificate() {
        return XpTags.text(first + 5);
    }

    public PropTag<String> password() {
        return XpTags.text(secret);
    }

    public PropTag<String> token() {
        return XpTags.text(secret + 1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OneOffFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.xp.config.Account;

/**
 * Who the account's owner is, in MAPI's terms.
 *
 * @param name the display name
 * @param address the Internet address
 * @param entryId a one-off entry ID
 * @param searchKey a search key
 */
record Identity(String name, String address, Binary entryId, Binary searchKey) {
    static final String SMTP = "SMTP";

    static Identity of(Account account, IMAPISupport support) throws MapiException {
        String key = SMTP + ":" + account.senderAddress().toUpperCase(Locale.ROOT) + "\0";
        return new Identity(
                account.senderName(),
                account.senderAddress(),
                support.createOneOff(
                                account.senderName(), SMTP, account.senderAddress(), OneOffFlag.MAPI_SEND_NO_RICH_INFO)
                        .toBinary(),
                Binary.of(key.getBytes(StandardCharsets.UTF_8)));
    }

    /** Who received a message. */
    Props received() {
        return Props.builder()
                .put(PR.PR_RECEIVED_BY_NAME, name)
                .put(PR.PR_RECEIVED_BY_ADDRTYPE, SMTP)
                .put(PR.PR_RECEIVED_BY_EMAIL_ADDRESS, address)
                .put(PR.PR_RECEIVED_BY_ENTRYID, entryId)
                .put(PR.PR_RECEIVED_BY_SEARCH_KEY, searchKey)
                .put(PR.PR_RCVD_REPRESENTING_NAME, name)
                .put(PR.PR_RCVD_REPRESENTING_ENTRYID, entryId)
                .build();
    }

    /** Who sent a message. */
    Props sender() {
        return Props.builder()
                .put(PR.PR_SENDER_NAME, name)
                .put(PR.PR_SENDER_ADDRTYPE, SMTP)
                .put(PR.PR_SENDER_EMAIL_ADDRESS, address)
                .put(PR.PR_SENDER_ENTRYID, entryId)
                .put(PR.PR_SENDER_SEARCH_KEY, searchKey)
                .build();
    }

    /** For whom it was sent. */
    Props represented() {
        return Props.builder()
                .put(PR.PR_SENT_REPRESENTING_NAME, name)
                .put(PR.PR_SENT_REPRESENTING_ADDRTYPE, SMTP)
                .put(PR.PR_SENT_REPRESENTING_EMAIL_ADDRESS, address)
                .put(PR.PR_SENT_REPRESENTING_ENTRYID, entryId)
                .put(PR.PR_SENT_REPRESENTING_SEARCH_KEY, searchKey)
                .build();
    }
}

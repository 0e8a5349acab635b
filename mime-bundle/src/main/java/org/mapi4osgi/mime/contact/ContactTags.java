// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import java.util.List;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;

/** Properties for what MAPI has one tag only; in the range that is the clients' own. */
public final class ContactTags {
    /** 0x6001101F, PT_MV_UNICODE: the internet addresses beside PR_EMAIL_ADDRESS. */
    public static final PropTag<List<String>> PR_OTHER_EMAIL_ADDRESSES =
            PropTag.ofMulti(0x6001, PropType.PT_MV_UNICODE, String.class);

    /** 0x6002101F, PT_MV_UNICODE: the telephone numbers that have no tag of their own left. */
    public static final PropTag<List<String>> PR_OTHER_TELEPHONE_NUMBERS =
            PropTag.ofMulti(0x6002, PropType.PT_MV_UNICODE, String.class);

    /** 0x6003101F, PT_MV_UNICODE: the web pages beside PR_BUSINESS_HOME_PAGE and PR_PERSONAL_HOME_PAGE. */
    public static final PropTag<List<String>> PR_OTHER_HOME_PAGES =
            PropTag.ofMulti(0x6003, PropType.PT_MV_UNICODE, String.class);

    private ContactTags() {}
}

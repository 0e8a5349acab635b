// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.report;

import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** Properties of reports that MAPI's own list does not have: MS-OXOMSG. */
public final class ReportTags {
    /** PidTagNonDeliveryReportStatusCode, of a recipient: 511 is the status 5.1.1. */
    public static final PropTag<Integer> PR_NDR_STATUS_CODE = PropTag.of(0x0C20, PropType.PT_LONG, Integer.class);

    /** PidTagRemoteMessageTransferAgent, of a recipient: the host that refused it. */
    public static final PropTag<String> PR_DSN_REMOTE_MTA = PropTag.of(0x0C21, PropType.PT_UNICODE, String.class);

    /** PidTagOriginalMessageId, of a report: PR_INTERNET_MESSAGE_ID of the message that it is on. */
    public static final PropTag<String> PR_ORIGINAL_MESSAGE_ID = PropTag.of(0x1046, PropType.PT_UNICODE, String.class);

    private ReportTags() {}

    /** Whether the row of a report's recipient is one that the report is on, not one that it goes to. */
    public static boolean isReportedOn(Props row) {
        return row.has(PR.PR_NDR_REASON_CODE)
                || row.has(PR.PR_NDR_DIAG_CODE)
                || row.has(PR.PR_DELIVER_TIME)
                || row.has(PR.PR_REPORT_TIME)
                || row.has(PR.PR_SUPPLEMENTARY_INFO);
    }
}

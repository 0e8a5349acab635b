// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.tags;

import java.time.Instant;
import java.util.List;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;

/** The property tags that MAPI names. Generated from src/main/tags/tags.tsv; string tags are PT_UNICODE. */
public final class PR {
    /** 0x00000001, PT_NULL: reserves a slot. */
    public static final PropTag<Void> PR_NULL = PropTag.PR_NULL;

    /** 0x00010003, PT_LONG. */
    public static final PropTag<Integer> PR_ACKNOWLEDGEMENT_MODE = PropTag.of(0x0001, PropType.PT_LONG, Integer.class);

    /** 0x0005000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_AUTO_FORWARDED = PropTag.of(0x0005, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x000F0040, PT_SYSTIME. */
    public static final PropTag<Instant> PR_DEFERRED_DELIVERY_TIME =
            PropTag.of(0x000F, PropType.PT_SYSTIME, Instant.class);

    /** 0x00100040, PT_SYSTIME. */
    public static final PropTag<Instant> PR_DELIVER_TIME = PropTag.of(0x0010, PropType.PT_SYSTIME, Instant.class);

    /** 0x00150040, PT_SYSTIME. */
    public static final PropTag<Instant> PR_EXPIRY_TIME = PropTag.of(0x0015, PropType.PT_SYSTIME, Instant.class);

    /** 0x00170003, PT_LONG. */
    public static final PropTag<Integer> PR_IMPORTANCE = PropTag.of(0x0017, PropType.PT_LONG, Integer.class);

    /** 0x00190040, PT_SYSTIME. */
    public static final PropTag<Instant> PR_LATEST_DELIVERY_TIME =
            PropTag.of(0x0019, PropType.PT_SYSTIME, Instant.class);

    /** 0x001A001F, PT_UNICODE. */
    public static final PropTag<String> PR_MESSAGE_CLASS = PropTag.of(0x001A, PropType.PT_UNICODE, String.class);

    /** 0x0023000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED =
            PropTag.of(0x0023, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x00250102, PT_BINARY. */
    public static final PropTag<Binary> PR_PARENT_KEY = PropTag.of(0x0025, PropType.PT_BINARY, Binary.class);

    /** 0x00260003, PT_LONG. */
    public static final PropTag<Integer> PR_PRIORITY = PropTag.of(0x0026, PropType.PT_LONG, Integer.class);

    /** 0x0029000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_READ_RECEIPT_REQUESTED =
            PropTag.of(0x0029, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x002B000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_RECIPIENT_REASSIGNMENT_PROHIBITED =
            PropTag.of(0x002B, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x002E0003, PT_LONG. */
    public static final PropTag<Integer> PR_ORIGINAL_SENSITIVITY = PropTag.of(0x002E, PropType.PT_LONG, Integer.class);

    /** 0x00310102, PT_BINARY. */
    public static final PropTag<Binary> PR_REPORT_TAG = PropTag.of(0x0031, PropType.PT_BINARY, Binary.class);

    /** 0x00320040, PT_SYSTIME. */
    public static final PropTag<Instant> PR_REPORT_TIME = PropTag.of(0x0032, PropType.PT_SYSTIME, Instant.class);

    /** 0x00360003, PT_LONG. */
    public static final PropTag<Integer> PR_SENSITIVITY = PropTag.of(0x0036, PropType.PT_LONG, Integer.class);

    /** 0x0037001F, PT_UNICODE. */
    public static final PropTag<String> PR_SUBJECT = PropTag.of(0x0037, PropType.PT_UNICODE, String.class);

    /** 0x00390040, PT_SYSTIME. */
    public static final PropTag<Instant> PR_CLIENT_SUBMIT_TIME = PropTag.of(0x0039, PropType.PT_SYSTIME, Instant.class);

    /** 0x003A001F, PT_UNICODE. */
    public static final PropTag<String> PR_REPORT_NAME = PropTag.of(0x003A, PropType.PT_UNICODE, String.class);

    /** 0x003B0102, PT_BINARY. */
    public static final PropTag<Binary> PR_SENT_REPRESENTING_SEARCH_KEY =
            PropTag.of(0x003B, PropType.PT_BINARY, Binary.class);

    /** 0x003D001F, PT_UNICODE. */
    public static final PropTag<String> PR_SUBJECT_PREFIX = PropTag.of(0x003D, PropType.PT_UNICODE, String.class);

    /** 0x003F0102, PT_BINARY. */
    public static final PropTag<Binary> PR_RECEIVED_BY_ENTRYID = PropTag.of(0x003F, PropType.PT_BINARY, Binary.class);

    /** 0x0040001F, PT_UNICODE. */
    public static final PropTag<String> PR_RECEIVED_BY_NAME = PropTag.of(0x0040, PropType.PT_UNICODE, String.class);

    /** 0x00410102, PT_BINARY. */
    public static final PropTag<Binary> PR_SENT_REPRESENTING_ENTRYID =
            PropTag.of(0x0041, PropType.PT_BINARY, Binary.class);

    /** 0x0042001F, PT_UNICODE. */
    public static final PropTag<String> PR_SENT_REPRESENTING_NAME =
            PropTag.of(0x0042, PropType.PT_UNICODE, String.class);

    /** 0x00430102, PT_BINARY. */
    public static final PropTag<Binary> PR_RCVD_REPRESENTING_ENTRYID =
            PropTag.of(0x0043, PropType.PT_BINARY, Binary.class);

    /** 0x0044001F, PT_UNICODE. */
    public static final PropTag<String> PR_RCVD_REPRESENTING_NAME =
            PropTag.of(0x0044, PropType.PT_UNICODE, String.class);

    /** 0x00450102, PT_BINARY. */
    public static final PropTag<Binary> PR_REPORT_ENTRYID = PropTag.of(0x0045, PropType.PT_BINARY, Binary.class);

    /** 0x00460102, PT_BINARY. */
    public static final PropTag<Binary> PR_READ_RECEIPT_ENTRYID = PropTag.of(0x0046, PropType.PT_BINARY, Binary.class);

    /** 0x00470102, PT_BINARY. */
    public static final PropTag<Binary> PR_MESSAGE_SUBMISSION_ID = PropTag.of(0x0047, PropType.PT_BINARY, Binary.class);

    /** 0x00480040, PT_SYSTIME. */
    public static final PropTag<Instant> PR_PROVIDER_SUBMIT_TIME =
            PropTag.of(0x0048, PropType.PT_SYSTIME, Instant.class);

    /** 0x0049001F, PT_UNICODE. */
    public static final PropTag<String> PR_ORIGINAL_SUBJECT = PropTag.of(0x0049, PropType.PT_UNICODE, String.class);

    /** 0x004B001F, PT_UNICODE. */
    public static final PropTag<String> PR_ORIG_MESSAGE_CLASS = PropTag.of(0x004B, PropType.PT_UNICODE, String.class);

    /** 0x004E0040, PT_SYSTIME. */
    public static final PropTag<Instant> PR_ORIGINAL_SUBMIT_TIME =
            PropTag.of(0x004E, PropType.PT_SYSTIME, Instant.class);

    /** 0x004F0102, PT_BINARY. */
    public static final PropTag<Binary> PR_REPLY_RECIPIENT_ENTRIES =
            PropTag.of(0x004F, PropType.PT_BINARY, Binary.class);

    /** 0x0050001F, PT_UNICODE. */
    public static final PropTag<String> PR_REPLY_RECIPIENT_NAMES =
            PropTag.of(0x0050, PropType.PT_UNICODE, String.class);

    /** 0x00510102, PT_BINARY. */
    public static final PropTag<Binary> PR_RECEIVED_BY_SEARCH_KEY =
            PropTag.of(0x0051, PropType.PT_BINARY, Binary.class);

    /** 0x00530102, PT_BINARY. */
    public static final PropTag<Binary> PR_READ_RECEIPT_SEARCH_KEY =
            PropTag.of(0x0053, PropType.PT_BINARY, Binary.class);

    /** 0x00540102, PT_BINARY. */
    public static final PropTag<Binary> PR_REPORT_SEARCH_KEY = PropTag.of(0x0054, PropType.PT_BINARY, Binary.class);

    /** 0x00550040, PT_SYSTIME. */
    public static final PropTag<Instant> PR_ORIGINAL_DELIVERY_TIME =
            PropTag.of(0x0055, PropType.PT_SYSTIME, Instant.class);

    /** 0x0057000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_MESSAGE_TO_ME = PropTag.of(0x0057, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x0058000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_MESSAGE_CC_ME = PropTag.of(0x0058, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x0059000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_MESSAGE_RECIP_ME = PropTag.of(0x0059, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x005A001F, PT_UNICODE. */
    public static final PropTag<String> PR_ORIGINAL_SENDER_NAME = PropTag.of(0x005A, PropType.PT_UNICODE, String.class);

    /** 0x0064001F, PT_UNICODE. */
    public static final PropTag<String> PR_SENT_REPRESENTING_ADDRTYPE =
            PropTag.of(0x0064, PropType.PT_UNICODE, String.class);

    /** 0x0065001F, PT_UNICODE. */
    public static final PropTag<String> PR_SENT_REPRESENTING_EMAIL_ADDRESS =
            PropTag.of(0x0065, PropType.PT_UNICODE, String.class);

    /** 0x0070001F, PT_UNICODE. */
    public static final PropTag<String> PR_CONVERSATION_TOPIC = PropTag.of(0x0070, PropType.PT_UNICODE, String.class);

    /** 0x00710102, PT_BINARY. */
    public static final PropTag<Binary> PR_CONVERSATION_INDEX = PropTag.of(0x0071, PropType.PT_BINARY, Binary.class);

    /** 0x0072001F, PT_UNICODE. */
    public static final PropTag<String> PR_ORIGINAL_DISPLAY_BCC = PropTag.of(0x0072, PropType.PT_UNICODE, String.class);

    /** 0x0073001F, PT_UNICODE. */
    public static final PropTag<String> PR_ORIGINAL_DISPLAY_CC = PropTag.of(0x0073, PropType.PT_UNICODE, String.class);

    /** 0x0074001F, PT_UNICODE. */
    public static final PropTag<String> PR_ORIGINAL_DISPLAY_TO = PropTag.of(0x0074, PropType.PT_UNICODE, String.class);

    /** 0x0075001F, PT_UNICODE. */
    public static final PropTag<String> PR_RECEIVED_BY_ADDRTYPE = PropTag.of(0x0075, PropType.PT_UNICODE, String.class);

    /** 0x0076001F, PT_UNICODE. */
    public static final PropTag<String> PR_RECEIVED_BY_EMAIL_ADDRESS =
            PropTag.of(0x0076, PropType.PT_UNICODE, String.class);

    /** 0x007D001F, PT_UNICODE. */
    public static final PropTag<String> PR_TRANSPORT_MESSAGE_HEADERS =
            PropTag.of(0x007D, PropType.PT_UNICODE, String.class);

    /** 0x0C040003, PT_LONG. */
    public static final PropTag<Integer> PR_NDR_REASON_CODE = PropTag.of(0x0C04, PropType.PT_LONG, Integer.class);

    /** 0x0C050003, PT_LONG. */
    public static final PropTag<Integer> PR_NDR_DIAG_CODE = PropTag.of(0x0C05, PropType.PT_LONG, Integer.class);

    /** 0x0C06000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_NON_RECEIPT_NOTIFICATION_REQUESTED =
            PropTag.of(0x0C06, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x0C08000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_ORIGINATOR_NON_DELIVERY_REPORT_REQUESTED =
            PropTag.of(0x0C08, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x0C100102, PT_BINARY. */
    public static final PropTag<Binary> PR_PHYSICAL_RENDITION_ATTRIBUTES =
            PropTag.of(0x0C10, PropType.PT_BINARY, Binary.class);

    /** 0x0C150003, PT_LONG. */
    public static final PropTag<Integer> PR_RECIPIENT_TYPE = PropTag.of(0x0C15, PropType.PT_LONG, Integer.class);

    /** 0x0C17000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_REPLY_REQUESTED = PropTag.of(0x0C17, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x0C190102, PT_BINARY. */
    public static final PropTag<Binary> PR_SENDER_ENTRYID = PropTag.of(0x0C19, PropType.PT_BINARY, Binary.class);

    /** 0x0C1A001F, PT_UNICODE. */
    public static final PropTag<String> PR_SENDER_NAME = PropTag.of(0x0C1A, PropType.PT_UNICODE, String.class);

    /** 0x0C1B001F, PT_UNICODE. */
    public static final PropTag<String> PR_SUPPLEMENTARY_INFO = PropTag.of(0x0C1B, PropType.PT_UNICODE, String.class);

    /** 0x0C1D0102, PT_BINARY. */
    public static final PropTag<Binary> PR_SENDER_SEARCH_KEY = PropTag.of(0x0C1D, PropType.PT_BINARY, Binary.class);

    /** 0x0C1E001F, PT_UNICODE. */
    public static final PropTag<String> PR_SENDER_ADDRTYPE = PropTag.of(0x0C1E, PropType.PT_UNICODE, String.class);

    /** 0x0C1F001F, PT_UNICODE. */
    public static final PropTag<String> PR_SENDER_EMAIL_ADDRESS = PropTag.of(0x0C1F, PropType.PT_UNICODE, String.class);

    /** 0x0E01000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_DELETE_AFTER_SUBMIT =
            PropTag.of(0x0E01, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x0E02001F, PT_UNICODE. */
    public static final PropTag<String> PR_DISPLAY_BCC = PropTag.of(0x0E02, PropType.PT_UNICODE, String.class);

    /** 0x0E03001F, PT_UNICODE. */
    public static final PropTag<String> PR_DISPLAY_CC = PropTag.of(0x0E03, PropType.PT_UNICODE, String.class);

    /** 0x0E04001F, PT_UNICODE. */
    public static final PropTag<String> PR_DISPLAY_TO = PropTag.of(0x0E04, PropType.PT_UNICODE, String.class);

    /** 0x0E05001F, PT_UNICODE. */
    public static final PropTag<String> PR_PARENT_DISPLAY = PropTag.of(0x0E05, PropType.PT_UNICODE, String.class);

    /** 0x0E060040, PT_SYSTIME. */
    public static final PropTag<Instant> PR_MESSAGE_DELIVERY_TIME =
            PropTag.of(0x0E06, PropType.PT_SYSTIME, Instant.class);

    /** 0x0E070003, PT_LONG. */
    public static final PropTag<Integer> PR_MESSAGE_FLAGS = PropTag.of(0x0E07, PropType.PT_LONG, Integer.class);

    /** 0x0E080003, PT_LONG. */
    public static final PropTag<Integer> PR_MESSAGE_SIZE = PropTag.of(0x0E08, PropType.PT_LONG, Integer.class);

    /** 0x0E090102, PT_BINARY. */
    public static final PropTag<Binary> PR_PARENT_ENTRYID = PropTag.of(0x0E09, PropType.PT_BINARY, Binary.class);

    /** 0x0E0A0102, PT_BINARY. */
    public static final PropTag<Binary> PR_SENTMAIL_ENTRYID = PropTag.of(0x0E0A, PropType.PT_BINARY, Binary.class);

    /** 0x0E0C000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_CORRELATE = PropTag.of(0x0E0C, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x0E0D0102, PT_BINARY. */
    public static final PropTag<Binary> PR_CORRELATE_MTSID = PropTag.of(0x0E0D, PropType.PT_BINARY, Binary.class);

    /** 0x0E0E000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_DISCRETE_VALUES = PropTag.of(0x0E0E, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x0E0F000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_RESPONSIBILITY = PropTag.of(0x0E0F, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x0E100003, PT_LONG. */
    public static final PropTag<Integer> PR_SPOOLER_STATUS = PropTag.of(0x0E10, PropType.PT_LONG, Integer.class);

    /** 0x0E110003, PT_LONG. */
    public static final PropTag<Integer> PR_TRANSPORT_STATUS = PropTag.of(0x0E11, PropType.PT_LONG, Integer.class);

    /** 0x0E12000D, PT_OBJECT. */
    public static final PropTag<Void> PR_MESSAGE_RECIPIENTS = PropTag.of(0x0E12, PropType.PT_OBJECT, Void.class);

    /** 0x0E13000D, PT_OBJECT. */
    public static final PropTag<Void> PR_MESSAGE_ATTACHMENTS = PropTag.of(0x0E13, PropType.PT_OBJECT, Void.class);

    /** 0x0E140003, PT_LONG. */
    public static final PropTag<Integer> PR_SUBMIT_FLAGS = PropTag.of(0x0E14, PropType.PT_LONG, Integer.class);

    /** 0x0E150003, PT_LONG. */
    public static final PropTag<Integer> PR_RECIPIENT_STATUS = PropTag.of(0x0E15, PropType.PT_LONG, Integer.class);

    /** 0x0E160003, PT_LONG. */
    public static final PropTag<Integer> PR_TRANSPORT_KEY = PropTag.of(0x0E16, PropType.PT_LONG, Integer.class);

    /** 0x0E170003, PT_LONG. */
    public static final PropTag<Integer> PR_MSG_STATUS = PropTag.of(0x0E17, PropType.PT_LONG, Integer.class);

    /** 0x0E180003, PT_LONG. */
    public static final PropTag<Integer> PR_MESSAGE_DOWNLOAD_TIME = PropTag.of(0x0E18, PropType.PT_LONG, Integer.class);

    /** 0x0E1B000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_HASATTACH = PropTag.of(0x0E1B, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x0E1D001F, PT_UNICODE. */
    public static final PropTag<String> PR_NORMALIZED_SUBJECT = PropTag.of(0x0E1D, PropType.PT_UNICODE, String.class);

    /** 0x0E1F000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_RTF_IN_SYNC = PropTag.of(0x0E1F, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x0E200003, PT_LONG. */
    public static final PropTag<Integer> PR_ATTACH_SIZE = PropTag.of(0x0E20, PropType.PT_LONG, Integer.class);

    /** 0x0E210003, PT_LONG. */
    public static final PropTag<Integer> PR_ATTACH_NUM = PropTag.of(0x0E21, PropType.PT_LONG, Integer.class);

    /** 0x0E22000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_PREPROCESS = PropTag.of(0x0E22, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x0E250102, PT_BINARY. */
    public static final PropTag<Binary> PR_ORIGINATING_MTA_CERTIFICATE =
            PropTag.of(0x0E25, PropType.PT_BINARY, Binary.class);

    /** 0x0E260102, PT_BINARY. */
    public static final PropTag<Binary> PR_PROOF_OF_SUBMISSION = PropTag.of(0x0E26, PropType.PT_BINARY, Binary.class);

    /** 0x0FF40003, PT_LONG. */
    public static final PropTag<Integer> PR_ACCESS = PropTag.of(0x0FF4, PropType.PT_LONG, Integer.class);

    /** 0x0FF50003, PT_LONG. */
    public static final PropTag<Integer> PR_ROW_TYPE = PropTag.of(0x0FF5, PropType.PT_LONG, Integer.class);

    /** 0x0FF60102, PT_BINARY. */
    public static final PropTag<Binary> PR_INSTANCE_KEY = PropTag.of(0x0FF6, PropType.PT_BINARY, Binary.class);

    /** 0x0FF70003, PT_LONG. */
    public static final PropTag<Integer> PR_ACCESS_LEVEL = PropTag.of(0x0FF7, PropType.PT_LONG, Integer.class);

    /** 0x0FF80102, PT_BINARY. */
    public static final PropTag<Binary> PR_MAPPING_SIGNATURE = PropTag.of(0x0FF8, PropType.PT_BINARY, Binary.class);

    /** 0x0FF90102, PT_BINARY. */
    public static final PropTag<Binary> PR_RECORD_KEY = PropTag.of(0x0FF9, PropType.PT_BINARY, Binary.class);

    /** 0x0FFA0102, PT_BINARY. */
    public static final PropTag<Binary> PR_STORE_RECORD_KEY = PropTag.of(0x0FFA, PropType.PT_BINARY, Binary.class);

    /** 0x0FFB0102, PT_BINARY. */
    public static final PropTag<Binary> PR_STORE_ENTRYID = PropTag.of(0x0FFB, PropType.PT_BINARY, Binary.class);

    /** 0x0FFC0102, PT_BINARY. */
    public static final PropTag<Binary> PR_MINI_ICON = PropTag.of(0x0FFC, PropType.PT_BINARY, Binary.class);

    /** 0x0FFD0102, PT_BINARY. */
    public static final PropTag<Binary> PR_ICON = PropTag.of(0x0FFD, PropType.PT_BINARY, Binary.class);

    /** 0x0FFE0003, PT_LONG. */
    public static final PropTag<Integer> PR_OBJECT_TYPE = PropTag.of(0x0FFE, PropType.PT_LONG, Integer.class);

    /** 0x0FFF0102, PT_BINARY. */
    public static final PropTag<Binary> PR_ENTRYID = PropTag.of(0x0FFF, PropType.PT_BINARY, Binary.class);

    /** 0x1000001F, PT_UNICODE. */
    public static final PropTag<String> PR_BODY = PropTag.of(0x1000, PropType.PT_UNICODE, String.class);

    /** 0x1001001F, PT_UNICODE. */
    public static final PropTag<String> PR_REPORT_TEXT = PropTag.of(0x1001, PropType.PT_UNICODE, String.class);

    /** 0x10020102, PT_BINARY. */
    public static final PropTag<Binary> PR_ORIGINATOR_AND_DL_EXPANSION_HISTORY =
            PropTag.of(0x1002, PropType.PT_BINARY, Binary.class);

    /** 0x10060003, PT_LONG. */
    public static final PropTag<Integer> PR_RTF_SYNC_BODY_CRC = PropTag.of(0x1006, PropType.PT_LONG, Integer.class);

    /** 0x10070003, PT_LONG. */
    public static final PropTag<Integer> PR_RTF_SYNC_BODY_COUNT = PropTag.of(0x1007, PropType.PT_LONG, Integer.class);

    /** 0x10090102, PT_BINARY. */
    public static final PropTag<Binary> PR_RTF_COMPRESSED = PropTag.of(0x1009, PropType.PT_BINARY, Binary.class);

    /** 0x10130102, PT_BINARY. */
    public static final PropTag<Binary> PR_HTML = PropTag.of(0x1013, PropType.PT_BINARY, Binary.class);

    /** 0x10160003, PT_LONG. */
    public static final PropTag<Integer> PR_NATIVE_BODY = PropTag.of(0x1016, PropType.PT_LONG, Integer.class);

    /** 0x1035001F, PT_UNICODE. */
    public static final PropTag<String> PR_INTERNET_MESSAGE_ID = PropTag.of(0x1035, PropType.PT_UNICODE, String.class);

    /** 0x1039001F, PT_UNICODE. */
    public static final PropTag<String> PR_INTERNET_REFERENCES = PropTag.of(0x1039, PropType.PT_UNICODE, String.class);

    /** 0x1042001F, PT_UNICODE. */
    public static final PropTag<String> PR_IN_REPLY_TO_ID = PropTag.of(0x1042, PropType.PT_UNICODE, String.class);

    /** 0x1045001F, PT_UNICODE. */
    public static final PropTag<String> PR_LIST_UNSUBSCRIBE = PropTag.of(0x1045, PropType.PT_UNICODE, String.class);

    /** 0x30000003, PT_LONG. */
    public static final PropTag<Integer> PR_ROWID = PropTag.of(0x3000, PropType.PT_LONG, Integer.class);

    /** 0x3001001F, PT_UNICODE. */
    public static final PropTag<String> PR_DISPLAY_NAME = PropTag.of(0x3001, PropType.PT_UNICODE, String.class);

    /** 0x3002001F, PT_UNICODE. */
    public static final PropTag<String> PR_ADDRTYPE = PropTag.of(0x3002, PropType.PT_UNICODE, String.class);

    /** 0x3003001F, PT_UNICODE. */
    public static final PropTag<String> PR_EMAIL_ADDRESS = PropTag.of(0x3003, PropType.PT_UNICODE, String.class);

    /** 0x3004001F, PT_UNICODE. */
    public static final PropTag<String> PR_COMMENT = PropTag.of(0x3004, PropType.PT_UNICODE, String.class);

    /** 0x30050003, PT_LONG. */
    public static final PropTag<Integer> PR_DEPTH = PropTag.of(0x3005, PropType.PT_LONG, Integer.class);

    /** 0x3006001F, PT_UNICODE. */
    public static final PropTag<String> PR_PROVIDER_DISPLAY = PropTag.of(0x3006, PropType.PT_UNICODE, String.class);

    /** 0x30070040, PT_SYSTIME. */
    public static final PropTag<Instant> PR_CREATION_TIME = PropTag.of(0x3007, PropType.PT_SYSTIME, Instant.class);

    /** 0x30080040, PT_SYSTIME. */
    public static final PropTag<Instant> PR_LAST_MODIFICATION_TIME =
            PropTag.of(0x3008, PropType.PT_SYSTIME, Instant.class);

    /** 0x30090003, PT_LONG. */
    public static final PropTag<Integer> PR_RESOURCE_FLAGS = PropTag.of(0x3009, PropType.PT_LONG, Integer.class);

    /** 0x300A001F, PT_UNICODE. */
    public static final PropTag<String> PR_PROVIDER_DLL_NAME = PropTag.of(0x300A, PropType.PT_UNICODE, String.class);

    /** 0x300B0102, PT_BINARY. */
    public static final PropTag<Binary> PR_SEARCH_KEY = PropTag.of(0x300B, PropType.PT_BINARY, Binary.class);

    /** 0x300C0102, PT_BINARY. */
    public static final PropTag<Binary> PR_PROVIDER_UID = PropTag.of(0x300C, PropType.PT_BINARY, Binary.class);

    /** 0x300D0003, PT_LONG. */
    public static final PropTag<Integer> PR_PROVIDER_ORDINAL = PropTag.of(0x300D, PropType.PT_LONG, Integer.class);

    /** 0x3301001F, PT_UNICODE. */
    public static final PropTag<String> PR_FORM_VERSION = PropTag.of(0x3301, PropType.PT_UNICODE, String.class);

    /** 0x3400000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_DEFAULT_STORE = PropTag.of(0x3400, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x340D0003, PT_LONG. */
    public static final PropTag<Integer> PR_STORE_SUPPORT_MASK = PropTag.of(0x340D, PropType.PT_LONG, Integer.class);

    /** 0x340E0003, PT_LONG. */
    public static final PropTag<Integer> PR_STORE_STATE = PropTag.of(0x340E, PropType.PT_LONG, Integer.class);

    /** 0x34100102, PT_BINARY. */
    public static final PropTag<Binary> PR_IPM_SUBTREE_SEARCH_KEY =
            PropTag.of(0x3410, PropType.PT_BINARY, Binary.class);

    /** 0x34110102, PT_BINARY. */
    public static final PropTag<Binary> PR_IPM_OUTBOX_SEARCH_KEY = PropTag.of(0x3411, PropType.PT_BINARY, Binary.class);

    /** 0x34140102, PT_BINARY. */
    public static final PropTag<Binary> PR_MDB_PROVIDER = PropTag.of(0x3414, PropType.PT_BINARY, Binary.class);

    /** 0x3415000D, PT_OBJECT. */
    public static final PropTag<Void> PR_RECEIVE_FOLDER_SETTINGS = PropTag.of(0x3415, PropType.PT_OBJECT, Void.class);

    /** 0x35DF0003, PT_LONG. */
    public static final PropTag<Integer> PR_VALID_FOLDER_MASK = PropTag.of(0x35DF, PropType.PT_LONG, Integer.class);

    /** 0x35E00102, PT_BINARY. */
    public static final PropTag<Binary> PR_IPM_SUBTREE_ENTRYID = PropTag.of(0x35E0, PropType.PT_BINARY, Binary.class);

    /** 0x35E20102, PT_BINARY. */
    public static final PropTag<Binary> PR_IPM_OUTBOX_ENTRYID = PropTag.of(0x35E2, PropType.PT_BINARY, Binary.class);

    /** 0x35E30102, PT_BINARY. */
    public static final PropTag<Binary> PR_IPM_WASTEBASKET_ENTRYID =
            PropTag.of(0x35E3, PropType.PT_BINARY, Binary.class);

    /** 0x35E40102, PT_BINARY. */
    public static final PropTag<Binary> PR_IPM_SENTMAIL_ENTRYID = PropTag.of(0x35E4, PropType.PT_BINARY, Binary.class);

    /** 0x35E50102, PT_BINARY. */
    public static final PropTag<Binary> PR_VIEWS_ENTRYID = PropTag.of(0x35E5, PropType.PT_BINARY, Binary.class);

    /** 0x35E60102, PT_BINARY. */
    public static final PropTag<Binary> PR_COMMON_VIEWS_ENTRYID = PropTag.of(0x35E6, PropType.PT_BINARY, Binary.class);

    /** 0x35E70102, PT_BINARY. */
    public static final PropTag<Binary> PR_FINDER_ENTRYID = PropTag.of(0x35E7, PropType.PT_BINARY, Binary.class);

    /** 0x36000003, PT_LONG. */
    public static final PropTag<Integer> PR_CONTAINER_FLAGS = PropTag.of(0x3600, PropType.PT_LONG, Integer.class);

    /** 0x36010003, PT_LONG. */
    public static final PropTag<Integer> PR_FOLDER_TYPE = PropTag.of(0x3601, PropType.PT_LONG, Integer.class);

    /** 0x36020003, PT_LONG. */
    public static final PropTag<Integer> PR_CONTENT_COUNT = PropTag.of(0x3602, PropType.PT_LONG, Integer.class);

    /** 0x36030003, PT_LONG. */
    public static final PropTag<Integer> PR_CONTENT_UNREAD = PropTag.of(0x3603, PropType.PT_LONG, Integer.class);

    /** 0x3604000D, PT_OBJECT. */
    public static final PropTag<Void> PR_CREATE_TEMPLATES = PropTag.of(0x3604, PropType.PT_OBJECT, Void.class);

    /** 0x3605000D, PT_OBJECT. */
    public static final PropTag<Void> PR_DETAILS_TABLE = PropTag.of(0x3605, PropType.PT_OBJECT, Void.class);

    /** 0x3607000D, PT_OBJECT. */
    public static final PropTag<Void> PR_SEARCH = PropTag.of(0x3607, PropType.PT_OBJECT, Void.class);

    /** 0x3609000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_SELECTABLE = PropTag.of(0x3609, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x360A000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_SUBFOLDERS = PropTag.of(0x360A, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x360B0003, PT_LONG. */
    public static final PropTag<Integer> PR_STATUS = PropTag.of(0x360B, PropType.PT_LONG, Integer.class);

    /** 0x360C001F, PT_UNICODE. */
    public static final PropTag<String> PR_ANR = PropTag.of(0x360C, PropType.PT_UNICODE, String.class);

    /** 0x360D1003, PT_MV_LONG. */
    public static final PropTag<List<Integer>> PR_CONTENTS_SORT_ORDER =
            PropTag.ofMulti(0x360D, PropType.PT_MV_LONG, Integer.class);

    /** 0x360E000D, PT_OBJECT. */
    public static final PropTag<Void> PR_CONTAINER_HIERARCHY = PropTag.of(0x360E, PropType.PT_OBJECT, Void.class);

    /** 0x360F000D, PT_OBJECT. */
    public static final PropTag<Void> PR_CONTAINER_CONTENTS = PropTag.of(0x360F, PropType.PT_OBJECT, Void.class);

    /** 0x3610000D, PT_OBJECT. */
    public static final PropTag<Void> PR_FOLDER_ASSOCIATED_CONTENTS =
            PropTag.of(0x3610, PropType.PT_OBJECT, Void.class);

    /** 0x36110102, PT_BINARY. */
    public static final PropTag<Binary> PR_DEF_CREATE_DL = PropTag.of(0x3611, PropType.PT_BINARY, Binary.class);

    /** 0x36120102, PT_BINARY. */
    public static final PropTag<Binary> PR_DEF_CREATE_MAILUSER = PropTag.of(0x3612, PropType.PT_BINARY, Binary.class);

    /** 0x3613001F, PT_UNICODE. */
    public static final PropTag<String> PR_CONTAINER_CLASS = PropTag.of(0x3613, PropType.PT_UNICODE, String.class);

    /** 0x36140014, PT_I8. */
    public static final PropTag<Long> PR_CONTAINER_MODIFY_VERSION = PropTag.of(0x3614, PropType.PT_I8, Long.class);

    /** 0x36150102, PT_BINARY. */
    public static final PropTag<Binary> PR_AB_PROVIDER_ID = PropTag.of(0x3615, PropType.PT_BINARY, Binary.class);

    /** 0x36160102, PT_BINARY. */
    public static final PropTag<Binary> PR_DEFAULT_VIEW_ENTRYID = PropTag.of(0x3616, PropType.PT_BINARY, Binary.class);

    /** 0x36170003, PT_LONG. */
    public static final PropTag<Integer> PR_ASSOC_CONTENT_COUNT = PropTag.of(0x3617, PropType.PT_LONG, Integer.class);

    /** 0x37000102, PT_BINARY. */
    public static final PropTag<Binary> PR_ATTACHMENT_X400_PARAMETERS =
            PropTag.of(0x3700, PropType.PT_BINARY, Binary.class);

    /** 0x3701000D, PT_OBJECT. */
    public static final PropTag<Void> PR_ATTACH_DATA_OBJ = PropTag.of(0x3701, PropType.PT_OBJECT, Void.class);

    /** 0x37010102, PT_BINARY. */
    public static final PropTag<Binary> PR_ATTACH_DATA_BIN = PropTag.of(0x3701, PropType.PT_BINARY, Binary.class);

    /** 0x37020102, PT_BINARY. */
    public static final PropTag<Binary> PR_ATTACH_ENCODING = PropTag.of(0x3702, PropType.PT_BINARY, Binary.class);

    /** 0x3703001F, PT_UNICODE. */
    public static final PropTag<String> PR_ATTACH_EXTENSION = PropTag.of(0x3703, PropType.PT_UNICODE, String.class);

    /** 0x3704001F, PT_UNICODE. */
    public static final PropTag<String> PR_ATTACH_FILENAME = PropTag.of(0x3704, PropType.PT_UNICODE, String.class);

    /** 0x37050003, PT_LONG. */
    public static final PropTag<Integer> PR_ATTACH_METHOD = PropTag.of(0x3705, PropType.PT_LONG, Integer.class);

    /** 0x3707001F, PT_UNICODE. */
    public static final PropTag<String> PR_ATTACH_LONG_FILENAME = PropTag.of(0x3707, PropType.PT_UNICODE, String.class);

    /** 0x3708001F, PT_UNICODE. */
    public static final PropTag<String> PR_ATTACH_PATHNAME = PropTag.of(0x3708, PropType.PT_UNICODE, String.class);

    /** 0x37090102, PT_BINARY. */
    public static final PropTag<Binary> PR_ATTACH_RENDERING = PropTag.of(0x3709, PropType.PT_BINARY, Binary.class);

    /** 0x370A0102, PT_BINARY. */
    public static final PropTag<Binary> PR_ATTACH_TAG = PropTag.of(0x370A, PropType.PT_BINARY, Binary.class);

    /** 0x370B0003, PT_LONG. */
    public static final PropTag<Integer> PR_RENDERING_POSITION = PropTag.of(0x370B, PropType.PT_LONG, Integer.class);

    /** 0x370C001F, PT_UNICODE. */
    public static final PropTag<String> PR_ATTACH_TRANSPORT_NAME =
            PropTag.of(0x370C, PropType.PT_UNICODE, String.class);

    /** 0x370D001F, PT_UNICODE. */
    public static final PropTag<String> PR_ATTACH_LONG_PATHNAME = PropTag.of(0x370D, PropType.PT_UNICODE, String.class);

    /** 0x370E001F, PT_UNICODE. */
    public static final PropTag<String> PR_ATTACH_MIME_TAG = PropTag.of(0x370E, PropType.PT_UNICODE, String.class);

    /** 0x37100003, PT_LONG. */
    public static final PropTag<Integer> PR_ATTACH_MIME_SEQUENCE = PropTag.of(0x3710, PropType.PT_LONG, Integer.class);

    /** 0x3712001F, PT_UNICODE. */
    public static final PropTag<String> PR_ATTACH_CONTENT_ID = PropTag.of(0x3712, PropType.PT_UNICODE, String.class);

    /** 0x3713001F, PT_UNICODE. */
    public static final PropTag<String> PR_ATTACH_CONTENT_LOCATION =
            PropTag.of(0x3713, PropType.PT_UNICODE, String.class);

    /** 0x37140003, PT_LONG. */
    public static final PropTag<Integer> PR_ATTACH_FLAGS = PropTag.of(0x3714, PropType.PT_LONG, Integer.class);

    /** 0x3716001F, PT_UNICODE. */
    public static final PropTag<String> PR_ATTACH_DISPOSITION = PropTag.of(0x3716, PropType.PT_UNICODE, String.class);

    /** 0x39000003, PT_LONG. */
    public static final PropTag<Integer> PR_DISPLAY_TYPE = PropTag.of(0x3900, PropType.PT_LONG, Integer.class);

    /** 0x39020102, PT_BINARY. */
    public static final PropTag<Binary> PR_TEMPLATEID = PropTag.of(0x3902, PropType.PT_BINARY, Binary.class);

    /** 0x39040102, PT_BINARY. */
    public static final PropTag<Binary> PR_PRIMARY_CAPABILITY = PropTag.of(0x3904, PropType.PT_BINARY, Binary.class);

    /** 0x39FE001F, PT_UNICODE. */
    public static final PropTag<String> PR_SMTP_ADDRESS = PropTag.of(0x39FE, PropType.PT_UNICODE, String.class);

    /** 0x39FF001E, PT_STRING8. */
    public static final PropTag<String> PR_7BIT_DISPLAY_NAME = PropTag.of(0x39FF, PropType.PT_STRING8, String.class);

    /** 0x3A00001F, PT_UNICODE. */
    public static final PropTag<String> PR_ACCOUNT = PropTag.of(0x3A00, PropType.PT_UNICODE, String.class);

    /** 0x3A010102, PT_BINARY. */
    public static final PropTag<Binary> PR_ALTERNATE_RECIPIENT = PropTag.of(0x3A01, PropType.PT_BINARY, Binary.class);

    /** 0x3A05001F, PT_UNICODE. */
    public static final PropTag<String> PR_GENERATION = PropTag.of(0x3A05, PropType.PT_UNICODE, String.class);

    /** 0x3A06001F, PT_UNICODE. */
    public static final PropTag<String> PR_GIVEN_NAME = PropTag.of(0x3A06, PropType.PT_UNICODE, String.class);

    /** 0x3A07001F, PT_UNICODE. */
    public static final PropTag<String> PR_GOVERNMENT_ID_NUMBER = PropTag.of(0x3A07, PropType.PT_UNICODE, String.class);

    /** 0x3A08001F, PT_UNICODE. */
    public static final PropTag<String> PR_BUSINESS_TELEPHONE_NUMBER =
            PropTag.of(0x3A08, PropType.PT_UNICODE, String.class);

    /** 0x3A09001F, PT_UNICODE. */
    public static final PropTag<String> PR_HOME_TELEPHONE_NUMBER =
            PropTag.of(0x3A09, PropType.PT_UNICODE, String.class);

    /** 0x3A0A001F, PT_UNICODE. */
    public static final PropTag<String> PR_INITIALS = PropTag.of(0x3A0A, PropType.PT_UNICODE, String.class);

    /** 0x3A0B001F, PT_UNICODE. */
    public static final PropTag<String> PR_KEYWORD = PropTag.of(0x3A0B, PropType.PT_UNICODE, String.class);

    /** 0x3A0C001F, PT_UNICODE. */
    public static final PropTag<String> PR_LANGUAGE = PropTag.of(0x3A0C, PropType.PT_UNICODE, String.class);

    /** 0x3A0D001F, PT_UNICODE. */
    public static final PropTag<String> PR_LOCATION = PropTag.of(0x3A0D, PropType.PT_UNICODE, String.class);

    /** 0x3A0E000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_MAIL_PERMISSION = PropTag.of(0x3A0E, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x3A0F001F, PT_UNICODE. */
    public static final PropTag<String> PR_MHS_COMMON_NAME = PropTag.of(0x3A0F, PropType.PT_UNICODE, String.class);

    /** 0x3A11001F, PT_UNICODE. */
    public static final PropTag<String> PR_SURNAME = PropTag.of(0x3A11, PropType.PT_UNICODE, String.class);

    /** 0x3A120102, PT_BINARY. */
    public static final PropTag<Binary> PR_ORIGINAL_ENTRYID = PropTag.of(0x3A12, PropType.PT_BINARY, Binary.class);

    /** 0x3A13001F, PT_UNICODE. */
    public static final PropTag<String> PR_ORIGINAL_DISPLAY_NAME =
            PropTag.of(0x3A13, PropType.PT_UNICODE, String.class);

    /** 0x3A140102, PT_BINARY. */
    public static final PropTag<Binary> PR_ORIGINAL_SEARCH_KEY = PropTag.of(0x3A14, PropType.PT_BINARY, Binary.class);

    /** 0x3A15001F, PT_UNICODE. */
    public static final PropTag<String> PR_POSTAL_ADDRESS = PropTag.of(0x3A15, PropType.PT_UNICODE, String.class);

    /** 0x3A16001F, PT_UNICODE. */
    public static final PropTag<String> PR_COMPANY_NAME = PropTag.of(0x3A16, PropType.PT_UNICODE, String.class);

    /** 0x3A17001F, PT_UNICODE. */
    public static final PropTag<String> PR_TITLE = PropTag.of(0x3A17, PropType.PT_UNICODE, String.class);

    /** 0x3A18001F, PT_UNICODE. */
    public static final PropTag<String> PR_DEPARTMENT_NAME = PropTag.of(0x3A18, PropType.PT_UNICODE, String.class);

    /** 0x3A19001F, PT_UNICODE. */
    public static final PropTag<String> PR_OFFICE_LOCATION = PropTag.of(0x3A19, PropType.PT_UNICODE, String.class);

    /** 0x3A1A001F, PT_UNICODE. */
    public static final PropTag<String> PR_PRIMARY_TELEPHONE_NUMBER =
            PropTag.of(0x3A1A, PropType.PT_UNICODE, String.class);

    /** 0x3A1B001F, PT_UNICODE. */
    public static final PropTag<String> PR_BUSINESS2_TELEPHONE_NUMBER =
            PropTag.of(0x3A1B, PropType.PT_UNICODE, String.class);

    /** 0x3A1C001F, PT_UNICODE. */
    public static final PropTag<String> PR_MOBILE_TELEPHONE_NUMBER =
            PropTag.of(0x3A1C, PropType.PT_UNICODE, String.class);

    /** 0x3A1D001F, PT_UNICODE. */
    public static final PropTag<String> PR_RADIO_TELEPHONE_NUMBER =
            PropTag.of(0x3A1D, PropType.PT_UNICODE, String.class);

    /** 0x3A1E001F, PT_UNICODE. */
    public static final PropTag<String> PR_CAR_TELEPHONE_NUMBER = PropTag.of(0x3A1E, PropType.PT_UNICODE, String.class);

    /** 0x3A1F001F, PT_UNICODE. */
    public static final PropTag<String> PR_OTHER_TELEPHONE_NUMBER =
            PropTag.of(0x3A1F, PropType.PT_UNICODE, String.class);

    /** 0x3A20001F, PT_UNICODE. */
    public static final PropTag<String> PR_TRANSMITABLE_DISPLAY_NAME =
            PropTag.of(0x3A20, PropType.PT_UNICODE, String.class);

    /** 0x3A21001F, PT_UNICODE. */
    public static final PropTag<String> PR_PAGER_TELEPHONE_NUMBER =
            PropTag.of(0x3A21, PropType.PT_UNICODE, String.class);

    /** 0x3A23001F, PT_UNICODE. */
    public static final PropTag<String> PR_PRIMARY_FAX_NUMBER = PropTag.of(0x3A23, PropType.PT_UNICODE, String.class);

    /** 0x3A24001F, PT_UNICODE. */
    public static final PropTag<String> PR_BUSINESS_FAX_NUMBER = PropTag.of(0x3A24, PropType.PT_UNICODE, String.class);

    /** 0x3A25001F, PT_UNICODE. */
    public static final PropTag<String> PR_HOME_FAX_NUMBER = PropTag.of(0x3A25, PropType.PT_UNICODE, String.class);

    /** 0x3A26001F, PT_UNICODE. */
    public static final PropTag<String> PR_COUNTRY = PropTag.of(0x3A26, PropType.PT_UNICODE, String.class);

    /** 0x3A27001F, PT_UNICODE. */
    public static final PropTag<String> PR_LOCALITY = PropTag.of(0x3A27, PropType.PT_UNICODE, String.class);

    /** 0x3A28001F, PT_UNICODE. */
    public static final PropTag<String> PR_STATE_OR_PROVINCE = PropTag.of(0x3A28, PropType.PT_UNICODE, String.class);

    /** 0x3A29001F, PT_UNICODE. */
    public static final PropTag<String> PR_STREET_ADDRESS = PropTag.of(0x3A29, PropType.PT_UNICODE, String.class);

    /** 0x3A2A001F, PT_UNICODE. */
    public static final PropTag<String> PR_POSTAL_CODE = PropTag.of(0x3A2A, PropType.PT_UNICODE, String.class);

    /** 0x3A2B001F, PT_UNICODE. */
    public static final PropTag<String> PR_POST_OFFICE_BOX = PropTag.of(0x3A2B, PropType.PT_UNICODE, String.class);

    /** 0x3A2D001F, PT_UNICODE. */
    public static final PropTag<String> PR_ISDN_NUMBER = PropTag.of(0x3A2D, PropType.PT_UNICODE, String.class);

    /** 0x3A2E001F, PT_UNICODE. */
    public static final PropTag<String> PR_ASSISTANT_TELEPHONE_NUMBER =
            PropTag.of(0x3A2E, PropType.PT_UNICODE, String.class);

    /** 0x3A2F001F, PT_UNICODE. */
    public static final PropTag<String> PR_HOME2_TELEPHONE_NUMBER =
            PropTag.of(0x3A2F, PropType.PT_UNICODE, String.class);

    /** 0x3A30001F, PT_UNICODE. */
    public static final PropTag<String> PR_ASSISTANT = PropTag.of(0x3A30, PropType.PT_UNICODE, String.class);

    /** 0x3A40000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_SEND_RICH_INFO = PropTag.of(0x3A40, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x3A410040, PT_SYSTIME. */
    public static final PropTag<Instant> PR_WEDDING_ANNIVERSARY =
            PropTag.of(0x3A41, PropType.PT_SYSTIME, Instant.class);

    /** 0x3A420040, PT_SYSTIME. */
    public static final PropTag<Instant> PR_BIRTHDAY = PropTag.of(0x3A42, PropType.PT_SYSTIME, Instant.class);

    /** 0x3A44001F, PT_UNICODE. */
    public static final PropTag<String> PR_MIDDLE_NAME = PropTag.of(0x3A44, PropType.PT_UNICODE, String.class);

    /** 0x3A45001F, PT_UNICODE. */
    public static final PropTag<String> PR_DISPLAY_NAME_PREFIX = PropTag.of(0x3A45, PropType.PT_UNICODE, String.class);

    /** 0x3A46001F, PT_UNICODE. */
    public static final PropTag<String> PR_PROFESSION = PropTag.of(0x3A46, PropType.PT_UNICODE, String.class);

    /** 0x3A47001F, PT_UNICODE. */
    public static final PropTag<String> PR_PREFERRED_BY_NAME = PropTag.of(0x3A47, PropType.PT_UNICODE, String.class);

    /** 0x3A48001F, PT_UNICODE. */
    public static final PropTag<String> PR_SPOUSE_NAME = PropTag.of(0x3A48, PropType.PT_UNICODE, String.class);

    /** 0x3A4E001F, PT_UNICODE. */
    public static final PropTag<String> PR_MANAGER_NAME = PropTag.of(0x3A4E, PropType.PT_UNICODE, String.class);

    /** 0x3A4F001F, PT_UNICODE. */
    public static final PropTag<String> PR_NICKNAME = PropTag.of(0x3A4F, PropType.PT_UNICODE, String.class);

    /** 0x3A50001F, PT_UNICODE. */
    public static final PropTag<String> PR_PERSONAL_HOME_PAGE = PropTag.of(0x3A50, PropType.PT_UNICODE, String.class);

    /** 0x3A51001F, PT_UNICODE. */
    public static final PropTag<String> PR_BUSINESS_HOME_PAGE = PropTag.of(0x3A51, PropType.PT_UNICODE, String.class);

    /** 0x3A59001F, PT_UNICODE. */
    public static final PropTag<String> PR_HOME_ADDRESS_CITY = PropTag.of(0x3A59, PropType.PT_UNICODE, String.class);

    /** 0x3A5A001F, PT_UNICODE. */
    public static final PropTag<String> PR_HOME_ADDRESS_COUNTRY = PropTag.of(0x3A5A, PropType.PT_UNICODE, String.class);

    /** 0x3A5B001F, PT_UNICODE. */
    public static final PropTag<String> PR_HOME_ADDRESS_POSTAL_CODE =
            PropTag.of(0x3A5B, PropType.PT_UNICODE, String.class);

    /** 0x3A5C001F, PT_UNICODE. */
    public static final PropTag<String> PR_HOME_ADDRESS_STATE_OR_PROVINCE =
            PropTag.of(0x3A5C, PropType.PT_UNICODE, String.class);

    /** 0x3A5D001F, PT_UNICODE. */
    public static final PropTag<String> PR_HOME_ADDRESS_STREET = PropTag.of(0x3A5D, PropType.PT_UNICODE, String.class);

    /** 0x3A5E001F, PT_UNICODE. */
    public static final PropTag<String> PR_HOME_ADDRESS_POST_OFFICE_BOX =
            PropTag.of(0x3A5E, PropType.PT_UNICODE, String.class);

    /** 0x3A5F001F, PT_UNICODE. */
    public static final PropTag<String> PR_OTHER_ADDRESS_CITY = PropTag.of(0x3A5F, PropType.PT_UNICODE, String.class);

    /** 0x3A60001F, PT_UNICODE. */
    public static final PropTag<String> PR_OTHER_ADDRESS_COUNTRY =
            PropTag.of(0x3A60, PropType.PT_UNICODE, String.class);

    /** 0x3A61001F, PT_UNICODE. */
    public static final PropTag<String> PR_OTHER_ADDRESS_POSTAL_CODE =
            PropTag.of(0x3A61, PropType.PT_UNICODE, String.class);

    /** 0x3A62001F, PT_UNICODE. */
    public static final PropTag<String> PR_OTHER_ADDRESS_STATE_OR_PROVINCE =
            PropTag.of(0x3A62, PropType.PT_UNICODE, String.class);

    /** 0x3A63001F, PT_UNICODE. */
    public static final PropTag<String> PR_OTHER_ADDRESS_STREET = PropTag.of(0x3A63, PropType.PT_UNICODE, String.class);

    /** 0x3A64001F, PT_UNICODE. */
    public static final PropTag<String> PR_OTHER_ADDRESS_POST_OFFICE_BOX =
            PropTag.of(0x3A64, PropType.PT_UNICODE, String.class);

    /** 0x3A710003, PT_LONG. */
    public static final PropTag<Integer> PR_SEND_INTERNET_ENCODING =
            PropTag.of(0x3A71, PropType.PT_LONG, Integer.class);

    /** 0x3D000102, PT_BINARY. */
    public static final PropTag<Binary> PR_STORE_PROVIDERS = PropTag.of(0x3D00, PropType.PT_BINARY, Binary.class);

    /** 0x3D010102, PT_BINARY. */
    public static final PropTag<Binary> PR_AB_PROVIDERS = PropTag.of(0x3D01, PropType.PT_BINARY, Binary.class);

    /** 0x3D020102, PT_BINARY. */
    public static final PropTag<Binary> PR_TRANSPORT_PROVIDERS = PropTag.of(0x3D02, PropType.PT_BINARY, Binary.class);

    /** 0x3D04000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_DEFAULT_PROFILE = PropTag.of(0x3D04, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x3D051102, PT_MV_BINARY. */
    public static final PropTag<List<Binary>> PR_AB_SEARCH_PATH =
            PropTag.ofMulti(0x3D05, PropType.PT_MV_BINARY, Binary.class);

    /** 0x3D060102, PT_BINARY. */
    public static final PropTag<Binary> PR_AB_DEFAULT_DIR = PropTag.of(0x3D06, PropType.PT_BINARY, Binary.class);

    /** 0x3D070102, PT_BINARY. */
    public static final PropTag<Binary> PR_AB_DEFAULT_PAB = PropTag.of(0x3D07, PropType.PT_BINARY, Binary.class);

    /** 0x3D080102, PT_BINARY. */
    public static final PropTag<Binary> PR_FILTERING_HOOKS = PropTag.of(0x3D08, PropType.PT_BINARY, Binary.class);

    /** 0x3D09001F, PT_UNICODE. */
    public static final PropTag<String> PR_SERVICE_NAME = PropTag.of(0x3D09, PropType.PT_UNICODE, String.class);

    /** 0x3D0A001F, PT_UNICODE. */
    public static final PropTag<String> PR_SERVICE_DLL_NAME = PropTag.of(0x3D0A, PropType.PT_UNICODE, String.class);

    /** 0x3D0B001E, PT_STRING8. */
    public static final PropTag<String> PR_SERVICE_ENTRY_NAME = PropTag.of(0x3D0B, PropType.PT_STRING8, String.class);

    /** 0x3D0C0102, PT_BINARY. */
    public static final PropTag<Binary> PR_SERVICE_UID = PropTag.of(0x3D0C, PropType.PT_BINARY, Binary.class);

    /** 0x3D0D0102, PT_BINARY. */
    public static final PropTag<Binary> PR_SERVICE_EXTRA_UIDS = PropTag.of(0x3D0D, PropType.PT_BINARY, Binary.class);

    /** 0x3D0E0102, PT_BINARY. */
    public static final PropTag<Binary> PR_SERVICES = PropTag.of(0x3D0E, PropType.PT_BINARY, Binary.class);

    /** 0x3D0F101F, PT_MV_UNICODE. */
    public static final PropTag<List<String>> PR_SERVICE_SUPPORT_FILES =
            PropTag.ofMulti(0x3D0F, PropType.PT_MV_UNICODE, String.class);

    /** 0x3D10101F, PT_MV_UNICODE. */
    public static final PropTag<List<String>> PR_SERVICE_DELETE_FILES =
            PropTag.ofMulti(0x3D10, PropType.PT_MV_UNICODE, String.class);

    /** 0x3D110102, PT_BINARY. */
    public static final PropTag<Binary> PR_AB_SEARCH_PATH_UPDATE = PropTag.of(0x3D11, PropType.PT_BINARY, Binary.class);

    /** 0x3D12001F, PT_UNICODE. */
    public static final PropTag<String> PR_PROFILE_NAME = PropTag.of(0x3D12, PropType.PT_UNICODE, String.class);

    /** 0x3E00001F, PT_UNICODE. */
    public static final PropTag<String> PR_IDENTITY_DISPLAY = PropTag.of(0x3E00, PropType.PT_UNICODE, String.class);

    /** 0x3E010102, PT_BINARY. */
    public static final PropTag<Binary> PR_IDENTITY_ENTRYID = PropTag.of(0x3E01, PropType.PT_BINARY, Binary.class);

    /** 0x3E020003, PT_LONG. */
    public static final PropTag<Integer> PR_RESOURCE_METHODS = PropTag.of(0x3E02, PropType.PT_LONG, Integer.class);

    /** 0x3E030003, PT_LONG. */
    public static final PropTag<Integer> PR_RESOURCE_TYPE = PropTag.of(0x3E03, PropType.PT_LONG, Integer.class);

    /** 0x3E040003, PT_LONG. */
    public static final PropTag<Integer> PR_STATUS_CODE = PropTag.of(0x3E04, PropType.PT_LONG, Integer.class);

    /** 0x3E050102, PT_BINARY. */
    public static final PropTag<Binary> PR_IDENTITY_SEARCH_KEY = PropTag.of(0x3E05, PropType.PT_BINARY, Binary.class);

    /** 0x3E060102, PT_BINARY. */
    public static final PropTag<Binary> PR_OWN_STORE_ENTRYID = PropTag.of(0x3E06, PropType.PT_BINARY, Binary.class);

    /** 0x3E07001F, PT_UNICODE. */
    public static final PropTag<String> PR_RESOURCE_PATH = PropTag.of(0x3E07, PropType.PT_UNICODE, String.class);

    /** 0x3E08001F, PT_UNICODE. */
    public static final PropTag<String> PR_STATUS_STRING = PropTag.of(0x3E08, PropType.PT_UNICODE, String.class);

    /** 0x3E09000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_X400_DEFERRED_DELIVERY_CANCEL =
            PropTag.of(0x3E09, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x3E0A0102, PT_BINARY. */
    public static final PropTag<Binary> PR_HEADER_FOLDER_ENTRYID = PropTag.of(0x3E0A, PropType.PT_BINARY, Binary.class);

    /** 0x3E0B0003, PT_LONG. */
    public static final PropTag<Integer> PR_REMOTE_PROGRESS = PropTag.of(0x3E0B, PropType.PT_LONG, Integer.class);

    /** 0x3E0C001F, PT_UNICODE. */
    public static final PropTag<String> PR_REMOTE_PROGRESS_TEXT = PropTag.of(0x3E0C, PropType.PT_UNICODE, String.class);

    /** 0x3E0D000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_REMOTE_VALIDATE_OK = PropTag.of(0x3E0D, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x3F000003, PT_LONG. */
    public static final PropTag<Integer> PR_CONTROL_FLAGS = PropTag.of(0x3F00, PropType.PT_LONG, Integer.class);

    /** 0x3F010102, PT_BINARY. */
    public static final PropTag<Binary> PR_CONTROL_STRUCTURE = PropTag.of(0x3F01, PropType.PT_BINARY, Binary.class);

    /** 0x3F020003, PT_LONG. */
    public static final PropTag<Integer> PR_CONTROL_TYPE = PropTag.of(0x3F02, PropType.PT_LONG, Integer.class);

    /** 0x3F030003, PT_LONG. */
    public static final PropTag<Integer> PR_DELTAX = PropTag.of(0x3F03, PropType.PT_LONG, Integer.class);

    /** 0x3F040003, PT_LONG. */
    public static final PropTag<Integer> PR_DELTAY = PropTag.of(0x3F04, PropType.PT_LONG, Integer.class);

    /** 0x3F050003, PT_LONG. */
    public static final PropTag<Integer> PR_XPOS = PropTag.of(0x3F05, PropType.PT_LONG, Integer.class);

    /** 0x3F060003, PT_LONG. */
    public static final PropTag<Integer> PR_YPOS = PropTag.of(0x3F06, PropType.PT_LONG, Integer.class);

    /** 0x3F070102, PT_BINARY. */
    public static final PropTag<Binary> PR_CONTROL_ID = PropTag.of(0x3F07, PropType.PT_BINARY, Binary.class);

    /** 0x3F080003, PT_LONG. */
    public static final PropTag<Integer> PR_INITIAL_DETAILS_PANE = PropTag.of(0x3F08, PropType.PT_LONG, Integer.class);

    /** 0x3FDE0003, PT_LONG. */
    public static final PropTag<Integer> PR_INTERNET_CPID = PropTag.of(0x3FDE, PropType.PT_LONG, Integer.class);

    /** 0x3FEF0040, PT_SYSTIME. */
    public static final PropTag<Instant> PR_DEFERRED_SEND_TIME = PropTag.of(0x3FEF, PropType.PT_SYSTIME, Instant.class);

    /** 0x3FF8001F, PT_UNICODE. */
    public static final PropTag<String> PR_CREATOR_NAME = PropTag.of(0x3FF8, PropType.PT_UNICODE, String.class);

    /** 0x3FFA001F, PT_UNICODE. */
    public static final PropTag<String> PR_LAST_MODIFIER_NAME = PropTag.of(0x3FFA, PropType.PT_UNICODE, String.class);

    /** 0x3FFD0003, PT_LONG. */
    public static final PropTag<Integer> PR_MESSAGE_CODEPAGE = PropTag.of(0x3FFD, PropType.PT_LONG, Integer.class);

    /** 0x65E00102, PT_BINARY. */
    public static final PropTag<Binary> PR_SOURCE_KEY = PropTag.of(0x65E0, PropType.PT_BINARY, Binary.class);

    /** 0x65E20102, PT_BINARY. */
    public static final PropTag<Binary> PR_CHANGE_KEY = PropTag.of(0x65E2, PropType.PT_BINARY, Binary.class);

    /** 0x7FFE000B, PT_BOOLEAN. */
    public static final PropTag<Boolean> PR_ATTACHMENT_HIDDEN = PropTag.of(0x7FFE, PropType.PT_BOOLEAN, Boolean.class);

    private PR() {}
}

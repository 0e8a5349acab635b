// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.HashMap;
import java.util.Map;

/** The result codes of MAPI, with the numbers of its headers. */
public enum MapiCode {
    /** Success. */
    S_OK(0x00000000),
    /** An error that has no better code (E_FAIL). */
    MAPI_E_CALL_FAILED(0x80004005),
    /** Memory; property too large for GetProps/SetProps. */
    MAPI_E_NOT_ENOUGH_MEMORY(0x8007000E),
    /** Bad argument. */
    MAPI_E_INVALID_PARAMETER(0x80070057),
    /** Iid not offered. */
    MAPI_E_INTERFACE_NOT_SUPPORTED(0x80004002),
    /** Permission, sharing violation, locked. */
    MAPI_E_NO_ACCESS(0x80070005),
    /** Not implemented by this object. */
    MAPI_E_NO_SUPPORT(0x80040102),
    /** Unicode/ANSI mismatch. */
    MAPI_E_BAD_CHARWIDTH(0x80040103),
    /** String too long. */
    MAPI_E_STRING_TOO_LONG(0x80040105),
    /** Unknown/reserved flag bits. */
    MAPI_E_UNKNOWN_FLAGS(0x80040106),
    /** Malformed id. */
    MAPI_E_INVALID_ENTRYID(0x80040107),
    /** Invalidated object. */
    MAPI_E_INVALID_OBJECT(0x80040108),
    /** Changed since opened. */
    MAPI_E_OBJECT_CHANGED(0x80040109),
    /** Deleted since opened. */
    MAPI_E_OBJECT_DELETED(0x8004010A),
    /** Another operation runs. */
    MAPI_E_BUSY(0x8004010B),
    /** Not enough disk. */
    MAPI_E_NOT_ENOUGH_DISK(0x8004010D),
    /** Not enough resources. */
    MAPI_E_NOT_ENOUGH_RESOURCES(0x8004010E),
    /** Not found. */
    MAPI_E_NOT_FOUND(0x8004010F),
    /** SPI version mismatch. */
    MAPI_E_VERSION(0x80040110),
    /** Logon failed. */
    MAPI_E_LOGON_FAILED(0x80040111),
    /** Provider/process session limit. */
    MAPI_E_SESSION_LIMIT(0x80040112),
    /** User cancel. */
    MAPI_E_USER_CANCEL(0x80040113),
    /** Unable to abort. */
    MAPI_E_UNABLE_TO_ABORT(0x80040114),
    /** Network error. */
    MAPI_E_NETWORK_ERROR(0x80040115),
    /** Disk error. */
    MAPI_E_DISK_ERROR(0x80040116),
    /** Restriction/sort too complex. */
    MAPI_E_TOO_COMPLEX(0x80040117),
    /** Bad column. */
    MAPI_E_BAD_COLUMN(0x80040118),
    /** Ask GetLastError on the same object. */
    MAPI_E_EXTENDED_ERROR(0x80040119),
    /** Property is read-only/computed. */
    MAPI_E_COMPUTED(0x8004011A),
    /** Corrupt data. */
    MAPI_E_CORRUPT_DATA(0x8004011B),
    /** Configuration missing. */
    MAPI_E_UNCONFIGURED(0x8004011C),
    /** This provider only. */
    MAPI_E_FAILONEPROVIDER(0x8004011D),
    /** Code page. */
    MAPI_E_UNKNOWN_CPID(0x8004011E),
    /** Locale. */
    MAPI_E_UNKNOWN_LCID(0x8004011F),
    /** Password change required. */
    MAPI_E_PASSWORD_CHANGE_REQUIRED(0x80040120),
    /** Password expired. */
    MAPI_E_PASSWORD_EXPIRED(0x80040121),
    /** Invalid workstation account. */
    MAPI_E_INVALID_WORKSTATION_ACCOUNT(0x80040122),
    /** Invalid access time. */
    MAPI_E_INVALID_ACCESS_TIME(0x80040123),
    /** Account disabled. */
    MAPI_E_ACCOUNT_DISABLED(0x80040124),
    /** Reconnected. */
    MAPI_E_RECONNECTED(0x80040125),
    /** Offline. */
    MAPI_E_OFFLINE(0x80040126),
    /** End of session. */
    MAPI_E_END_OF_SESSION(0x80040200),
    /** No provider owns the id. */
    MAPI_E_UNKNOWN_ENTRYID(0x80040201),
    /** Missing required column. */
    MAPI_E_MISSING_REQUIRED_COLUMN(0x80040202),
    /** No primary identity. */
    MAPI_W_NO_SERVICE(0x00040203),
    /** Profile deleted. */
    MAPI_E_PROFILE_DELETED(0x80040204),
    /** Bad value. */
    MAPI_E_BAD_VALUE(0x80040301),
    /** Invalid type. */
    MAPI_E_INVALID_TYPE(0x80040302),
    /** Type no support. */
    MAPI_E_TYPE_NO_SUPPORT(0x80040303),
    /** Unexpected type. */
    MAPI_E_UNEXPECTED_TYPE(0x80040304),
    /** Too big. */
    MAPI_E_TOO_BIG(0x80040305),
    /** Provider refuses generic copy. */
    MAPI_E_DECLINE_COPY(0x80040306),
    /** Unexpected id. */
    MAPI_E_UNEXPECTED_ID(0x80040307),
    /** Success with problems. */
    MAPI_W_ERRORS_RETURNED(0x00040380),
    /** Unable to complete. */
    MAPI_E_UNABLE_TO_COMPLETE(0x80040400),
    /** Timeout. */
    MAPI_E_TIMEOUT(0x80040401),
    /** Table empty. */
    MAPI_E_TABLE_EMPTY(0x80040402),
    /** Table too big. */
    MAPI_E_TABLE_TOO_BIG(0x80040403),
    /** Invalid bookmark. */
    MAPI_E_INVALID_BOOKMARK(0x80040405),
    /** Position changed. */
    MAPI_W_POSITION_CHANGED(0x00040481),
    /** Approx count. */
    MAPI_W_APPROX_COUNT(0x00040482),
    /** Transport: retry later. */
    MAPI_E_WAIT(0x80040500),
    /** Transport: deferred send void. */
    MAPI_E_CANCEL(0x80040501),
    /** Transport: not mine. */
    MAPI_E_NOT_ME(0x80040502),
    /** SpoolerYield: stop. */
    MAPI_W_CANCEL_MESSAGE(0x00040580),
    /** Corrupt store. */
    MAPI_E_CORRUPT_STORE(0x80040600),
    /** Not in queue. */
    MAPI_E_NOT_IN_QUEUE(0x80040601),
    /** No suppress. */
    MAPI_E_NO_SUPPRESS(0x80040602),
    /** Collision. */
    MAPI_E_COLLISION(0x80040604),
    /** Not initialized. */
    MAPI_E_NOT_INITIALIZED(0x80040605),
    /** Non standard. */
    MAPI_E_NON_STANDARD(0x80040606),
    /** No recipients. */
    MAPI_E_NO_RECIPIENTS(0x80040607),
    /** Submitted. */
    MAPI_E_SUBMITTED(0x80040608),
    /** Has folders. */
    MAPI_E_HAS_FOLDERS(0x80040609),
    /** Has messages. */
    MAPI_E_HAS_MESSAGES(0x8004060A),
    /** Folder cycle. */
    MAPI_E_FOLDER_CYCLE(0x8004060B),
    /** Store full. */
    MAPI_E_STORE_FULL(0x8004060C),
    /** Lockid limit. */
    MAPI_E_LOCKID_LIMIT(0x8004060D),
    /** Partial completion. */
    MAPI_W_PARTIAL_COMPLETION(0x00040680),
    /** Ambiguous recip. */
    MAPI_E_AMBIGUOUS_RECIP(0x80040700),
    /** Named prop quota exceeded. */
    MAPI_E_NAMED_PROP_QUOTA_EXCEEDED(0x80040900);

    private static final Map<Integer, MapiCode> BY_HRESULT = new HashMap<>();

    static {
        for (MapiCode code : values()) {
            BY_HRESULT.put(code.hresult, code);
        }
    }

    private final int hresult;

    MapiCode(int hresult) {
        this.hresult = hresult;
    }

    /**
     * The code with a number.
     *
     * @param hresult the number
     * @return the code; for a number that MAPI does not name, MAPI_E_CALL_FAILED if it is a failure, else S_OK
     */
    public static MapiCode ofHresult(int hresult) {
        MapiCode code = BY_HRESULT.get(hresult);
        return code != null ? code : hresult < 0 ? MAPI_E_CALL_FAILED : S_OK;
    }

    /**
     * The number in MAPI's headers.
     *
     * @return the HRESULT
     */
    public int hresult() {
        return hresult;
    }

    /**
     * Whether the code is a success: bit 31 is clear. Warnings are successes.
     *
     * @return true for S_OK and MAPI_W_*
     */
    public boolean isSuccess() {
        return hresult >= 0;
    }
}

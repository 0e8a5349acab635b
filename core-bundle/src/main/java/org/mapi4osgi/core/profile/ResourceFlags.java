// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.util.Map;

/** The bits of PR_RESOURCE_FLAGS and the values of PR_RESOURCE_TYPE, by the names that mapisvc.inf uses. */
public final class ResourceFlags {
    /** A service: it contains the default store. */
    public static final int SERVICE_DEFAULT_STORE = 0x1;
    /** A service: a profile has it at most once. */
    public static final int SERVICE_SINGLE_COPY = 0x2;
    /** A service: it tells who the user is. */
    public static final int SERVICE_PRIMARY_IDENTITY = 0x8;
    /** A service: it does not tell who the user is. */
    public static final int SERVICE_NO_PRIMARY_IDENTITY = 0x20;

    /** A transport: preferred among several of its kind. */
    public static final int STATUS_DEFAULT_OUTBOUND = 0x1;
    /** A store: the default one. */
    public static final int STATUS_DEFAULT_STORE = 0x2;
    /** A provider: its status row tells who the user is. */
    public static final int STATUS_PRIMARY_IDENTITY = 0x4;
    /** A store: the one for Simple MAPI. */
    public static final int STATUS_SIMPLE_STORE = 0x8;
    /** A transport: asked after all others. */
    public static final int STATUS_XP_PREFER_LAST = 0x10;
    /** A provider: its status row does not tell who the user is. */
    public static final int STATUS_NO_PRIMARY_IDENTITY = 0x20;
    /** A store: it cannot be the default one. */
    public static final int STATUS_NO_DEFAULT_STORE = 0x40;
    /** A store: it is in no store table and leaves the profile after logoff. */
    public static final int STATUS_TEMP_SECTION = 0x80;
    /** A transport: tightly coupled with a store. */
    public static final int STATUS_OWN_STORE = 0x100;
    /** A hook: it sees incoming messages. */
    public static final int HOOK_INBOUND = 0x200;
    /** A hook: it sees outgoing messages. */
    public static final int HOOK_OUTBOUND = 0x400;
    /** A store: its standard folders are not verified yet. */
    public static final int STATUS_NEED_IPM_TREE = 0x800;
    /** A store: to be opened first at logon. */
    public static final int STATUS_PRIMARY_STORE = 0x1000;
    /** A store: to be opened where the primary one cannot. */
    public static final int STATUS_SECONDARY_STORE = 0x2000;

    /** PR_RESOURCE_TYPE of a message store provider. */
    public static final int MAPI_STORE_PROVIDER = 33;
    /** PR_RESOURCE_TYPE of an address book provider. */
    public static final int MAPI_AB_PROVIDER = 35;
    /** PR_RESOURCE_TYPE of a transport provider. */
    public static final int MAPI_TRANSPORT_PROVIDER = 36;
    /** PR_RESOURCE_TYPE of a spooler hook. */
    public static final int MAPI_HOOK_PROVIDER = 40;

    static final Map<String, Integer> BY_NAME = Map.ofEntries(
            Map.entry("SERVICE_DEFAULT_STORE", SERVICE_DEFAULT_STORE),
            Map.entry("SERVICE_SINGLE_COPY", SERVICE_SINGLE_COPY),
            Map.entry("SERVICE_CREATE_WITH_STORE", 0x4),
            Map.entry("SERVICE_PRIMARY_IDENTITY", SERVICE_PRIMARY_IDENTITY),
            Map.entry("SERVICE_NO_PRIMARY_IDENTITY", SERVICE_NO_PRIMARY_IDENTITY),
            Map.entry("STATUS_DEFAULT_OUTBOUND", STATUS_DEFAULT_OUTBOUND),
            Map.entry("STATUS_DEFAULT_STORE", STATUS_DEFAULT_STORE),
            Map.entry("STATUS_PRIMARY_IDENTITY", STATUS_PRIMARY_IDENTITY),
            Map.entry("STATUS_SIMPLE_STORE", STATUS_SIMPLE_STORE),
            Map.entry("STATUS_XP_PREFER_LAST", STATUS_XP_PREFER_LAST),
            Map.entry("STATUS_NO_PRIMARY_IDENTITY", STATUS_NO_PRIMARY_IDENTITY),
            Map.entry("STATUS_NO_DEFAULT_STORE", STATUS_NO_DEFAULT_STORE),
            Map.entry("STATUS_TEMP_SECTION", STATUS_TEMP_SECTION),
            Map.entry("STATUS_OWN_STORE", STATUS_OWN_STORE),
            Map.entry("HOOK_INBOUND", HOOK_INBOUND),
            Map.entry("HOOK_OUTBOUND", HOOK_OUTBOUND),
            Map.entry("STATUS_NEED_IPM_TREE", STATUS_NEED_IPM_TREE),
            Map.entry("STATUS_PRIMARY_STORE", STATUS_PRIMARY_STORE),
            Map.entry("STATUS_SECONDARY_STORE", STATUS_SECONDARY_STORE),
            Map.entry("MAPI_STORE_PROVIDER", MAPI_STORE_PROVIDER),
            Map.entry("MAPI_AB_PROVIDER", MAPI_AB_PROVIDER),
            Map.entry("MAPI_TRANSPORT_PROVIDER", MAPI_TRANSPORT_PROVIDER),
            Map.entry("MAPI_HOOK_PROVIDER", MAPI_HOOK_PROVIDER));

    private ResourceFlags() {}
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.PrintStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.IProfAdmin;
import org.mapi4osgi.api.LogonFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiSubsystem;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/**
 * The shell's MAPI session, shared by its commands: logged on when first needed, to the default profile unless
 * {@code logon} named one. A runtime that was stopped and is back gets a new session, to the same profile: what a user
 * imports must not end up in another one.
 *
 * <p>All methods hold this object's monitor, also over calls of the runtime: a shell runs one command at a time, and no
 * provider calls back here.
 */
final class ShellSession implements AutoCloseable {
    private final Supplier<@Nullable MapiSubsystem> subsystem;
    private @Nullable MapiSubsystem initialized;
    private @Nullable IMAPISession session;
    private @Nullable IMsgStore store;
    private @Nullable IAddrBook addressBook;

    /** What {@code logon} named; null for the default profile. */
    private @Nullable String profile;

    ShellSession(Supplier<@Nullable MapiSubsystem> subsystem) {
        this.subsystem = subsystem;
    }

    private synchronized MapiSubsystem mapi() throws MapiException {
        MapiSubsystem current = subsystem.get();
        if (current == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_NOT_INITIALIZED,
                    "the MAPI runtime is not running: start the bundle org.mapi4osgi.core (lb lists bundles)");
        }
        if (current != initialized) {
            current.mapiInitialize();
            initialized = current;
            session = null;
            store = null;
            addressBook = null;
        }
        return current;
    }

    synchronized IProfAdmin profiles() throws MapiException {
        return mapi().mapiAdminProfiles();
    }

    synchronized IMAPISession logon(@Nullable String profile) throws MapiException {
        logoff();
        MapiSubsystem mapi = mapi();
        if (profile == null && !hasDefaultProfile(mapi)) {
            session = logonChosen(mapi);
            this.profile = session.profileName();
        } else {
            session = profile == null
                    ? mapi.mapiLogonEx(
                            null,
                            LogonFlag.MAPI_EXTENDED,
                            LogonFlag.MAPI_NEW_SESSION,
                            LogonFlag.MAPI_LOGON_UI,
                            LogonFlag.MAPI_USE_DEFAULT)
                    : mapi.mapiLogonEx(
                            profile, LogonFlag.MAPI_EXTENDED, LogonFlag.MAPI_NEW_SESSION, LogonFlag.MAPI_LOGON_UI);
            this.profile = profile;
        }
        return session;
    }

    /** A person at a terminal chooses. */
    private static IMAPISession logonChosen(MapiSubsystem mapi) throws MapiException {
        try {
            return mapi.mapiLogonEx(null, LogonFlag.MAPI_EXTENDED, LogonFlag.MAPI_NEW_SESSION, LogonFlag.MAPI_LOGON_UI);
        } catch (MapiException e) {
            if (e.code() != MapiCode.MAPI_E_LOGON_FAILED) {
                throw e;
            }
            throw new MapiException(
                    MapiCode.MAPI_E_LOGON_FAILED,
                    "there is no default profile: profiles create NAME makes one, profiles default NAME chooses one");
        }
    }

    private static boolean hasDefaultProfile(MapiSubsystem mapi) throws MapiException {
        try (IProfAdmin admin = mapi.mapiAdminProfiles();
                IMAPITable profiles = admin.getProfileTable()) {
            for (Props row : profiles.queryRows(Math.max(1, profiles.getRowCount()))) {
                if (row.get(PR.PR_DEFAULT_PROFILE).orElse(false)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Ends the session, and forgets which profile it was on. */
    synchronized void logoff() throws MapiException {
        profile = null;
        suspend();
    }

    /** Ends the session if there is one; who needs one next logs on to the same profile. */
    synchronized boolean suspend() throws MapiException {
        IMAPISession current = session;
        if (store != null) {
            store.close();
            store = null;
        }
        if (addressBook != null) {
            addressBook.close();
            addressBook = null;
        }
        session = null;
        if (current != null) {
            try {
                current.logoff();
            } catch (MapiException e) {
                // The runtime has stopped, or ended the session itself: that is what was wanted.
                if (e.code() != MapiCode.MAPI_E_END_OF_SESSION && e.code() != MapiCode.MAPI_E_INVALID_OBJECT) {
                    throw e;
                }
            }
            current.close();
        }
        return current != null;
    }

    synchronized boolean isLoggedOn() {
        return session != null;
    }

    synchronized IMAPISession session() throws MapiException {
        mapi();
        return session != null ? session : logon(profile);
    }

    /** The default store, or the only one. */
    synchronized IMsgStore store() throws MapiException {
        IMAPISession current = session();
        if (store == null) {
            store = openDefaultStore(current);
        }
        return store;
    }

    /** The address book; what is wrong with one of its providers is told once. */
    synchronized IAddrBook addressBook(PrintStream out) throws MapiException {
        IMAPISession current = session();
        if (addressBook == null) {
            IAddrBook opened = current.openAddressBook();
            addressBook = opened;
            if (opened.warning() != MapiCode.S_OK) {
                MapiCode warning = opened.warning();
                out.println("warning: "
                        + current.getLastError(warning).map(MapiError::error).orElse(warning.toString()));
            }
        }
        return addressBook;
    }

    private static IMsgStore openDefaultStore(IMAPISession session) throws MapiException {
        try (IMAPITable stores = session.getMsgStoresTable()) {
            stores.setColumns(PR.PR_ENTRYID, PR.PR_DEFAULT_STORE);
            Props chosen = null;
            for (Props row : stores.queryRows(Math.max(1, stores.getRowCount()))) {
                if (chosen == null || row.get(PR.PR_DEFAULT_STORE).orElse(false)) {
                    chosen = row;
                }
            }
            if (chosen == null) {
                throw new MapiException(
                        MapiCode.MAPI_E_NOT_FOUND,
                        "the profile " + session.profileName() + " has no message store: add one with"
                                + " profiles create, or import into another profile");
            }
            return session.openMsgStore(
                    chosen.entryId(PR.PR_ENTRYID)
                            .orElseThrow(() -> new MapiException(
                                    MapiCode.MAPI_E_CORRUPT_DATA,
                                    "the message store table has a row without PR_ENTRYID")),
                    OpenMsgStoreFlag.MDB_WRITE);
        }
    }

    @Override
    public synchronized void close() throws MapiException {
        logoff();
        MapiSubsystem current = initialized;
        initialized = null;
        if (current != null) {
            current.mapiUninitialize();
        }
    }
}

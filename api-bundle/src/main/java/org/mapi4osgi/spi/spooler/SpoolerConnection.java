// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi.spooler;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.Identity;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A spooler's connection to the runtime. What it opens are handles: they outlive an update of the provider's bundle, and
 * end with the session, or with the connection. Free-threaded; calls may block as long as the provider does.
 *
 * <p>All methods but {@link #post} and {@link #close} throw MAPI_E_END_OF_SESSION for a session that is not open or has
 * no client with mail, which is therefore not repeated below.
 */
@ProviderType
public interface SpoolerConnection extends SpoolerPort, AutoCloseable {
    /**
     * Takes a record of the spooler's: a {@link ToRuntime}. Returns at once; one that cannot be read is logged.
     *
     * @param record the record, encoded
     */
    @Override
    void post(Binary record);

    /**
     * Lists the transports of the session's profile.
     *
     * @param session the session
     * @return the transports, in transport order
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_CORRUPT_DATA, MAPI_E_DISK_ERROR: the profile cannot be read
     *     </ul>
     */
    List<Transport> transports(int session) throws MapiException;

    /**
     * Loads a transport and logs it on (XPProviderInit, TransportLogon). A transport that is logged on already is logged
     * off first. When its bundle leaves, its logon's methods wait for the next revision as those of all handles do; once
     * that is logged on again, {@link ToSpooler.TransportBack} tells that it starts from nothing.
     *
     * @param session the session
     * @param section the transport's section of the profile
     * @param flags how to log on (XPLOG-02)
     * @return the logon, whose transportLogoff ends it
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: the profile has no such transport
     *       <li>any: TransportLogon's, or the loader's
     *     </ul>
     */
    TransportLogon logonTransport(int session, MapiUid section, Set<TransportLogonFlag> flags) throws MapiException;

    /**
     * Lists the preprocessors that a transport registered, in the order of registration.
     *
     * @param session the session
     * @param section the transport's section of the profile
     * @return the preprocessors
     * @throws MapiException
     *     <ul>
     *       <li>none but MAPI_E_END_OF_SESSION
     *     </ul>
     */
    List<Preprocessor> preprocessors(int session, MapiUid section) throws MapiException;

    /**
     * Tells what a transport says in its status row.
     *
     * @param session the session
     * @param section the transport's section of the profile
     * @return PR_STATUS_CODE; 0 if the transport has no row
     * @throws MapiException
     *     <ul>
     *       <li>none but MAPI_E_END_OF_SESSION
     *     </ul>
     */
    int statusCode(int session, MapiUid section) throws MapiException;

    /**
     * Logs the spooler on to a store (SpoolerLogon).
     *
     * @param session the session
     * @param store the wrapped store entry ID
     * @param spoolSecurity the bytes that came with it
     * @return the store; the spooler closes it
     * @throws MapiException
     *     <ul>
     *       <li>any: SpoolerLogon's, or the loader's
     *     </ul>
     */
    IMsgStore openStore(int session, EntryId store, Optional<Binary> spoolSecurity) throws MapiException;

    /**
     * Opens the table of the session's stores, which tells which is the default one.
     *
     * @param session the session
     * @return the table; the spooler closes it
     * @throws MapiException
     *     <ul>
     *       <li>none but MAPI_E_END_OF_SESSION
     *     </ul>
     */
    IMAPITable getMsgStoresTable(int session) throws MapiException;

    /**
     * Opens the session's address book.
     *
     * @param session the session
     * @return the address book; the spooler closes it
     * @throws MapiException
     *     <ul>
     *       <li>none but MAPI_E_END_OF_SESSION
     *     </ul>
     */
    IAddrBook openAddressBook(int session) throws MapiException;

    /**
     * Tells whom the session's user is (QueryIdentity).
     *
     * @param session the session
     * @return the identity; its entry ID is empty if no provider tells one
     * @throws MapiException
     *     <ul>
     *       <li>none but MAPI_E_END_OF_SESSION
     *     </ul>
     */
    Identity queryIdentity(int session) throws MapiException;

    /**
     * Tells whether two entry IDs name one object (CompareEntryIDs).
     *
     * @param session the session
     * @param entryId1 one entry ID
     * @param entryId2 another
     * @return true if they do
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_UNKNOWN_ENTRYID: no provider owns both
     *     </ul>
     */
    boolean compareEntryIDs(int session, EntryId entryId1, EntryId entryId2) throws MapiException;

    /** Ends the connection: transports are logged off, stores closed, and nothing is posted any more. Idempotent. */
    @Override
    void close();
}

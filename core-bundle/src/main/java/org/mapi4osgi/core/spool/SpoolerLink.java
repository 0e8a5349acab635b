// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.spool;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.ValidateStateFlag;
import org.mapi4osgi.spi.SpoolerNotifyFlag;

/**
 * What the spooler is told and asked. Values only, so that the spooler may stand behind any wall. Without a spooler there
 * is {@link #ABSENT}: sessions work, and mail stays in the outgoing queues.
 */
public interface SpoolerLink {
    /** There is no spooler. */
    SpoolerLink ABSENT = new SpoolerLink() {
        @Override
        public boolean isPresent() {
            return false;
        }

        @Override
        public void sessionOpened(int session, String profileName) {}

        @Override
        public void storeOpened(int session, EntryId storeId, Optional<Binary> spoolSecurity) {}

        @Override
        public void sessionClosed(int session) {}

        @Override
        public void spoolerNotify(
                int session, MapiUid section, @Nullable Notification data, Set<SpoolerNotifyFlag> flags) {}

        @Override
        public void flush(int session, Set<FlushFlag> flags) throws MapiException {
            throw none();
        }

        @Override
        public void completeMsg(int session, EntryId message) throws MapiException {
            throw none();
        }

        @Override
        public void validate(int session, Set<ValidateStateFlag> flags) throws MapiException {
            throw none();
        }

        @Override
        public List<String> addressTypes(int session) {
            return List.of();
        }

        private MapiException none() {
            return new MapiException(
                    MapiCode.MAPI_E_NO_SUPPORT, "no spooler is installed; messages stay in the outgoing queue");
        }
    };

    /** Whether there is a spooler. */
    boolean isPresent();

    /** A session without MAPI_NO_MAIL was opened. */
    void sessionOpened(int session, String profileName);

    /** A store was opened without MDB_NO_MAIL. */
    void storeOpened(int session, EntryId storeId, Optional<Binary> spoolSecurity);

    /** A session has ended. */
    void sessionClosed(int session);

    /** SpoolerNotify of the provider that is logged on to a section. */
    void spoolerNotify(int session, MapiUid section, @Nullable Notification data, Set<SpoolerNotifyFlag> flags);

    /** FlushQueues of the spooler's status object, and MAPI_FORCE_DOWNLOAD. */
    void flush(int session, Set<FlushFlag> flags) throws MapiException;

    /** ValidateState of the spooler's status object. */
    void validate(int session, Set<ValidateStateFlag> flags) throws MapiException;

    /** EnumAdrTypes: the address types that the session's transports send to. */
    List<String> addressTypes(int session);

    /** CompleteMsg of a support object. */
    void completeMsg(int session, EntryId message) throws MapiException;
}

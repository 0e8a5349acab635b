// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.core.session.SessionWorld.openStore;
import static org.mapi4osgi.core.session.SessionWorld.storeId;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.LogonFlag;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.ValidateStateFlag;
import org.mapi4osgi.core.spool.SpoolerLink;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.SpoolerNotifyFlag;

/** What a spooler hears of sessions and their stores. */
final class SpoolerTest {
    @TempDir
    Path folder = Path.of("");

    private final List<String> heard = new ArrayList<>();
    private SessionWorld world;

    @BeforeEach
    void start() throws MapiException {
        world = new SessionWorld(folder, new Heard());
    }

    private final class Heard implements SpoolerLink {
        @Override
        public boolean isPresent() {
            return true;
        }

        @Override
        public void sessionOpened(int session, String profileName) {
            heard.add("session " + session + " " + profileName);
        }

        @Override
        public void storeOpened(int session, EntryId storeId, Optional<Binary> spoolSecurity) {
            heard.add("store " + session + " " + storeId + " " + spoolSecurity);
        }

        @Override
        public void sessionClosed(int session) {
            heard.add("closed " + session);
        }

        @Override
        public void spoolerNotify(
                int session, MapiUid section, @Nullable Notification data, Set<SpoolerNotifyFlag> flags) {}

        @Override
        public void flush(int session, Set<FlushFlag> flags) {
            heard.add("flush " + session + " " + flags);
        }

        @Override
        public void validate(int session, Set<ValidateStateFlag> flags) {}

        @Override
        public List<String> addressTypes(int session) {
            return List.of("SMTP");
        }

        @Override
        public void completeMsg(int session, EntryId message) {}
    }

    @Test
    @Clause({"MSLOG-06", "MSLOG-10"})
    void mslog06_aStoreIsHandedOverWithItsFirstOpenOnly() throws MapiException {
        IMAPISession session = world.logon("one");
        EntryId id = storeId(session, "My store");
        session.openMsgStore(id);
        session.openMsgStore(id);
        Optional<Binary> spoolSecurity = Optional.of(Binary.of(new byte[] {1, 2, 3}));
        assertThat(heard).containsExactly("session 1 one", "store 1 " + id + " " + spoolSecurity);
    }

    @Test
    @Clause("MSLOG-08")
    void mslog08_aStoreThatIsOpenedWithoutMailIsNotHandedOver() throws MapiException {
        IMAPISession session = world.logon("one");
        openStore(session, "My store", OpenMsgStoreFlag.MDB_NO_MAIL);
        assertThat(heard).containsExactly("session 1 one");
    }

    @Test
    void aSessionWithoutMailIsNotHeardOf() throws MapiException {
        IMAPISession session = world.logon("one", LogonFlag.MAPI_NO_MAIL);
        openStore(session, "My store");
        assertThat(heard).isEmpty();
    }

    @Test
    void aClientWithMailBringsItToASharedSessionWithoutIt() throws MapiException {
        IMAPISession without = world.client().mapiLogonEx("all", LogonFlag.MAPI_ALLOW_OTHERS, LogonFlag.MAPI_NO_MAIL);
        openStore(without, "My store");
        IMAPISession with = world.client().mapiLogonEx(null);
        EntryId other = storeId(with, "Other store");
        with.openMsgStore(other);
        assertThat(heard).hasSize(2);
        assertThat(heard.get(0)).isEqualTo("session 1 all");
        assertThat(heard.get(1)).contains(other.toString());
        with.logoff();
        assertThat(heard).hasSize(2);
        without.logoff();
        assertThat(heard).endsWith("closed 1");
    }

    @Test
    @Clause("LOGON-24")
    void logon24_mailIsDownloadedBeforeTheLogonReturns() throws MapiException {
        world.logon("one").logoff();
        assertThat(heard).noneMatch(line -> line.startsWith("flush"));
        world.logon("one", LogonFlag.MAPI_FORCE_DOWNLOAD);
        assertThat(heard).endsWith("flush 2 [FLUSH_DOWNLOAD]");
        world.logon("one", LogonFlag.MAPI_FORCE_DOWNLOAD, LogonFlag.MAPI_NO_MAIL);
        assertThat(heard).endsWith("flush 2 [FLUSH_DOWNLOAD]");
    }
}

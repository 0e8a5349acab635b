// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.spool;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.Identity;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.mapi4osgi.spi.spooler.Preprocessor;
import org.mapi4osgi.spi.spooler.SpoolerConnection;
import org.mapi4osgi.spi.spooler.SpoolerPort;
import org.mapi4osgi.spi.spooler.ToRuntime;
import org.mapi4osgi.spi.spooler.Transport;
import org.mapi4osgi.spi.spooler.TransportLogon;

/** A spooler's connection: a desk in each session that it uses, the way to its port, and the answers that are awaited. */
final class Connection implements SpoolerConnection {
    private static final System.Logger LOG = System.getLogger(Connection.class.getName());

    private final SpoolerLink link;
    private final String name;
    private final PortFeed feed;
    private final Answers answers = new Answers();
    private final Map<Integer, SpoolerDesk> desks = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    Connection(SpoolerLink link, String name, SpoolerPort port) {
        this.link = link;
        this.name = name;
        this.feed = new PortFeed(port, body -> link.tools().workers().start("records to the spooler", body));
    }

    /** The bundle that connected. */
    String name() {
        return name;
    }

    /** Whether it is closed, or just being closed. */
    boolean isClosed() {
        return closed.get();
    }

    PortFeed feed() {
        return feed;
    }

    Answers answers() {
        return answers;
    }

    private SpoolerDesk desk(int session) throws MapiException {
        MailSession opened = link.session(session);
        SpoolerDesk desk = desks.computeIfAbsent(session, number -> opened.newDesk());
        if (closed.get()) {
            endDesk(session);
            throw new MapiException(MapiCode.MAPI_E_END_OF_SESSION, "the spooler's connection was closed");
        }
        try {
            link.session(session);
            return desk;
        } catch (MapiException e) {
            endDesk(session);
            throw e;
        }
    }

    private void endDesk(int session) {
        SpoolerDesk desk = desks.remove(session);
        if (desk != null) {
            desk.end();
        }
    }

    /** A session has ended. */
    void sessionEnded(int session) {
        endDesk(session);
    }

    @Override
    public void post(Binary record) {
        if (closed.get()) {
            return;
        }
        try {
            ToRuntime said = ToRuntime.parse(record);
            if (said instanceof ToRuntime.Reply reply) {
                answers.answered(reply);
            } else if (said instanceof ToRuntime.StatusRow row) {
                link.statusRow(this, row);
            } else if (said instanceof ToRuntime.Yield cancel) {
                link.yielded(this, cancel);
            }
        } catch (MapiException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a record of the spooler of {0} is left out: {1}",
                    name,
                    e.getMessage());
        }
    }

    @Override
    public List<Transport> transports(int session) throws MapiException {
        return desk(session).transports();
    }

    @Override
    public TransportLogon logonTransport(int session, MapiUid section, Set<TransportLogonFlag> flags)
            throws MapiException {
        return desk(session).logonTransport(section, Set.copyOf(flags));
    }

    @Override
    public List<Preprocessor> preprocessors(int session, MapiUid section) throws MapiException {
        return desk(session).preprocessors(section);
    }

    @Override
    public int statusCode(int session, MapiUid section) throws MapiException {
        return desk(session).statusCode(section);
    }

    @Override
    public IMsgStore openStore(int session, EntryId store, Optional<Binary> spoolSecurity) throws MapiException {
        return desk(session).openStore(store, spoolSecurity);
    }

    @Override
    public IMAPITable getMsgStoresTable(int session) throws MapiException {
        return desk(session).getMsgStoresTable();
    }

    @Override
    public IAddrBook openAddressBook(int session) throws MapiException {
        return desk(session).openAddressBook();
    }

    @Override
    public Identity queryIdentity(int session) throws MapiException {
        return desk(session).queryIdentity();
    }

    @Override
    public boolean compareEntryIDs(int session, EntryId entryId1, EntryId entryId2) throws MapiException {
        return desk(session).compareEntryIDs(entryId1, entryId2);
    }

    /** Who waits for an answer is told first: a transport may wait for one, and could not be logged off before. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        answers.end();
        feed.stop(link.tools().settings().logoff());
        try {
            List.copyOf(desks.keySet()).forEach(this::endDesk);
        } finally {
            link.disconnected(this);
        }
    }
}

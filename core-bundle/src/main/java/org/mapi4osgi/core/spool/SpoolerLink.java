// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.spool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ValidateStateFlag;
import org.mapi4osgi.core.provider.ProviderTools;
import org.mapi4osgi.core.provider.SpoolerWaits;
import org.mapi4osgi.core.status.StatusCode;
import org.mapi4osgi.spi.spooler.SpoolerPort;
import org.mapi4osgi.spi.spooler.ToRuntime;
import org.mapi4osgi.spi.spooler.ToRuntime.Reply;
import org.mapi4osgi.spi.spooler.ToSpooler;

/**
 * The way from sessions to the spooler: tells it of them and of their stores, also when it connects late, and asks it what
 * their clients and providers ask. Without a spooler sessions work, and mail stays in the outgoing queues.
 *
 * <p>The lock guards what was announced and who is connected, and the order of records; nothing is called with it held but
 * the queue of a {@link PortFeed}.
 */
public final class SpoolerLink {
    private static final System.Logger LOG = System.getLogger(SpoolerLink.class.getName());

    private final ProviderTools tools;
    private final AtomicInteger requests = new AtomicInteger();
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final Map<Integer, Announced> sessions = new LinkedHashMap<>();

    @GuardedBy("lock")
    private @Nullable Connection connection;

    @GuardedBy("lock")
    private long rowVersion;

    /**
     * A link without a spooler.
     *
     * @param tools threads and deadlines
     */
    public SpoolerLink(ProviderTools tools) {
        this.tools = tools;
    }

    /** How long answers are waited for. */
    public SpoolerWaits waits() {
        return tools.settings().spooler();
    }

    ProviderTools tools() {
        return tools;
    }

    // What happens.

    /** A client with mail logged on to a session; the first one counts. */
    public void sessionOpened(int number, String profileName, MailSession session) {
        ToSpooler.SessionOpened opened = new ToSpooler.SessionOpened(number, profileName);
        Binary record = opened.toBinary();
        Connection to;
        SpoolerRow row;
        synchronized (lock) {
            if (sessions.containsKey(number)) {
                return;
            }
            sessions.put(number, new Announced(opened, session));
            to = queue(record);
            row = row();
        }
        wake(to);
        session.spoolerRow(row);
    }

    /** A client with mail opened a store without MDB_NO_MAIL; the first one counts, and the first after a StoreLogoff. */
    public void storeOpened(int number, MapiUid section, EntryId store, Optional<Binary> spoolSecurity) {
        ToSpooler.StoreOpened opened = new ToSpooler.StoreOpened(number, section, store, spoolSecurity);
        Binary record = opened.toBinary();
        Connection to;
        synchronized (lock) {
            Announced session = sessions.get(number);
            if (session == null || !session.add(opened)) {
                return;
            }
            to = queue(record);
        }
        wake(to);
    }

    /** The section of a store that was opened without one has ended with its last logon; nobody can open it again. */
    public void storeGone(int number, MapiUid section) {
        synchronized (lock) {
            Announced session = sessions.get(number);
            if (session != null) {
                session.remove(section);
            }
        }
    }

    /** Tells the spooler of something in a session that it knows. */
    public void tell(ToSpooler record) {
        Binary encoded = record.toBinary();
        Connection to;
        synchronized (lock) {
            to = sessions.containsKey(record.session()) ? queue(encoded) : null;
        }
        wake(to);
    }

    /**
     * As {@link #tell}, for a request whose answer nobody waits for.
     *
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_BUSY: the spooler takes no records, and too many wait
     *     </ul>
     */
    public void tell(IntFunction<ToSpooler.Request> request) throws MapiException {
        ToSpooler.Request record = request.apply(requests.incrementAndGet());
        synchronized (lock) {
            if (sessions.containsKey(record.session())) {
                requireRoom(connected(), record);
            }
        }
        tell(record);
    }

    /** Who asks is refused rather than made to wait; only the end of a session has to be known. */
    private static void requireRoom(@Nullable Connection to, ToSpooler.Request request) throws MapiException {
        if (to != null && to.feed().isFull() && !(request instanceof ToSpooler.CloseSession)) {
            throw new MapiException(
                    MapiCode.MAPI_E_BUSY,
                    MapiError.of(
                            "MAPI",
                            "the spooler of " + to.name() + " takes no records, " + PortFeed.LIMIT
                                    + " wait for it, and "
                                    + request.getClass().getSimpleName()
                                    + " is refused; if it does not recover, restart that bundle"));
        }
    }

    /** The spooler, unless it is about to go. */
    @GuardedBy("lock")
    private @Nullable Connection connected() {
        Connection there = connection;
        return there == null || there.isClosed() ? null : there;
    }

    @GuardedBy("lock")
    private @Nullable Connection queue(Binary record) {
        Connection to = connected();
        if (to != null) {
            to.feed().add(record);
        }
        return to;
    }

    private static void wake(@Nullable Connection to) {
        if (to != null) {
            to.feed().wake();
        }
    }

    /** The last client logs off: the spooler finishes, bounded, and loses the session. */
    public void sessionClosing(int number) {
        Connection to;
        synchronized (lock) {
            Announced session = sessions.get(number);
            if (session == null) {
                return;
            }
            session.ending = true;
            to = connected();
        }
        try {
            if (to != null) {
                ask(
                        number,
                        "the end of session " + number,
                        waits().close(),
                        n -> new ToSpooler.CloseSession(n, number));
            }
        } catch (MapiException e) {
            LOG.log(System.Logger.Level.WARNING, "session " + number + " ends all the same: " + e.getMessage());
        }
        synchronized (lock) {
            sessions.remove(number);
            to = connection;
        }
        if (to != null) {
            to.sessionEnded(number);
        }
    }

    // What is asked.

    /** Whether there is a spooler that knows the session. */
    public boolean serves(int number) {
        synchronized (lock) {
            return connected() != null && sessions.containsKey(number);
        }
    }

    /** Whether the spooler was told of a store, or will be. */
    public boolean hasStore(int number, MapiUid section) {
        synchronized (lock) {
            Announced session = sessions.get(number);
            return session != null && session.hasStore(section);
        }
    }

    /** Whether another session with the same profile has a store open, and its mail (SHUT-09). */
    public boolean isOpenElsewhere(int number, MapiUid section) {
        synchronized (lock) {
            Announced session = sessions.get(number);
            return session != null
                    && sessions.values().stream().anyMatch(other -> other != session && other.shares(session, section));
        }
    }

    /**
     * Asks the spooler and waits for its answer.
     *
     * @param number the session
     * @param what what is asked, for people
     * @param wait how long to wait
     * @param make makes the request with its number
     * @return the answer, no failure
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: there is no spooler, or the session has no client with mail
     *       <li>MAPI_E_BUSY: the spooler takes no records, and too many wait
     *       <li>MAPI_E_TIMEOUT: the spooler did not answer in time
     *       <li>MAPI_E_CALL_FAILED: the spooler went meanwhile
     *       <li>the spooler's own code
     *     </ul>
     */
    public Reply ask(int number, String what, Duration wait, IntFunction<ToSpooler.Request> make) throws MapiException {
        int request = requests.incrementAndGet();
        ToSpooler.Request asked = make.apply(request);
        Binary record = asked.toBinary();
        Connection to;
        Future<Reply> answer;
        synchronized (lock) {
            to = connected();
            Announced session = sessions.get(number);
            if (to == null || session == null) {
                throw to == null ? none() : noMail();
            }
            requireRoom(to, asked);
            if (asked instanceof ToSpooler.StoreLogoff logoff) {
                session.loggedOff(logoff.section());
            }
            answer = to.answers().expect(request);
            queue(record);
        }
        wake(to);
        try {
            return Answers.await(answer, wait, what);
        } finally {
            to.answers().forget(request);
        }
    }

    private static MapiException none() {
        return new MapiException(
                MapiCode.MAPI_E_NO_SUPPORT,
                "no spooler is running; messages stay in the outgoing queue until its bundle is started");
    }

    private static MapiException noMail() {
        return new MapiException(
                MapiCode.MAPI_E_NO_SUPPORT,
                "all clients of the session logged on with MAPI_NO_MAIL; log on without it");
    }

    /** FlushQueues; an empty target is all transports. */
    public void flush(int number, Optional<MapiUid> target, Set<FlushFlag> flags) throws MapiException {
        ask(number, "FlushQueues", waits().flush(), n -> new ToSpooler.Flush(n, number, target, flags));
    }

    /** ValidateState of the spooler's status object. */
    public void validate(int number, Set<ValidateStateFlag> flags) throws MapiException {
        ask(number, "ValidateState", waits().transports(), n -> new ToSpooler.Validate(n, number, flags));
    }

    /** EnumAdrTypes; none without a spooler. */
    public List<String> addressTypes(int number) throws MapiException {
        return serves(number)
                ? ask(number, "EnumAdrTypes", waits().answer(), n -> new ToSpooler.AddressTypes(n, number))
                        .strings()
                : List.of();
    }

    /** SpoolerYield: whether the message in transfer is cancelled. */
    public boolean isCancelled(int number, MapiUid section) {
        synchronized (lock) {
            Announced session = sessions.get(number);
            return session != null && session.isCancelled(section);
        }
    }

    // The other side.

    /** Connects a spooler. */
    Connection connect(SpoolerPort port, String name) throws MapiException {
        Connection made = new Connection(this, name, port);
        synchronized (lock) {
            Connection there = connection;
            if (there != null) {
                throw new MapiException(
                        MapiCode.MAPI_E_BUSY,
                        "the spooler of " + there.name() + " is connected; there is one at a time");
            }
            connection = made;
            rowVersion++;
            sessions.values().forEach(session -> session.records().forEach(record -> queue(record.toBinary())));
        }
        wake(made);
        tellRows();
        return made;
    }

    /** A connection has ended; a spooler may connect again. */
    void disconnected(Connection ended) {
        synchronized (lock) {
            if (connection != ended) {
                return;
            }
            connection = null;
            rowVersion++;
            sessions.values().forEach(Announced::forgetCancelled);
        }
        tellRows();
    }

    private void tellRows() {
        List<MailSession> all = new ArrayList<>();
        SpoolerRow row;
        synchronized (lock) {
            sessions.values().forEach(session -> all.add(session.session));
            row = row();
        }
        all.forEach(session -> session.spoolerRow(row));
    }

    /** What the row says until the spooler says more. */
    @GuardedBy("lock")
    private SpoolerRow row() {
        return connection == null
                ? new SpoolerRow(rowVersion, StatusCode.STATUS_FAILURE, "No mail is sent or received.")
                : new SpoolerRow(rowVersion, StatusCode.STATUS_AVAILABLE, "");
    }

    /** The session as its spooler uses it. */
    MailSession session(int number) throws MapiException {
        synchronized (lock) {
            Announced session = sessions.get(number);
            if (session != null) {
                return session.session;
            }
        }
        throw new MapiException(
                MapiCode.MAPI_E_END_OF_SESSION, "session " + number + " is not open, or has no client with mail");
    }

    /** The spooler says what its row says. */
    void statusRow(Connection from, ToRuntime.StatusRow said) {
        MailSession told;
        SpoolerRow row;
        synchronized (lock) {
            Announced session = sessions.get(said.session());
            if (session == null || connection != from) {
                return;
            }
            told = session.session;
            row = new SpoolerRow(++rowVersion, said.statusCode(), said.statusString());
        }
        told.spoolerRow(row);
    }

    /** The spooler says what SpoolerYield tells from now on. */
    void yielded(Connection from, ToRuntime.Yield said) {
        synchronized (lock) {
            Announced session = sessions.get(said.session());
            if (session != null && connection == from) {
                session.cancelled(said.section(), said.cancelled());
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.api.ValidateStateFlag;
import org.mapi4osgi.spi.AddressTypes;
import org.mapi4osgi.spi.EndMessageFlag;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.IXPLogon;
import org.mapi4osgi.spi.MessageReference;
import org.mapi4osgi.spi.OptionData;
import org.mapi4osgi.spi.SpoolerNotifyFlag;
import org.mapi4osgi.spi.SubmitResult;
import org.mapi4osgi.spi.TransportNotifyFlag;
import org.mapi4osgi.spi.TransportSubmitFlag;
import org.mapi4osgi.util.SupportReference;
import org.mapi4osgi.xp.config.ServerTags;
import org.mapi4osgi.xp.config.Settings;
import org.mapi4osgi.xp.config.XpTags;
import org.mapi4osgi.xp.net.ServerTrouble;
import org.mapi4osgi.xp.net.Watchdog;
import org.mapi4osgi.xp.smtp.CancelledException;
import org.mapi4osgi.xp.smtp.Transfer;

/**
 * The logon object.
 *
 * <p><b>Threads.</b> The spooler calls one method at a time, but transportNotify; clients come through the status object.
 * {@code turn} is held by whoever talks to a server or changes {@code lines}; the spooler waits for it, a client gets
 * MAPI_E_BUSY instead. It is a turn and no lock: the store and the runtime are called by its holder.
 */
final class XpLogon implements IXPLogon {
    private static final int WAIT_BUSY_SECONDS = 60;
    private static final int WAIT_REFUSED_SECONDS = 300;
    private static final long LOGOFF_WAIT_MILLIS = 4000;

    private final SupportReference reference;
    private final IMAPISupport support;
    private final AccountSection section;
    private final PasswordPrompt prompt;
    private final Environment environment;
    private final Watchdog watchdog = new Watchdog("mapi-xp-watchdog");
    private final StatusRow status;
    private final Semaphore turn = new Semaphore(1, true);
    private final AtomicLong numbers = new AtomicLong(MessageReference.INITIAL_INBOUND);
    private final Set<Long> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean loggedOff = new AtomicBoolean();
    private volatile Lines lines;
    private volatile @Nullable Transfer transfer;

    XpLogon(SupportReference reference, AccountSection section, PasswordPrompt prompt, Environment environment)
            throws MapiException {
        this.reference = reference;
        this.support = reference.support();
        this.section = section;
        this.prompt = prompt;
        this.environment = environment;
        this.status = new StatusRow(support);
        this.lines = new Lines(section.read(), support, watchdog, environment);
    }

    /** The first call after the logon, and so the place where the status row is added (XPLOG-01, XPLOG-05). */
    @Override
    public AddressTypes addressTypes() throws MapiException {
        status.add(lines.content());
        return new AddressTypes(List.of(lines.submission() == null ? "" : Identity.SMTP), List.of());
    }

    @Override
    public List<OptionData> registerOptions() {
        return lines.submission() == null ? List.of() : MessageOptions.all();
    }

    @Override
    public void transportNotify(Set<TransportNotifyFlag> flags, long messageReference) throws MapiException {
        for (TransportNotifyFlag flag : flags) {
            switch (flag) {
                case NOTIFY_BEGIN_INBOUND -> status.set(StatusFlags.STATUS_INBOUND_ENABLED);
                case NOTIFY_BEGIN_OUTBOUND -> status.set(StatusFlags.STATUS_OUTBOUND_ENABLED);
                case NOTIFY_BEGIN_INBOUND_FLUSH -> flush(StatusFlags.STATUS_INBOUND_FLUSH);
                case NOTIFY_BEGIN_OUTBOUND_FLUSH -> flush(StatusFlags.STATUS_OUTBOUND_FLUSH);
                case NOTIFY_END_INBOUND ->
                    status.clear(StatusFlags.STATUS_INBOUND_ENABLED | StatusFlags.STATUS_INBOUND_FLUSH);
                case NOTIFY_END_OUTBOUND ->
                    status.clear(StatusFlags.STATUS_OUTBOUND_ENABLED | StatusFlags.STATUS_OUTBOUND_FLUSH);
                case NOTIFY_END_INBOUND_FLUSH -> status.clear(StatusFlags.STATUS_INBOUND_FLUSH);
                case NOTIFY_END_OUTBOUND_FLUSH -> status.clear(StatusFlags.STATUS_OUTBOUND_FLUSH);
                case NOTIFY_CANCEL_MESSAGE -> cancel(messageReference);
                case NOTIFY_ABORT_DEFERRED -> {} // nothing is ever deferred
            }
        }
    }

    private void flush(int bit) throws MapiException {
        if (bit == StatusFlags.STATUS_INBOUND_FLUSH && lines.receiver() != null) {
            lines.receiver().askNow();
        }
        status.set(bit);
    }

    private void cancel(long messageReference) {
        Transfer now = transfer;
        if (now != null && now.reference() == messageReference) {
            now.cancel();
        }
    }

    @Override
    public SubmitResult submitMessage(IMessage message, MessageReference reference, Set<TransportSubmitFlag> flags)
            throws MapiException {
        long number = numbers.incrementAndGet();
        reference.set(number);
        Transfer mine = new Transfer(number, () -> support.spoolerYield() != MapiCode.MAPI_W_CANCEL_MESSAGE);
        transfer = mine;
        takeTurn();
        try {
            checkLoggedOn();
            Submission submission = lines.submission();
            List<Props> recipients = submission == null ? List.of() : OutgoingRecipients.of(message);
            if (submission == null || recipients.isEmpty()) {
                return SubmitResult.of(SubmitResult.Outcome.MAPI_E_NOT_ME);
            }
            status.set(StatusFlags.STATUS_OUTBOUND_ACTIVE);
            if (submission.send(message, recipients, mine)) {
                waiting.add(number);
            }
            status.outbound(null);
            return SubmitResult.taken();
        } catch (ServerTrouble e) {
            status.outbound(e);
            askPassword(XpTags.SMTP, e);
            return refused(e);
        } catch (CancelledException e) {
            throw new MapiException(
                    loggedOff.get() ? MapiCode.MAPI_E_NETWORK_ERROR : MapiCode.MAPI_E_USER_CANCEL,
                    "nothing was sent: " + e.getMessage());
        } finally {
            mine.end();
            transfer = null;
            endTurn();
            status.clear(StatusFlags.STATUS_OUTBOUND_ACTIVE);
        }
    }

    private void askPassword(ServerTags server, ServerTrouble trouble) {
        if (trouble.kind() == ServerTrouble.Kind.CREDENTIALS) {
            prompt.refused(server, this::renew);
        }
    }

    /** The settings have changed: both servers are tried with them. */
    private void renew() throws MapiException {
        List<SpoolerNotifyFlag> news;
        takeTurn();
        try {
            checkLoggedOn();
            reload();
            news = check();
        } finally {
            endTurn();
        }
        tell(news);
    }

    private void tell(List<SpoolerNotifyFlag> news) throws MapiException {
        for (SpoolerNotifyFlag flag : news) {
            support.spoolerNotify(null, flag);
        }
    }

    private static SubmitResult refused(ServerTrouble trouble) throws MapiException {
        return switch (trouble.kind()) {
            case NETWORK -> throw error(trouble);
            case BUSY -> SubmitResult.waiting(WAIT_BUSY_SECONDS);
            case REFUSED, CREDENTIALS, SECURITY -> SubmitResult.waiting(WAIT_REFUSED_SECONDS);
        };
    }

    private static MapiException error(ServerTrouble trouble) {
        MapiCode code = switch (trouble.kind()) {
            case NETWORK, BUSY -> MapiCode.MAPI_E_NETWORK_ERROR;
            case REFUSED, SECURITY -> MapiCode.MAPI_E_NO_ACCESS;
            case CREDENTIALS -> MapiCode.MAPI_E_LOGON_FAILED;
        };
        return new MapiException(code, MapiError.of(Settings.DISPLAY, String.valueOf(trouble.getMessage())));
    }

    @Override
    public Set<EndMessageFlag> endMessage(long messageReference) {
        return waiting.remove(messageReference) ? Set.of(EndMessageFlag.END_RESEND_LATER) : Set.of();
    }

    @Override
    public boolean poll() throws MapiException {
        if (lines.receiver() == null || !isEnabled(StatusFlags.STATUS_INBOUND_ENABLED)) {
            return false;
        }
        takeTurn();
        try {
            checkLoggedOn();
            boolean waits = lines.needReceiver().poll();
            status.inbound(null);
            return waits;
        } catch (ServerTrouble e) {
            status.inbound(e);
            askPassword(XpTags.POP3, e);
            return false;
        } finally {
            endTurn();
        }
    }

    @Override
    public void startMessage(IMessage message, MessageReference reference) throws MapiException {
        reference.set(numbers.incrementAndGet());
        if (lines.receiver() == null) {
            throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this account receives nothing");
        }
        takeTurn();
        try {
            checkLoggedOn();
            status.set(StatusFlags.STATUS_INBOUND_ACTIVE);
            lines.needReceiver().receive(message);
            status.inbound(null);
        } catch (ServerTrouble e) {
            status.inbound(e);
            askPassword(XpTags.POP3, e);
            throw error(e);
        } finally {
            endTurn();
            status.clear(StatusFlags.STATUS_INBOUND_ACTIVE);
        }
    }

    private boolean isEnabled(int bit) {
        return (status.bits() & bit) != 0;
    }

    @Override
    public void idle() {
        if (turn.tryAcquire()) {
            try {
                lines.closeUnused(isEnabled(StatusFlags.STATUS_INBOUND_ENABLED));
            } finally {
                endTurn();
            }
        }
    }

    @Override
    public IMAPIStatus openStatusEntry(OpenEntryFlag... flags) throws MapiException {
        checkLoggedOn();
        return new StatusObject(this);
    }

    Props statusRow() throws MapiException {
        checkLoggedOn();
        return status.current(lines.content());
    }

    @Override
    public void validateState(UiParam uiParam, ValidateStateFlag... flags) throws MapiException {
        Set<ValidateStateFlag> set = StatusObject.checkKnown(flags);
        checkLoggedOn();
        List<SpoolerNotifyFlag> news;
        tryTurn();
        try {
            if (set.contains(ValidateStateFlag.CONFIG_CHANGED)) {
                reload();
            }
            if (set.contains(ValidateStateFlag.FORCE_XP_DISCONNECT)) {
                lines.close();
                return;
            }
            news = check();
        } finally {
            endTurn();
        }
        tell(news);
    }

    private void reload() throws MapiException {
        AccountSection.Content content = section.read();
        Lines old = lines;
        lines = new Lines(content, support, watchdog, environment);
        old.end();
        status.add(content);
    }

    /** Asks both servers, the second also if the first failed. What the spooler is to know of it. */
    private List<SpoolerNotifyFlag> check() throws MapiException {
        List<SpoolerNotifyFlag> news = new ArrayList<>();
        ServerTrouble outbound = lines.checkSending();
        if (status.outbound(outbound) && outbound == null) {
            news.add(SpoolerNotifyFlag.NOTIFY_READYTOSEND);
        }
        ServerTrouble inbound = lines.checkReceiving();
        status.inbound(inbound);
        if (inbound == null && lines.receiver() != null && isEnabled(StatusFlags.STATUS_INBOUND_ENABLED)) {
            lines.needReceiver().askNow();
            news.add(SpoolerNotifyFlag.NOTIFY_NEWMAIL);
        }
        ServerTrouble first = outbound != null ? outbound : inbound;
        if (first != null) {
            throw error(first);
        }
        return news;
    }

    void changePassword(String oldPassword, String newPassword) throws MapiException {
        checkLoggedOn();
        tryTurn();
        try {
            section.changePassword(oldPassword, newPassword);
            reload();
        } finally {
            endTurn();
        }
    }

    @Override
    public void flushQueues(UiParam uiParam, FlushFlag... flags) throws MapiException {
        checkLoggedOn();
        Set<FlushFlag> set = MapiFlag.set(FlushFlag.class, flags);
        if (set.contains(FlushFlag.FLUSH_UPLOAD) && lines.submission() != null) {
            flush(StatusFlags.STATUS_OUTBOUND_FLUSH);
        }
        if (set.contains(FlushFlag.FLUSH_DOWNLOAD) && lines.receiver() != null) {
            flush(StatusFlags.STATUS_INBOUND_FLUSH);
        }
    }

    private void takeTurn() throws MapiException {
        try {
            turn.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MapiException(MapiCode.MAPI_E_USER_CANCEL, "the thread was interrupted");
        }
    }

    private void tryTurn() throws MapiException {
        if (!turn.tryAcquire()) {
            throw new MapiException(
                    MapiCode.MAPI_E_BUSY,
                    MapiError.of(Settings.DISPLAY, "a message is being transferred; try again later"));
        }
    }

    /** Who was at it for longer than the logoff waits closes all there is itself. */
    private void endTurn() {
        turn.release();
        if (loggedOff.get() && turn.tryAcquire()) {
            try {
                lines.end();
            } finally {
                turn.release();
            }
        }
    }

    private void checkLoggedOn() throws MapiException {
        if (loggedOff.get()) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_OBJECT, "the transport was logged off");
        }
    }

    /** A message whose end the server has is waited for, briefly: otherwise it would be sent again. */
    @Override
    public void transportLogoff() {
        if (!loggedOff.compareAndSet(false, true)) {
            return;
        }
        prompt.close();
        try {
            Transfer now = transfer;
            if (now != null && !now.cancel()) {
                now.awaitEnd(LOGOFF_WAIT_MILLIS);
            }
            lines.cut();
            endLines();
        } finally {
            watchdog.close();
            reference.close();
        }
    }

    private void endLines() {
        try {
            if (turn.tryAcquire(LOGOFF_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                endTurn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        transportLogoff();
    }
}

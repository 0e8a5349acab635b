// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.testing;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.mime.ConverterSession;
import org.mapi4osgi.mime.IConverterSession;
import org.mapi4osgi.spi.IXPLogon;
import org.mapi4osgi.spi.MessageReference;
import org.mapi4osgi.spi.SubmitResult;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.mapi4osgi.spi.TransportLogonRequest;
import org.mapi4osgi.spi.TransportNotifyFlag;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.DataFolder;
import org.mapi4osgi.xp.config.Security;
import org.mapi4osgi.xp.config.ServerTags;
import org.mapi4osgi.xp.config.XpTags;
import org.mapi4osgi.xp.fault.Faults;
import org.mapi4osgi.xp.logon.Environment;
import org.mapi4osgi.xp.logon.XpProvider;

/** An account in a profile, and a logon to it, as the spooler makes one. */
public final class TestAccount implements AutoCloseable {
    public static final MapiUid PROVIDER = MapiUid.ofHex("000102030405060708090A0B0C0D0E0F");

    private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final FakeSupport support = new FakeSupport();
    private final Path folder;
    private Faults faults = Faults.NONE;
    private IConverterSession converter = new ConverterSession();
    private @Nullable IXPLogon logon;

    /** An account that neither sends nor receives yet. */
    public TestAccount(Path folder) {
        this.folder = folder;
        support.section.held = Props.builder()
                .put(XpTags.PR_XP_STATE_FILE, "transports/" + PROVIDER + ".received")
                .put(PR.PR_DISPLAY_NAME, "Ada's mail")
                .put(XpTags.PR_XP_SENDER_NAME, "Ada Lovelace")
                .put(XpTags.PR_XP_SENDER_ADDRESS, "ada@example.org")
                .put(XpTags.PR_XP_READ_TIMEOUT_SECONDS, 2)
                .put(XpTags.PR_XP_CONNECT_TIMEOUT_SECONDS, 2)
                .build();
    }

    /** Changes a setting. */
    public <T> TestAccount with(PropTag<T> tag, T value) {
        support.section.held = support.section.held.with(tag, value);
        return this;
    }

    /** Passes steps. */
    public TestAccount with(Faults told) {
        faults = told;
        return this;
    }

    /** Converts. */
    public TestAccount with(IConverterSession by) {
        converter = by;
        return this;
    }

    /** Names a server. */
    public TestAccount server(ServerTags tags, String host, int port, Security security) {
        return with(tags.host(), host).with(tags.port(), port).with(tags.security(), security.name());
    }

    /** Names who logs on. */
    public TestAccount user(ServerTags tags, String user, String password) {
        return with(tags.user(), user).with(tags.password(), password);
    }

    /** Sends by a server without encryption and without a logon. */
    public TestAccount sendsBy(ScriptedSmtp server) {
        return server(XpTags.SMTP, "127.0.0.1", server.port(), Security.NONE);
    }

    /** Receives from a server without encryption. */
    public TestAccount receivesFrom(ScriptedPop3 server) {
        return server(XpTags.POP3, "127.0.0.1", server.port(), Security.NONE)
                .user(XpTags.POP3, "ada", "secret")
                .with(XpTags.PR_XP_PASSWORD_IN_CLEAR, true);
    }

    /** Finds messages of a store by their entry IDs. */
    public TestAccount store(TestStore store) {
        support.objects.put(store.inboxId(), store::openInbox);
        return this;
    }

    public FakeSupport support() {
        return support;
    }

    /** Moves the time of day on. */
    public void advance(java.time.Duration by) {
        now = now.plus(by);
    }

    private Environment environment() {
        return new Environment(
                new DataFolder(folder::toString),
                converter,
                point -> faults.passing(point),
                new Clock() {
                    @Override
                    public java.time.ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(java.time.ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return now;
                    }
                },
                () -> now.toEpochMilli() * 1_000_000);
    }

    /** Logs on, and begins both directions, as the spooler does. */
    public IXPLogon logon(TransportLogonFlag... more) throws MapiException {
        IXPLogon there = logon;
        if (there == null) {
            Set<TransportLogonFlag> flags =
                    EnumSet.of(TransportLogonFlag.LOGON_NO_INBOUND, TransportLogonFlag.LOGON_NO_OUTBOUND);
            flags.addAll(List.of(more));
            there = new XpProvider(environment())
                    .transportLogon(new TransportLogonRequest(support, UiParam.NONE, "test", flags))
                    .logon();
            there.addressTypes();
            there.transportNotify(Set.of(TransportNotifyFlag.NOTIFY_BEGIN_OUTBOUND), 0);
            there.transportNotify(Set.of(TransportNotifyFlag.NOTIFY_BEGIN_INBOUND), 0);
            logon = there;
        }
        return there;
    }

    /** Logs off; the next call logs on again. */
    public void forgetLogon() throws MapiException {
        IXPLogon ended = logon();
        logon = null;
        ended.transportLogoff();
    }

    /** As {@link #forgetLogon}, after a crash: no step is of interest any more. */
    public void crash() throws MapiException {
        faults = Faults.NONE;
        forgetLogon();
    }

    /** Submits a message. */
    public SubmitResult submit(IMessage message, MessageReference reference) throws MapiException {
        return logon().submitMessage(message, reference, Set.of());
    }

    /** Submits a message and ends it; whether some recipients are to get it later. */
    public boolean send(IMessage message) throws MapiException {
        MessageReference reference = MessageReference.outbound();
        SubmitResult result = submit(message, reference);
        if (result.outcome() != SubmitResult.Outcome.S_OK) {
            throw new AssertionError("not taken: " + result);
        }
        return !logon().endMessage(reference.get()).isEmpty();
    }

    /** Receives all that waits, as the spooler does; how many times it was asked. */
    public int receive(TestStore store) throws MapiException {
        int asked = 0;
        while (logon().poll() && asked < 1000) {
            asked++;
            try (IMessage message = store.incoming()) {
                logon().startMessage(message, MessageReference.inbound());
            }
        }
        return asked;
    }

    /** The status row's bits. */
    public int status() {
        return support.statusRow().get(PR.PR_STATUS_CODE).orElse(0);
    }

    /** The status row's text. */
    public String statusText() {
        return support.statusRow().get(PR.PR_STATUS_STRING).orElse("");
    }

    /** PR_SEARCH_KEY of the account's owner. */
    public Binary identityKey() {
        return support.statusRow().get(PR.PR_IDENTITY_SEARCH_KEY).orElse(Binary.EMPTY);
    }

    @Override
    public void close() throws MapiException {
        IXPLogon there = logon;
        if (there != null) {
            there.transportLogoff();
        }
    }
}

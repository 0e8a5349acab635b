// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.xp.config.Account;
import org.mapi4osgi.xp.config.Incoming;
import org.mapi4osgi.xp.config.Outgoing;
import org.mapi4osgi.xp.net.ServerTrouble;
import org.mapi4osgi.xp.net.Watchdog;
import org.mapi4osgi.xp.pop3.Receiver;
import org.mapi4osgi.xp.smtp.SmtpSender;

/** The two lines of an account, to the server that sends and from the one that receives; made anew when settings change. */
final class Lines {
    private final AccountSection.Content content;
    private final @Nullable SmtpSender sender;
    private final @Nullable Submission submission;
    private final @Nullable Receiver receiver;

    Lines(AccountSection.Content content, IMAPISupport support, Watchdog watchdog, Environment environment)
            throws MapiException {
        this.content = content;
        Account account = content.account();
        Identity identity = Identity.of(account, support);
        Outgoing outgoing = account.outgoing();
        this.sender = outgoing == null
                ? null
                : new SmtpSender(outgoing, watchdog, environment.faults(), environment.nanoTime());
        this.submission = outgoing == null || sender == null
                ? null
                : new Submission(outgoing, identity, sender, support, environment);
        Incoming incoming = account.incoming();
        this.receiver = incoming == null
                ? null
                : new Receiver(
                        incoming,
                        content.owner(),
                        identity.received(),
                        new Receiver.Surroundings(
                                watchdog,
                                environment.faults(),
                                environment.clock(),
                                environment.nanoTime(),
                                environment.converter(),
                                new ReceivedBefore(support)));
    }

    AccountSection.Content content() {
        return content;
    }

    @Nullable
    Submission submission() {
        return submission;
    }

    @Nullable
    Receiver receiver() {
        return receiver;
    }

    Receiver needReceiver() {
        return Objects.requireNonNull(receiver, "this account receives nothing");
    }

    /** Why sending would not work; null if it would, or is not wanted. */
    @Nullable
    ServerTrouble checkSending() {
        try {
            if (sender != null) {
                sender.check();
            }
            return null;
        } catch (ServerTrouble e) {
            return e;
        }
    }

    /** Why receiving would not work; null if it would, or is not wanted. */
    @Nullable
    ServerTrouble checkReceiving() {
        try {
            if (receiver != null) {
                receiver.check();
            }
            return null;
        } catch (ServerTrouble e) {
            return e;
        }
    }

    /** Closes what nobody has used for some time, or nobody may use. */
    void closeUnused(boolean receives) {
        if (sender != null) {
            sender.closeIfIdle();
        }
        if (receiver != null && !receives) {
            receiver.close();
        }
    }

    /** Closes the connections. */
    void close() {
        if (sender != null) {
            sender.close();
        }
        if (receiver != null) {
            receiver.close();
        }
    }

    /** Cuts what another thread may be at. Any thread. */
    void cut() {
        if (receiver != null) {
            receiver.abort();
        }
    }

    /** Closes all there is. */
    void end() {
        if (sender != null) {
            sender.close();
        }
        if (receiver != null) {
            receiver.end();
        }
    }
}

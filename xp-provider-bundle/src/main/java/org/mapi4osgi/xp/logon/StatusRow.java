// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.StatusRowFlag;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.xp.config.Account;
import org.mapi4osgi.xp.config.Settings;
import org.mapi4osgi.xp.net.ServerTrouble;

/**
 * The logon's row in the status table. Any thread: the lock guards the state, which is one value; the runtime is told without
 * it, and whoever told an old state tells again.
 */
final class StatusRow {
    private final IMAPISupport support;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private State state = new State(0, null, null);

    /** What the row tells: directions, and what is wrong with each. */
    private record State(
            int bits, @Nullable Problem outbound, @Nullable Problem inbound) {
        private Props props() {
            int health = StatusFlags.STATUS_AVAILABLE;
            StringBuilder text = new StringBuilder();
            for (Problem problem : new @Nullable Problem[] {outbound, inbound}) {
                if (problem != null) {
                    health = Math.max(health, problem.bit());
                    text.append(text.isEmpty() ? "" : "; ").append(problem.text());
                }
            }
            return Props.builder()
                    .put(PR.PR_STATUS_CODE, bits | health)
                    .put(PR.PR_STATUS_STRING, text.toString())
                    .build();
        }
    }

    private record Problem(int bit, String text) {
        private static Problem of(ServerTrouble trouble) {
            boolean passing = trouble.kind() == ServerTrouble.Kind.NETWORK || trouble.kind() == ServerTrouble.Kind.BUSY;
            return new Problem(
                    passing ? StatusFlags.STATUS_OFFLINE : StatusFlags.STATUS_FAILURE,
                    Objects.requireNonNullElse(trouble.getMessage(), ""));
        }
    }

    StatusRow(IMAPISupport support) {
        this.support = support;
    }

    /** Adds the row, or writes it anew. */
    void add(AccountSection.Content content) throws MapiException {
        support.modifyStatusRow(row(content));
    }

    private Props row(AccountSection.Content content) throws MapiException {
        Account account = content.account();
        Identity identity = Identity.of(account, support);
        Props.Builder row = Props.builder()
                .put(PR.PR_DISPLAY_NAME, content.name())
                .put(PR.PR_PROVIDER_DISPLAY, Settings.DISPLAY)
                .put(
                        PR.PR_RESOURCE_METHODS,
                        StatusFlags.STATUS_VALIDATE_STATE
                                | StatusFlags.STATUS_CHANGE_PASSWORD
                                | StatusFlags.STATUS_FLUSH_QUEUES)
                .put(PR.PR_IDENTITY_DISPLAY, account.senderName())
                .put(PR.PR_IDENTITY_ENTRYID, identity.entryId())
                .put(PR.PR_IDENTITY_SEARCH_KEY, identity.searchKey());
        state().props().forEach(row::put);
        return row.build();
    }

    /** The row as it is told. */
    Props current(AccountSection.Content content) throws MapiException {
        return row(content);
    }

    int bits() {
        return state().bits();
    }

    private State state() {
        synchronized (lock) {
            return state;
        }
    }

    void set(int bits) throws MapiException {
        change(now -> new State(now.bits() | bits, now.outbound(), now.inbound()));
    }

    void clear(int bits) throws MapiException {
        change(now -> new State(now.bits() & ~bits, now.outbound(), now.inbound()));
    }

    /** What became of a try to send; null if it went well. True if the one before did not. */
    boolean outbound(@Nullable ServerTrouble trouble) throws MapiException {
        Problem problem = trouble == null ? null : Problem.of(trouble);
        return change(now -> new State(now.bits(), problem, now.inbound())).outbound() != null;
    }

    /** What became of a try to receive; null if it went well. */
    void inbound(@Nullable ServerTrouble trouble) throws MapiException {
        Problem problem = trouble == null ? null : Problem.of(trouble);
        change(now -> new State(now.bits(), now.outbound(), problem));
    }

    private State change(UnaryOperator<State> by) throws MapiException {
        State before;
        synchronized (lock) {
            before = state;
            state = by.apply(before);
        }
        State told = before;
        for (State now = state(); !now.equals(told); now = state()) {
            support.modifyStatusRow(now.props(), StatusRowFlag.STATUSROW_UPDATE);
            told = now;
        }
        return before;
    }
}

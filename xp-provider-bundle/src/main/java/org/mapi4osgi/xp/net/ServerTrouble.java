// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.net;

import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.xp.config.ServerSettings;

/** A conversation with a server that came to nothing, through no fault of a message: it is tried again. */
public final class ServerTrouble extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What kind of trouble, for what is done about it. */
    public enum Kind {
        /** No connection, or one that broke, or a server that makes no sense. */
        NETWORK,
        /** The server says that it cannot just now. */
        BUSY,
        /** The server does not want this client, or does not offer what is needed. */
        REFUSED,
        /** User name, password or token are wrong. */
        CREDENTIALS,
        /** The server's certificate or name is not the right one, or there is no TLS. */
        SECURITY
    }

    public ServerTrouble(Kind kind, ServerSettings server, String what, @Nullable Throwable cause) {
        super("the %s: %s".formatted(server, what), cause);
        this.kind = kind;
    }

    /** Trouble that an exception of Angus Mail tells of. */
    public static ServerTrouble of(ServerSettings server, String doing, Throwable e) {
        String reason = ServerText.clean(deepest(e));
        return isSecurity(e)
                ? new ServerTrouble(Kind.SECURITY, server, "no secure connection: " + reason, e)
                : new ServerTrouble(Kind.NETWORK, server, doing + ": " + reason, e);
    }

    public Kind kind() {
        return kind;
    }

    private static String deepest(Throwable e) {
        Throwable t = e;
        while (t.getCause() != null && t.getCause() != t) {
            t = t.getCause();
        }
        String text = t.getMessage();
        return text == null || text.isBlank() ? t.getClass().getSimpleName() : text;
    }

    private static boolean isSecurity(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            String text = String.valueOf(t.getMessage()).toUpperCase(Locale.ROOT);
            if (t instanceof SSLException || text.contains("STARTTLS") || text.contains("STLS REQUIRED")) {
                return true;
            }
        }
        return false;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach one server.
 *
 * @param protocol SMTP or POP3, for messages
 * @param host its name or address; certificates are checked against it
 * @param port its port
 * @param security how the connection is encrypted
 * @param user who logs on; null if nobody does
 * @param secret the password, or the OAuth2 token; null if nobody logs on
 * @param mechanisms names of AUTH mechanisms, separated by blanks: the first that both sides have is used
 * @param certificate what is trusted instead of the Java runtime's authorities; null for those
 * @param connectTimeout for the connection and for its TLS handshake
 * @param readTimeout for each answer, and for each 64 KiB of a long one
 */
public record ServerSettings(
        String protocol,
        String host,
        int port,
        Security security,
        @Nullable String user,
        @Nullable String secret,
        String mechanisms,
        @Nullable TrustedCertificate certificate,
        Duration connectTimeout,
        Duration readTimeout) {
    /** For messages: what of it is not secret. */
    @Override
    public String toString() {
        return "%s server %s:%d".formatted(protocol, host, port);
    }
}

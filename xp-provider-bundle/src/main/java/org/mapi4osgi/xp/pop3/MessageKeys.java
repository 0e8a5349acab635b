// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.pop3;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.xp.config.ServerSettings;

/**
 * Turns the unique identifiers of one listing into keys of 16 bytes, whatever a server took for identifiers. A key is the
 * message's PR_SEARCH_KEY too. For one thread.
 */
final class MessageKeys {
    private final String account;
    private final Map<String, Integer> times = new HashMap<>();

    MessageKeys(ServerSettings server, String owner) {
        account = owner + "\n" + server.host() + "\n" + server.user() + "\n";
    }

    /** The key of the next message with an identifier: servers that give one to two messages exist, and both count. */
    MapiUid next(String uid) {
        int time = times.merge(uid, 1, Integer::sum);
        return hash(account + uid + (time == 1 ? "" : "\n" + time));
    }

    private static MapiUid hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            ByteBuffer buffer = ByteBuffer.wrap(hash);
            return MapiUid.of(buffer.getLong(), buffer.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}

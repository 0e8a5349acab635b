// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.net;

import jakarta.mail.Session;
import java.util.Properties;

/** Makes Jakarta Mail sessions that see nothing but this bundle. */
public final class MailSessions {
    private MailSessions() {}

    /**
     * A session. Jakarta Mail looks for its implementation by the thread's context class loader first; whatever that is
     * in this process, it is this bundle's meanwhile.
     */
    public static Session open(Properties properties) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(MailSessions.class.getClassLoader());
        try {
            return Session.getInstance(properties);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.net;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import java.io.InputStream;
import java.net.URL;
import java.util.Enumeration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class MailSessionsTest {
    /** A context class loader that has nothing to do with mail, and must not be asked. */
    private static final class Strange extends ClassLoader {
        Strange() {
            super(null);
        }

        @Override
        protected Class<?> findClass(String name) {
            throw new AssertionError("asked for " + name);
        }

        @Override
        public Enumeration<URL> getResources(String name) {
            throw new AssertionError("asked for " + name);
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            throw new AssertionError("asked for " + name);
        }
    }

    @Test
    void theContextClassLoaderIsNotAskedAndStays() {
        ClassLoader strange = new Strange();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(strange);
        try {
            Session session = MailSessions.open(new Properties());
            assertThat(session.getDebug()).isFalse();
            assertThat(thread.getContextClassLoader()).isSameAs(strange);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}

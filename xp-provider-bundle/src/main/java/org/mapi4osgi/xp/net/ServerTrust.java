// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.xp.config.TrustedCertificate;

/**
 * Whose certificates are trusted. A certificate that a profile names is trusted instead of the Java runtime's authorities,
 * not beside them. Host names are checked by JSSE, which wraps a plain X509TrustManager for that.
 */
final class ServerTrust {
    private ServerTrust() {}

    static SSLContext context(@Nullable TrustedCertificate certificate) throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, certificate == null ? null : new TrustManager[] {manager(certificate)}, null);
        return context;
    }

    private static X509TrustManager manager(TrustedCertificate certificate)
            throws GeneralSecurityException, IOException {
        return certificate instanceof TrustedCertificate.PemFile pem
                ? new Named(pkix(pem.file()))
                : new Pinned(((TrustedCertificate.Fingerprint) certificate).sha256());
    }

    private static X509TrustManager pkix(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(file)) {
            int number = 0;
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("named-" + number++, one);
            }
        }
        if (store.size() == 0) {
            throw new IOException("the file " + file + " has no certificate in PEM form");
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new IOException("the Java runtime has no PKIX trust manager");
    }

    /** Refuses clients: this end is always one. */
    private abstract static class ForServers implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("no client is trusted");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** The certificates of a file. PKIX does not look at the dates of a certificate that is itself trusted. */
    private static final class Named extends ForServers {
        private final X509TrustManager manager;

        Named(X509TrustManager manager) {
            this.manager = manager;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            chain[0].checkValidity();
            manager.checkServerTrusted(chain, authType);
        }
    }

    /** One certificate. */
    private static final class Pinned extends ForServers {
        private final String sha256;

        Pinned(String sha256) {
            this.sha256 = sha256;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            chain[0].checkValidity();
            String found = HexFormat.of().formatHex(digest(chain[0]));
            if (!found.equals(sha256)) {
                throw new CertificateException("the server's certificate has the SHA-256 fingerprint " + found
                        + ", the profile names " + sha256);
            }
        }

        private static byte[] digest(X509Certificate certificate) throws CertificateException {
            try {
                return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            } catch (GeneralSecurityException e) {
                throw new CertificateException(e);
            }
        }
    }
}

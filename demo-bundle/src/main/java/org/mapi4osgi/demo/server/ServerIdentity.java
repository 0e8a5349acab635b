// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.demo.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A key and a self-signed certificate for the loopback interface. The key is in memory only.
 *
 * @param context makes the server's sockets
 * @param certificate a PEM file, for the client that shall trust it
 */
public record ServerIdentity(SSLContext context, Path certificate) {
    /** What the certificate is made out to, beside 127.0.0.1. */
    public static final String HOST = "localhost";

    private static final String ALIAS = "mail";
    private static final String SECRET = "MAPI_KEYSTORE_SECRET";
    private static final int KEYTOOL_SECONDS = 60;

    /**
     * Makes an identity by the Java runtime's keytool.
     *
     * @param folder where the certificate is written, as {@code mail-server.pem}
     * @return the identity
     * @throws IOException if keytool fails or the folder cannot be written
     */
    public static ServerIdentity make(Path folder) throws IOException {
        Path store = folder.resolve("mail-server.p12");
        String secret = UUID.randomUUID().toString();
        try {
            keytool(store, secret);
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, secret.toCharArray());
            }
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, secret.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return new ServerIdentity(context, write(folder.resolve("mail-server.pem"), keys.getCertificate(ALIAS)));
        } catch (GeneralSecurityException e) {
            throw new IOException("the Java runtime cannot use the certificate that its keytool made", e);
        } finally {
            Files.deleteIfExists(store);
        }
    }

    private static void keytool(Path store, String secret) throws IOException {
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                // A Java virtual machine that lives for one key need not be tuned for speed.
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + HOST,
                "-ext",
                "san=dns:" + HOST + ",ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                // Not the secret itself: other users see the arguments of a process.
                "-storepass:env",
                SECRET);
        keytool.environment().put(SECRET, secret);
        Process process = keytool.redirectErrorStream(true).start();
        process.getOutputStream().close();
        try (InputStream output = process.getInputStream()) {
            String told = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool made no certificate: " + told);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool made a certificate", e);
        } finally {
            process.destroy();
        }
    }

    private static Path write(Path file, Certificate certificate) throws IOException, GeneralSecurityException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.config;

import java.nio.file.Path;
import java.util.Locale;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.util.DataFolder;

/** A certificate that a profile names. */
public sealed interface TrustedCertificate {
    /** A server's certificate, by the SHA-256 of its DER form in lower-case hexadecimal digits. */
    record Fingerprint(String sha256) implements TrustedCertificate {}

    /** A file of certificates in PEM form: servers' own, or those of authorities. */
    record PemFile(Path file) implements TrustedCertificate {}

    /** A fingerprint, with colons or without, after {@code SHA256:} or nothing; else a file. */
    static TrustedCertificate parse(String text, DataFolder data) throws MapiException {
        String digits = text.replaceAll("(?i)^sha-?256[:=]|[: ]", "").toLowerCase(Locale.ROOT);
        return digits.matches("[0-9a-f]{64}") ? new Fingerprint(digits) : new PemFile(data.resolve(text));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;

/**
 * Encrypts the secrets of profiles at rest: AES-256 in GCM under a key in a file that only its owner can read. A sealed
 * value is the nonce, then ciphertext and tag; it opens only in the section of the profile that it was sealed for.
 *
 * <p>The monitor guards the key, which is read once; the key file is read and made under it. It comes after the store's
 * lock, and only files are touched under it.
 */
public final class SecretKeys {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path keyFile;
    private final FileOps files;
    private final SecureRandom random = new SecureRandom();

    @GuardedBy("this")
    private @Nullable SecretKey key;

    /**
     * The keys of a folder of profiles.
     *
     * @param keyFile made with the first secret
     */
    public SecretKeys(Path keyFile) {
        this(keyFile, new DiskOps());
    }

    SecretKeys(Path keyFile, FileOps files) {
        this.keyFile = keyFile;
        this.files = files;
    }

    /**
     * Sees to it that there is a key. Called by one process at a time.
     *
     * @param needed whether something is encrypted already: then a missing key file is not made anew, as a new key would
     *     not open what is there
     */
    synchronized void prepare(Work<Boolean> needed) throws MapiException {
        if (key != null) {
            return;
        }
        if (!files.exists(keyFile) && !needed.run()) {
            make();
        }
        key = read();
    }

    private void make() throws MapiException {
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        Path half = keyFile.resolveSibling(keyFile.getFileName() + ".new");
        try {
            Path folder = keyFile.toAbsolutePath().getParent();
            if (folder != null) {
                files.createFolder(folder);
            }
            files.write(half, Envelope.KEY.wrap(random.nextLong(), fresh));
            files.replace(half, keyFile);
            if (folder != null) {
                files.forceFolder(folder);
            }
        } catch (IOException e) {
            throw FileErrors.of("making key file", keyFile, e);
        }
    }

    /** Encrypts secrets; the key must be there. */
    byte[] seal(MapiUid profile, MapiUid section, byte[] secrets) throws MapiException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, profile, section).doFinal(secrets);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/GCM/NoPadding", e);
        }
    }

    /** Decrypts the secrets of a profile file. */
    byte[] open(MapiUid profile, MapiUid section, byte[] sealed, Path path) throws MapiException {
        if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
            throw Envelope.damaged(path, "the secrets of section " + section + " are too short");
        }
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, profile, section)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw ProfileErrors.of(
                    MapiCode.MAPI_E_NO_ACCESS,
                    "the secrets in %s are encrypted under another key than that in %s; restore the key file from a backup"
                            .formatted(path, keyFile),
                    e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, MapiUid profile, MapiUid section)
            throws MapiException, GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(profile.toBinary().asBuffer());
        cipher.updateAAD(section.toBinary().asBuffer());
        return cipher;
    }

    private synchronized SecretKey key() throws MapiException {
        SecretKey known = key;
        if (known == null) {
            known = read();
            key = known;
        }
        return known;
    }

    private SecretKey read() throws MapiException {
        byte[] file;
        try {
            Optional<String> mend = files.readableByOthers(keyFile);
            if (mend.isPresent()) {
                throw ProfileErrors.of(
                        MapiCode.MAPI_E_NO_ACCESS,
                        "key file %s can be read by others, so profiles with secrets are refused; mend it by: %s"
                                .formatted(keyFile, mend.get()));
            }
            file = files.read(keyFile, Envelope.MAX_BYTES);
        } catch (NoSuchFileException e) {
            throw missing(e);
        } catch (IOException e) {
            throw FileErrors.of("reading key file", keyFile, e);
        }
        byte[] bytes;
        try {
            bytes = Envelope.KEY.unwrap(file, keyFile);
        } catch (MapiException e) {
            throw ProfileErrors.of(
                    MapiCode.MAPI_E_NO_ACCESS, e.getMessage() + "; restore the key file from a backup", e);
        }
        if (bytes.length != KEY_BYTES) {
            throw ProfileErrors.of(
                    MapiCode.MAPI_E_NO_ACCESS,
                    "key file %s has a key of %d bytes; restore it from a backup".formatted(keyFile, bytes.length));
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private MapiException missing(IOException e) {
        return ProfileErrors.of(
                MapiCode.MAPI_E_NO_ACCESS,
                "key file %s is missing, and without it the secrets of profiles cannot be read; restore it from a backup"
                        .formatted(keyFile),
                e);
    }
}

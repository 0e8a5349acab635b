// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/** The rules for names of profiles (PROF-16), and the names of their files. */
final class ProfileNames {
    static final int MAX_CHARACTERS = 64;
    static final String SUFFIX = ".profile";

    /** Leaves room for what is appended to a damaged or a half-written file's name below the usual limit of 255. */
    private static final int MAX_FILE_NAME = 160;

    /** Names that Windows keeps for devices, whatever their suffix. */
    private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|com\\d|lpt\\d");

    private ProfileNames() {}

    /** The name in the one form in which it is kept; composed and decomposed accents are the same. */
    static String check(String name) throws MapiException {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        int characters = composed.codePointCount(0, composed.length());
        if (characters == 0 || characters > MAX_CHARACTERS) {
            throw invalid(name, "has %d characters; 1 to %d are allowed".formatted(characters, MAX_CHARACTERS));
        }
        if (composed.startsWith(" ") || composed.endsWith(" ")) {
            throw invalid(name, "starts or ends with a space");
        }
        int bad = composed.codePoints().filter(c -> !isAllowed(c)).findFirst().orElse(-1);
        if (bad >= 0) {
            throw invalid(
                    name,
                    "has the character U+%04X; letters, digits, _, - and inner spaces are allowed".formatted(bad));
        }
        return composed;
    }

    private static boolean isAllowed(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == ' ';
        };
    }

    private static MapiException invalid(String name, String why) {
        return ProfileErrors.of(MapiCode.MAPI_E_INVALID_PARAMETER, "profile name \"%s\" %s".formatted(name, why));
    }

    /** What two names must share to be the same: file systems that ignore case must not tell them apart either. */
    static String key(String name) {
        StringBuilder key = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFC)
                .codePoints()
                .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
                .forEach(key::appendCodePoint);
        return key.toString();
    }

    /** A file for a profile: plain letters, digits, - and _ as they are, all else as + and its bytes; numbered if taken. */
    static String fileName(String name, int number) {
        StringBuilder file = new StringBuilder();
        for (byte b : key(name).getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '-' || b == '_';
            file.append(plain ? String.valueOf((char) b) : "+%02x".formatted(b));
        }
        if (DEVICE.matcher(file).matches()) {
            file.insert(0, '+');
        }
        if (file.length() > MAX_FILE_NAME) {
            String digest = HexFormat.of().formatHex(sha256(key(name)), 0, 16);
            file.replace(MAX_FILE_NAME - digest.length() - 1, file.length(), "~" + digest);
        }
        return file + (number == 1 ? "" : "~" + number) + SUFFIX;
    }

    /** Whether a file is one that a profile of this name could have been given. */
    static boolean isFileFor(String name, String file) {
        String first = fileName(name, 1);
        String stem = first.substring(0, first.length() - SUFFIX.length());
        return file.equals(first) || file.startsWith(stem + "~") && file.endsWith(SUFFIX);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

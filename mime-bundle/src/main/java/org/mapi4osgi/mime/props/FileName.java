// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.props;

/** A file name that came from outside. */
public final class FileName {
    /** What a name may have by PR_ATTACH_LONG_FILENAME. */
    private static final int LONGEST = 255;

    private static final int LONGEST_EXTENSION = 16;

    private FileName() {}

    /** Some mailers send folders along, which must never reach a file system. A name that is too long is cut. */
    public static String withoutFolders(String name) {
        int end = name.length();
        while (end > 0 && isSlash(name.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && !isSlash(name.charAt(start - 1))) {
            start--;
        }
        String base = name.substring(start, end);
        if (base.length() <= LONGEST) {
            return base;
        }
        String extension = extension(base);
        extension = extension.substring(0, Math.min(LONGEST_EXTENSION, extension.length()));
        return base.substring(0, LONGEST - extension.length()) + extension;
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    /** From the last dot on; empty if there is none. */
    public static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }
}

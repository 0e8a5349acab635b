// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.config;

import java.util.List;
import java.util.regex.Pattern;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;

/** What settings may be, and how one that may not is refused. */
public final class Settings {
    /** The message service's name. */
    public static final String SERVICE = "MAPI4OSGI_XP";

    /** The component in errors. */
    public static final String DISPLAY = "Internet Mail";

    /** What Angus Mail has, the first two by default; XOAUTH2 comes with a token. */
    static final List<String> MECHANISMS = List.of("PLAIN", "LOGIN", "DIGEST-MD5", "NTLM", "XOAUTH2");

    static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}.:_-]{1,255}");

    private Settings() {}

    static MapiException missing(String what, PropTag<?> tag) {
        return refused(
                "the profile lacks %s; configure the service %s with it in property %s".formatted(what, SERVICE, tag));
    }

    static MapiException wrong(PropTag<?> tag, String why) {
        return refused("property %s of the service %s: %s".formatted(tag, SERVICE, why));
    }

    private static MapiException refused(String text) {
        return new MapiException(MapiCode.MAPI_E_UNCONFIGURED, MapiError.of(DISPLAY, text));
    }
}

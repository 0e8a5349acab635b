// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.DataFolder;
import org.mapi4osgi.xp.config.Account;
import org.mapi4osgi.xp.config.AccountReader;
import org.mapi4osgi.xp.config.ServerTags;
import org.mapi4osgi.xp.config.Settings;
import org.mapi4osgi.xp.config.XpTags;

/** The logon's section of the profile. Any thread: it holds nothing. */
final class AccountSection {
    private static final List<PropTag<?>> TAGS = tags();

    private final IMAPISupport support;
    private final DataFolder data;

    AccountSection(IMAPISupport support, DataFolder data) {
        this.support = support;
        this.data = data;
    }

    /**
     * What the section says.
     *
     * @param account the account
     * @param name PR_DISPLAY_NAME
     * @param owner tells this account from others: where it notes what was received
     */
    record Content(Account account, String name, String owner) {}

    private static List<PropTag<?>> tags() {
        List<PropTag<?>> tags = new ArrayList<>(XpTags.ALL);
        tags.add(PR.PR_DISPLAY_NAME);
        return List.copyOf(tags);
    }

    Content read() throws MapiException {
        try (IProfSect section = support.openProfileSection(null)) {
            Props props = section.getProps(TAGS);
            return new Content(
                    AccountReader.read(props, data),
                    props.get(PR.PR_DISPLAY_NAME).orElse(Settings.DISPLAY),
                    props.get(XpTags.PR_XP_STATE_FILE).orElse(""));
        }
    }

    /** The servers that have a user and no password. */
    List<ServerTags> withoutPassword() throws MapiException {
        try (IProfSect section = support.openProfileSection(null)) {
            Props props = section.getProps(TAGS);
            return Stream.of(XpTags.SMTP, XpTags.POP3)
                    .filter(server -> isSet(props, server.host())
                            && isSet(props, server.user())
                            && !isSet(props, server.password())
                            && !isSet(props, server.token()))
                    .toList();
        }
    }

    private static boolean isSet(Props props, PropTag<String> tag) {
        return !props.get(tag).orElse("").isBlank();
    }

    /** Who logs on to a server. */
    String user(ServerTags server) throws MapiException {
        try (IProfSect section = support.openProfileSection(null)) {
            Props props = section.getProps(server.user(), server.host());
            return props.get(server.user()).orElse("?") + " at "
                    + props.get(server.host()).orElse("?");
        }
    }

    /** Sets the password for a server. */
    void setPassword(ServerTags server, String password) throws MapiException {
        try (IProfSect section = support.openProfileSection(null, OpenSectionFlag.MAPI_MODIFY)) {
            section.setProps(Props.of(server.password(), password));
        }
    }

    /** Changes the passwords that are the old one. */
    void changePassword(String oldPassword, String newPassword) throws MapiException {
        try (IProfSect section = support.openProfileSection(null, OpenSectionFlag.MAPI_MODIFY)) {
            Props.Builder changed = Props.builder();
            for (ServerTags server : List.of(XpTags.SMTP, XpTags.POP3)) {
                Props there = section.getProps(server.password());
                if (there.get(server.password()).filter(oldPassword::equals).isPresent()) {
                    changed.put(server.password(), newPassword);
                }
            }
            Props wanted = changed.build();
            if (wanted.isEmpty()) {
                throw new MapiException(
                        MapiCode.MAPI_E_NO_ACCESS,
                        MapiError.of(Settings.DISPLAY, "the old password is not the one in the profile"));
            }
            section.setProps(wanted);
        }
    }
}

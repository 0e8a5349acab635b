// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.util.DataFolder;

/** Reads a profile section and refuses what could not work, with MAPI_E_UNCONFIGURED. */
public final class AccountReader {
    private static final int DAY_SECONDS = 24 * 60 * 60;
    private static final int MAX_KIB = Integer.MAX_VALUE / 1024;

    private final Props section;
    private final DataFolder data;

    private AccountReader(Props section, DataFolder data) {
        this.section = section;
        this.data = data;
    }

    /**
     * The account that a section describes.
     *
     * @param section its properties, the secrets too
     * @param data where files of the installation are
     * @throws MapiException MAPI_E_UNCONFIGURED: something is missing or makes no sense; the text names it
     */
    public static Account read(Props section, DataFolder data) throws MapiException {
        return new AccountReader(section, data).account();
    }

    private Account account() throws MapiException {
        String address = text(XpTags.PR_XP_SENDER_ADDRESS)
                .orElseThrow(() -> Settings.missing("the address of the sender", XpTags.PR_XP_SENDER_ADDRESS));
        if (MailAddress.parse(address).isEmpty()) {
            throw Settings.wrong(XpTags.PR_XP_SENDER_ADDRESS, "'" + address + "' is no Internet address");
        }
        Outgoing outgoing = text(XpTags.SMTP.host()).isPresent() ? outgoing() : null;
        Incoming incoming = text(XpTags.POP3.host()).isPresent() ? incoming() : null;
        if (outgoing == null && incoming == null) {
            throw Settings.missing(
                    "the SMTP server, or the POP3 server with property " + XpTags.POP3.host(), XpTags.SMTP.host());
        }
        return new Account(text(XpTags.PR_XP_SENDER_NAME).orElse(address), address, outgoing, incoming);
    }

    private Outgoing outgoing() throws MapiException {
        return new Outgoing(
                server(XpTags.SMTP, 587, 465, 25),
                choice(XpTags.PR_XP_DSN, ReportMode.class, ReportMode.AUTO) == ReportMode.AUTO,
                choice(XpTags.PR_XP_DSN_RETURN, ReportReturn.class, ReportReturn.HEADERS) == ReportReturn.FULL,
                number(XpTags.PR_XP_MAX_SEND_KIB, 100 * 1024, 1, MAX_KIB) * 1024L);
    }

    private Incoming incoming() throws MapiException {
        ServerSettings server = server(XpTags.POP3, 110, 995, 110);
        if (server.user() == null) {
            throw Settings.missing("the POP3 user", XpTags.POP3.user());
        }
        return new Incoming(
                server,
                Duration.ofSeconds(number(XpTags.PR_XP_POLL_SECONDS, 60, 1, DAY_SECONDS)),
                section.get(XpTags.PR_XP_LEAVE_ON_SERVER).orElse(false),
                number(XpTags.PR_XP_DELETE_AFTER_DAYS, 0, 0, 36500),
                number(XpTags.PR_XP_MAX_RECEIVE_KIB, 100 * 1024, 1, MAX_KIB) * 1024L,
                stateFile());
    }

    private Path stateFile() throws MapiException {
        String text = text(XpTags.PR_XP_STATE_FILE)
                .orElseThrow(() -> Settings.missing(
                        "a file for what was received (the framework property mapi.data is not set)",
                        XpTags.PR_XP_STATE_FILE));
        return data.resolve(text);
    }

    private ServerSettings server(ServerTags tags, int startTlsPort, int tlsPort, int plainPort) throws MapiException {
        Security security = choice(tags.security(), Security.class, Security.STARTTLS);
        int usual = switch (security) {
            case TLS -> tlsPort;
            case STARTTLS -> startTlsPort;
            case NONE -> plainPort;
        };
        String user = text(tags.user()).orElse(null);
        return new ServerSettings(
                tags.protocol(),
                host(tags),
                number(tags.port(), usual, 1, 65535),
                security,
                user,
                user == null ? null : secret(tags, security),
                mechanisms(tags),
                certificate(tags),
                Duration.ofSeconds(number(XpTags.PR_XP_CONNECT_TIMEOUT_SECONDS, 30, 1, 600)),
                Duration.ofSeconds(number(XpTags.PR_XP_READ_TIMEOUT_SECONDS, 60, 1, 3600)));
    }

    private String host(ServerTags tags) throws MapiException {
        String host = text(tags.host()).orElse("");
        if (!Settings.HOST.matcher(host).matches()) {
            throw Settings.wrong(tags.host(), "'" + host + "' is no host");
        }
        return host;
    }

    private String secret(ServerTags tags, Security security) throws MapiException {
        String secret = text(tags.token())
                .or(() -> text(tags.password()))
                .orElseThrow(() -> Settings.missing(
                        "the %s password, or with property %s an OAuth2 token,"
                                .formatted(tags.protocol(), tags.token()),
                        tags.password()));
        if (security == Security.NONE
                && !section.get(XpTags.PR_XP_PASSWORD_IN_CLEAR).orElse(false)) {
            throw Settings.wrong(
                    tags.security(),
                    "a password would go over an unencrypted connection; choose STARTTLS or TLS, or allow it with property "
                            + XpTags.PR_XP_PASSWORD_IN_CLEAR);
        }
        return secret;
    }

    private String mechanisms(ServerTags tags) throws MapiException {
        if (text(tags.token()).isPresent()) {
            return "XOAUTH2";
        }
        String mechanisms =
                text(tags.mechanisms()).orElse(Settings.MECHANISMS.get(0) + " " + Settings.MECHANISMS.get(1));
        for (String one : mechanisms.split(" +")) {
            if (!Settings.MECHANISMS.contains(one)) {
                throw Settings.wrong(tags.mechanisms(), one + " is none of " + Settings.MECHANISMS);
            }
        }
        return mechanisms;
    }

    private @Nullable TrustedCertificate certificate(ServerTags tags) throws MapiException {
        String text = text(tags.certificate()).orElse(null);
        return text == null ? null : TrustedCertificate.parse(text, data);
    }

    private Optional<String> text(PropTag<String> tag) {
        return section.get(tag).map(String::strip).filter(text -> !text.isEmpty());
    }

    private int number(PropTag<Integer> tag, int usual, int least, int most) throws MapiException {
        int number = section.get(tag).orElse(usual);
        if (number < least || number > most) {
            throw Settings.wrong(tag, "%d is not within %d to %d".formatted(number, least, most));
        }
        return number;
    }

    private <E extends Enum<E>> E choice(PropTag<String> tag, Class<E> type, E usual) throws MapiException {
        String text = text(tag).orElse(usual.name());
        for (E one : type.getEnumConstants()) {
            if (one.name().equalsIgnoreCase(text)) {
                return one;
            }
        }
        throw Settings.wrong(tag, "'" + text + "' is none of " + List.of(type.getEnumConstants()));
    }
}

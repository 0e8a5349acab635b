// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.DisplayControl.Frame;
import org.mapi4osgi.api.DisplayControlFlag;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.util.DisplayTable;
import org.mapi4osgi.util.Form;
import org.mapi4osgi.xp.config.ServerTags;

/**
 * Asks the user for the password that an account lacks or a server refuses: once in a logon, and never where dialogs are
 * not allowed.
 *
 * <p>The monitor guards the fields; nothing is called with it held.
 */
final class PasswordPrompt {
    private static final System.Logger LOG = System.getLogger(PasswordPrompt.class.getName());

    private final IMAPISupport support;
    private final AccountSection section;
    private final UiParam uiParam;

    @GuardedBy("this")
    private boolean mayAsk;

    @GuardedBy("this")
    private @Nullable Thread thread;

    PasswordPrompt(IMAPISupport support, AccountSection section, UiParam uiParam, boolean mayAsk) {
        this.support = support;
        this.section = section;
        this.uiParam = uiParam;
        this.mayAsk = mayAsk;
    }

    /** What is done with a new password. */
    @FunctionalInterface
    interface Renewal {
        /** Tries again with it. */
        void run() throws MapiException;
    }

    /**
     * Asks for the passwords that are missing, on the thread of the logon.
     *
     * @throws MapiException MAPI_E_FAILONEPROVIDER: the user gave none; the account can be tried again
     */
    void complete() throws MapiException {
        for (ServerTags server : section.withoutPassword()) {
            if (!takeChance()) {
                return; // what reads the account says what is missing
            }
            try {
                ask(server, "is missing");
            } catch (MapiException e) {
                if (e.code() == MapiCode.MAPI_E_USER_CANCEL) {
                    throw new MapiException(
                            MapiCode.MAPI_E_FAILONEPROVIDER,
                            "no " + server.protocol() + " password was given; try again to be asked again");
                }
                if (e.code() != MapiCode.MAPI_E_NO_SUPPORT) {
                    throw e;
                }
            }
            giveChance();
        }
    }

    /**
     * A server refused the password. The user is asked on a thread of its own: mail of other accounts goes on meanwhile.
     *
     * @param renewal what is done with a new password, on that thread
     */
    void refused(ServerTags server, Renewal renewal) {
        if (!takeChance()) {
            return;
        }
        Thread asking = new Thread(
                null,
                () -> {
                    try {
                        ask(server, "was refused");
                        renewal.run();
                    } catch (MapiException e) {
                        LOG.log(
                                System.Logger.Level.DEBUG,
                                "the " + server.protocol() + " password is not renewed: " + e.getMessage());
                    }
                },
                "mapi-xp-password",
                0,
                false);
        asking.setDaemon(true);
        asking.setContextClassLoader(null);
        synchronized (this) {
            thread = asking;
        }
        asking.start();
    }

    private synchronized boolean takeChance() {
        boolean may = mayAsk;
        mayAsk = false;
        return may;
    }

    private synchronized void giveChance() {
        mayAsk = true;
    }

    private void ask(ServerTags server, String why) throws MapiException {
        PropTag<String> tag = server.password();
        Form form = new Form(Props.EMPTY);
        Frame edit = Frame.of(
                100,
                0,
                160,
                12,
                DisplayControlFlag.DT_EDITABLE,
                DisplayControlFlag.DT_REQUIRED,
                DisplayControlFlag.DT_PASSWORD_EDIT);
        String title = "The %s password of %s %s".formatted(server.protocol(), section.user(server), why);
        try (IMAPITable table = DisplayTable.of(List.of(
                new DisplayControl.Label(Frame.of(0, 0, 96, 12), "Password"),
                new DisplayControl.Edit(edit, "*", 0, tag)))) {
            support.doConfigPropsheet(uiParam, title, table, form);
        }
        String typed = form.props().get(tag).orElse("");
        if (typed.isEmpty()) {
            throw new MapiException(MapiCode.MAPI_E_USER_CANCEL, "no password was typed");
        }
        section.setPassword(server, typed);
    }

    /** Asks no more; a dialog that is open is cancelled. */
    void close() {
        Thread asking;
        synchronized (this) {
            mayAsk = false;
            asking = thread;
            thread = null;
        }
        if (asking != null && asking != Thread.currentThread()) {
            asking.interrupt();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.tags.PR;

/** The address book. */
public final class ContactCommands {
    private final ShellSession session;

    ContactCommands(ShellSession session) {
        this.session = session;
    }

    /**
     * Resolves a name.
     *
     * @param console the command's session
     * @param name the name
     * @throws MapiException if no entry matches, or several do
     */
    @Usage(value = "resolve NAME", examples = "resolve 'Ada Lovelace'")
    @Descriptor("finds the address book's entry for a name")
    public void resolve(CommandSession console, @Descriptor("a name or an address") String name) throws MapiException {
        Props entry = resolved(console, name);
        new TextTable("NAME", "TYPE", "ADDRESS")
                .row(
                        entry.get(PR.PR_DISPLAY_NAME).orElse("?"),
                        entry.get(PR.PR_ADDRTYPE).orElse(""),
                        entry.get(PR.PR_EMAIL_ADDRESS).orElse(""))
                .print(console.getConsole());
    }

    private Props resolved(CommandSession console, String name) throws MapiException {
        return new Names(session.addressBook(console.getConsole()))
                .resolve(List.of(name))
                .get(0);
    }

    /**
     * Makes a contact, asking for what it is.
     *
     * @param console the command's session
     * @param action new
     * @throws MapiException if the address book refuses, or there is no terminal
     * @throws UsageException if there is no such action
     */
    @Usage("contact new")
    @Descriptor("makes a contact in the personal address book, asking for its details")
    public void contact(CommandSession console, @Descriptor("new") String action) throws MapiException, UsageException {
        if (!action.equals("new")) {
            throw new UsageException("contact knows new, and show NAME, not " + action);
        }
        IAddrBook book = session.addressBook(console.getConsole());
        EntryId personal = book.getPAB()
                .orElseThrow(() -> new MapiException(
                        MapiCode.MAPI_E_NOT_FOUND, "the profile has no address book that can be changed"));
        EntryId made = book.newEntry(UiParam.NONE, personal, null);
        try (IMAPIProp entry = book.openEntry(made)) {
            console.getConsole()
                    .println("Made " + entry.getProp(PR.PR_DISPLAY_NAME).orElse("a contact") + ".");
        }
    }

    /**
     * Shows a contact and lets the user change it.
     *
     * @param console the command's session
     * @param action show
     * @param name the contact
     * @throws MapiException if no entry matches, several do, or there is no terminal
     * @throws UsageException if there is no such action
     */
    @Usage(value = "contact show NAME", examples = "contact show 'Ada Lovelace'")
    @Descriptor("shows a contact's details and lets you change them")
    public void contact(
            CommandSession console, @Descriptor("show") String action, @Descriptor("a name or an address") String name)
            throws MapiException, UsageException {
        if (!action.equals("show")) {
            throw new UsageException("contact knows show NAME, and new, not " + action);
        }
        Props entry = resolved(console, name);
        session.addressBook(console.getConsole())
                .details(UiParam.NONE, entry.entryId(PR.PR_ENTRYID).orElseThrow());
    }
}

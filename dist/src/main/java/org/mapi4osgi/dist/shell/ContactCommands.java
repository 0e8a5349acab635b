// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
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
        Props entry = new Names(session.addressBook(console.getConsole()))
                .resolve(List.of(name))
                .get(0);
        new TextTable("NAME", "TYPE", "ADDRESS")
                .row(
                        entry.get(PR.PR_DISPLAY_NAME).orElse("?"),
                        entry.get(PR.PR_ADDRTYPE).orElse(""),
                        entry.get(PR.PR_EMAIL_ADDRESS).orElse(""))
                .print(console.getConsole());
    }
}

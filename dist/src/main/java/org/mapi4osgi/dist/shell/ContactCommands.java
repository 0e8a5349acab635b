// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ResolvedNames;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.tags.PR;

/** The address book. */
public final class ContactCommands {
    private static final int MAX_CANDIDATES = 10;

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
        IAddrBook book = session.addressBook(console.getConsole());
        ResolvedNames resolved = book.resolveName(List.of(Props.of(PR.PR_DISPLAY_NAME, name)));
        if (resolved.code() == MapiCode.MAPI_E_AMBIGUOUS_RECIP) {
            throw new MapiException(
                    resolved.code(), "several entries match " + name + candidates(book, name) + ": type more of it");
        }
        if (!resolved.code().isSuccess()) {
            throw new MapiException(resolved.code(), "no entry matches " + name + ": import adds contacts from a file");
        }
        Props entry = resolved.recipients().get(0);
        new TextTable("NAME", "TYPE", "ADDRESS")
                .row(
                        entry.get(PR.PR_DISPLAY_NAME).orElse("?"),
                        entry.get(PR.PR_ADDRTYPE).orElse(""),
                        entry.get(PR.PR_EMAIL_ADDRESS).orElse(""))
                .print(console.getConsole());
    }

    /** Those of the personal address book, where the name was most likely meant. */
    private static String candidates(IAddrBook book, String name) throws MapiException {
        EntryId pab = book.getPAB().orElse(null);
        if (pab == null) {
            return "";
        }
        try (IABContainer container = book.openEntry(pab).queryInterface(IABContainer.IID);
                IMAPITable contents = container.getContentsTable()) {
            contents.setColumns(PR.PR_DISPLAY_NAME, PR.PR_EMAIL_ADDRESS);
            contents.restrict(Restriction.equal(PR.PR_ANR, name));
            String names = contents.queryRows(MAX_CANDIDATES).stream()
                    .map(row -> row.get(PR.PR_DISPLAY_NAME).orElse("?") + " <"
                            + row.get(PR.PR_EMAIL_ADDRESS).orElse("") + ">")
                    .collect(Collectors.joining(", "));
            return names.isEmpty() ? "" : " (" + names + ")";
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.demo;

import java.nio.file.Path;
import java.util.List;
import org.mapi4osgi.api.CreateEntryFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ResolvedNames;
import org.mapi4osgi.mime.contact.ContactImport;
import org.mapi4osgi.tags.PR;

/** The steps of the address book. */
final class ContactSteps {
    private final Workbench bench;

    ContactSteps(Workbench bench) {
        this.bench = bench;
    }

    /** The container that new entries go to. */
    IABContainer personalAddressBook() throws MapiException {
        IAddrBook book = bench.addressBook();
        EntryId pab = book.getPAB()
                .orElseThrow(() -> new MapiException(
                        MapiCode.MAPI_E_NOT_FOUND, "no container of the address book can be changed"));
        return book.openEntry(pab, OpenEntryFlag.MAPI_MODIFY).queryInterface(IABContainer.IID);
    }

    /** Adds the contacts of all files to the personal address book. */
    String fill(List<Path> files, Narrator narrator) throws MapiException {
        int read = 0;
        int imported = 0;
        int refused = 0;
        int duplicates = 0;
        try (IABContainer container = personalAddressBook()) {
            ContactImport contacts = new ContactImport(
                    container,
                    (name, address) -> bench.addressBook().createOneOff(name, "SMTP", address),
                    CreateEntryFlag.CREATE_CHECK_DUP_STRICT);
            for (Path file : files) {
                ContactImport.Result result = contacts.run(
                        file,
                        (position, what, reason) -> narrator.line(
                                "        refused %s #%d %s: %s", file.getFileName(), position, what, reason));
                read += result.read();
                imported += result.imported();
                refused += result.refused();
                duplicates += result.duplicates();
            }
        }
        MessageSteps.check(read == imported + refused + duplicates, "the contacts do not add up");
        return "%d files: %d contacts read, %d imported, %d duplicates, %d refused"
                .formatted(files.size(), read, imported, duplicates, refused);
    }

    /** Resolves a name that one entry matches. */
    Props resolveOne(String name) throws MapiException {
        return resolve(name).orThrow().get(0);
    }

    /** Resolves a name that several entries match. */
    String resolveAmbiguous(String name) throws MapiException {
        MapiCode code = resolve(name).code();
        MessageSteps.check(code == MapiCode.MAPI_E_AMBIGUOUS_RECIP, name + " gave " + code);
        return name + " gives " + code;
    }

    private ResolvedNames resolve(String name) throws MapiException {
        return bench.addressBook().resolveName(List.of(Props.of(PR.PR_DISPLAY_NAME, name)));
    }
}

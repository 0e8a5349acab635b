// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.nio.file.Path;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.spi.AddressBookLogonRequest;
import org.mapi4osgi.spi.AddressBookLogonResult;
import org.mapi4osgi.spi.IABProvider;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.DataFolder;
import org.mapi4osgi.util.SupportReference;

/** The provider object: logs on to the book that the profile section names. */
final class AbProvider implements IABProvider {
    /** In the provider's profile section: the file of the book. */
    static final PropTag<String> PR_AB_PATH = PropTag.of(0x6600, PropType.PT_UNICODE, String.class);

    static final String DISPLAY = "Personal Address Book";

    private final OpenBooks books;
    private final DataFolder data;

    AbProvider(OpenBooks books, DataFolder data) {
        this.books = books;
        this.data = data;
    }

    @Override
    public AddressBookLogonResult logon(AddressBookLogonRequest request) throws MapiException {
        SupportReference reference = SupportReference.acquire(request.support());
        try {
            return AddressBookLogonResult.of(logon(reference));
        } catch (MapiException | RuntimeException e) {
            reference.close();
            throw e;
        }
    }

    private AbLogon logon(SupportReference reference) throws MapiException {
        Props section = section(reference.support());
        String name = section.get(PR.PR_DISPLAY_NAME).orElse(DISPLAY);
        Book book = books.open(path(section), name);
        try {
            AbLogon logon = new AbLogon(reference, books, book, name);
            logon.start();
            return logon;
        } catch (MapiException | RuntimeException e) {
            books.close(book);
            throw e;
        }
    }

    private static Props section(IMAPISupport support) throws MapiException {
        try (IProfSect section = support.openProfileSection(null)) {
            return section.getProps(PR_AB_PATH, PR.PR_DISPLAY_NAME);
        }
    }

    private Path path(Props section) throws MapiException {
        String path = section.get(PR_AB_PATH)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new MapiException(
                        MapiCode.MAPI_E_UNCONFIGURED,
                        MapiError.of(
                                DISPLAY,
                                "the profile names no file for the address book; configure the service "
                                        + AbServiceEntry.SERVICE + " with the path in property " + PR_AB_PATH)));
        return data.resolve(path);
    }
}

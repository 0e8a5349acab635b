// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.CreateEntryFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IDistList;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.spi.AddressBookLogonRequest;
import org.mapi4osgi.spi.IABLogon;
import org.mapi4osgi.spi.IABProvider;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.DataFolder;

/** A provider that is logged on to a book in a folder of the test's. */
final class Fixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    final OpenBooks books;
    final FakeSupport support = new FakeSupport();
    final IABProvider provider;
    final IABLogon logon;

    /** Logs on to a book that no other fixture has open. */
    Fixture(Path file) throws MapiException {
        this(file, new OpenBooks(() -> NOW));
    }

    /** Logs on to a book beside other logons of the same bundle. */
    Fixture(Path file, OpenBooks books) throws MapiException {
        this.books = books;
        support.section.held = Props.of(AbProvider.PR_AB_PATH, file.toString());
        provider = new AbProvider(books, new DataFolder(() -> null));
        logon = provider.logon(new AddressBookLogonRequest(support, UiParam.NONE, "Profile", Set.of()))
                .logon();
    }

    IABContainer root() throws MapiException {
        return (IABContainer) logon.openEntry(null);
    }

    /** The first container of the root. */
    IABContainer pab() throws MapiException {
        try (IMAPITable table = root().getHierarchyTable()) {
            EntryId id = table.queryRows(1).get(0).entryId(PR.PR_ENTRYID).orElseThrow();
            return (IABContainer) logon.openEntry(id, OpenEntryFlag.MAPI_MODIFY);
        }
    }

    static Props person(String name, String address) {
        return Props.builder()
                .put(PR.PR_DISPLAY_NAME, name)
                .put(PR.PR_EMAIL_ADDRESS, address)
                .build();
    }

    /** Makes a mail user and gives its entry ID. */
    EntryId user(IABContainer container, Props props, CreateEntryFlag... flags) throws MapiException {
        return make(container, PR.PR_DEF_CREATE_MAILUSER, props, flags);
    }

    EntryId list(IABContainer container, String name) throws MapiException {
        return make(container, PR.PR_DEF_CREATE_DL, Props.of(PR.PR_DISPLAY_NAME, name));
    }

    IDistList openList(EntryId id) throws MapiException {
        return (IDistList) logon.openEntry(id, OpenEntryFlag.MAPI_MODIFY);
    }

    private static EntryId make(IABContainer container, PropTag<Binary> template, Props props, CreateEntryFlag... flags)
            throws MapiException {
        EntryId templateId = container.getProps(template).entryId(template).orElseThrow();
        IMAPIProp entry = container.createEntry(templateId, flags);
        entry.setProps(props);
        entry.saveChanges();
        return entry.getProps(PR.PR_ENTRYID).entryId(PR.PR_ENTRYID).orElseThrow();
    }

    /** The names in a table, in its order. */
    static List<String> names(IMAPITable table) throws MapiException {
        try (table) {
            table.setColumns(PR.PR_DISPLAY_NAME);
            table.seekRow(Bookmark.BOOKMARK_BEGINNING, 0);
            return table.queryRows(1000).stream()
                    .map(row -> row.get(PR.PR_DISPLAY_NAME).orElse("?"))
                    .toList();
        }
    }

    @Override
    public void close() throws MapiException {
        logon.logoff();
        provider.shutdown();
    }
}

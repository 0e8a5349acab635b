// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.addrbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ResolvedNames;
import org.mapi4osgi.api.ResolvedNames.Mark;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.ui.Dialogs;
import org.mapi4osgi.tags.PR;

/** Lets the user choose which of several entries a name means. */
final class AmbiguousNames {
    private static final System.Logger LOG = System.getLogger(AmbiguousNames.class.getName());
    private static final int MOST = 200;

    private final AddressBook book;
    private final Dialogs dialogs;

    AmbiguousNames(AddressBook book, Dialogs dialogs) {
        this.book = book;
        this.dialogs = dialogs;
    }

    /** Without a dialog, names stay as ambiguous as they are. */
    ResolvedNames ask(UiParam uiParam, @Nullable String title, ResolvedNames names) throws MapiException {
        if (!names.marks().contains(Mark.MAPI_AMBIGUOUS) || !dialogs.available()) {
            return names;
        }
        List<Props> entries = new ArrayList<>(names.recipients());
        List<Mark> marks = new ArrayList<>(names.marks());
        for (int i = 0; i < marks.size(); i++) {
            Optional<String> name = entries.get(i).get(PR.PR_DISPLAY_NAME);
            if (marks.get(i) != Mark.MAPI_AMBIGUOUS || name.isEmpty()) {
                continue;
            }
            List<Props> meant = candidates(name.get());
            if (!meant.isEmpty()) {
                String asked = (title == null || title.isEmpty() ? "Check names" : title) + ": " + name.get();
                List<String> texts = meant.stream().map(AmbiguousNames::text).toList();
                Props chosen = meant.get(dialogs.choose(uiParam, asked, texts, 0));
                entries.set(i, NameResolver.merged(entries.get(i), chosen));
                marks.set(i, Mark.MAPI_RESOLVED);
            }
        }
        return new ResolvedNames(entries, marks);
    }

    private List<Props> candidates(String name) throws MapiException {
        Map<Binary, Props> found = new LinkedHashMap<>();
        for (Props row : book.getSearchPath()) {
            Optional<EntryId> id = row.entryId(PR.PR_ENTRYID);
            if (id.isPresent() && found.size() < MOST) {
                for (Props entry : inContainer(id.get(), name)) {
                    entry.get(PR.PR_ENTRYID).ifPresent(key -> found.putIfAbsent(key, entry));
                }
            }
        }
        return List.copyOf(found.values());
    }

    private List<Props> inContainer(EntryId id, String name) {
        try (IABContainer container = book.openContainer(id)) {
            return NameResolver.find(container, name, MOST);
        } catch (MapiException e) {
            LOG.log(System.Logger.Level.WARNING, "one container is left out of a choice: " + e.getMessage());
            return List.of();
        }
    }

    private static String text(Props entry) {
        String name = entry.get(PR.PR_DISPLAY_NAME).orElse("");
        return entry.get(PR.PR_EMAIL_ADDRESS)
                .map(address -> name + " <" + address + ">")
                .orElse(name);
    }
}

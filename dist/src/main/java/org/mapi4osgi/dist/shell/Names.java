// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ResolveNameFlag;
import org.mapi4osgi.api.ResolvedNames;
import org.mapi4osgi.api.ResolvedNames.Mark;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.tags.PR;

/** Resolves names by the address book; what cannot be resolved is told with what could be meant. */
final class Names {
    private static final int MAX_CANDIDATES = 10;

    private final IAddrBook book;

    Names(IAddrBook book) {
        this.book = book;
    }

    /**
     * Resolves names; a person at a terminal chooses among several.
     *
     * @return an entry for each name
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_AMBIGUOUS_RECIP, MAPI_E_NOT_FOUND: the text tells all names that cannot be resolved
     *     </ul>
     */
    List<Props> resolve(List<String> names) throws MapiException {
        List<Props> asked =
                names.stream().map(name -> Props.of(PR.PR_DISPLAY_NAME, name)).toList();
        ResolvedNames resolved = book.resolveName(UiParam.NONE, null, asked, ResolveNameFlag.MAPI_DIALOG);
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Mark mark = resolved.marks().get(i);
            if (mark == Mark.MAPI_AMBIGUOUS) {
                problems.add("several entries match " + names.get(i) + candidates(names.get(i)) + ": type more of it");
            } else if (mark == Mark.MAPI_UNRESOLVED) {
                problems.add("no entry matches " + names.get(i) + ": import adds contacts from a file");
            }
        }
        if (!problems.isEmpty()) {
            throw new MapiException(resolved.code(), String.join("; ", problems));
        }
        return resolved.recipients();
    }

    /** Those of the personal address book, where the name was most likely meant. */
    private String candidates(String name) throws MapiException {
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

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** Finds a name for an entry that was given none. */
final class EntryNames {
    private EntryNames() {}

    /** The properties with a display name: from given name and surname, else the address. */
    static Props complete(ObjectType type, Props kept) throws MapiException {
        if (!kept.get(PR.PR_DISPLAY_NAME).orElse("").isBlank()) {
            return kept;
        }
        String name = Stream.of(PR.PR_GIVEN_NAME, PR.PR_SURNAME)
                .flatMap(tag -> kept.get(tag).stream())
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" "));
        if (name.isEmpty() && type == ObjectType.MAPI_MAILUSER) {
            name = kept.get(PR.PR_EMAIL_ADDRESS).orElse("");
        }
        if (name.isBlank()) {
            throw new MapiException(
                    MapiCode.MAPI_E_MISSING_REQUIRED_COLUMN,
                    "an entry needs a name; set PR_DISPLAY_NAME before saveChanges");
        }
        return kept.with(PR.PR_DISPLAY_NAME, name);
    }
}

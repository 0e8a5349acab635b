// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.Collections;
import java.util.List;

/**
 * An address list with a mark per entry: what resolveName and resolveNames are given and give.
 *
 * @param recipients the entries
 * @param marks the mark of each entry, in the same order
 */
public record ResolvedNames(List<Props> recipients, List<Mark> marks) {
    /**
     * Checks and copies the components.
     *
     * @param recipients the entries
     * @param marks the mark of each entry, in the same order
     */
    public ResolvedNames {
        recipients = List.copyOf(recipients);
        marks = List.copyOf(marks);
        if (recipients.size() != marks.size()) {
            throw new IllegalArgumentException(recipients.size() + " recipients, " + marks.size() + " marks");
        }
    }

    /** The marks. */
    public enum Mark {
        /** No entry was found. */
        MAPI_UNRESOLVED,
        /** Several entries were found. */
        MAPI_AMBIGUOUS,
        /** One entry was found. */
        MAPI_RESOLVED
    }

    /**
     * A list of which nothing is resolved yet.
     *
     * @param recipients the entries
     * @return the list
     */
    public static ResolvedNames unresolved(List<Props> recipients) {
        return new ResolvedNames(recipients, Collections.nCopies(recipients.size(), Mark.MAPI_UNRESOLVED));
    }

    /**
     * The result as MAPI tells it.
     *
     * @return S_OK if all are resolved, MAPI_E_AMBIGUOUS_RECIP if one is ambiguous, else MAPI_E_NOT_FOUND
     */
    public MapiCode code() {
        if (marks.contains(Mark.MAPI_AMBIGUOUS)) {
            return MapiCode.MAPI_E_AMBIGUOUS_RECIP;
        }
        return marks.contains(Mark.MAPI_UNRESOLVED) ? MapiCode.MAPI_E_NOT_FOUND : MapiCode.S_OK;
    }

    /**
     * The entries, if all are resolved.
     *
     * @return the entries
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_AMBIGUOUS_RECIP: several entries match one of the names
     *       <li>MAPI_E_NOT_FOUND: no entry matches one of the names
     *     </ul>
     */
    public List<Props> orThrow() throws MapiException {
        if (!code().isSuccess()) {
            int at = marks.indexOf(
                    code() == MapiCode.MAPI_E_AMBIGUOUS_RECIP ? Mark.MAPI_AMBIGUOUS : Mark.MAPI_UNRESOLVED);
            throw new MapiException(code(), "cannot resolve " + recipients.get(at));
        }
        return recipients;
    }
}

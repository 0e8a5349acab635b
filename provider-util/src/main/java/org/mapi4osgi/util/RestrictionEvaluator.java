// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.Restriction;

/**
 * A restriction, checked and compiled once, that tells of rows whether they match. Immutable; any thread.
 *
 * <p>Where the reference leaves a choice, this one is made:
 *
 * <ul>
 *   <li>An absent property, or one in error, satisfies nothing; so RES_NOT of such a restriction is satisfied (RES-02).
 *   <li>Strings in property restrictions compare by {@link Collation}: without case, as tables sort, so that RELOP_GE finds
 *       the row that a user types toward. FL_FULLSTRING without options compares exactly.
 *   <li>A multi-valued property and a single constant: one value is enough, for RELOP_NE too (RES-04). Two multi-valued
 *       properties compare for RELOP_EQ and RELOP_NE only.
 *   <li>RELOP_RE looks for a {@link java.util.regex.Pattern} anywhere in the string, in bounded time.
 *   <li>RES_SIZE counts bytes without terminators: two for each char of PT_UNICODE, UTF-8 for PT_STRING8, the sum of the
 *       values for PT_MV_*.
 *   <li>A restriction on PR_ANR matches by name, see {@link AmbiguousName} (AB-12).
 *   <li>RES_COUNT counts rows, which one row alone cannot tell: it may stand at the top (or in a comment at the top) only,
 *       and {@link #limit} hands the number to whoever lists rows.
 *   <li>At most 10,000 parts.
 * </ul>
 *
 * <p>Clauses RES-01 to RES-11, AB-12. Reference: srestriction, types-of-restrictions.
 */
public final class RestrictionEvaluator {
    private final Matcher matcher;
    private final int limit;

    private RestrictionEvaluator(Matcher matcher, int limit) {
        this.matcher = matcher;
        this.limit = limit;
    }

    /**
     * Checks and compiles a restriction for rows that have no subobjects.
     *
     * @param restriction the restriction
     * @return what tells of rows whether they match
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_TOO_COMPLEX: the types of a tag and a value differ; a type that cannot be compared that way; a
     *           subobject restriction; RES_COUNT below the top; too many parts
     *       <li>MAPI_E_INVALID_PARAMETER: a negative count; a pattern of RELOP_RE that is none
     *     </ul>
     */
    public static RestrictionEvaluator compile(Restriction restriction) throws MapiException {
        return compile(restriction, null);
    }

    /**
     * Checks and compiles a restriction for messages whose recipients and attachments can be looked at.
     *
     * @param restriction the restriction
     * @param subobjects where recipients and attachments are found; null if there are none
     * @return what tells of rows whether they match
     * @throws MapiException as {@link #compile(Restriction)}
     */
    public static RestrictionEvaluator compile(Restriction restriction, @Nullable SubobjectRows subobjects)
            throws MapiException {
        RestrictionCompiler compiler = new RestrictionCompiler(subobjects);
        return new RestrictionEvaluator(compiler.compileTop(restriction), compiler.limit());
    }

    /**
     * Whether a row matches.
     *
     * @param row the row, with the properties that the restriction names as far as the row has them
     * @return true if it matches; RES_COUNT is not looked at
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_TOO_COMPLEX: RELOP_RE needs too many steps for this row's string
     *       <li>any code of {@link SubobjectRows}
     *     </ul>
     */
    public boolean matches(Props row) throws MapiException {
        return matcher.matches(row);
    }

    /**
     * How many rows are wanted at most: the least count of the RES_COUNT at the top.
     *
     * @return 0 or more; Integer.MAX_VALUE if there is no RES_COUNT
     */
    public int limit() {
        return limit;
    }
}

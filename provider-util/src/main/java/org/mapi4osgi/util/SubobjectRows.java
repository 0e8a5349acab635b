// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.List;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;

/**
 * Where a subobject restriction finds the recipients or attachments of a message.
 *
 * <p>{@link RestrictionEvaluator#matches} calls it on its caller's thread, once for each RES_SUBRESTRICTION that it gets
 * to. It may block as long as that caller may.
 */
@FunctionalInterface
public interface SubobjectRows {
    /**
     * The rows of a subobject table.
     *
     * @param row the message, as it was given to {@link RestrictionEvaluator#matches}; tells which message it is
     * @param subobject PR_MESSAGE_RECIPIENTS or PR_MESSAGE_ATTACHMENTS
     * @return the rows; empty if there are none, never null
     * @throws MapiException any code; {@code matches} passes it on
     */
    List<Props> rows(Props row, PropTag<?> subobject) throws MapiException;
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.CopyFlag;
import org.mapi4osgi.api.CopyPropsRequest;
import org.mapi4osgi.api.CopyToRequest;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.ms.object.MessageCopy.Wanted;

/**
 * CopyTo and CopyProps. From message to message of one store, and from attachment to attachment, the large values are
 * shared and nothing is read; anything else is left to the runtime's generic copy.
 */
final class Copying {
    private Copying() {}

    static List<PropProblem> copyTo(PropObject source, CopyToRequest request) throws MapiException {
        checkOther(source, request.destination());
        List<PropTag<?>> excluded = request.excludeTags();
        if (excluded != null && excluded.isEmpty()) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER, "a list of properties to leave out cannot be empty");
        }
        PropObject near = near(source, request.destination());
        if (near == null
                || !request.excludeInterfaces().isEmpty()
                || request.flags().contains(CopyFlag.MAPI_MOVE)) {
            if (request.flags().contains(CopyFlag.MAPI_DECLINE_OK)) {
                throw new MapiException(MapiCode.MAPI_E_DECLINE_COPY, "the copy is left to MAPI");
            }
            return source.context.support().doCopyTo(source, request);
        }
        Set<Integer> without = new HashSet<>();
        if (excluded != null) {
            excluded.forEach(tag -> without.add(tag.id()));
        }
        boolean replace = !request.flags().contains(CopyFlag.MAPI_NOREPLACE);
        return MessageCopy.copy(source, near, new Wanted(null, without, replace));
    }

    static List<PropProblem> copyProps(PropObject source, CopyPropsRequest request) throws MapiException {
        checkOther(source, request.destination());
        if (request.tags().isEmpty()) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "copyProps of no properties");
        }
        PropObject near = near(source, request.destination());
        if (near == null || request.flags().contains(CopyFlag.MAPI_MOVE)) {
            if (request.flags().contains(CopyFlag.MAPI_DECLINE_OK)) {
                throw new MapiException(MapiCode.MAPI_E_DECLINE_COPY, "the copy is left to MAPI");
            }
            return source.context.support().doCopyProps(source, request);
        }
        boolean replace = !request.flags().contains(CopyFlag.MAPI_NOREPLACE);
        return MessageCopy.copy(source, near, new Wanted(request.tags(), Set.of(), replace));
    }

    private static void checkOther(PropObject source, IMAPIProp destination) throws MapiException {
        if (source == destination) {
            throw new MapiException(MapiCode.MAPI_E_NO_ACCESS, "an object cannot be copied to itself");
        }
    }

    /** The destination if it is of the same kind and store as the source; null if not. */
    private static @Nullable PropObject near(PropObject source, IMAPIProp destination) {
        if (!(destination instanceof PropObject other) || !other.context.isSameFile(source.context)) {
            return null;
        }
        boolean messages = source instanceof AbstractMessage && other instanceof AbstractMessage;
        boolean attachments = source instanceof Attachment && other instanceof Attachment;
        return messages || attachments ? other : null;
    }
}

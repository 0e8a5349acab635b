// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.CopyFlag;
import org.mapi4osgi.api.CopyFolderFlag;
import org.mapi4osgi.api.CopyFolderRequest;
import org.mapi4osgi.api.CopyMessagesFlag;
import org.mapi4osgi.api.CopyMessagesRequest;
import org.mapi4osgi.api.CopyPropsRequest;
import org.mapi4osgi.api.CopyToRequest;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.tags.PR;

/** CopyMessages, CopyFolder, DoCopyTo and DoCopyProps of the support objects of message stores. */
public final class GenericCopy {
    private static final int MAX_DEPTH = 1000;

    private GenericCopy() {}

    /** CopyMessages. */
    public static MapiCode copyMessages(IMAPIFolder source, CopyMessagesRequest request) throws MapiException {
        declineIf(request.flags().contains(CopyMessagesFlag.MAPI_DECLINE_OK));
        FolderCopier copier = new FolderCopier(request.progress());
        copier.copyMessages(source, request);
        return copier.result();
    }

    /** CopyFolder. */
    public static MapiCode copyFolder(IMAPIFolder source, CopyFolderRequest request) throws MapiException {
        declineIf(request.flags().contains(CopyFolderFlag.MAPI_DECLINE_OK));
        FolderCopier copier = new FolderCopier(request.progress());
        copier.copyFolder(source, request);
        return copier.result();
    }

    /** DoCopyTo. */
    public static List<PropProblem> copyTo(IMAPIProp source, CopyToRequest request) throws MapiException {
        Excluded excluded = Excluded.of(request);
        IMAPIProp destination = request.destination();
        prepare(source, destination, request.flags());
        boolean replace = !request.flags().contains(CopyFlag.MAPI_NOREPLACE);
        List<PropTag<?>> tags = PropertyCopier.copyable(source, excluded);
        List<PropProblem> problems = new ArrayList<>();
        if (source instanceof IMessage from && destination instanceof IMessage to) {
            problems.addAll(MessageCopier.copy(from, to, excluded, replace));
        } else {
            problems.addAll(new PropertyCopier(source, destination, replace).copy(tags));
        }
        if (source instanceof IMAPIFolder from && destination instanceof IMAPIFolder to) {
            copyContents(from, to, excluded, request);
        }
        deleteIfMoved(source, tags, request.flags());
        return problems;
    }

    private static void copyContents(IMAPIFolder from, IMAPIFolder to, Excluded excluded, CopyToRequest request)
            throws MapiException {
        if (!excluded.has(PR.PR_CONTAINER_CONTENTS)) {
            boolean deep = !excluded.has(PR.PR_CONTAINER_HIERARCHY);
            new FolderCopier(request.progress()).copyContents(from, to, deep, MAX_DEPTH);
        }
    }

    /** DoCopyProps. */
    public static List<PropProblem> copyProps(IMAPIProp source, CopyPropsRequest request) throws MapiException {
        if (request.tags().isEmpty()) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "CopyProps needs at least one property");
        }
        IMAPIProp destination = request.destination();
        prepare(source, destination, request.flags());
        boolean replace = !request.flags().contains(CopyFlag.MAPI_NOREPLACE);
        List<PropTag<?>> values = request.tags().stream()
                .filter(tag -> tag.type() != PropType.PT_OBJECT)
                .<PropTag<?>>map(tag -> tag)
                .toList();
        List<PropProblem> problems = new PropertyCopier(source, destination, replace).copy(values);
        if (source instanceof IMessage from && destination instanceof IMessage to) {
            if (request.tags().contains(PR.PR_MESSAGE_RECIPIENTS)) {
                MessageCopier.copyRecipients(from, to, replace);
            }
            if (request.tags().contains(PR.PR_MESSAGE_ATTACHMENTS)) {
                MessageCopier.copyAttachments(from, to);
            }
        }
        deleteIfMoved(source, values, request.flags());
        return problems;
    }

    private static void prepare(IMAPIProp source, IMAPIProp destination, Set<CopyFlag> flags) throws MapiException {
        declineIf(flags.contains(CopyFlag.MAPI_DECLINE_OK));
        if (source == destination || source.isSameObject(destination) || destination.isSameObject(source)) {
            throw new MapiException(MapiCode.MAPI_E_NO_ACCESS, "an object cannot be copied into itself");
        }
    }

    private static void declineIf(boolean wanted) throws MapiException {
        if (wanted) {
            throw new MapiException(
                    MapiCode.MAPI_E_DECLINE_COPY, "the provider has no better way than the generic copy");
        }
    }

    private static void deleteIfMoved(IMAPIProp source, List<PropTag<?>> tags, Set<CopyFlag> flags)
            throws MapiException {
        if (flags.contains(CopyFlag.MAPI_MOVE) && !tags.isEmpty()) {
            source.deleteProps(tags);
        }
    }
}

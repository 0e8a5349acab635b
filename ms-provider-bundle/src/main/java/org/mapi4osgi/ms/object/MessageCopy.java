// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.ms.engine.StreamSource;
import org.mapi4osgi.tags.PR;

/**
 * Copies from message to message and from attachment to attachment within a store. The source is read first, then the
 * destination is written: the locks of two objects are never held together.
 */
final class MessageCopy {
    /** Each object has its own. */
    private static final Set<Integer> NEVER =
            Set.of(PR.PR_RECORD_KEY.id(), PR.PR_ATTACH_NUM.id(), PR.PR_RESPONSIBILITY.id(), PR.PR_MESSAGE_FLAGS.id());

    private MessageCopy() {}

    /**
     * What is copied.
     *
     * @param only these properties; null for all
     * @param without not these, by identifier
     * @param replace whether what the destination has is replaced
     */
    record Wanted(@Nullable List<PropTag<?>> only, Set<Integer> without, boolean replace) {
        boolean includes(int id) {
            return !without.contains(id) && (only == null || indexOf(id) >= 0);
        }

        /** The place of a property in the request; -1 if it was not named. */
        int indexOf(int id) {
            for (int i = 0; only != null && i < only.size(); i++) {
                if (only.get(i).id() == id) {
                    return i;
                }
            }
            return -1;
        }
    }

    /** What the source has. */
    private record Taken(List<PropValue<?>> values, Map<PropTag<?>, StreamSource> large) {}

    static List<PropProblem> copy(PropObject source, PropObject destination, Wanted wanted) throws MapiException {
        destination.checkWritable();
        Taken taken = take(source, wanted);
        List<PropProblem> problems = put(destination, taken, wanted);
        if (source instanceof AbstractMessage from && destination instanceof AbstractMessage to) {
            if (wanted.includes(PR.PR_MESSAGE_RECIPIENTS.id())) {
                copyRecipients(from, to, wanted);
            }
            if (wanted.includes(PR.PR_MESSAGE_ATTACHMENTS.id())) {
                copyAttachments(from, to);
            }
        } else if (wanted.includes(PR.PR_ATTACH_DATA_OBJ.id())) {
            copyEmbedded((IAttach) source, (IAttach) destination);
        }
        return problems;
    }

    private static Taken take(PropObject source, Wanted wanted) throws MapiException {
        List<PropValue<?>> values = new ArrayList<>();
        Map<PropTag<?>, StreamSource> large = new HashMap<>();
        synchronized (source.lock) {
            PropertySet properties = source.properties();
            for (PropTag<?> tag : properties.tags()) {
                if (!wanted.includes(tag.id()) || NEVER.contains(tag.id())) {
                    continue;
                }
                PropertySet.Large stream = properties.large(tag.id());
                PropValue<?> value = properties.small(tag.id());
                if (stream != null) {
                    large.put(stream.tag(), shared(source, stream.source()));
                } else if (value != null) {
                    values.add(value);
                }
            }
        }
        return new Taken(values, large);
    }

    /** A stream in the file is shared; one that is not saved yet is the source's own and must be copied. */
    private static StreamSource shared(PropObject source, StreamSource stream) throws MapiException {
        StreamSource resolved = source.staging().resolve(stream);
        return resolved instanceof StreamSource.Saved saved ? new StreamSource.Shared(saved.stream()) : resolved;
    }

    private static List<PropProblem> put(PropObject destination, Taken taken, Wanted wanted) throws MapiException {
        Map<PropTag<?>, StreamSource> own = new HashMap<>();
        for (Map.Entry<PropTag<?>, StreamSource> entry : taken.large().entrySet()) {
            StreamSource stream = entry.getValue();
            own.put(
                    entry.getKey(),
                    stream instanceof StreamSource.Staged
                            ? new StagedContent(destination.staging(), stream).freeze()
                            : stream);
        }
        List<PropProblem> problems = new ArrayList<>();
        synchronized (destination.lock) {
            PropertySet properties = destination.properties();
            List<PropValue<?>> accepted = new ArrayList<>();
            for (PropValue<?> value : taken.values()) {
                MapiCode refusal = destination.refusal(value);
                if (refusal == null && (wanted.replace() || isAbsent(properties, value.tag()))) {
                    accepted.add(value);
                }
                addProblem(problems, wanted, value.tag(), refusal);
            }
            properties.putAll(accepted);
            own.forEach((tag, stream) -> {
                if (wanted.replace() || isAbsent(properties, tag)) {
                    properties.putLarge(tag, stream);
                }
            });
            destination.changed();
        }
        return problems;
    }

    private static boolean isAbsent(PropertySet properties, PropTag<?> tag) {
        return properties.small(tag.id()) == null && properties.large(tag.id()) == null;
    }

    /** What nobody asked for by name is left out silently: it is the store's to make. */
    private static void addProblem(
            List<PropProblem> problems, Wanted wanted, PropTag<?> tag, @Nullable MapiCode refusal) {
        if (refusal != null && wanted.only() != null) {
            problems.add(new PropProblem(wanted.indexOf(tag.id()), tag, refusal));
        }
    }

    private static void copyRecipients(AbstractMessage from, AbstractMessage to, Wanted wanted) throws MapiException {
        List<Props> rows;
        synchronized (from.lock) {
            rows = from.draft().recipients().rows();
        }
        boolean empty;
        synchronized (to.lock) {
            empty = to.draft().recipients().isEmpty();
        }
        if (wanted.replace() || empty) {
            to.modifyRecipients(null, rows);
        }
    }

    private static void copyAttachments(AbstractMessage from, AbstractMessage to) throws MapiException {
        List<AttachmentDrafts.Found> all;
        synchronized (from.lock) {
            all = from.draft().attachments().all();
        }
        for (AttachmentDrafts.Found found : all) {
            try (Attachment source = Attachment.opened(from, found, false);
                    IAttach copy = to.createAttach()) {
                copy(source, (PropObject) copy, new Wanted(null, Set.of(), true));
                copy.saveChanges();
            }
        }
    }

    private static void copyEmbedded(IAttach from, IAttach to) throws MapiException {
        IMessage source;
        try {
            source = from.openProperty(PR.PR_ATTACH_DATA_OBJ, IMessage.IID);
        } catch (MapiException e) {
            if (e.code() == MapiCode.MAPI_E_NOT_FOUND) {
                return;
            }
            throw e;
        }
        try (source;
                IMessage copy = to.openProperty(
                        PR.PR_ATTACH_DATA_OBJ,
                        IMessage.IID,
                        OpenPropertyFlag.MAPI_CREATE,
                        OpenPropertyFlag.MAPI_MODIFY)) {
            copy((PropObject) source, (PropObject) copy, new Wanted(null, Set.of(), true));
            copy.saveChanges();
        }
    }
}

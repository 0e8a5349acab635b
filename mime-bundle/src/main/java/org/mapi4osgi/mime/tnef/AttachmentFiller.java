// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.tnef;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.props.BinarySink;
import org.mapi4osgi.mime.props.FileName;
import org.mapi4osgi.mime.props.PropSetter;
import org.mapi4osgi.tags.PR;

/** Fills an attachment. */
final class AttachmentFiller implements TnefAttachment {
    private static final int ATTACH_BY_VALUE = 1;
    private static final int ATTACH_EMBEDDED_MSG = 5;
    private static final int ATTACH_OLE = 6;

    private static final Set<Integer> NAMES = Set.of(PR.PR_ATTACH_LONG_FILENAME.id(), PR.PR_ATTACH_FILENAME.id());

    private final IAttach attach;
    private final NameBudget names;
    private final PropertyFiller props;
    private Optional<Integer> ownMethod = Optional.empty();
    private int sentMethod = ATTACH_BY_VALUE;

    AttachmentFiller(IAttach attach, NameBudget names) {
        this.attach = attach;
        this.names = names;
        this.props = new PropertyFiller(attach, Set.of(), names);
    }

    @Override
    public void property(TnefProperty property) throws IOException, MapiException {
        PropTag<?> tag = property.tag();
        if (!Transmittable.isPropertyOfAttachment(tag.id()) || !props.wants(property)) {
            return;
        }
        if (tag.id() == PR.PR_ATTACH_DATA_BIN.id()) {
            if (tag.type() == PropType.PT_BINARY) {
                data(property.bytes());
            }
        } else if (tag.equals(PR.PR_ATTACH_METHOD) && property.value() instanceof Integer method) {
            sentMethod = method;
        } else if (NAMES.contains(tag.id()) && tag.type() == PropType.PT_UNICODE) {
            props.put(property.withValue(FileName.withoutFolders(property.shortText())));
        } else {
            props.put(property);
        }
    }

    private void data(InputStream bytes) throws IOException, MapiException {
        try (BinarySink sink = new BinarySink(attach, PR.PR_ATTACH_DATA_BIN)) {
            bytes.transferTo(sink);
            sink.finish();
        }
    }

    @Override
    public TnefMessage message() throws MapiException {
        ownMethod = Optional.of(ATTACH_EMBEDDED_MSG);
        PropSetter.set(attach, Props.of(PR.PR_ATTACH_METHOD, ATTACH_EMBEDDED_MSG));
        return MessageFiller.filling(
                attach.openProperty(
                        PR.PR_ATTACH_DATA_OBJ,
                        IMessage.IID,
                        OpenPropertyFlag.MAPI_MODIFY,
                        OpenPropertyFlag.MAPI_CREATE),
                names);
    }

    @Override
    public void object(InputStream bytes) throws IOException, MapiException {
        ownMethod = Optional.of(ATTACH_BY_VALUE);
        data(bytes);
    }

    @Override
    public void finish() throws MapiException {
        // The bytes of an OLE object are there for everybody to save.
        int method = ownMethod.orElse(
                sentMethod == 0 || sentMethod == ATTACH_EMBEDDED_MSG || sentMethod == ATTACH_OLE
                        ? ATTACH_BY_VALUE
                        : sentMethod);
        props.put(PR.PR_ATTACH_METHOD, method);
        props.finish();
        Props set = attach.getProps(PR.PR_DISPLAY_NAME, PR.PR_ATTACH_LONG_FILENAME, PR.PR_ATTACH_FILENAME);
        if (!set.has(PR.PR_DISPLAY_NAME)) {
            Optional<String> name = set.get(PR.PR_ATTACH_LONG_FILENAME).or(() -> set.get(PR.PR_ATTACH_FILENAME));
            PropSetter.set(attach, Props.of(PR.PR_DISPLAY_NAME, name.orElse("attachment")));
        }
        attach.saveChanges();
    }

    @Override
    public void close() {
        attach.close();
    }
}

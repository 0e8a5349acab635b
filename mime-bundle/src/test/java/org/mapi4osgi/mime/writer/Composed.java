// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.tags.PR;

/** Messages as a client composes them: without a header as received, without anything the reader makes. */
final class Composed {
    private Composed() {}

    static MemoryMessage message() throws MapiException {
        MemoryMessage message = new MemoryMessage();
        message.setProp(PR.PR_MESSAGE_CLASS, "IPM.Note");
        return message;
    }

    static <T> MemoryMessage with(PropTag<T> tag, T value) throws MapiException {
        MemoryMessage message = message();
        message.setProp(tag, value);
        return message;
    }

    static void recipient(IMessage message, int type, String name, String addressType, String address)
            throws MapiException {
        message.modifyRecipients(
                ModifyRecipientsFlag.MODRECIP_ADD,
                List.of(Props.builder()
                        .put(PR.PR_RECIPIENT_TYPE, type)
                        .put(PR.PR_DISPLAY_NAME, name)
                        .put(PR.PR_ADDRTYPE, addressType)
                        .put(PR.PR_EMAIL_ADDRESS, address)
                        .build()));
    }

    static void from(IMessage message, String name, String address) throws MapiException {
        message.setProps(Props.builder()
                .put(PR.PR_SENT_REPRESENTING_NAME, name)
                .put(PR.PR_SENT_REPRESENTING_ADDRTYPE, "SMTP")
                .put(PR.PR_SENT_REPRESENTING_EMAIL_ADDRESS, address)
                .build());
    }

    static void attach(IMessage message, String name, byte[] bytes) throws MapiException {
        attach(message, Props.of(PR.PR_ATTACH_LONG_FILENAME, name), bytes);
    }

    static void attach(IMessage message, Props props, byte[] bytes) throws MapiException {
        try (IAttach attach = message.createAttach()) {
            attach.setProps(props.with(PR.PR_ATTACH_METHOD, 1));
            large(attach, PR.PR_ATTACH_DATA_BIN, bytes);
            attach.saveChanges();
        }
    }

    static MemoryMessage embed(IMessage message) throws MapiException {
        try (IAttach attach = message.createAttach()) {
            attach.setProp(PR.PR_ATTACH_METHOD, 5);
            IMessage inside = attach.openProperty(
                    PR.PR_ATTACH_DATA_OBJ, IMessage.IID, OpenPropertyFlag.MAPI_MODIFY, OpenPropertyFlag.MAPI_CREATE);
            inside.saveChanges();
            attach.saveChanges();
            return (MemoryMessage) inside;
        }
    }

    static void text(IMessage message, String text) throws MapiException {
        large(message, PR.PR_BODY, text.getBytes(StandardCharsets.UTF_16LE));
    }

    static void html(IMessage message, String html) throws MapiException {
        message.setProp(PR.PR_INTERNET_CPID, 65001);
        message.setProp(PR.PR_HTML, Binary.of(html.getBytes(StandardCharsets.UTF_8)));
    }

    private static void large(org.mapi4osgi.api.IMAPIProp target, PropTag<?> tag, byte[] bytes) throws MapiException {
        try (IStream stream =
                target.openProperty(tag, IStream.IID, OpenPropertyFlag.MAPI_MODIFY, OpenPropertyFlag.MAPI_CREATE)) {
            stream.write(bytes, 0, bytes.length);
            stream.commit();
        }
    }
}

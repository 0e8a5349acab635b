// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.tnef;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.props.BinarySink;
import org.mapi4osgi.tags.PR;

/** Fills a message. */
final class MessageFiller implements TnefMessage {
    private static final int RECIPIENT_ROWS = 1000;
    private static final int UTF_8 = 65001;

    private final IMessage message;
    private final boolean outermost;
    private final boolean wantsRecipients;
    private final NameBudget names;
    private final PropertyFiller props;
    private final List<Props> recipients = new ArrayList<>();
    private @Nullable Integer codePage;
    private @Nullable Integer ansiCodePage;
    private boolean html;

    private MessageFiller(
            IMessage message, boolean outermost, boolean wantsRecipients, Set<Integer> taken, NameBudget names) {
        this.message = message;
        this.outermost = outermost;
        this.wantsRecipients = wantsRecipients;
        this.names = names;
        this.props = new PropertyFiller(message, taken, names);
    }

    /** Fills a message that has something already: what is taken stays. It is left open, and not saved. */
    static MessageFiller completing(IMessage message, boolean wantsRecipients, Set<Integer> taken) {
        return new MessageFiller(message, true, wantsRecipients, taken, new NameBudget());
    }

    /** Fills an empty message, which is saved and closed. */
    static MessageFiller filling(IMessage message, NameBudget names) {
        return new MessageFiller(message, false, true, Set.of(), names);
    }

    @Override
    public void property(TnefProperty property) throws IOException, MapiException {
        int id = property.tag().id();
        if (property.value() instanceof Integer number) {
            if (id == PR.PR_INTERNET_CPID.id()) {
                codePage = number;
            } else if (property.legacy() && id == PR.PR_MESSAGE_CODEPAGE.id()) {
                ansiCodePage = number;
            }
        }
        if (!Transmittable.isPropertyOfMessage(id) || !props.wants(property)) {
            return;
        }
        if (id != PR.PR_HTML.id()) {
            props.put(property);
        } else if (property.isText()) {
            htmlText(property);
        } else if (property.tag().type() == PropType.PT_BINARY) {
            html = true;
            props.put(property);
        }
    }

    /** HTML that comes as a string, which PR_HTML is not. */
    private void htmlText(TnefProperty property) throws IOException, MapiException {
        try (BinarySink sink = new BinarySink(message, PR.PR_HTML);
                Reader in = property.text()) {
            Writer encoder = new OutputStreamWriter(sink, StandardCharsets.UTF_8);
            in.transferTo(encoder);
            encoder.flush();
            sink.finish();
        }
        props.put(PR.PR_INTERNET_CPID, UTF_8);
    }

    @Override
    public void recipient(Props row) throws MapiException {
        if (wantsRecipients) {
            recipients.add(row);
            if (recipients.size() == RECIPIENT_ROWS) {
                addRecipients();
            }
        }
    }

    private void addRecipients() throws MapiException {
        if (!recipients.isEmpty()) {
            message.modifyRecipients(ModifyRecipientsFlag.MODRECIP_ADD, recipients);
            recipients.clear();
        }
    }

    @Override
    public TnefAttachment attachment() throws MapiException {
        return new AttachmentFiller(message.createAttach(), names);
    }

    @Override
    public void finish() throws MapiException {
        addRecipients();
        Integer ofHtml = codePage != null ? codePage : ansiCodePage;
        if (html && ofHtml != null) {
            // The code page belongs to the HTML, whatever the plain text beside it came in.
            props.put(PR.PR_INTERNET_CPID, ofHtml);
        }
        props.finish();
        if (!outermost) {
            message.saveChanges();
        }
    }

    @Override
    public void close() {
        if (!outermost) {
            message.close();
        }
    }
}

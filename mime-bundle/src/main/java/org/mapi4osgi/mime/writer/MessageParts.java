// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.reader.ReceivedHeader;
import org.mapi4osgi.mime.writer.AttachmentPart.Place;
import org.mapi4osgi.tags.PR;

/**
 * The parts that a message becomes: plain text, HTML and RTF as alternatives, what the HTML shows beside them as related, all
 * of that and the attachments as mixed; each only where there is more than one.
 */
final class MessageParts {
    private static final int ROWS = 500;
    private static final String REPORT = "multipart/report";

    private final IMessage message;
    private final ReceivedHeader received;
    private final MessageWriter writer;
    private final Channel channel;

    MessageParts(IMessage message, ReceivedHeader received, MessageWriter writer) {
        this.message = message;
        this.received = received;
        this.writer = writer;
        this.channel = writer.options().channel();
    }

    Part root() throws IOException, MapiException {
        Props props = message.getProps(
                PR.PR_MESSAGE_CLASS, PR.PR_BODY, PR.PR_HTML, PR.PR_RTF_COMPRESSED, PR.PR_INTERNET_CPID);
        List<AttachmentProps> attachments = new ArrayList<>();
        for (int number : attachmentNumbers()) {
            attachments.add(AttachmentProps.of(message, number));
        }
        boolean isSmime = props.get(PR.PR_MESSAGE_CLASS).orElse("").startsWith("IPM.Note.SMIME");
        boolean single = attachments.size() == 1;
        if (single && isSmime && SignedPart.isOne(message, attachments.get(0).number())) {
            return new SignedPart(message, attachments.get(0).number(), channel);
        }
        List<Body> bodies = bodies(props);
        if (single && bodies.isEmpty() && (isSmime || isAlone(attachments.get(0)))) {
            return new AttachmentPart(message, attachments.get(0), Place.ALONE, writer);
        }
        if (writer.options().keepsHeader()) {
            Optional<Part> asReceived = SkeletonParts.root(message, received, writer, bodies, attachments);
            if (asReceived.isPresent()) {
                return asReceived.get();
            }
        }
        Optional<Part> report = ReportParts.root(message, writer, bodies, attachments);
        if (report.isPresent()) {
            return report.get();
        }
        boolean hasBody = !bodies.isEmpty();
        List<Part> shown = new ArrayList<>();
        List<Part> others = new ArrayList<>();
        for (AttachmentProps each : attachments) {
            boolean inline = hasBody && each.isInline();
            Place place = inline ? Place.SHOWN : hasBody ? Place.BEHIND_BODY : Place.WITHOUT_BODY;
            (inline ? shown : others).add(new AttachmentPart(message, each, place, writer));
        }
        if (!hasBody && others.isEmpty()) {
            return ofMessage(BodyPart.text(message, Optional.empty(), channel.eightBit()));
        }
        if (bodies.size() == 1 && attachments.isEmpty()) {
            return ofMessage(bodies.get(0));
        }
        if (hasBody) {
            shown.add(
                    0,
                    bodies.size() == 1
                            ? bodies.get(0)
                            : new Multipart("multipart/alternative", List.copyOf(bodies), channel));
            others.add(0, shown.size() == 1 ? shown.get(0) : Multipart.related(shown, channel));
        }
        return others.size() == 1 && hasBody ? others.get(0) : mixed(others);
    }

    /** Whether the message came as nothing but this attachment, as scanners send pictures. */
    private boolean isAlone(AttachmentProps attachment) {
        return received.has("content-type") && received.mimeType().equals(attachment.mimeType());
    }

    /** A body that is all that the message has shares its header. */
    private Part ofMessage(Body body) {
        boolean kept = writer.options().keepsHeader()
                && !received.isEmpty()
                && received.mimeType().equals(body.mimeType());
        return kept ? body.as(new PartHeader(received, true)) : body;
    }

    private List<Body> bodies(Props props) throws IOException, MapiException {
        Optional<Integer> codePage = props.get(PR.PR_INTERNET_CPID);
        List<Body> bodies = new ArrayList<>();
        if (PropertySource.has(props, PR.PR_BODY)) {
            bodies.add(BodyPart.text(message, codePage, channel.eightBit()));
        }
        if (PropertySource.has(props, PR.PR_HTML)) {
            bodies.add(BodyPart.html(message, codePage, channel.eightBit()));
        }
        if (PropertySource.has(props, PR.PR_RTF_COMPRESSED)) {
            RtfBody.add(message, codePage, channel.eightBit(), bodies);
        }
        return bodies;
    }

    private Part mixed(List<Part> parts) {
        Optional<String> report = received.typeParameter("report-type");
        return received.mimeType().equals(REPORT) && report.isPresent()
                ? new Multipart(REPORT, PartHeader.NONE, Map.of("report-type", report.get()), parts, channel)
                : new Multipart("multipart/mixed", parts, channel);
    }

    private List<Integer> attachmentNumbers() throws MapiException {
        List<Integer> numbers = new ArrayList<>();
        try (IMAPITable table = message.getAttachmentTable()) {
            table.setColumns(PR.PR_ATTACH_NUM);
            for (var rows = table.queryRows(ROWS); !rows.isEmpty(); rows = table.queryRows(ROWS)) {
                rows.forEach(row -> row.get(PR.PR_ATTACH_NUM).ifPresent(numbers::add));
            }
        }
        Collections.sort(numbers);
        return numbers;
    }
}

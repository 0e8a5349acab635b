// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.report.ReportKind;
import org.mapi4osgi.mime.writer.AttachmentPart.Place;
import org.mapi4osgi.tags.PR;

/**
 * The parts of a report that MAPI made, as other mailers know them (RFC 6522): a text for people, the fields of RFC 3464 or
 * RFC 8098 for programs, and the message that it is on, if the report has it.
 */
final class ReportParts {
    private ReportParts() {}

    /** Empty if the message is no report, or one that tells of nobody. */
    static Optional<Part> root(
            IMessage message, MessageWriter writer, List<? extends Part> bodies, List<AttachmentProps> attachments)
            throws MapiException {
        Channel channel = writer.options().channel();
        Props props = message.getProps(ReportFieldsPart.TAGS);
        Optional<ReportKind> kind = ReportKind.of(props.get(PR.PR_MESSAGE_CLASS).orElse(""));
        Optional<ReportFieldsPart> fields = kind.isEmpty()
                ? Optional.empty()
                : ReportFieldsPart.of(kind.get(), props, Correspondents.reportedOn(message));
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        List<Part> parts = new ArrayList<>();
        parts.add(
                bodies.isEmpty()
                        ? BodyPart.text(message, Optional.empty(), channel.eightBit())
                        : bodies.size() == 1
                                ? bodies.get(0)
                                : new Multipart("multipart/alternative", List.copyOf(bodies), channel));
        parts.add(fields.get());
        List<Part> others = new ArrayList<>();
        for (AttachmentProps each : attachments) {
            // A report has three parts at most: only the first message can be the returned one.
            boolean returned = each.isMessage() && parts.size() == 2;
            (returned ? parts : others).add(new AttachmentPart(message, each, Place.BEHIND_BODY, writer));
        }
        Multipart report = new Multipart(
                "multipart/report",
                PartHeader.NONE,
                Map.of("report-type", kind.get().isOfDelivery() ? "delivery-status" : "disposition-notification"),
                parts,
                channel);
        if (others.isEmpty()) {
            return Optional.of(report);
        }
        others.add(0, report);
        return Optional.of(new Multipart("multipart/mixed", others, channel));
    }
}

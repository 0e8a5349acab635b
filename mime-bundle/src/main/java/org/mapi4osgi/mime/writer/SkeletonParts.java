// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.reader.ReceivedHeader;
import org.mapi4osgi.mime.reader.Skeleton;
import org.mapi4osgi.mime.reader.SkeletonCodec;
import org.mapi4osgi.mime.writer.AttachmentPart.Place;
import org.mapi4osgi.tags.PR;

/**
 * The parts of a received message in the places that they came in. Attachments that were removed since leave theirs empty,
 * those that were added come at the end.
 */
final class SkeletonParts {
    private static final Pattern MULTIPART = Pattern.compile("multipart/[\\w!#$&^.+-]{1,127}");

    private final IMessage message;
    private final ReceivedHeader received;
    private final MessageWriter writer;
    private final Map<String, Body> bodies;
    private final Map<Integer, AttachmentProps> attachments = new LinkedHashMap<>();
    private final List<AttachmentProps> added = new ArrayList<>();

    private SkeletonParts(IMessage message, ReceivedHeader received, MessageWriter writer, Map<String, Body> bodies) {
        this.message = message;
        this.received = received;
        this.writer = writer;
        this.bodies = bodies;
    }

    /** Empty if the message was not received, or if it has other bodies now: then its parts are arranged anew. */
    static Optional<Part> root(
            IMessage message,
            ReceivedHeader received,
            MessageWriter writer,
            List<Body> bodies,
            List<AttachmentProps> attachments)
            throws IOException, MapiException {
        Optional<Skeleton> skeleton;
        try (InputStream bytes = PropertySource.bytes(message, Skeleton.PR_MIME_SKELETON)) {
            skeleton = SkeletonCodec.decode(bytes);
        }
        if (skeleton.isEmpty() || received.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Body> byType = new LinkedHashMap<>();
        bodies.forEach(body -> byType.put(body.mimeType(), body));
        SkeletonParts parts = new SkeletonParts(message, received, writer, byType);
        attachments.forEach(parts::sort);
        return parts.fits(skeleton.get()) ? parts.all(skeleton.get()) : Optional.empty();
    }

    private void sort(AttachmentProps attachment) {
        @Nullable
        Integer sequence = attachment.props().get(PR.PR_ATTACH_MIME_SEQUENCE).orElse(null);
        if (sequence == null || attachments.putIfAbsent(sequence, attachment) != null) {
            added.add(attachment);
        }
    }

    /** Whether each body has its place, and no new picture must come beside the HTML that shows it. */
    private boolean fits(Skeleton skeleton) {
        List<String> places = nodes(skeleton)
                .filter(Skeleton.Body.class::isInstance)
                .map(node -> ((Skeleton.Body) node).type())
                .toList();
        boolean filled = places.stream().distinct().count() == places.size()
                && bodies.keySet().containsAll(places);
        return filled
                && bodies.values().stream().filter(Body::isOwn).allMatch(body -> places.contains(body.mimeType()))
                && added.stream().noneMatch(AttachmentProps::isInline);
    }

    private static Stream<Skeleton> nodes(Skeleton node) {
        List<Skeleton> parts = node instanceof Skeleton.Several several
                ? several.parts()
                : node instanceof Skeleton.Signed signed ? signed.parts() : List.of();
        return Stream.concat(Stream.of(node), parts.stream().flatMap(SkeletonParts::nodes));
    }

    private Optional<Part> all(Skeleton skeleton) {
        Optional<Part> root = part(skeleton);
        List<Part> more = new ArrayList<>();
        added.addAll(attachments.values());
        added.forEach(each -> more.add(new AttachmentPart(message, each, Place.BEHIND_BODY, writer)));
        if (root.isEmpty() || more.isEmpty()) {
            return root;
        }
        if (root.get() instanceof Multipart multipart && multipart.mimeType().equals("multipart/mixed")) {
            return Optional.of(multipart.with(more));
        }
        more.add(0, root.get());
        return Optional.of(new Multipart("multipart/mixed", more, channel()));
    }

    private Channel channel() {
        return writer.options().channel();
    }

    private Optional<Part> part(Skeleton node) {
        if (node instanceof Skeleton.Several several) {
            PartHeader header = several.header().map(PartHeader::of).orElse(new PartHeader(received, true));
            String type = header.received().mimeType();
            return multipart(MULTIPART.matcher(type).matches() ? type : "multipart/mixed", header, several.parts());
        }
        if (node instanceof Skeleton.Body body) {
            return Optional.ofNullable(bodies.get(body.type())).map(b -> b.as(PartHeader.of(body.header())));
        }
        if (node instanceof Skeleton.Signed signed) {
            return signed(signed);
        }
        if (node instanceof Skeleton.Attached attached) {
            return Optional.ofNullable(attachments.remove(attached.sequence()))
                    .map(each -> new AttachmentPart(message, each, Place.AS_RECEIVED, writer));
        }
        return Optional.of(new BlankPart(((Skeleton.Blank) node).content()));
    }

    private Optional<Part> multipart(String type, PartHeader header, List<Skeleton> nodes) {
        List<Part> parts =
                nodes.stream().map(this::part).flatMap(Optional::stream).toList();
        return parts.isEmpty() && !nodes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Multipart(type, header, Map.of(), parts, channel()));
    }

    /** In one piece, if all that it consists of is still there; else the signature is no longer true anyway. */
    private Optional<Part> signed(Skeleton.Signed signed) {
        @Nullable AttachmentProps whole = attachments.remove(signed.sequence());
        List<Integer> covered = signed.parts().stream()
                .flatMap(SkeletonParts::nodes)
                .filter(Skeleton.Attached.class::isInstance)
                .map(node -> ((Skeleton.Attached) node).sequence())
                .toList();
        if (whole != null && attachments.keySet().containsAll(covered)) {
            attachments.keySet().removeAll(covered);
            return Optional.of(new SignedPart(message, whole.number(), channel()));
        }
        List<Skeleton> parts = signed.parts().stream()
                .flatMap(node -> node instanceof Skeleton.Several several ? several.parts().stream() : Stream.of(node))
                .toList();
        return multipart("multipart/mixed", PartHeader.NONE, parts);
    }
}

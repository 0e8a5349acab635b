// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.props.BinarySink;

/** Notes how the parts of one message are nested, while they are read. */
final class SkeletonBuilder {
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable Skeleton root;
    private int size;

    /** A part with parts of which not all were read yet. */
    private record Open(Function<List<Skeleton>, Skeleton> node, List<Skeleton> parts) {}

    void startMultipart(Header header) {
        Optional<String> own = open.isEmpty() ? Optional.empty() : Optional.of(header.asReceived());
        size += own.map(String::length).orElse(0);
        open.addLast(new Open(parts -> new Skeleton.Several(own, parts), new ArrayList<>()));
    }

    void startSigned(int sequence) {
        open.addLast(new Open(parts -> new Skeleton.Signed(sequence, parts), new ArrayList<>()));
    }

    void end() {
        Open ended = open.removeLast();
        add(ended.node.apply(ended.parts));
    }

    /** Forgets a multipart that has no part: its text stands in its place. */
    void dropMultipart() {
        open.removeLast();
    }

    void body(String type, Header header) {
        String received = header.asReceived();
        size += received.length();
        add(new Skeleton.Body(type, received));
    }

    void attached(int sequence) {
        add(new Skeleton.Attached(sequence));
    }

    void blank(String content) {
        add(new Skeleton.Blank(content));
    }

    private void add(Skeleton node) {
        @Nullable Open around = open.peekLast();
        if (around == null) {
            root = node;
        } else if (size <= Limits.SKELETON) {
            around.parts.add(node);
        }
    }

    /** Keeps it with the message, if there is anything to keep. A mail of one part has its header only. */
    void put(IMessage message) throws IOException, MapiException {
        if (root instanceof Skeleton.Several && size <= Limits.SKELETON) {
            try (BinarySink sink = new BinarySink(message, Skeleton.PR_MIME_SKELETON)) {
                sink.write(SkeletonCodec.encode(root));
                sink.finish();
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bytes of a {@link Skeleton}: nodes in the order of the mail, a multipart closed by an end mark. */
public final class SkeletonCodec {
    private static final int MAGIC = 0x4D345301;
    private static final int SEVERAL = 'M';
    private static final int SEVERAL_OF_MESSAGE = 'm';
    private static final int BODY = 'T';
    private static final int ATTACHED = 'A';
    private static final int SIGNED = 'S';
    private static final int BLANK = 'B';
    private static final int END = 'E';

    private SkeletonCodec() {}

    static byte[] encode(Skeleton root) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        write(root, out);
        return bytes.toByteArray();
    }

    private static void write(Skeleton node, DataOutputStream out) throws IOException {
        if (node instanceof Skeleton.Several several) {
            out.writeByte(several.header().isPresent() ? SEVERAL : SEVERAL_OF_MESSAGE);
            if (several.header().isPresent()) {
                write(several.header().get(), out);
            }
            write(several.parts(), out);
        } else if (node instanceof Skeleton.Signed signed) {
            out.writeByte(SIGNED);
            out.writeInt(signed.sequence());
            write(signed.parts(), out);
        } else if (node instanceof Skeleton.Body body) {
            out.writeByte(BODY);
            write(body.type(), out);
            write(body.header(), out);
        } else if (node instanceof Skeleton.Attached attached) {
            out.writeByte(ATTACHED);
            out.writeInt(attached.sequence());
        } else if (node instanceof Skeleton.Blank blank) {
            out.writeByte(BLANK);
            write(blank.content(), out);
        }
    }

    private static void write(List<Skeleton> parts, DataOutputStream out) throws IOException {
        for (Skeleton part : parts) {
            write(part, out);
        }
        out.writeByte(END);
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * Reads a skeleton.
     *
     * @param bytes the value of the property; not closed
     * @return empty if it is none of ours, or damaged: then the message's parts are arranged anew
     */
    public static Optional<Skeleton> decode(InputStream bytes) {
        try {
            DataInputStream in = new DataInputStream(bytes);
            return in.readInt() == MAGIC ? Optional.of(read(in.readByte(), in, 0)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Skeleton read(int kind, DataInputStream in, int depth) throws IOException {
        return switch (kind) {
            case SEVERAL -> new Skeleton.Several(Optional.of(text(in)), parts(in, depth));
            case SEVERAL_OF_MESSAGE -> new Skeleton.Several(Optional.empty(), parts(in, depth));
            case SIGNED -> new Skeleton.Signed(in.readInt(), parts(in, depth));
            case BODY -> new Skeleton.Body(text(in), text(in));
            case ATTACHED -> new Skeleton.Attached(in.readInt());
            case BLANK -> new Skeleton.Blank(text(in));
            default -> throw new IOException("no part of a skeleton: " + kind);
        };
    }

    private static List<Skeleton> parts(DataInputStream in, int depth) throws IOException {
        // A signed part and what it holds are one level of the mail and two of the skeleton.
        if (depth > 2 * Limits.NESTING) {
            throw new IOException("the skeleton is deeper than any mail");
        }
        List<Skeleton> parts = new ArrayList<>();
        for (int kind = in.readByte(); kind != END; kind = in.readByte()) {
            if (parts.size() > Limits.PARTS) {
                throw new IOException("the skeleton has more parts than any mail");
            }
            parts.add(read(kind, in, depth + 1));
        }
        return parts;
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(Math.max(length, 0));
        if (bytes.length != length) {
            throw new IOException("the skeleton ends within a text");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

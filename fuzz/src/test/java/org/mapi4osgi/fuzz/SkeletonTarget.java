// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.memory.Mails;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.mime.reader.Skeleton;
import org.mapi4osgi.mime.reader.SkeletonCodec;

/** PidTagMimeSkeleton: how the parts of a mail were nested. What is none of ours counts for nothing. */
final class SkeletonTarget implements Target {
    @Override
    public String name() {
        return "mime-skeleton";
    }

    @Override
    public Limits limits() {
        return new Limits(80, 4096, 100);
    }

    @Override
    public Set<MapiCode> refusals() {
        return Set.of();
    }

    @Override
    public List<byte[]> seeds() throws MapiException {
        MemoryMessage message = Mails.read(MailSamples.PARTS);
        return List.of(message.need(Skeleton.PR_MIME_SKELETON).toBytes());
    }

    @Override
    public void parse(byte[] input) {
        Law.same(
                SkeletonCodec.decode(new ByteArrayInputStream(input)),
                SkeletonCodec.decode(new ByteArrayInputStream(input)));
    }
}

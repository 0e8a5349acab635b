// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;

/** A message that is being filled, the outermost or an embedded one, and where in it the reader stands. */
final class MessageLevel implements AutoCloseable {
    private final IMessage message;
    private final @Nullable Attachment attachment;
    private final Deque<Multipart> multiparts = new ArrayDeque<>();
    private final BodyChoice choice = new BodyChoice();
    private final Bodies bodies;
    private final List<Winmail> winmails = new ArrayList<>();
    private final SkeletonBuilder skeleton = new SkeletonBuilder();
    private @Nullable ReportReader report;
    private int attachments;

    MessageLevel(IMessage message, @Nullable Attachment attachment) {
        this.message = message;
        this.attachment = attachment;
        this.bodies = new Bodies(message);
    }

    IMessage message() {
        return message;
    }

    /** The multiparts around the current part, the outermost first. */
    Deque<Multipart> multiparts() {
        return multiparts;
    }

    BodyChoice choice() {
        return choice;
    }

    Bodies bodies() {
        return bodies;
    }

    SkeletonBuilder skeleton() {
        return skeleton;
    }

    /** Notes that the message is a multipart/report. */
    void startReport() {
        report = new ReportReader();
    }

    @Nullable
    ReportReader report() {
        return report;
    }

    int nextAttachment() {
        return ++attachments;
    }

    /** Names an embedded message's attachment by its subject, unless the mail names it. */
    void named(String subject) throws MapiException {
        if (attachment != null && !subject.isEmpty()) {
            attachment.setTitle(subject);
        }
    }

    /** Keeps a TNEF part for the end of the message. */
    void keep(Winmail winmail) {
        winmails.add(winmail);
    }

    /** Ends the message. The outermost one is the caller's to save. */
    void finish() throws IOException, MapiException {
        bodies.finish();
        for (Winmail winmail : winmails) {
            winmail.open(message);
        }
        skeleton.put(message);
        if (report != null) {
            report.finish(message);
        }
        if (attachment != null) {
            message.saveChanges();
            attachment.save();
        }
    }

    /** Closes what this level opened. */
    @Override
    public void close() {
        winmails.forEach(Winmail::close);
        if (attachment != null) {
            message.close();
            attachment.close();
        }
    }
}

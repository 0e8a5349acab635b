// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.props.BinarySink;
import org.mapi4osgi.mime.tnef.TnefFile;

/**
 * A part that is TNEF: a whole MAPI message, or what of one MIME cannot say. It waits as an unsaved attachment until the
 * rest of its message was read, which counts more.
 */
final class Winmail implements AutoCloseable {
    private static final Set<String> TYPES = Set.of("application/ms-tnef", "application/vnd.ms-tnef");
    private static final String NAME = "winmail.dat";
    private static final String UNKNOWN = "application/octet-stream";

    private final Attachment attachment;
    private final BinarySink bytes;

    /** Keeps the bytes of a part in its attachment. */
    Winmail(Attachment attachment, BinarySink bytes) {
        this.attachment = attachment;
        this.bytes = bytes;
    }

    static boolean isOne(PartDescriptor part) {
        return TYPES.contains(part.getMimeType())
                || part.getMimeType().equals(UNKNOWN)
                        && part.fileName().filter(NAME::equalsIgnoreCase).isPresent();
    }

    /** Puts what it holds into the message; if it is broken, it stays an attachment that says why. */
    void open(IMessage message) throws IOException, MapiException {
        Optional<String> fault = TnefFile.fault(bytes.reopen());
        if (fault.isEmpty()) {
            TnefFile.complete(bytes.reopen(), message);
        } else {
            attachment.setComment("not opened: " + fault.get());
            attachment.save();
        }
    }

    @Override
    public void close() {
        bytes.close();
        attachment.close();
    }
}

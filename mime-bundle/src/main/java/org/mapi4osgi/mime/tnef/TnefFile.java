// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.tnef;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** A TNEF stream such as winmail.dat. It is read twice: to see whether it is sound, and to fill a message. */
public final class TnefFile {
    private static final int NORMAL = 1;

    private TnefFile() {}

    /**
     * Tells what is wrong with a stream.
     *
     * @param tnef the stream; read to its end, not closed
     * @return the fault; empty if the stream is sound
     * @throws IOException if it cannot be read
     */
    public static Optional<String> fault(InputStream tnef) throws IOException {
        try {
            TnefReader.read(TnefInput.of(new BufferedInputStream(tnef)), NoMessage.INSTANCE);
            return Optional.empty();
        } catch (IOException e) {
            if (e.getCause() instanceof MapiException mapi
                    && (mapi.code() == MapiCode.MAPI_E_CORRUPT_DATA || mapi.code() == MapiCode.MAPI_E_TOO_BIG)) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
            throw e;
        } catch (MapiException e) {
            throw new IOException(e);
        }
    }

    /**
     * Completes a message that was read from mail: its properties stay, except those that only stand for a header field
     * that was not there. Recipients are added if it has none. The message is neither saved nor closed.
     *
     * @param tnef a sound stream; read to its end, not closed
     * @param message the message
     * @throws IOException if the stream cannot be read
     * @throws MapiException any code that the message gives
     */
    public static void complete(InputStream tnef, IMessage message) throws IOException, MapiException {
        boolean hasRecipients;
        try (IMAPITable table = message.getRecipientTable()) {
            hasRecipients = table.getRowCount() > 0;
        }
        TnefReader.read(
                TnefInput.of(new BufferedInputStream(tnef)),
                MessageFiller.completing(message, !hasRecipients, taken(message)));
    }

    private static Set<Integer> taken(IMessage message) throws MapiException {
        Set<Integer> taken = new HashSet<>();
        for (PropTag<?> tag : message.getPropList()) {
            taken.add(tag.id());
        }
        Props props = message.getProps(
                PR.PR_MESSAGE_CLASS, PR.PR_SUBJECT, PR.PR_IMPORTANCE, PR.PR_PRIORITY, PR.PR_SENSITIVITY);
        if (props.get(PR.PR_MESSAGE_CLASS).orElse("").equals("IPM.Note")) {
            taken.remove(PR.PR_MESSAGE_CLASS.id());
        }
        if (props.get(PR.PR_SUBJECT).orElse("").isEmpty()) {
            taken.remove(PR.PR_SUBJECT.id());
            taken.remove(PR.PR_SUBJECT_PREFIX.id());
            taken.remove(PR.PR_NORMALIZED_SUBJECT.id());
            taken.remove(PR.PR_CONVERSATION_TOPIC.id());
        }
        if (props.get(PR.PR_IMPORTANCE).orElse(NORMAL) == NORMAL) {
            taken.remove(PR.PR_IMPORTANCE.id());
            taken.remove(PR.PR_PRIORITY.id());
        }
        if (props.get(PR.PR_SENSITIVITY).orElse(0) == 0) {
            taken.remove(PR.PR_SENSITIVITY.id());
        }
        return taken;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.tags.PR;

/**
 * Imports files of mail into a folder. Each message is saved by itself: what was counted as imported is there for good,
 * whatever happens to the rest. For one thread at a time; its method blocks as long as the file and the folder's provider
 * do.
 */
public final class MailImport {
    /** The message is as it arrived: not a draft, not read. */
    private static final int MSGFLAG_UNMODIFIED = 2;

    /** What the converter says of an input that is no mail, or none that can be held. */
    private static final Set<MapiCode> REFUSALS =
            Set.of(MapiCode.MAPI_E_CORRUPT_DATA, MapiCode.MAPI_E_TOO_BIG, MapiCode.MAPI_E_TOO_COMPLEX);

    private final IConverterSession converter;
    private final IMAPIFolder folder;
    private final Listener listener;
    private int imported;
    private int refused;

    /**
     * An import.
     *
     * @param converter converts each message
     * @param folder where messages go; open for writing. The caller closes it
     * @param listener told of each message, on the calling thread
     */
    public MailImport(IConverterSession converter, IMAPIFolder folder, Listener listener) {
        this.converter = converter;
        this.folder = folder;
        this.listener = listener;
    }

    /** Told of what an import does. */
    public interface Listener {
        /**
         * A message was saved.
         *
         * @param source the file's name and, in a file of several, the message's number from 1
         */
        default void imported(String source) {}

        /**
         * A message was refused; the import goes on.
         *
         * @param source the file's name and, in a file of several, the message's number from 1
         * @param reason why: MAPI_E_CORRUPT_DATA if it is no mail, MAPI_E_TOO_BIG or MAPI_E_TOO_COMPLEX beyond the limits
         */
        default void refused(String source, MapiException reason) {}
    }

    /**
     * Imports all messages of a file. A message that is none is refused, told to the listener and counted.
     *
     * @param name the file's name, for the listener
     * @param file the bytes; closed before the call returns
     * @throws IOException if the file cannot be read
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_USER_CANCEL: the thread was interrupted, and stays so; what was saved before stays
     *       <li>MAPI_E_NO_ACCESS: the folder cannot be written
     *       <li>MAPI_E_NOT_ENOUGH_DISK: the message does not fit on the disk
     *       <li>any other code that the folder or the message gives: messages imported before stay
     *     </ul>
     */
    public void importFile(String name, InputStream file) throws IOException, MapiException {
        try (MailFile mail = MailFile.open(file)) {
            for (InputStream message = mail.nextMessage(); message != null; message = mail.nextMessage()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new MapiException(
                            MapiCode.MAPI_E_USER_CANCEL, "the import was interrupted; what was saved stays");
                }
                importMessage(mail.count() == 1 ? name : name + " #" + mail.count(), message);
            }
        }
    }

    private void importMessage(String source, InputStream bytes) throws MapiException {
        try (IMessage message = folder.createMessage()) {
            try {
                converter.mimeToMAPI(bytes, message);
            } catch (MapiException e) {
                if (!REFUSALS.contains(e.code())) {
                    throw e;
                }
                refused++;
                listener.refused(source, e);
                return;
            }
            message.setProp(PR.PR_MESSAGE_FLAGS, MSGFLAG_UNMODIFIED);
            message.saveChanges();
        }
        imported++;
        listener.imported(source);
    }

    /**
     * How many messages were saved so far.
     *
     * @return the number
     */
    public int imported() {
        return imported;
    }

    /**
     * How many messages were refused so far.
     *
     * @return the number
     */
    public int refused() {
        return refused;
    }

    /**
     * How many messages were read so far.
     *
     * @return those imported and those refused
     */
    public int read() {
        return imported + refused;
    }
}

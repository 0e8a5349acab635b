// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.util.List;
import java.util.function.Supplier;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.LockState;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.spooler.Preprocessor;
import org.mapi4osgi.spooler.message.QueuedMessage;
import org.mapi4osgi.spooler.work.FaultPoint;

/** Ends the submission of a message that nothing is left to be done for. The message is locked. */
final class Completion {
    private static final System.Logger LOG = System.getLogger(Completion.class.getName());

    private final SessionContext context;
    private final Supplier<List<Preprocessor>> preprocessors;

    /**
     * For a session.
     *
     * @param preprocessors those of all transports, in transport order
     */
    Completion(SessionContext context, Supplier<List<Preprocessor>> preprocessors) {
        this.context = context;
        this.preprocessors = preprocessors;
    }

    /** Takes the message out of the queue; the store moves or deletes it as its sender asked. */
    void finish(StoreWatch watch, EntryId id, IMessage handle, QueuedMessage message) throws MapiException {
        if (message.isPreprocessed()) {
            cleanUp(id, handle);
        }
        watch.store().finishedMsg(id);
        context.faults().pass(FaultPoint.SPOOLER_FINISHED);
        LOG.log(System.Logger.Level.DEBUG, "message " + id + " is finished");
    }

    /** CompleteMsg: ends a message that a coupled store has sent itself (OUT-32). Any thread. */
    void complete(Stores stores, EntryId id) throws MapiException {
        for (StoreWatch watch : stores.all()) {
            try (IMessage handle = watch.open(id)) {
                watch.store().setLockState(handle, LockState.MSG_LOCKED);
                finish(watch, id, handle, QueuedMessage.read(handle));
                return;
            } catch (MapiException e) {
                if (e.code() != MapiCode.MAPI_E_NOT_FOUND && e.code() != MapiCode.MAPI_E_UNKNOWN_ENTRYID) {
                    throw e;
                }
            }
        }
        throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "there is no message " + id);
    }

    /** OUT-28. */
    private void cleanUp(EntryId id, IMessage handle) throws MapiException {
        for (Preprocessor preprocessor : preprocessors.get()) {
            try {
                preprocessor.preprocessor().removePreprocessInfo(handle);
            } catch (MapiException | RuntimeException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "what a preprocessor has put into message " + id + " may still be there: " + e);
            }
        }
        handle.saveChanges();
    }
}

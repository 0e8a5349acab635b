// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.LockState;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.ReceiveFolder;
import org.mapi4osgi.api.StoreLogoffFlag;

/** A handle on a message store. */
final class StoreHandle extends PropHandle<IMsgStore> implements IMsgStore {
    private final Connections<IMsgStore> connections;
    private final Runnable whenClosed;

    StoreHandle(Scope scope, Binding<IMsgStore> binding, IMsgStore raw, MapiCode warning, Runnable whenClosed) {
        super(scope, binding, raw, null, warning);
        this.whenClosed = whenClosed;
        connections = new Connections<>(binding);
        binding.memory = connections;
    }

    @Override
    public int advise(@Nullable EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException {
        IMsgStore object = enter();
        try {
            return connections.advise(
                    object, eventMask, sink, (store, link) -> store.advise(entryId, link.mask(), link));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void unadvise(int connection) throws MapiException {
        requireOpen();
        try {
            connections.end(connection, IMsgStore::unadvise);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    @Override
    public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException {
        IMsgStore object = enter();
        try {
            return object.compareEntryIDs(entryId1, entryId2);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        IMsgStore object = enter();
        try {
            return opened(object).prop(object.openEntry(entryId, flags), parent -> parent.openEntry(entryId, flags));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void setReceiveFolder(@Nullable String messageClass, @Nullable EntryId entryId) throws MapiException {
        IMsgStore object = enter();
        try {
            object.setReceiveFolder(messageClass, entryId);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public ReceiveFolder getReceiveFolder(@Nullable String messageClass) throws MapiException {
        IMsgStore object = enter();
        try {
            return result(object.getReceiveFolder(messageClass));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public IMAPITable getReceiveFolderTable() throws MapiException {
        IMsgStore object = enter();
        try {
            return opened(object).table(object.getReceiveFolderTable(), IMsgStore::getReceiveFolderTable);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public Set<StoreLogoffFlag> storeLogoff(Set<StoreLogoffFlag> flags) throws MapiException {
        Set<StoreLogoffFlag> asked = Set.copyOf(flags);
        IMsgStore object = enter();
        try {
            return Set.copyOf(object.storeLogoff(asked));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void abortSubmit(EntryId entryId) throws MapiException {
        IMsgStore object = enter();
        try {
            object.abortSubmit(entryId);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public IMAPITable getOutgoingQueue() throws MapiException {
        IMsgStore object = enter();
        try {
            return opened(object).table(object.getOutgoingQueue(), IMsgStore::getOutgoingQueue);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void setLockState(IMessage message, LockState lockState) throws MapiException {
        IMsgStore object = enter();
        try (Argument<IMessage> locked = Argument.of(message, binding.home)) {
            object.setLockState(locked.value(), lockState);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void finishedMsg(EntryId entryId) throws MapiException {
        IMsgStore object = enter();
        try {
            object.finishedMsg(entryId);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void notifyNewMail(Notification.NewMail notification) throws MapiException {
        IMsgStore object = enter();
        try {
            object.notifyNewMail(notification);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    void closing() {
        connections.endAll(IMsgStore::unadvise);
    }

    @Override
    void closed() {
        whenClosed.run();
    }
}

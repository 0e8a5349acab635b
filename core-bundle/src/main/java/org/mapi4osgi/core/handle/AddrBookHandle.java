// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.AddressRequest;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OneOffFlag;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ResolveNameFlag;
import org.mapi4osgi.api.ResolvedNames;
import org.mapi4osgi.api.UiParam;

/** A handle on the integrated address book. */
final class AddrBookHandle extends PropHandle<IAddrBook> implements IAddrBook {
    AddrBookHandle(Scope scope, Binding<IAddrBook> binding, IAddrBook raw) {
        super(scope, binding, raw);
    }

    @Override
    public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        IAddrBook object = enter();
        try {
            return opened(object).prop(object.openEntry(entryId, flags), parent -> parent.openEntry(entryId, flags));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException {
        IAddrBook object = enter();
        try {
            return object.compareEntryIDs(entryId1, entryId2);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public int advise(EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException {
        IAddrBook object = enter();
        try {
            return object.advise(entryId, eventMask, sink);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void unadvise(int connection) throws MapiException {
        IAddrBook object = enter();
        try {
            object.unadvise(connection);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public EntryId createOneOff(@Nullable String name, String addressType, String address, OneOffFlag... flags)
            throws MapiException {
        IAddrBook object = enter();
        try {
            return object.createOneOff(name, addressType, address, flags);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public EntryId newEntry(UiParam uiParam, @Nullable EntryId container, @Nullable EntryId template)
            throws MapiException {
        IAddrBook object = enter();
        try {
            return object.newEntry(uiParam, container, template);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void details(UiParam uiParam, EntryId entryId) throws MapiException {
        IAddrBook object = enter();
        try {
            object.details(uiParam, entryId);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public List<Props> address(UiParam uiParam, AddressRequest request, List<Props> recipients) throws MapiException {
        IAddrBook object = enter();
        try {
            return object.address(uiParam, request, List.copyOf(recipients));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public Props recipOptions(UiParam uiParam, Props recipient) throws MapiException {
        IAddrBook object = enter();
        try {
            return object.recipOptions(uiParam, recipient);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public Props queryDefaultRecipOpt(String addressType) throws MapiException {
        IAddrBook object = enter();
        try {
            return object.queryDefaultRecipOpt(addressType);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public ResolvedNames resolveName(
            UiParam uiParam, @Nullable String title, List<Props> recipients, ResolveNameFlag... flags)
            throws MapiException {
        IAddrBook object = enter();
        try {
            return object.resolveName(uiParam, title, List.copyOf(recipients), flags);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public List<Props> prepareRecips(@Nullable List<? extends PropTag<?>> tags, List<Props> recipients)
            throws MapiException {
        List<? extends PropTag<?>> asked = tags == null ? null : List.copyOf(tags);
        IAddrBook object = enter();
        try {
            return object.prepareRecips(asked, List.copyOf(recipients));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public Optional<EntryId> getPAB() throws MapiException {
        IAddrBook object = enter();
        try {
            return object.getPAB();
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void setPAB(EntryId entryId) throws MapiException {
        IAddrBook object = enter();
        try {
            object.setPAB(entryId);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public Optional<EntryId> getDefaultDir() throws MapiException {
        IAddrBook object = enter();
        try {
            return object.getDefaultDir();
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void setDefaultDir(EntryId entryId) throws MapiException {
        IAddrBook object = enter();
        try {
            object.setDefaultDir(entryId);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public List<Props> getSearchPath() throws MapiException {
        IAddrBook object = enter();
        try {
            return object.getSearchPath();
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void setSearchPath(List<Props> searchPath) throws MapiException {
        IAddrBook object = enter();
        try {
            object.setSearchPath(List.copyOf(searchPath));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }
}

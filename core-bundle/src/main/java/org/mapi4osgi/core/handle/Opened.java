// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IDistList;
import org.mapi4osgi.api.IMAPIContainer;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMailUser;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/**
 * Makes the handle for an object that a call returned. Used inside the gate, before the call ends.
 *
 * @param scope who gets the handle
 * @param source the binding of the object that was called
 * @param used that object
 * @param <P> its interface
 */
record Opened<P extends IUnknown>(Scope scope, Binding<P> source, P used) {

    /** A handle of the type that the object really has (ROUTE-10). */
    IMAPIProp prop(@Nullable IMAPIProp raw, Recipe.Opener<P, ? extends IUnknown> opener) throws MapiException {
        if (raw == null) {
            throw Boundary.nullFrom(source.home.name());
        }
        if (raw instanceof Handle<?> handle) {
            return passed(handle, IMAPIProp.class);
        }
        return switch (raw.objectType()) {
            case MAPI_STORE -> raw instanceof IMsgStore o ? store(o, opener) : other(raw, opener);
            case MAPI_FOLDER ->
                raw instanceof IMAPIFolder o
                        ? keep(new FolderHandle(scope, bind(o, opener, IMAPIFolder.class), o))
                        : other(raw, opener);
            case MAPI_MESSAGE -> raw instanceof IMessage o ? message(o, opener, null) : other(raw, opener);
            case MAPI_ATTACH -> raw instanceof IAttach o ? attach(o, opener, null) : other(raw, opener);
            case MAPI_ABCONT -> raw instanceof IABContainer o ? abContainer(o, opener) : other(raw, opener);
            case MAPI_DISTLIST -> raw instanceof IDistList o ? distList(o, opener) : other(raw, opener);
            case MAPI_MAILUSER -> raw instanceof IMailUser o ? mailUser(o, opener) : other(raw, opener);
            case MAPI_STATUS -> raw instanceof IMAPIStatus o ? status(o, opener) : other(raw, opener);
            case MAPI_ADDRBOOK -> raw instanceof IAddrBook o ? addressBook(o, opener) : other(raw, opener);
            case MAPI_PROFSECT -> raw instanceof IProfSect o ? section(o, opener) : other(raw, opener);
            case MAPI_SESSION, MAPI_FORMINFO -> other(raw, opener);
        };
    }

    /** What passed through the provider as a handle stays the handle it is, and gets a new holder. */
    private <T> T passed(Handle<?> handle, Class<T> type) throws MapiException {
        handle.moveTo(scope);
        return type.cast(handle);
    }

    private IMAPIProp other(IMAPIProp raw, Recipe.Opener<P, ? extends IUnknown> opener) throws MapiException {
        if (raw instanceof IMAPIContainer container) {
            Binding<IMAPIContainer> binding = bind(container, opener, IMAPIContainer.class);
            return keep(new ContainerHandle<>(scope, binding, raw));
        }
        return keep(new PropHandle<>(scope, bind(raw, opener, IMAPIProp.class), raw));
    }

    private IMsgStore store(IMsgStore raw, Recipe.Opener<P, ? extends IUnknown> opener) throws MapiException {
        return keep(new StoreHandle(scope, bind(raw, opener, IMsgStore.class), raw, raw.warning(), () -> {}));
    }

    /** A folder that was just made: its entry ID leads to it, not the call that made it. */
    IMAPIFolder newFolder(IMAPIFolder raw, Recipe<IMAPIFolder> recipe) throws MapiException {
        if (raw instanceof Handle<?> handle) {
            return passed(handle, IMAPIFolder.class);
        }
        return keep(new FolderHandle(scope, bind(raw, recipe), raw));
    }

    /** A message; an embedded one is saved into its attachment. */
    MessageHandle message(IMessage raw, Recipe.Opener<P, ? extends IUnknown> opener, @Nullable PropHandle<?> savedInto)
            throws MapiException {
        return keep(new MessageHandle(scope, bind(raw, opener, IMessage.class), raw, savedInto));
    }

    /** An attachment; it is saved into its message. */
    AttachHandle attach(IAttach raw, Recipe.Opener<P, ? extends IUnknown> opener, @Nullable PropHandle<?> savedInto)
            throws MapiException {
        return keep(new AttachHandle(scope, bind(raw, opener, IAttach.class), raw, savedInto));
    }

    private IAddrBook addressBook(IAddrBook raw, Recipe.Opener<P, ? extends IUnknown> opener) throws MapiException {
        return keep(new AddrBookHandle(scope, bind(raw, opener, IAddrBook.class), raw));
    }

    private IProfSect section(IProfSect raw, Recipe.Opener<P, ? extends IUnknown> opener) throws MapiException {
        return keep(new ProfSectHandle(scope, bind(raw, opener, IProfSect.class), raw));
    }

    private IABContainer abContainer(IABContainer raw, Recipe.Opener<P, ? extends IUnknown> opener)
            throws MapiException {
        return keep(new AbContainerHandle<>(scope, bind(raw, opener, IABContainer.class), raw));
    }

    private IDistList distList(IDistList raw, Recipe.Opener<P, ? extends IUnknown> opener) throws MapiException {
        return keep(new DistListHandle(scope, bind(raw, opener, IDistList.class), raw));
    }

    private IMailUser mailUser(IMailUser raw, Recipe.Opener<P, ? extends IUnknown> opener) throws MapiException {
        return keep(new MailUserHandle(scope, bind(raw, opener, IMailUser.class), raw));
    }

    IMAPIStatus status(@Nullable IMAPIStatus raw, Recipe.Opener<P, ? extends IUnknown> opener) throws MapiException {
        return keep(new StatusHandle(scope, bind(raw, opener, IMAPIStatus.class), notNull(raw)));
    }

    IMAPIStatus transportStatus(
            @Nullable IMAPIStatus raw, Recipe.Opener<P, ? extends IUnknown> opener, TransportDoor.Flush flush)
            throws MapiException {
        return keep(new TransportStatusHandle(scope, bind(raw, opener, IMAPIStatus.class), notNull(raw), flush));
    }

    IMAPITable table(@Nullable IMAPITable raw, Recipe.Opener<P, ? extends IUnknown> opener) throws MapiException {
        if (raw instanceof Handle<?> handle) {
            return passed(handle, IMAPITable.class);
        }
        return keep(new TableHandle(scope, bind(raw, opener, IMAPITable.class)));
    }

    private IStream stream(IStream raw) throws MapiException {
        Recipe<IStream> none =
                new Recipe.None<>("a stream cannot go on after its provider was replaced; open the property again");
        return keep(new StreamHandle(scope, bind(raw, none)));
    }

    /** What OpenProperty gave. */
    <I extends IUnknown> I property(
            @Nullable I raw, Iid<I> iid, Recipe.Opener<P, ? extends IUnknown> opener, @Nullable PropHandle<?> savedInto)
            throws MapiException {
        IUnknown handle;
        if (raw instanceof Handle<?> passed) {
            handle = passed(passed, IUnknown.class);
        } else if (raw instanceof IStream stream) {
            handle = stream(stream);
        } else if (raw instanceof IMessage message) {
            handle = message(message, opener, savedInto);
        } else if (raw instanceof IMAPITable table) {
            handle = table(table, opener);
        } else if (raw instanceof IMAPIProp prop) {
            handle = prop(prop, opener);
        } else if (raw == null) {
            throw Boundary.nullFrom(source.home.name());
        } else {
            raw.close();
            throw unknown(iid);
        }
        return checked(handle, iid);
    }

    /** What QueryInterface gave, if it is an interface that handles know. */
    <I> I otherInterface(I raw, Iid<I> iid) throws MapiException {
        if (raw instanceof IUnknown object && raw != used) {
            Recipe.Opener<P, IUnknown> opener = parent -> (IUnknown) parent.queryInterface(iid);
            IUnknown handle = raw instanceof IMAPITable table
                    ? table(table, opener)
                    : object instanceof IMAPIProp prop ? prop(prop, opener) : null;
            if (handle != null) {
                return checked(handle, iid);
            }
        }
        throw unknown(iid);
    }

    private static <I> I checked(IUnknown handle, Iid<I> iid) throws MapiException {
        if (iid.type().isInstance(handle)) {
            return iid.type().cast(handle);
        }
        handle.close();
        throw unknown(iid);
    }

    private static MapiException unknown(Iid<?> iid) {
        return new MapiException(
                MapiCode.MAPI_E_INTERFACE_NOT_SUPPORTED,
                "the object has no interface " + iid.type().getSimpleName());
    }

    private <T extends IUnknown> Binding<T> bind(
            @Nullable T raw, Recipe.Opener<P, ? extends IUnknown> opener, Class<T> type) throws MapiException {
        return bind(notNull(raw), new Recipe.Child<>(source, opener, type));
    }

    private <T extends IUnknown> Binding<T> bind(T raw, Recipe<T> recipe) throws MapiException {
        Binding<T> binding = new Binding<>(source.home, recipe);
        source.home.adopt(binding, raw, source, used);
        return binding;
    }

    private <T> T notNull(@Nullable T raw) throws MapiException {
        if (raw == null) {
            throw Boundary.nullFrom(source.home.name());
        }
        return raw;
    }

    private <H extends Handle<?>> H keep(H handle) throws MapiException {
        try {
            scope.add(handle);
            return handle;
        } catch (MapiException e) {
            handle.close();
            throw e;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.core.notify.Notifier;

/** Gives out what a session makes itself, as handles like those on the objects of providers. */
public final class OwnDoor {
    private static final String NO_PROVIDER = "the object is MAPI's own and ends with its session";

    private final Session session = new Session();
    private final Binding<Session> binding;

    /** Stands for the session as the source of its objects. */
    private static final class Session implements IUnknown {}

    /** A door to a session's own objects. */
    public OwnDoor(Notifier notifier) throws MapiException {
        Home home = Home.ofSession(notifier);
        binding = new Binding<>(home, new Recipe.None<>(NO_PROVIDER));
        home.adopt(binding, session, binding, null);
    }

    /** A handle on an object. */
    public IMAPIProp give(Scope scope, IMAPIProp object) throws MapiException {
        return opened(scope).prop(object, OwnDoor::lost);
    }

    /** A handle on a table. */
    public IMAPITable give(Scope scope, IMAPITable table) throws MapiException {
        return opened(scope).table(table, OwnDoor::lost);
    }

    private Opened<Session> opened(Scope scope) {
        return new Opened<>(scope, binding, session);
    }

    private static IUnknown lost(Session session) throws MapiException {
        throw Death.LOGGED_OFF.exception();
    }
}

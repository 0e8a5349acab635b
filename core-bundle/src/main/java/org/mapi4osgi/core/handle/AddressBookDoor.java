// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.core.logon.AddressBookLogon;
import org.mapi4osgi.core.notify.Notifier;
import org.mapi4osgi.spi.IABLogon;
import org.mapi4osgi.spi.TemplateFlag;

/** The way to an address book provider. */
public final class AddressBookDoor extends Door<IABLogon> {
    /** A door to a logon's objects. */
    public AddressBookDoor(AddressBookLogon logon, Notifier notifier) {
        super(logon, notifier);
    }

    /** The provider's root container. */
    public IMAPIProp openRoot(Scope scope, OpenEntryFlag... flags) throws MapiException {
        IABLogon object = enter();
        try {
            return new Opened<>(scope, binding, object)
                    .prop(object.openEntry(null, flags), again -> again.openEntry(null, flags));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            home.exit();
        }
    }

    /** GetOneOffTable of the logon. */
    public IMAPITable getOneOffTable(Scope scope) throws MapiException {
        IABLogon object = enter();
        try {
            return new Opened<>(scope, binding, object).table(object.getOneOffTable(), IABLogon::getOneOffTable);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            home.exit();
        }
    }

    /** PrepareRecips of the logon. */
    public List<Props> prepareRecips(@Nullable List<? extends PropTag<?>> tags, List<Props> recipients)
            throws MapiException {
        IABLogon object = enter();
        try {
            return List.copyOf(object.prepareRecips(tags, recipients));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            home.exit();
        }
    }

    /** OpenTemplateID of the logon. */
    public IMAPIProp openTemplateID(Scope scope, EntryId templateId, IMAPIProp hostProperties, TemplateFlag... flags)
            throws MapiException {
        IABLogon object = enter();
        try (Argument<IMAPIProp> host = Argument.of(hostProperties, home)) {
            IMAPIProp own = host.value();
            IMAPIProp raw = object.openTemplateID(templateId, own, flags);
            return raw == own
                    ? hostProperties
                    : new Opened<>(scope, binding, object)
                            .prop(raw, again -> again.openTemplateID(templateId, hostProperties, flags));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            home.exit();
        }
    }

    @Override
    IMAPIProp open(IABLogon object, EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        return object.openEntry(entryId, flags);
    }

    @Override
    boolean compare(IABLogon object, EntryId entryId1, EntryId entryId2) throws MapiException {
        return object.compareEntryIDs(entryId1, entryId2);
    }

    @Override
    int advise(IABLogon object, EntryId entryId, Set<EventType> mask, IMAPIAdviseSink sink) throws MapiException {
        return object.advise(entryId, mask, sink);
    }

    @Override
    void unadvise(IABLogon object, int connection) throws MapiException {
        object.unadvise(connection);
    }

    @Override
    IMAPIStatus openStatus(IABLogon object, OpenEntryFlag... flags) throws MapiException {
        return object.openStatusEntry(flags);
    }
}

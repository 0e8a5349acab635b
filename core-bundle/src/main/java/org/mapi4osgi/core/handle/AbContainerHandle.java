// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.CreateEntryFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IDistList;
import org.mapi4osgi.api.IMAPIProgress;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMailUser;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.ResolvedNames;
import org.mapi4osgi.api.UiParam;

/**
 * A handle on an address book container.
 *
 * @param <T> the object's interface
 */
class AbContainerHandle<T extends IABContainer> extends ContainerHandle<T> implements IABContainer {
    AbContainerHandle(Scope scope, Binding<T> binding, IMAPIProp raw) {
        super(scope, binding, raw);
    }

    @Override
    public final IMAPIProp createEntry(EntryId templateId, CreateEntryFlag... flags) throws MapiException {
        T object = enter();
        try {
            IMAPIProp raw = result(object.createEntry(templateId, flags));
            IMAPIProp entry = opened(object).prop(raw, parent -> parent.createEntry(templateId, flags));
            if (entry instanceof MailUserHandle user) {
                user.beginNew(saved -> entry(saved, IMailUser.class));
            } else if (entry instanceof DistListHandle list) {
                list.beginNew(saved -> entry(saved, IDistList.class));
            }
            return entry;
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public final MapiCode copyEntries(
            List<EntryId> entries, UiParam uiParam, @Nullable IMAPIProgress progress, CreateEntryFlag... flags)
            throws MapiException {
        List<EntryId> asked = List.copyOf(entries);
        T object = enter();
        try {
            return result(object.copyEntries(asked, uiParam, ProgressLink.of(progress), flags));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public final MapiCode deleteEntries(List<EntryId> entries) throws MapiException {
        List<EntryId> asked = List.copyOf(entries);
        T object = enter();
        try {
            return result(object.deleteEntries(asked));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public final ResolvedNames resolveNames(@Nullable List<? extends PropTag<?>> tags, ResolvedNames names)
            throws MapiException {
        List<? extends PropTag<?>> asked = tags == null ? null : List.copyOf(tags);
        T object = enter();
        try {
            return result(object.resolveNames(asked, names));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }
}

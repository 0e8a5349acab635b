// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.CopyPropsRequest;
import org.mapi4osgi.api.CopyToRequest;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.NameFlag;
import org.mapi4osgi.api.NamesFromIdsFlag;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;

/**
 * A handle on an object with properties.
 *
 * @param <T> the object's interface
 */
class PropHandle<T extends IMAPIProp> extends Handle<T> implements IMAPIProp {
    private final ObjectType type;
    private final MapiCode warning;
    private final @Nullable PropHandle<?> savedInto;
    private volatile @Nullable Edits<T> edits;

    PropHandle(Scope scope, Binding<T> binding, IMAPIProp raw, @Nullable PropHandle<?> savedInto, MapiCode warning) {
        super(scope, binding);
        this.savedInto = savedInto;
        this.warning = warning;
        type = raw.objectType();
    }

    PropHandle(Scope scope, Binding<T> binding, IMAPIProp raw) {
        this(scope, binding, raw, null, raw.warning());
    }

    /** Whether changes are seen by others only after SaveChanges. */
    boolean isTransacted() {
        return false;
    }

    /** What is not saved yet; null for objects whose changes take effect at once. */
    private synchronized @Nullable Edits<T> edits() {
        Edits<T> present = edits;
        if (present == null && isTransacted()) {
            present = new Edits<>(binding.home.name());
            edits = present;
            binding.memory = present;
        }
        return present;
    }

    /** The object was just made, and does not exist before its first save. */
    final void beginNew(Edits.FirstSave<T> then) {
        Edits<T> all = edits();
        if (all != null) {
            all.beginNew(then);
        }
    }

    /** Something was changed in a way that cannot be done again. */
    final void lose(String why) {
        Edits<T> all = edits();
        if (all != null) {
            all.lose(why);
        }
    }

    private void saved(T object) throws MapiException {
        PropHandle<?> into = savedInto;
        if (into != null) {
            into.lose("an attachment was changed, and its message was not saved after that");
        }
        Edits<T> all = edits;
        Recipe<T> next = all == null ? null : all.saved(object);
        if (next != null) {
            binding.recipe = next;
        }
    }

    @Override
    public final ObjectType objectType() {
        return type;
    }

    @Override
    public final MapiCode warning() {
        return warning;
    }

    @Override
    public final Optional<MapiError> getLastError(MapiCode code) {
        Optional<MapiError> own = ownLastError(code);
        if (own.isPresent()) {
            return own;
        }
        try {
            T object = enter();
            try {
                return result(object.getLastError(code));
            } catch (Throwable e) {
                throw failed(e);
            } finally {
                exit();
            }
        } catch (MapiException e) {
            return e.mapiError();
        }
    }

    @Override
    public final void saveChanges(SaveFlag... flags) throws MapiException {
        T object = enter();
        try {
            object.saveChanges(flags);
            saved(object);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public final Props getProps(@Nullable List<? extends PropTag<?>> tags) throws MapiException {
        List<? extends PropTag<?>> asked = tags == null ? null : List.copyOf(tags);
        T object = enter();
        try {
            return result(object.getProps(asked));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public final List<PropTag<?>> getPropList() throws MapiException {
        T object = enter();
        try {
            return List.copyOf(object.getPropList());
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public final <I extends IUnknown> I openProperty(PropTag<?> tag, Iid<I> iid, OpenPropertyFlag... flags)
            throws MapiException {
        T object = enter();
        try {
            I raw = object.openProperty(tag, iid, flags);
            if (flags.length != 0 && isForWriting(flags)) {
                lose("a property was opened for writing");
            }
            OpenPropertyFlag[] again = withoutCreate(flags);
            return opened(object).property(raw, iid, parent -> parent.openProperty(tag, iid, again), this);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    private static boolean isForWriting(OpenPropertyFlag... flags) {
        List<OpenPropertyFlag> all = List.of(flags);
        return all.contains(OpenPropertyFlag.MAPI_MODIFY) || all.contains(OpenPropertyFlag.MAPI_CREATE);
    }

    /** Opening again must find what was created, not make it anew. */
    private static OpenPropertyFlag[] withoutCreate(OpenPropertyFlag... flags) {
        List<OpenPropertyFlag> all = new ArrayList<>(List.of(flags));
        all.remove(OpenPropertyFlag.MAPI_CREATE);
        return all.toArray(new OpenPropertyFlag[0]);
    }

    @Override
    public final List<PropProblem> setProps(Props properties) throws MapiException {
        T object = enter();
        try {
            List<PropProblem> problems = List.copyOf(object.setProps(properties));
            Edits<T> all = edits();
            if (all != null) {
                all.setProps(properties);
            }
            return problems;
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public final List<PropProblem> deleteProps(List<? extends PropTag<?>> tags) throws MapiException {
        List<PropTag<?>> asked = List.copyOf(tags);
        T object = enter();
        try {
            List<PropProblem> problems = List.copyOf(object.deleteProps(asked));
            Edits<T> all = edits();
            if (all != null) {
                all.deleteProps(asked);
            }
            return problems;
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public final List<PropProblem> copyTo(CopyToRequest request) throws MapiException {
        T object = enter();
        try (Argument<IMAPIProp> to = Argument.of(request.destination(), binding.home)) {
            List<PropProblem> problems = List.copyOf(object.copyTo(new CopyToRequest(
                    request.excludeInterfaces(),
                    request.excludeTags(),
                    request.uiParam(),
                    ProgressLink.of(request.progress()),
                    to.value(),
                    request.flags())));
            to.changed();
            return problems;
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public final List<PropProblem> copyProps(CopyPropsRequest request) throws MapiException {
        T object = enter();
        try (Argument<IMAPIProp> to = Argument.of(request.destination(), binding.home)) {
            List<PropProblem> problems = List.copyOf(object.copyProps(new CopyPropsRequest(
                    request.tags(),
                    request.uiParam(),
                    ProgressLink.of(request.progress()),
                    to.value(),
                    request.flags())));
            to.changed();
            return problems;
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public final List<PropTag<?>> getIDsFromNames(List<MapiNameId> names, NameFlag... flags) throws MapiException {
        List<MapiNameId> asked = List.copyOf(names);
        T object = enter();
        try {
            return List.copyOf(object.getIDsFromNames(asked, flags));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public final Map<PropTag<?>, MapiNameId> getNamesFromIDs(
            @Nullable List<? extends PropTag<?>> tags, @Nullable MapiUid propertySet, NamesFromIdsFlag... flags)
            throws MapiException {
        List<? extends PropTag<?>> asked = tags == null ? null : List.copyOf(tags);
        T object = enter();
        try {
            return Map.copyOf(object.getNamesFromIDs(asked, propertySet, flags));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    final void recipientsChanged(@Nullable ModifyRecipientsFlag flag, List<Props> rows) {
        Edits<T> all = edits();
        if (all != null) {
            all.recipients(flag, rows);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/**
 * The unsaved edits of a transacted object: what must be done again if the provider is replaced before the client saves.
 * Property and recipient edits are kept up to 1 MiB; after anything else, or more, the object cannot be restored exactly,
 * and its handle then dies with the reason.
 *
 * <p>The monitor guards all fields; nothing is called while it is held.
 *
 * @param <T> the object's interface
 */
final class Edits<T extends IMAPIProp> implements Memory<T> {
    /** How much is kept for one object. */
    static final int MAX_BYTES = 1024 * 1024;

    private static final int PER_VALUE = 32;

    private static final List<PropTag<?>> STAMP = List.of(PR.PR_LAST_MODIFICATION_TIME, PR.PR_CHANGE_KEY);

    private final String provider;

    @GuardedBy("this")
    private final List<Edit> list = new ArrayList<>(0);

    @GuardedBy("this")
    private long bytes;

    @GuardedBy("this")
    private @Nullable String lost;

    private sealed interface Edit {
        void redo(IMAPIProp object) throws MapiException;
    }

    private record SetProps(Props properties) implements Edit {
        @Override
        public void redo(IMAPIProp object) throws MapiException {
            object.setProps(properties);
        }
    }

    private record DeleteProps(List<PropTag<?>> tags) implements Edit {
        @Override
        public void redo(IMAPIProp object) throws MapiException {
            object.deleteProps(tags);
        }
    }

    private record Recipients(@Nullable ModifyRecipientsFlag flag, List<Props> rows) implements Edit {
        @Override
        public void redo(IMAPIProp object) throws MapiException {
            ((IMessage) object).modifyRecipients(flag, rows);
        }
    }

    /** What tells the version of the object under the edits; null if the provider left too fast to be asked. */
    @GuardedBy("this")
    private @Nullable Props stamp;

    /** How to open the object after its first save; null once that was done. Until then the recipe makes it anew. */
    @GuardedBy("this")
    private @Nullable FirstSave<T> firstSave;

    /** Finds how to open an object that was just saved for the first time. */
    @FunctionalInterface
    interface FirstSave<T extends IMAPIProp> {
        Recipe<T> recipe(T saved) throws MapiException;
    }

    /**
     * No edits.
     *
     * @param provider the provider's name, for the error text
     */
    Edits(String provider) {
        this.provider = provider;
    }

    /** The object does not exist before its first save. */
    synchronized void beginNew(FirstSave<T> then) {
        firstSave = then;
    }

    synchronized void setProps(Props properties) {
        keep(new SetProps(properties), size(properties));
    }

    synchronized void deleteProps(List<PropTag<?>> tags) {
        keep(new DeleteProps(tags), (long) PER_VALUE * tags.size());
    }

    synchronized void recipients(@Nullable ModifyRecipientsFlag flag, List<Props> rows) {
        long size = PER_VALUE;
        for (Props row : rows) {
            size += size(row);
        }
        keep(new Recipients(flag, rows), size);
    }

    @GuardedBy("this")
    private void keep(Edit edit, long size) {
        bytes += size;
        if (bytes > MAX_BYTES) {
            lose("more than 1 MiB of edits was not saved");
        } else if (lost == null) {
            list.add(edit);
        }
    }

    /** Something was done that cannot be done again. */
    synchronized void lose(String why) {
        lost = lost == null ? why : lost;
        list.clear();
    }

    /**
     * The object was saved.
     *
     * @param object the object
     * @return how to open it from now on; null leaves the recipe as it is
     */
    @Nullable
    Recipe<T> saved(T object) throws MapiException {
        FirstSave<T> first;
        synchronized (this) {
            list.clear();
            bytes = 0;
            lost = null;
            first = firstSave;
            firstSave = null;
        }
        return first == null ? null : first.recipe(object);
    }

    @Override
    public @Nullable Recipe<T> leaving(T object) {
        Props found = null;
        try {
            found = object.getProps(STAMP);
        } catch (MapiException e) {
            lose("the provider does not tell the version of the object");
        }
        synchronized (this) {
            stamp = found;
        }
        return null;
    }

    /** Does all again on the object that stands for the lost one. */
    @Override
    public void restore(T object) throws MapiException {
        List<Edit> all;
        Props before;
        synchronized (this) {
            if (lost != null) {
                throw changed(lost);
            }
            all = List.copyOf(list);
            before = firstSave != null ? null : stamp;
            if (firstSave == null && before == null && !all.isEmpty()) {
                throw changed("the provider left too fast");
            }
        }
        if (before != null && !all.isEmpty() && !before.equals(object.getProps(STAMP))) {
            throw changed("another saved the object");
        }
        for (Edit edit : all) {
            edit.redo(object);
        }
    }

    private MapiException changed(String why) {
        return new MapiException(
                MapiCode.MAPI_E_OBJECT_CHANGED,
                "unsaved edits are lost with the replaced provider " + provider + ": " + why
                        + ". Open the object again and repeat them");
    }

    private static long size(Props properties) {
        long size = 0;
        for (int i = 0; i < properties.size(); i++) {
            size += PER_VALUE + size(properties.value(i));
        }
        return size;
    }

    private static long size(@Nullable Object value) {
        if (value instanceof String text) {
            return 2L * text.length();
        }
        if (value instanceof Binary binary) {
            return binary.size();
        }
        long size = 0;
        if (value instanceof List<?> values) {
            for (Object element : values) {
                size += PER_VALUE + size(element);
            }
        }
        return size;
    }
}

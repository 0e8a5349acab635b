// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IUnknown;

/**
 * How often each object is in use. A few are looked for one by one, because the identity hash code of a fresh object
 * costs more than all the rest of an open; only many are put into a map. Guarded by whatever guards its owner.
 */
final class Uses {
    private static final int FEW = 16;

    private final @Nullable IUnknown[] few = new IUnknown[FEW];
    private int size;

    /** Null while {@link #few} has all. */
    private @Nullable IdentityHashMap<IUnknown, Integer> many;

    void add(IUnknown object) {
        IdentityHashMap<IUnknown, Integer> map = many;
        if (map == null && size < FEW) {
            few[size++] = object;
            return;
        }
        if (map == null) {
            map = new IdentityHashMap<>();
            for (IUnknown present : few) {
                if (present != null) {
                    map.merge(present, 1, Integer::sum);
                }
            }
            clear();
            many = map;
        }
        map.merge(object, 1, Integer::sum);
    }

    /** Ends one use; true if it was the last one. False for an object that is not in use. */
    boolean remove(IUnknown object) {
        IdentityHashMap<IUnknown, Integer> map = many;
        if (map == null) {
            return removeFromFew(object);
        }
        Integer uses = map.get(object);
        if (uses == null) {
            return false;
        }
        if (uses > 1) {
            map.put(object, uses - 1);
            return false;
        }
        map.remove(object);
        if (map.isEmpty()) {
            many = null;
        }
        return true;
    }

    private boolean removeFromFew(IUnknown object) {
        int uses = 0;
        int last = 0;
        for (int i = 0; i < size; i++) {
            if (few[i] == object) {
                uses++;
                last = i;
            }
        }
        if (uses > 0) {
            few[last] = few[--size];
            few[size] = null;
        }
        return uses == 1;
    }

    boolean contains(IUnknown object) {
        if (many != null) {
            return many.containsKey(object);
        }
        for (IUnknown present : few) {
            if (present == object) {
                return true;
            }
        }
        return false;
    }

    /** Takes those that are in use out of some objects. */
    void removeFrom(Collection<IUnknown> objects) {
        objects.removeIf(this::contains);
    }

    /** Ends all uses of an object. */
    void removeAll(IUnknown object) {
        while (contains(object)) {
            remove(object);
        }
    }

    void clear() {
        Arrays.fill(few, null);
        size = 0;
        many = null;
    }
}

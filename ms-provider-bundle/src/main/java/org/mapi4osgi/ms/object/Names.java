// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.NameFlag;
import org.mapi4osgi.api.NamesFromIdsFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.ms.engine.NamedProps;
import org.mapi4osgi.ms.engine.StoreEngine;

/**
 * The store's names of named properties, with a copy in memory: a name never changes its number, so the copy can lack
 * names but not be wrong.
 */
final class Names {
    private final StoreEngine engine;
    private volatile Map<Integer, MapiNameId> known = Map.of();

    Names(StoreEngine engine) {
        this.engine = engine;
    }

    List<PropTag<?>> ids(List<MapiNameId> names, Set<NameFlag> flags) throws MapiException {
        Map<Integer, MapiNameId> map = known;
        if (!map.values().containsAll(names)) {
            map = flags.contains(NameFlag.MAPI_CREATE)
                    ? engine.write("naming properties", tx -> NamedProps.assign(tx, names))
                    : all();
            known = Map.copyOf(map);
        }
        List<PropTag<?>> tags = new ArrayList<>(names.size());
        for (MapiNameId name : names) {
            tags.add(tag(map, name));
        }
        return tags;
    }

    private static PropTag<?> tag(Map<Integer, MapiNameId> map, MapiNameId name) {
        for (Map.Entry<Integer, MapiNameId> entry : map.entrySet()) {
            if (entry.getValue().equals(name)) {
                return PropTag.of(entry.getKey(), PropType.PT_UNSPECIFIED);
            }
        }
        return PropTag.of(0, PropType.PT_ERROR);
    }

    Map<PropTag<?>, MapiNameId> names(
            @Nullable List<? extends PropTag<?>> tags, @Nullable MapiUid propertySet, Set<NamesFromIdsFlag> flags)
            throws MapiException {
        Map<Integer, MapiNameId> map = all();
        Map<PropTag<?>, MapiNameId> names = new LinkedHashMap<>();
        if (tags == null) {
            map.forEach((id, name) -> {
                if (wanted(name, propertySet, flags)) {
                    names.put(PropTag.of(id, PropType.PT_UNSPECIFIED), name);
                }
            });
            return names;
        }
        for (PropTag<?> tag : tags) {
            MapiNameId name = map.get(tag.id());
            if (name != null && wanted(name, propertySet, flags)) {
                names.put(tag, name);
            }
        }
        return names;
    }

    private static boolean wanted(MapiNameId name, @Nullable MapiUid propertySet, Set<NamesFromIdsFlag> flags) {
        boolean isString = name.name() != null;
        return (propertySet == null || propertySet.equals(name.propertySet()))
                && !flags.contains(isString ? NamesFromIdsFlag.MAPI_NO_STRINGS : NamesFromIdsFlag.MAPI_NO_IDS);
    }

    private Map<Integer, MapiNameId> all() throws MapiException {
        return engine.read("reading names of properties", NamedProps::all);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session.copy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.api.NameFlag;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.StreamSeek;
import org.mapi4osgi.tags.PR;

/** Copies properties from one object to another: named ones by their names, large ones in parts. */
final class PropertyCopier {
    private static final int CHUNK = 64 * 1024;

    private final IMAPIProp source;
    private final IMAPIProp destination;
    private final boolean replace;

    PropertyCopier(IMAPIProp source, IMAPIProp destination, boolean replace) {
        this.source = source;
        this.destination = destination;
        this.replace = replace;
    }

    /** All properties with values, but for the excluded ones. */
    static List<PropTag<?>> copyable(IMAPIProp source, Excluded excluded) throws MapiException {
        List<PropTag<?>> tags = new ArrayList<>();
        for (PropTag<?> tag : source.getPropList()) {
            if (!excluded.has(tag) && tag.type() != PropType.PT_OBJECT) {
                tags.add(tag);
            }
        }
        return tags;
    }

    /** Copies the given properties; what the destination refuses is told, and the rest is copied. */
    List<PropProblem> copy(List<PropTag<?>> wanted) throws MapiException {
        List<PropTag<?>> tags = new ArrayList<>(wanted);
        if (!replace && !tags.isEmpty()) {
            Props present = destination.getProps(tags);
            tags.removeIf(present::has);
        }
        if (tags.isEmpty()) {
            return List.of();
        }
        Map<Integer, PropTag<?>> names = names(tags);
        Props.Builder values = Props.builder();
        List<PropProblem> problems = new ArrayList<>();
        Props read = source.getProps(tags);
        for (int i = 0; i < read.size(); i++) {
            PropValue<?> value = read.slot(i);
            PropTag<?> asked = tags.get(i);
            if (!value.isError()) {
                values.put(PropValue.ofUnchecked(target(value.tag(), names), value.value()));
            } else if (isTooLarge(read, asked)) {
                stream(asked, target(asked, names));
            }
        }
        Props all = values.build();
        if (!all.isEmpty()) {
            problems.addAll(destination.setProps(all));
        }
        problems.removeIf(problem -> problem.code() == MapiCode.MAPI_E_COMPUTED);
        return problems;
    }

    private static boolean isTooLarge(Props read, PropTag<?> tag) {
        return read.error(tag).equals(Optional.of(MapiCode.MAPI_E_NOT_ENOUGH_MEMORY));
    }

    private static PropTag<?> target(PropTag<?> tag, Map<Integer, PropTag<?>> names) {
        PropTag<?> named = names.get(tag.id());
        return named == null ? tag : named.withType(tag.type());
    }

    /** The destination's identifiers of named properties, where they may differ from the source's. */
    private Map<Integer, PropTag<?>> names(List<PropTag<?>> tags) throws MapiException {
        List<PropTag<?>> named = tags.stream().filter(PropTag::isNamed).toList();
        if (named.isEmpty() || haveOneMapping()) {
            return Map.of();
        }
        Map<PropTag<?>, MapiNameId> known = source.getNamesFromIDs(named, null);
        List<PropTag<?>> from = new ArrayList<>(known.keySet());
        List<MapiNameId> asked = from.stream().map(known::get).toList();
        List<PropTag<?>> there = asked.isEmpty() ? List.of() : destination.getIDsFromNames(asked, NameFlag.MAPI_CREATE);
        Map<Integer, PropTag<?>> names = new HashMap<>();
        for (int i = 0; i < there.size(); i++) {
            names.put(from.get(i).id(), there.get(i));
        }
        return names;
    }

    private boolean haveOneMapping() throws MapiException {
        Optional<Binary> mine = source.getProp(PR.PR_MAPPING_SIGNATURE);
        return mine.isPresent() && mine.equals(destination.getProp(PR.PR_MAPPING_SIGNATURE));
    }

    private void stream(PropTag<?> from, PropTag<?> to) throws MapiException {
        OpenPropertyFlag[] write = {OpenPropertyFlag.MAPI_CREATE, OpenPropertyFlag.MAPI_MODIFY};
        try (IStream in = source.openProperty(from, IStream.IID);
                IStream out = destination.openProperty(to, IStream.IID, write)) {
            byte[] buffer = new byte[CHUNK];
            out.setSize(0);
            out.seek(0, StreamSeek.STREAM_SEEK_SET);
            for (int n = in.read(buffer, 0, CHUNK); n > 0; n = in.read(buffer, 0, CHUNK)) {
                out.write(buffer, 0, n);
            }
            out.commit();
        }
    }
}

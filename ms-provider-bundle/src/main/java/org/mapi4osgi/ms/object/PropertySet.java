// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.ms.engine.StreamMap;
import org.mapi4osgi.ms.engine.StreamRef;
import org.mapi4osgi.ms.engine.StreamSource;

/**
 * The properties of one open object: the small ones by value, the large ones by where their bytes are. Guarded by the
 * object that has it.
 */
final class PropertySet {
    private Props small;
    private final Map<Integer, Large> large;
    private boolean dirty;

    /**
     * A property that stands in a stream.
     *
     * @param tag its tag
     * @param source where its bytes are
     */
    record Large(PropTag<?> tag, StreamSource source) {}

    private PropertySet(Props small, Map<Integer, Large> large) {
        this.small = small;
        this.large = large;
    }

    static PropertySet empty() {
        return new PropertySet(Props.EMPTY, new LinkedHashMap<>());
    }

    /** What a row of the file has. */
    static PropertySet ofColumns(byte[] props, byte @Nullable [] streams) throws MapiException, SQLException {
        Map<Integer, Large> large = new LinkedHashMap<>();
        for (Map.Entry<Integer, StreamRef> entry : StreamMap.decode(streams).entrySet()) {
            PropTag<?> tag = PropTag.parse(entry.getKey());
            large.put(tag.id(), new Large(tag, new StreamSource.Saved(entry.getValue())));
        }
        return new PropertySet(decode(props), large);
    }

    /** What is to be saved but is not yet. */
    static PropertySet ofPending(byte[] props, Map<Integer, StreamSource> streams) throws MapiException {
        Map<Integer, Large> large = new LinkedHashMap<>();
        for (Map.Entry<Integer, StreamSource> entry : streams.entrySet()) {
            PropTag<?> tag = PropTag.parse(entry.getKey());
            large.put(tag.id(), new Large(tag, entry.getValue()));
        }
        return new PropertySet(decode(props), large);
    }

    static Props decode(byte[] props) throws MapiException {
        return props.length == 0 ? Props.EMPTY : Props.parse(props, 0, props.length);
    }

    Props small() {
        return small;
    }

    /** The small property with an identifier, or null. */
    @Nullable
    PropValue<?> small(int id) {
        for (int i = 0; i < small.size(); i++) {
            if (small.tag(i).id() == id) {
                return small.slot(i);
            }
        }
        return null;
    }

    /** The large property with an identifier, or null. */
    @Nullable
    Large large(int id) {
        return large.get(id);
    }

    <T> @Nullable T get(PropTag<T> tag) {
        return small.get(tag).orElse(null);
    }

    List<PropTag<?>> tags() {
        List<PropTag<?>> tags = new ArrayList<>(small.tags());
        large.values().forEach(property -> tags.add(property.tag()));
        return tags;
    }

    void put(PropValue<?> property) {
        byte[] bytes = LargeValues.largeBytes(property);
        if (bytes == null) {
            large.remove(property.tag().id());
            small = small.toBuilder().put(property).build();
        } else {
            putLarge(property.tag(), new StreamSource.Bytes(bytes));
        }
        dirty = true;
    }

    /** Puts several; cheaper than one by one. */
    void putAll(List<PropValue<?>> properties) {
        Props.Builder builder = small.toBuilder();
        for (PropValue<?> property : properties) {
            byte[] bytes = LargeValues.largeBytes(property);
            if (bytes == null) {
                large.remove(property.tag().id());
                builder.put(property);
            } else {
                builder.remove(property.tag());
                large.put(property.tag().id(), new Large(property.tag(), new StreamSource.Bytes(bytes)));
            }
        }
        small = builder.build();
        dirty |= !properties.isEmpty();
    }

    /** Puts what a stream has written. */
    void putLarge(PropTag<?> tag, StreamSource source) {
        if (source instanceof StreamSource.Bytes bytes && bytes.length() <= LargeValues.maxInline(tag)) {
            large.remove(tag.id());
            small = small.toBuilder().put(LargeValues.value(tag, bytes.bytes())).build();
        } else {
            small = small.toBuilder().remove(tag).build();
            large.put(tag.id(), new Large(tag, source));
        }
        dirty = true;
    }

    boolean remove(PropTag<?> tag) {
        boolean there = large.remove(tag.id()) != null;
        if (small(tag.id()) != null) {
            small = small.toBuilder().remove(tag).build();
            there = true;
        }
        dirty |= there;
        return there;
    }

    boolean isDirty() {
        return dirty;
    }

    void touch() {
        dirty = true;
    }

    void clean() {
        dirty = false;
    }

    byte[] encodeSmall() {
        return small.toBinary().toBytes();
    }

    Map<Integer, StreamSource> sources() {
        Map<Integer, StreamSource> sources = new TreeMap<>();
        large.values().forEach(property -> sources.put(property.tag().toInt(), property.source()));
        return sources;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.CopyPropsRequest;
import org.mapi4osgi.api.CopyToRequest;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.NameFlag;
import org.mapi4osgi.api.NamesFromIdsFlag;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.ms.engine.StreamSource;

/**
 * The part of IMAPIProp that all objects of a store have in common. {@code lock} guards what an object holds; the engine
 * is called with it held, nothing outside the provider is.
 */
abstract class PropObject implements IMAPIProp {
    private static final StreamSource EMPTY = new StreamSource.Bytes(new byte[0]);

    final StoreContext context;
    final Object lock = new Object();

    /** Why the object cannot be used any more; null if it can. */
    @GuardedBy("lock")
    private @Nullable String retired;

    PropObject(StoreContext context) {
        this.context = context;
    }

    /** Refuses an object that was closed, or whose logon has ended. */
    @GuardedBy("lock")
    final void checkUsable() throws MapiException {
        if (retired != null) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_OBJECT, retired);
        }
        context.checkOpen();
    }

    /** As {@link #checkUsable}, for a caller without the lock. */
    final void checkAlive() throws MapiException {
        synchronized (lock) {
            checkUsable();
        }
    }

    /** From now on only close is allowed. */
    @GuardedBy("lock")
    final void retire(String why) {
        retired = why;
    }

    @GuardedBy("lock")
    final boolean isRetired() {
        return retired != null;
    }

    /** The object's own properties; refuses if the object cannot be used any more. */
    @GuardedBy("lock")
    abstract PropertySet properties() throws MapiException;

    /** A property that the store makes; null if the object has none of that identifier. */
    @GuardedBy("lock")
    abstract @Nullable PropValue<?> computed(int id) throws MapiException;

    /** The tags of what the store makes, and of what only openProperty gives. */
    @GuardedBy("lock")
    abstract List<PropTag<?>> computedTags() throws MapiException;

    /** Why a property cannot be set or deleted; null if it can. */
    @GuardedBy("lock")
    abstract @Nullable MapiCode refusal(PropValue<?> property) throws MapiException;

    /**
     * The properties have changed; an object that is not transacted writes them now. False if another wrote to it since
     * they were read: then the change must be made again, of what the other has left.
     */
    @GuardedBy("lock")
    abstract boolean changed() throws MapiException;

    /** Refuses a change of an object that is open for reading only. */
    abstract void checkWritable() throws MapiException;

    /** Where large values are written to. */
    abstract Staging staging();

    @Override
    public Props getProps(@Nullable List<? extends PropTag<?>> tags) throws MapiException {
        if (tags != null && tags.isEmpty()) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "getProps of no properties; null asks for all");
        }
        synchronized (lock) {
            PropertySet properties = properties();
            Props.Builder row = Props.builder();
            if (tags == null) {
                for (PropTag<?> tag : allTags(properties)) {
                    if (tag.type() != PropType.PT_OBJECT) {
                        PropValue<?> value = value(properties, tag);
                        row.add(value.tag(), value.value());
                    }
                }
            } else {
                for (PropTag<?> tag : tags) {
                    PropValue<?> value = value(properties, tag);
                    row.add(value.tag(), value.value());
                }
            }
            return row.build();
        }
    }

    @GuardedBy("lock")
    private List<PropTag<?>> allTags(PropertySet properties) throws MapiException {
        Map<Integer, PropTag<?>> tags = new LinkedHashMap<>();
        computedTags().forEach(tag -> tags.put(tag.id(), tag));
        properties.tags().forEach(tag -> tags.putIfAbsent(tag.id(), tag));
        return new ArrayList<>(tags.values());
    }

    @GuardedBy("lock")
    private PropValue<?> value(PropertySet properties, PropTag<?> tag) throws MapiException {
        PropValue<?> value = computed(tag.id());
        if (value == null) {
            value = properties.small(tag.id());
        }
        if (value == null) {
            PropertySet.Large large = properties.large(tag.id());
            if (large == null) {
                return PropValue.error(tag, MapiCode.MAPI_E_NOT_FOUND);
            }
            if (large.source().length() > LargeValues.MAX_VALUE) {
                return PropValue.error(tag, MapiCode.MAPI_E_NOT_ENOUGH_MEMORY);
            }
            value = StreamContent.value(context.engine(), large.tag(), large.source());
        }
        return as(tag, value);
    }

    /** A value under the tag that was asked for: the two string types stand for each other. */
    static PropValue<?> as(PropTag<?> tag, PropValue<?> value) {
        PropType asked = tag.type();
        PropType has = value.tag().type();
        if (asked == PropType.PT_UNSPECIFIED || asked == has) {
            return value;
        }
        if (asked.isString() && has.isString() && asked.isMultiValued() == has.isMultiValued()) {
            return PropValue.ofUnchecked(value.tag().withType(asked), value.value());
        }
        return PropValue.error(tag, MapiCode.MAPI_E_UNEXPECTED_TYPE);
    }

    @Override
    public List<PropTag<?>> getPropList() throws MapiException {
        synchronized (lock) {
            return allTags(properties());
        }
    }

    @Override
    public List<PropProblem> setProps(Props values) throws MapiException {
        for (PropValue<?> value : values) {
            checkSettable(value);
        }
        checkWritable();
        List<PropProblem> problems = new ArrayList<>();
        synchronized (lock) {
            boolean done = false;
            while (!done) {
                problems.clear();
                PropertySet properties = properties();
                List<PropValue<?>> accepted = accepted(values, problems);
                if (!accepted.isEmpty()) {
                    properties.putAll(accepted);
                }
                done = accepted.isEmpty() || changed();
            }
        }
        return problems;
    }

    @GuardedBy("lock")
    private List<PropValue<?>> accepted(Props values, List<PropProblem> problems) throws MapiException {
        List<PropValue<?>> accepted = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            PropValue<?> value = values.slot(i);
            if (value.isError() || value.tag().type() == PropType.PT_NULL) {
                continue;
            }
            MapiCode refusal = refusal(value);
            if (refusal == null) {
                accepted.add(value);
            } else {
                problems.add(new PropProblem(i, value.tag(), refusal));
            }
        }
        return accepted;
    }

    private static void checkSettable(PropValue<?> value) throws MapiException {
        PropTag<?> tag = value.tag();
        if (tag.type() == PropType.PT_OBJECT) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER, "property " + tag + " is an object; open it by openProperty");
        }
        if (value.value() instanceof List<?> list && list.isEmpty()) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER, "property " + tag + " has no values; delete it instead");
        }
    }

    @Override
    public List<PropProblem> deleteProps(List<? extends PropTag<?>> tags) throws MapiException {
        if (tags.isEmpty()) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "deleteProps of no properties");
        }
        checkWritable();
        List<PropProblem> problems = new ArrayList<>();
        synchronized (lock) {
            boolean done = false;
            while (!done) {
                problems.clear();
                PropertySet properties = properties();
                boolean any = false;
                for (int i = 0; i < tags.size(); i++) {
                    PropTag<?> tag = tags.get(i);
                    if (isComputed(tag)) {
                        problems.add(new PropProblem(i, tag, MapiCode.MAPI_E_COMPUTED));
                    } else {
                        any |= properties.remove(tag);
                    }
                }
                done = !any || changed();
            }
        }
        return problems;
    }

    @GuardedBy("lock")
    private boolean isComputed(PropTag<?> tag) throws MapiException {
        return computed(tag.id()) != null || computedTags().stream().anyMatch(computed -> computed.id() == tag.id());
    }

    @Override
    public <T extends IUnknown> T openProperty(PropTag<?> tag, Iid<T> iid, OpenPropertyFlag... flags)
            throws MapiException {
        if (tag.type() == PropType.PT_UNSPECIFIED) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER, "openProperty needs the property's type: " + tag);
        }
        var set = MapiFlag.set(OpenPropertyFlag.class, flags);
        boolean create = set.contains(OpenPropertyFlag.MAPI_CREATE);
        boolean modify = create || set.contains(OpenPropertyFlag.MAPI_MODIFY);
        if (modify) {
            checkWritable();
        }
        if (iid.equals(IStream.IID) && LargeValues.isStreamable(tag)) {
            return iid.type().cast(openStream(tag, modify, create));
        }
        return iid.type().cast(openObject(tag, iid, modify, create));
    }

    /** Opens a property that is no stream. */
    IUnknown openObject(PropTag<?> tag, Iid<?> iid, boolean modify, boolean create) throws MapiException {
        throw new MapiException(
                MapiCode.MAPI_E_INTERFACE_NOT_SUPPORTED,
                "property " + tag + " cannot be opened as " + iid.type().getSimpleName());
    }

    private IStream openStream(PropTag<?> tag, boolean modify, boolean create) throws MapiException {
        synchronized (lock) {
            PropertySet properties = properties();
            if (modify && isComputed(tag)) {
                throw new MapiException(MapiCode.MAPI_E_NO_ACCESS, "property " + tag + " is made by the store");
            }
            StreamSource source = create ? EMPTY : source(properties, tag);
            if (source == null) {
                throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "the object has no property " + tag);
            }
            PropStream stream = new PropStream(staging(), source, modify ? written -> committed(tag, written) : null);
            if (create) {
                // What was there is gone with the commit, though nothing is written.
                stream.setSize(0);
            }
            return stream;
        }
    }

    @GuardedBy("lock")
    private @Nullable StreamSource source(PropertySet properties, PropTag<?> tag) throws MapiException {
        PropertySet.Large large = properties.large(tag.id());
        if (large != null) {
            if (as(tag, PropValue.ofUnchecked(large.tag(), emptyValue(large.tag())))
                    .isError()) {
                throw new MapiException(
                        MapiCode.MAPI_E_UNEXPECTED_TYPE, "the property is " + large.tag() + ", not " + tag);
            }
            if (large.tag().type() == tag.type()) {
                return large.source();
            }
            return converted(tag, large);
        }
        PropValue<?> value = value(properties, tag);
        return value.isError() ? null : new StreamSource.Bytes(LargeValues.bytes(value));
    }

    /** A string asked for in the other of the two string types. Only bodies of a bounded length are turned over. */
    private StreamSource converted(PropTag<?> tag, PropertySet.Large large) throws MapiException {
        if (large.source().length() > 64L * 1024 * 1024) {
            throw new MapiException(
                    MapiCode.MAPI_E_TOO_BIG,
                    "the property is too large to be turned into " + tag + "; open " + large.tag());
        }
        PropValue<?> value = LargeValues.value(large.tag(), StreamContent.read(context.engine(), large.source()));
        return new StreamSource.Bytes(LargeValues.bytes(as(tag, value)));
    }

    private static Object emptyValue(PropTag<?> tag) {
        return tag.type().isString() ? "" : org.mapi4osgi.api.Binary.EMPTY;
    }

    private void committed(PropTag<?> tag, StreamSource written) throws MapiException {
        synchronized (lock) {
            do {
                properties().putLarge(tag, written);
            } while (!changed());
        }
    }

    @Override
    public List<PropTag<?>> getIDsFromNames(List<MapiNameId> wanted, NameFlag... flags) throws MapiException {
        checkAlive();
        var set = MapiFlag.set(NameFlag.class, flags);
        if (set.contains(NameFlag.MAPI_CREATE)) {
            context.checkWritable();
        }
        return context.names().ids(List.copyOf(wanted), set);
    }

    @Override
    public Map<PropTag<?>, MapiNameId> getNamesFromIDs(
            @Nullable List<? extends PropTag<?>> tags, @Nullable MapiUid propertySet, NamesFromIdsFlag... flags)
            throws MapiException {
        checkAlive();
        return context.names().names(tags, propertySet, MapiFlag.set(NamesFromIdsFlag.class, flags));
    }

    @Override
    public List<PropProblem> copyTo(CopyToRequest request) throws MapiException {
        return Copying.copyTo(this, request);
    }

    @Override
    public List<PropProblem> copyProps(CopyPropsRequest request) throws MapiException {
        return Copying.copyProps(this, request);
    }
}

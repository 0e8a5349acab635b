// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.tnef;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.api.NameFlag;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.props.BinarySink;
import org.mapi4osgi.mime.props.PropSetter;
import org.mapi4osgi.mime.props.TextSink;

/**
 * Sets the properties of one object: those that nobody set before, MAPI's own over those of legacy attributes. Small ones
 * are held, to be set together; large ones are streamed.
 */
final class PropertyFiller {
    /** What is held before it is set, in bytes. */
    private static final int HELD = 8 * PropSetter.INLINE_VALUE;

    /** What the provider may say of a property that it does not hold: the message is worth more than that. */
    private static final Set<MapiCode> UNHELD = Set.of(
            MapiCode.MAPI_E_COMPUTED,
            MapiCode.MAPI_E_NO_ACCESS,
            MapiCode.MAPI_E_NO_SUPPORT,
            MapiCode.MAPI_E_TYPE_NO_SUPPORT,
            MapiCode.MAPI_E_INVALID_TYPE,
            MapiCode.MAPI_E_UNEXPECTED_TYPE);

    private final IMAPIProp target;
    private final Set<Integer> taken;
    private final NameBudget names;
    private final Set<Integer> exact = new HashSet<>();
    private final Map<Integer, PropValue<?>> held = new LinkedHashMap<>();
    private final Map<MapiNameId, PropValue<?>> heldNamed = new LinkedHashMap<>();
    private int heldBytes;

    /** Fills an object but for the properties with these identifiers. */
    PropertyFiller(IMAPIProp target, Set<Integer> taken, NameBudget names) {
        this.target = target;
        this.taken = taken;
        this.names = names;
    }

    /** Whether a property is still to be set. */
    boolean wants(TnefProperty property) {
        int id = property.tag().id();
        return property.name() != null
                ? names.isLeft()
                : !taken.contains(id) && !(property.legacy() && exact.contains(id));
    }

    /** Sets a property, at once or at the end. */
    void put(TnefProperty property) throws IOException, MapiException {
        if (property.name() != null) {
            names.spend();
        } else if (!property.legacy()) {
            exact.add(property.tag().id());
        }
        Object value = property.value();
        if (value != null) {
            hold(property, value);
            return;
        }
        byte[] start = property.bytes().readNBytes(PropSetter.INLINE_VALUE + 1);
        InputStream bytes = new ByteArrayInputStream(start);
        if (start.length <= PropSetter.INLINE_VALUE) {
            hold(property, property.isText() ? string(property.withBytes(bytes)) : Binary.of(start));
        } else {
            stream(property.withBytes(new SequenceInputStream(bytes, property.bytes())));
        }
    }

    /** Sets a property of the message itself, whatever the stream says of it. */
    <T> void put(PropTag<T> tag, T value) {
        exact.add(tag.id());
        held.put(tag.id(), new PropValue<>(tag, value));
    }

    private static String string(TnefProperty property) throws IOException {
        StringWriter text = new StringWriter();
        try (Reader in = property.text()) {
            in.transferTo(text);
        }
        return text.toString();
    }

    private void hold(TnefProperty property, Object value) throws MapiException {
        PropValue<?> typed = PropValue.ofUnchecked(property.tag(), value);
        MapiNameId name = property.name();
        if (name != null) {
            heldNamed.put(name, typed);
        } else {
            held.put(property.tag().id(), typed);
        }
        heldBytes += value instanceof String text ? text.length() * 2 : value instanceof Binary b ? b.size() : 8;
        if (heldBytes > HELD) {
            finish();
        }
    }

    private void stream(TnefProperty property) throws IOException, MapiException {
        PropTag<?> tag = property.tag();
        MapiNameId name = property.name();
        if (name != null) {
            int type = tag.type().code();
            List<PropTag<?>> ids = identifiers(List.of(name));
            if (ids.isEmpty() || ids.get(0).type() == PropType.PT_ERROR) {
                return;
            }
            tag = PropTag.parse(ids.get(0).id() << 16 | type);
        }
        held.remove(tag.id());
        if (property.isText()) {
            try (TextSink sink = new TextSink(target, PropTag.of(tag.id(), PropType.PT_UNICODE, String.class));
                    Reader in = property.text()) {
                char[] buffer = new char[4096];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    sink.append(new String(buffer, 0, count));
                }
                sink.finish();
            }
        } else {
            try (BinarySink sink = new BinarySink(target, PropTag.of(tag.id(), PropType.PT_BINARY, Binary.class))) {
                property.bytes().transferTo(sink);
                sink.finish();
            }
        }
    }

    /** Sets what is held. */
    void finish() throws MapiException {
        List<PropTag<?>> tags = identifiers(List.copyOf(heldNamed.keySet()));
        List<PropValue<?>> all = new ArrayList<>(held.values());
        int i = 0;
        for (PropValue<?> value : heldNamed.values()) {
            if (i < tags.size() && tags.get(i).type() != PropType.PT_ERROR) {
                all.add(PropValue.ofUnchecked(tags.get(i).withType(value.tag().type()), value.value()));
            }
            i++;
        }
        held.clear();
        heldNamed.clear();
        heldBytes = 0;
        if (!all.isEmpty()) {
            set(Props.of(all.toArray(PropValue[]::new)));
        }
    }

    private void set(Props props) throws MapiException {
        for (PropProblem problem : target.setProps(props)) {
            if (!UNHELD.contains(problem.code())) {
                throw new MapiException(
                        problem.code(),
                        MapiError.of(
                                "TNEF reader",
                                "the message does not take property " + problem.tag() + " (" + problem.code() + ")"));
            }
        }
    }

    /** The identifiers of names; none if the store has no named properties, or no room for more. */
    private List<PropTag<?>> identifiers(List<MapiNameId> names) throws MapiException {
        if (names.isEmpty()) {
            return List.of();
        }
        try {
            return target.getIDsFromNames(names, NameFlag.MAPI_CREATE);
        } catch (MapiException e) {
            if (e.code() == MapiCode.MAPI_E_NO_SUPPORT || e.code() == MapiCode.MAPI_E_NAMED_PROP_QUOTA_EXCEEDED) {
                return List.of();
            }
            throw e;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.memory;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
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
import org.mapi4osgi.api.StreamSeek;

/**
 * Properties in memory, to receive what the reader writes and to give it to the writer. Records which of them came through
 * streams; large ones are given through streams only.
 */
abstract class MemoryProps implements IMAPIProp {
    /** What one SetProps may carry for one property; larger values must come through a stream. */
    private static final int LARGEST_VALUE = 64 * 1024;

    private final Map<Integer, PropValue<?>> values = new LinkedHashMap<>();
    private final List<PropTag<?>> streamed = new ArrayList<>();
    private final @Nullable Refusal refusal;
    private boolean saved;
    private boolean closed;

    MemoryProps(@Nullable Refusal refusal) {
        this.refusal = refusal;
    }

    /** A property that is not taken, and the reason. */
    record Refusal(PropTag<?> tag, MapiCode code) {}

    @Nullable
    Refusal refusal() {
        return refusal;
    }

    public <T> Optional<T> get(PropTag<T> tag) {
        PropValue<?> value = values.get(tag.id());
        return value == null ? Optional.empty() : Props.of(value).get(tag);
    }

    public <T> T need(PropTag<T> tag) {
        return get(tag).orElseThrow(() -> new AssertionError(tag + " is not set"));
    }

    public List<PropTag<?>> streamed() {
        return streamed;
    }

    public boolean isSaved() {
        return saved;
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public void saveChanges(org.mapi4osgi.api.SaveFlag... flags) {
        saved = true;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public Props getProps(@Nullable List<? extends PropTag<?>> tags) {
        Props.Builder props = Props.builder();
        if (tags == null) {
            values.values().forEach(props::put);
        } else {
            for (PropTag<?> tag : tags) {
                PropValue<?> value = values.get(tag.id());
                if (value == null) {
                    props.putError(tag, MapiCode.MAPI_E_NOT_FOUND);
                } else if (size(value.value()) > LARGEST_VALUE) {
                    props.putError(tag, MapiCode.MAPI_E_NOT_ENOUGH_MEMORY);
                } else {
                    props.put(value);
                }
            }
        }
        return props.build();
    }

    @Override
    public List<PropTag<?>> getPropList() {
        List<PropTag<?>> tags = new ArrayList<>();
        values.values().forEach(v -> tags.add(v.tag()));
        return tags;
    }

    @Override
    public List<PropProblem> setProps(Props properties) {
        List<PropProblem> problems = new ArrayList<>();
        int index = 0;
        for (PropValue<?> value : properties) {
            if (refusal != null && refusal.tag().equals(value.tag())) {
                problems.add(new PropProblem(index, value.tag(), refusal.code()));
            } else if (size(value.value()) > LARGEST_VALUE) {
                problems.add(new PropProblem(index, value.tag(), MapiCode.MAPI_E_NOT_ENOUGH_MEMORY));
            } else {
                values.put(value.tag().id(), value);
            }
            index++;
        }
        return problems;
    }

    private static int size(@Nullable Object value) {
        return value instanceof String text ? text.length() * 2 : value instanceof Binary binary ? binary.size() : 0;
    }

    @Override
    public <T extends IUnknown> T openProperty(PropTag<?> tag, Iid<T> iid, OpenPropertyFlag... flags)
            throws MapiException {
        if (!iid.equals(IStream.IID)) {
            throw new MapiException(MapiCode.MAPI_E_INTERFACE_NOT_SUPPORTED, "streams only");
        }
        PropValue<?> value = values.get(tag.id());
        MemoryStream stream = new MemoryStream(tag);
        if (List.of(flags).contains(OpenPropertyFlag.MAPI_CREATE)) {
            streamed.add(tag);
        } else if (value == null) {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "no " + tag);
        } else if (value.value() instanceof String text) {
            stream.bytes.writeBytes(text.getBytes(StandardCharsets.UTF_16LE));
        } else if (value.value() instanceof Binary binary) {
            stream.bytes.writeBytes(binary.toBytes());
        }
        return iid.type().cast(stream);
    }

    /** Named properties get identifiers by the order in which they are asked for. */
    abstract Map<MapiNameId, Integer> names();

    @Override
    public List<PropTag<?>> getIDsFromNames(List<MapiNameId> asked, NameFlag... flags) {
        List<PropTag<?>> tags = new ArrayList<>();
        for (MapiNameId name : asked) {
            int id = names().computeIfAbsent(name, n -> PropTag.MIN_NAMED_ID + names().size());
            tags.add(PropTag.of(id, PropType.PT_UNSPECIFIED));
        }
        return tags;
    }

    @Override
    public Map<PropTag<?>, MapiNameId> getNamesFromIDs(
            @Nullable List<? extends PropTag<?>> tags, @Nullable MapiUid propertySet, NamesFromIdsFlag... flags) {
        Map<PropTag<?>, MapiNameId> found = new HashMap<>();
        for (PropTag<?> tag : Objects.requireNonNull(tags)) {
            names().forEach((name, id) -> {
                if (id == tag.id()) {
                    found.put(tag, name);
                }
            });
        }
        return found;
    }

    private final class MemoryStream implements IStream {
        private final PropTag<?> tag;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int position;

        MemoryStream(PropTag<?> tag) {
            this.tag = tag;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            byte[] all = bytes.toByteArray();
            if (position == all.length) {
                return -1;
            }
            int count = Math.min(length, all.length - position);
            System.arraycopy(all, position, buffer, offset, count);
            position += count;
            return count;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes.write(buffer, offset, length);
        }

        @Override
        public long seek(long offset, StreamSeek origin) {
            position = (int) offset;
            return offset;
        }

        @Override
        public long size() {
            return bytes.size();
        }

        @Override
        public void commit() {
            byte[] all = bytes.toByteArray();
            Object value = tag.type().isString() ? new String(all, StandardCharsets.UTF_16LE) : Binary.of(all);
            values.put(tag.id(), PropValue.ofUnchecked(tag, value));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mapi4osgi.api.CopyFlag;
import org.mapi4osgi.api.CopyPropsRequest;
import org.mapi4osgi.api.CopyToRequest;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.util.PropsObject;

/** An object of this provider. Some properties are tables; copies are made here, as address books have no help from MAPI. */
abstract class AbObject extends PropsObject {
    AbObject(ObjectType objectType) {
        super(objectType, Props.EMPTY);
    }

    @Override
    protected abstract Props properties() throws MapiException;

    /** The properties that are tables. */
    List<PropTag<?>> tables() {
        return List.of();
    }

    /** Opens one of {@link #tables}. */
    IMAPITable openTable(PropTag<?> tag) throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "this object has no property " + tag);
    }

    @Override
    public List<PropTag<?>> getPropList() throws MapiException {
        List<PropTag<?>> tags = new ArrayList<>(super.getPropList());
        tags.addAll(tables());
        return List.copyOf(tags);
    }

    @Override
    public <T extends IUnknown> T openProperty(PropTag<?> tag, Iid<T> iid, OpenPropertyFlag... flags)
            throws MapiException {
        if (!tables().contains(tag)) {
            return super.openProperty(tag, iid, flags);
        }
        if (iid.type() != IMAPITable.class) {
            throw new MapiException(
                    MapiCode.MAPI_E_INTERFACE_NOT_SUPPORTED, "property " + tag + " opens as IMAPITable only");
        }
        return iid.type().cast(openTable(tag));
    }

    @Override
    public List<PropProblem> copyTo(CopyToRequest request) throws MapiException {
        List<PropTag<?>> excluded = request.excludeTags();
        if (excluded != null && excluded.isEmpty()) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "the list of tags to leave out is empty");
        }
        Set<Integer> out = excluded == null
                ? Set.of()
                : excluded.stream().map(PropTag::id).collect(Collectors.toUnmodifiableSet());
        return copy(
                properties().tags().stream()
                        .filter(tag -> !out.contains(tag.id()))
                        .toList(),
                request.destination(),
                request.flags());
    }

    @Override
    public List<PropProblem> copyProps(CopyPropsRequest request) throws MapiException {
        if (request.tags().isEmpty()) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "no property is to be copied");
        }
        return copy(request.tags(), request.destination(), request.flags());
    }

    private List<PropProblem> copy(List<? extends PropTag<?>> tags, IMAPIProp destination, Set<CopyFlag> flags)
            throws MapiException {
        if (destination.isSameObject(this)) {
            throw new MapiException(MapiCode.MAPI_E_NO_ACCESS, "source and destination are the same object");
        }
        List<PropTag<?>> wanted = new ArrayList<>(tags);
        if (flags.contains(CopyFlag.MAPI_NOREPLACE)) {
            Props there = destination.getProps(null);
            wanted.removeIf(tag -> there.has(PropTag.of(tag.id(), PropType.PT_UNSPECIFIED)));
        }
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<PropProblem> problems = destination.setProps(properties().select(wanted));
        if (flags.contains(CopyFlag.MAPI_MOVE)) {
            deleteProps(wanted);
        }
        return problems;
    }
}

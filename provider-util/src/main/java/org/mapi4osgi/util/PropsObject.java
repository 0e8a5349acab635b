// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.CopyFlag;
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
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.spi.IMAPISupport;

/**
 * A read-only object over properties: what a read-only provider's folders, messages and attachments have in common.
 * Extend it and implement {@code IMessage}, say; or use it as it is.
 *
 * <ul>
 *   <li>Changes are refused with MAPI_E_NO_ACCESS; saveChanges of an object that is not transacted does nothing
 *       (PROP-11).
 *   <li>A string or bytes can be opened as {@link IStream}, see {@link MemoryStream}.
 *   <li>Copies are left to the runtime, by {@link #support}.
 *   <li>Named properties come from {@link #namedProps}.
 * </ul>
 *
 * <p>Any thread, if the properties that a subclass gives are safe.
 */
public class PropsObject implements IMAPIProp {
    private static final Set<ObjectType> TRANSACTED = EnumSet.of(
            ObjectType.MAPI_MESSAGE, ObjectType.MAPI_ATTACH, ObjectType.MAPI_MAILUSER, ObjectType.MAPI_DISTLIST);

    private final ObjectType objectType;
    private final Props properties;

    /**
     * An object.
     *
     * @param objectType what it is
     * @param properties its properties
     */
    public PropsObject(ObjectType objectType, Props properties) {
        this.objectType = objectType;
        this.properties = properties;
    }

    /**
     * All properties that are not hidden. Override it for properties that are read when they are asked for; called on the
     * caller's thread, may block.
     *
     * @return the properties; those given to the constructor unless overridden
     * @throws MapiException any code; the call that needs the properties passes it on
     */
    protected Props properties() throws MapiException {
        return properties;
    }

    /**
     * What copies to objects of other providers.
     *
     * @return the support object of the logon; null if the object cannot be copied
     */
    protected @Nullable IMAPISupport support() {
        return null;
    }

    /**
     * The names of named properties.
     *
     * @return the mapping; null if the object has no named properties
     */
    protected @Nullable NamedProps namedProps() {
        return null;
    }

    @Override
    public final ObjectType objectType() {
        return objectType;
    }

    @Override
    public final Props getProps(@Nullable List<? extends PropTag<?>> tags) throws MapiException {
        if (tags == null) {
            return properties();
        }
        if (tags.isEmpty()) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "no property is asked for");
        }
        return properties().select(tags);
    }

    @Override
    public List<PropTag<?>> getPropList() throws MapiException {
        return properties().tags();
    }

    @Override
    public <T extends IUnknown> T openProperty(PropTag<?> tag, Iid<T> iid, OpenPropertyFlag... flags)
            throws MapiException {
        if (tag.type() == PropType.PT_UNSPECIFIED) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "the type of property " + tag + " is needed");
        }
        for (OpenPropertyFlag flag : flags) {
            if (flag != OpenPropertyFlag.MAPI_DEFERRED_ERRORS) {
                throw readOnly("property " + tag);
            }
        }
        Props selected = properties().select(List.of(tag));
        if (!selected.has(tag)) {
            throw new MapiException(
                    selected.error(tag).orElse(MapiCode.MAPI_E_NOT_FOUND), "the object has no property " + tag);
        }
        Binary bytes = MemoryStream.bytesOf(selected.slot(0));
        if (bytes == null || iid.type() != IStream.class) {
            throw new MapiException(
                    MapiCode.MAPI_E_INTERFACE_NOT_SUPPORTED,
                    "property %s cannot be opened as %s"
                            .formatted(tag, iid.type().getSimpleName()));
        }
        return iid.type().cast(MemoryStream.reading(bytes));
    }

    @Override
    public void saveChanges(SaveFlag... flags) throws MapiException {
        if (TRANSACTED.contains(objectType)) {
            throw readOnly("the object");
        }
    }

    @Override
    public List<PropProblem> setProps(Props values) throws MapiException {
        throw readOnly("the object");
    }

    @Override
    public List<PropProblem> deleteProps(List<? extends PropTag<?>> tags) throws MapiException {
        throw readOnly("the object");
    }

    private static MapiException readOnly(String what) {
        return new MapiException(MapiCode.MAPI_E_NO_ACCESS, what + " can be read only");
    }

    @Override
    public List<PropProblem> copyTo(CopyToRequest request) throws MapiException {
        return copier(request.destination(), request.flags(), "copyTo").doCopyTo(this, request);
    }

    @Override
    public List<PropProblem> copyProps(CopyPropsRequest request) throws MapiException {
        return copier(request.destination(), request.flags(), "copyProps").doCopyProps(this, request);
    }

    private IMAPISupport copier(IMAPIProp destination, Set<CopyFlag> flags, String method) throws MapiException {
        if (destination.isSameObject(this)) {
            throw new MapiException(MapiCode.MAPI_E_NO_ACCESS, "source and destination are the same object");
        }
        if (flags.contains(CopyFlag.MAPI_DECLINE_OK)) {
            throw new MapiException(MapiCode.MAPI_E_DECLINE_COPY, "the copy is left to MAPI");
        }
        if (flags.contains(CopyFlag.MAPI_MOVE)) {
            throw readOnly("the object");
        }
        IMAPISupport support = support();
        if (support == null) {
            throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, method + " is not supported by this object");
        }
        return support;
    }

    @Override
    public List<PropTag<?>> getIDsFromNames(List<MapiNameId> names, NameFlag... flags) throws MapiException {
        return names().idsFromNames(names, MapiFlag.set(NameFlag.class, flags));
    }

    @Override
    public Map<PropTag<?>, MapiNameId> getNamesFromIDs(
            @Nullable List<? extends PropTag<?>> tags, @Nullable MapiUid propertySet, NamesFromIdsFlag... flags)
            throws MapiException {
        return names().namesFromIds(tags, propertySet, MapiFlag.set(NamesFromIdsFlag.class, flags));
    }

    private NamedProps names() throws MapiException {
        NamedProps names = namedProps();
        if (names == null) {
            throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "the object has no named properties");
        }
        return names;
    }
}

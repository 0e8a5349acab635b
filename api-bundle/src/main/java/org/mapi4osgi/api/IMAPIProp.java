// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** An object with properties. */
@ConsumerType
public interface IMAPIProp extends IUnknown {
    /** IID_IMAPIProp. */
    Iid<IMAPIProp> IID = Iid.mapi(0x03, IMAPIProp.class);

    /** What the object is. */
    ObjectType objectType();

    /** S_OK or the warning that the open came with. */
    default MapiCode warning() {
        return MapiCode.S_OK;
    }

    /** GetLastError. */
    default Optional<MapiError> getLastError(MapiCode code) {
        return Optional.empty();
    }

    /** SaveChanges. */
    default void saveChanges(SaveFlag... flags) throws MapiException {
        throw Unsupported.method("saveChanges");
    }

    /** GetProps: null asks for all properties. */
    Props getProps(@Nullable List<? extends PropTag<?>> tags) throws MapiException;

    /** GetProps of the given tags. */
    default Props getProps(PropTag<?> first, PropTag<?>... more) throws MapiException {
        List<PropTag<?>> tags = new ArrayList<>(more.length + 1);
        tags.add(first);
        Collections.addAll(tags, more);
        return getProps(tags);
    }

    /** One property (HrGetOneProp). */
    default <T> Optional<T> getProp(PropTag<T> tag) throws MapiException {
        return getProps(List.of(tag)).get(tag);
    }

    /** GetPropList. */
    List<PropTag<?>> getPropList() throws MapiException;

    /** OpenProperty. */
    default <T extends IUnknown> T openProperty(PropTag<?> tag, Iid<T> iid, OpenPropertyFlag... flags)
            throws MapiException {
        throw Unsupported.method("openProperty");
    }

    /** SetProps. */
    default List<PropProblem> setProps(Props properties) throws MapiException {
        throw Unsupported.method("setProps");
    }

    /** SetProps of one property (HrSetOneProp): a problem is thrown. */
    default <T> void setProp(PropTag<T> tag, T value) throws MapiException {
        for (PropProblem problem : setProps(Props.of(tag, value))) {
            throw new MapiException(problem.code(), "property " + tag + " cannot be set");
        }
    }

    /** DeleteProps. */
    default List<PropProblem> deleteProps(List<? extends PropTag<?>> tags) throws MapiException {
        throw Unsupported.method("deleteProps");
    }

    /** CopyTo. */
    default List<PropProblem> copyTo(CopyToRequest request) throws MapiException {
        throw Unsupported.method("copyTo");
    }

    /** CopyProps. */
    default List<PropProblem> copyProps(CopyPropsRequest request) throws MapiException {
        throw Unsupported.method("copyProps");
    }

    /** GetIDsFromNames. */
    default List<PropTag<?>> getIDsFromNames(List<MapiNameId> names, NameFlag... flags) throws MapiException {
        throw Unsupported.method("getIDsFromNames");
    }

    /** GetNamesFromIDs. */
    default Map<PropTag<?>, MapiNameId> getNamesFromIDs(
            @Nullable List<? extends PropTag<?>> tags, @Nullable MapiUid propertySet, NamesFromIdsFlag... flags)
            throws MapiException {
        throw Unsupported.method("getNamesFromIDs");
    }
}

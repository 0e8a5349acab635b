// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An object with properties: every store, folder, message, attachment, container, user, section and status object.
 *
 * <p>Free-threaded: calls may come from several threads at once. Calls run on the caller's thread and may block as long
 * as the provider does. Arguments and results are immutable values or handles.
 */
@ConsumerType
public interface IMAPIProp extends IUnknown {
    /** IID_IMAPIProp. */
    Iid<IMAPIProp> IID = Iid.mapi(0x03, IMAPIProp.class);

    /**
     * Tells what the object really is, whatever it was opened as (ulObjType, ROUTE-10). Never blocks.
     *
     * @return the type, the value of PR_OBJECT_TYPE
     */
    ObjectType objectType();

    /**
     * Tells the warning that the open of this object came with. Warnings are successes and are never thrown.
     *
     * @return S_OK, or for instance MAPI_W_ERRORS_RETURNED, whose text {@link #getLastError} gives
     */
    default MapiCode warning() {
        return MapiCode.S_OK;
    }

    /**
     * Tells more about the last error or warning that a method of this object gave (GetLastError). The text of a
     * failure travels with the {@link MapiException} already; this is for warnings and for who kept the code only.
     * Reference: imapiprop-getlasterror, ERR-02.
     *
     * @param code the code that the method gave
     * @return the text; empty if nothing more is known
     */
    default Optional<MapiError> getLastError(MapiCode code) {
        return Optional.empty();
    }

    /**
     * Makes changes permanent (SaveChanges). Messages, attachments and address book entries are transacted: nothing is
     * seen by others before this call, and after it returned nothing is lost by a crash. Folders, stores and profile
     * sections are not: there it does nothing (PROP-11). Without a KEEP_OPEN flag the object need not be used again;
     * closing it is still the caller's duty. Reference: imapiprop-savechanges.
     *
     * @param flags how to save
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_OBJECT_CHANGED: another saved the object since it was opened; FORCE_SAVE saves over it (PROP-12)
     *       <li>MAPI_E_OBJECT_DELETED: the object was deleted since it was opened (PROP-13)
     *       <li>MAPI_E_NO_ACCESS: the object is open for reading only
     *       <li>MAPI_E_COLLISION: an address book entry would be a duplicate (AB-19)
     *       <li>MAPI_E_NOT_ENOUGH_DISK: the data does not fit on the disk
     *       <li>MAPI_E_NO_SUPPORT: the provider is read-only
     *     </ul>
     */
    default void saveChanges(SaveFlag... flags) throws MapiException {
        throw Unsupported.method("saveChanges");
    }

    /**
     * Reads properties (GetProps). The result has a slot for each tag asked for, in that order; what cannot be had is a
     * PT_ERROR slot with its code, and {@link Props#warning} is then MAPI_W_ERRORS_RETURNED (PROP-02). A tag of type
     * PT_UNSPECIFIED gets the property's own type (PROP-03). Reference: imapiprop-getprops.
     *
     * @param tags the properties; null asks for all that are not hidden (PROP-01), an empty list is an error (PROP-04)
     * @return a value per tag; a property too large for one value has MAPI_E_NOT_ENOUGH_MEMORY: open it by {@link
     *     #openProperty} (PROP-05)
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: the list is empty
     *       <li>MAPI_E_INVALID_OBJECT: the handle is closed, or its provider is gone for good
     *     </ul>
     */
    Props getProps(@Nullable List<? extends PropTag<?>> tags) throws MapiException;

    /**
     * Reads properties, as {@link #getProps(List)}.
     *
     * @param first the first property
     * @param more more properties
     * @return a value per tag, in order
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the handle is closed, or its provider is gone for good
     *     </ul>
     */
    default Props getProps(PropTag<?> first, PropTag<?>... more) throws MapiException {
        List<PropTag<?>> tags = new ArrayList<>(more.length + 1);
        tags.add(first);
        Collections.addAll(tags, more);
        return getProps(tags);
    }

    /**
     * Reads one property (HrGetOneProp).
     *
     * @param tag the property
     * @param <T> the Java type of the value
     * @return the value; empty if the object does not have it, or it is too large for one value
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the handle is closed, or its provider is gone for good
     *     </ul>
     */
    default <T> Optional<T> getProp(PropTag<T> tag) throws MapiException {
        return getProps(List.of(tag)).get(tag);
    }

    /**
     * Lists the tags of all properties that are not hidden (GetPropList), also of those that only {@link #openProperty}
     * gives. Reference: imapiprop-getproplist.
     *
     * @return the tags with their types
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the handle is closed, or its provider is gone for good
     *     </ul>
     */
    List<PropTag<?>> getPropList() throws MapiException;

    /**
     * Opens a property as an object (OpenProperty): a large string or bytes as {@link IStream}, an embedded message as
     * {@link IMessage}, a table as {@link IMAPITable}. Changes through a stream become part of this object's next
     * {@link #saveChanges}. The caller closes the result. Reference: imapiprop-openproperty, PROP-10.
     *
     * @param tag the property, with its type
     * @param iid the interface that is wanted
     * @param flags how to open; MAPI_CREATE makes an absent property
     * @param <T> the interface
     * @return the property's object
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: the object does not have the property and MAPI_CREATE is not set
     *       <li>MAPI_E_INVALID_PARAMETER: the tag's type is PT_UNSPECIFIED
     *       <li>MAPI_E_INTERFACE_NOT_SUPPORTED: the property cannot be had under that interface
     *       <li>MAPI_E_NO_ACCESS: MAPI_MODIFY on an object that is open for reading only
     *       <li>MAPI_E_NO_SUPPORT: the provider opens no properties
     *     </ul>
     */
    default <T extends IUnknown> T openProperty(PropTag<?> tag, Iid<T> iid, OpenPropertyFlag... flags)
            throws MapiException {
        throw Unsupported.method("openProperty");
    }

    /**
     * Sets properties (SetProps). Slots of type PT_ERROR and PR_NULL are skipped without a problem (PROP-06).
     * Reference: imapiprop-setprops.
     *
     * @param properties the values
     * @return why single properties were not set, MAPI_E_COMPUTED for instance (PROP-08); empty if all were
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: a value is of type PT_OBJECT or a multi-valued one without values (PROP-07)
     *       <li>MAPI_E_NO_ACCESS: the object is open for reading only
     *       <li>MAPI_E_NO_SUPPORT: the provider is read-only
     *     </ul>
     */
    default List<PropProblem> setProps(Props properties) throws MapiException {
        throw Unsupported.method("setProps");
    }

    /**
     * Sets one property (HrSetOneProp).
     *
     * @param tag the property
     * @param value the value
     * @param <T> the Java type of the value
     * @throws MapiException
     *     <ul>
     *       <li>the code of the problem: the property cannot be set
     *       <li>MAPI_E_NO_ACCESS: the object is open for reading only
     *     </ul>
     */
    default <T> void setProp(PropTag<T> tag, T value) throws MapiException {
        for (PropProblem problem : setProps(Props.of(tag, value))) {
            throw new MapiException(problem.code(), "property " + tag + " cannot be set");
        }
    }

    /**
     * Deletes properties (DeleteProps). Only the identifiers count (PROP-09). Reference: imapiprop-deleteprops.
     *
     * @param tags the properties; at least one
     * @return why single properties were not deleted; empty if all were, or were not there
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: the list is empty
     *       <li>MAPI_E_NO_ACCESS: the object cannot be changed
     *       <li>MAPI_E_NO_SUPPORT: the provider is read-only
     *     </ul>
     */
    default List<PropProblem> deleteProps(List<? extends PropTag<?>> tags) throws MapiException {
        throw Unsupported.method("deleteProps");
    }

    /**
     * Copies or moves all properties and subobjects but the named ones to another object, of the same or another
     * provider (CopyTo). Changes of the destination need its own {@link #saveChanges}. Reference: imapiprop-copyto.
     *
     * @param request what to leave out, and where to copy to
     * @return why single properties were not copied; empty if all were
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_ACCESS: source and destination are the same object (PROP-14), or the destination is read-only
     *       <li>MAPI_E_INVALID_PARAMETER: the list of tags to leave out is empty
     *       <li>MAPI_E_COLLISION: a subobject of the same name is there and MAPI_NOREPLACE is set
     *       <li>MAPI_E_FOLDER_CYCLE: a folder would be copied into itself
     *       <li>MAPI_E_DECLINE_COPY: MAPI_DECLINE_OK is set and the provider leaves the copy to MAPI (PROP-15)
     *       <li>MAPI_E_NO_SUPPORT: the provider does not copy
     *     </ul>
     */
    default List<PropProblem> copyTo(CopyToRequest request) throws MapiException {
        throw Unsupported.method("copyTo");
    }

    /**
     * Copies or moves the named properties to another object (CopyProps). Reference: imapiprop-copyprops.
     *
     * @param request what to copy, and where to
     * @return why single properties were not copied; empty if all were
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_ACCESS: source and destination are the same object, or the destination is read-only
     *       <li>MAPI_E_INVALID_PARAMETER: the list of tags is empty
     *       <li>MAPI_E_NO_SUPPORT: the provider does not copy
     *     </ul>
     */
    default List<PropProblem> copyProps(CopyPropsRequest request) throws MapiException {
        throw Unsupported.method("copyProps");
    }

    /**
     * Gives the tags of named properties (GetIDsFromNames). The mapping is the same for all objects of one
     * PR_MAPPING_SIGNATURE. Reference: imapiprop-getidsfromnames, PROP-16.
     *
     * @param names the names
     * @param flags MAPI_CREATE assigns identifiers to names that have none
     * @return a tag of type PT_UNSPECIFIED per name; PT_ERROR for a name that has no identifier
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: the object has no named properties
     *       <li>MAPI_E_NAMED_PROP_QUOTA_EXCEEDED: no identifier is left
     *     </ul>
     */
    default List<PropTag<?>> getIDsFromNames(List<MapiNameId> names, NameFlag... flags) throws MapiException {
        throw Unsupported.method("getIDsFromNames");
    }

    /**
     * Gives the names of named properties (GetNamesFromIDs). Reference: imapiprop-getnamesfromids.
     *
     * @param tags the properties; null asks for all named ones
     * @param propertySet asks for names of this set only; null for any
     * @param flags leaves a kind of names out
     * @return the name of each tag that has one, in order
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: the object has no named properties
     *     </ul>
     */
    default Map<PropTag<?>, MapiNameId> getNamesFromIDs(
            @Nullable List<? extends PropTag<?>> tags, @Nullable MapiUid propertySet, NamesFromIdsFlag... flags)
            throws MapiException {
        throw Unsupported.method("getNamesFromIDs");
    }
}

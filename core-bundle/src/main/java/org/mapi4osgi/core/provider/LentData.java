// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.NameFlag;
import org.mapi4osgi.api.NamesFromIdsFlag;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.EntryRows;

/**
 * A provider's object while a dialog shows it: only values pass, in both directions, what is thrown is copied, and after
 * the dialog nothing of it can be reached. A table that is opened is a copy of its first rows.
 */
final class LentData implements IMAPIProp {
    private static final String PROVIDER = "the owner of the dialog";
    private static final int MOST_ROWS = 1000;

    private final AtomicReference<@Nullable IMAPIProp> lent;
    private final ObjectType type;

    LentData(IMAPIProp object) throws MapiException {
        lent = new AtomicReference<>(object);
        type = call("objectType", IMAPIProp::objectType);
    }

    /** The dialog is over. */
    void end() {
        lent.set(null);
    }

    @FunctionalInterface
    private interface Call<T> {
        T on(IMAPIProp object) throws MapiException;
    }

    private <T> T call(String what, Call<T> call) throws MapiException {
        IMAPIProp object = lent.get();
        if (object == null) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_OBJECT, "the dialog is over; its object cannot be used");
        }
        try {
            return call.on(object);
        } catch (Throwable e) {
            throw ForeignErrors.copy(e, PROVIDER, what);
        }
    }

    @Override
    public ObjectType objectType() {
        return type;
    }

    @Override
    public Props getProps(@Nullable List<? extends PropTag<?>> tags) throws MapiException {
        return call("getProps", object -> object.getProps(tags));
    }

    @Override
    public List<PropTag<?>> getPropList() throws MapiException {
        return call("getPropList", object -> List.copyOf(object.getPropList()));
    }

    @Override
    public List<PropProblem> setProps(Props properties) throws MapiException {
        return call("setProps", object -> List.copyOf(object.setProps(properties)));
    }

    @Override
    public List<PropProblem> deleteProps(List<? extends PropTag<?>> tags) throws MapiException {
        return call("deleteProps", object -> List.copyOf(object.deleteProps(List.copyOf(tags))));
    }

    @Override
    public List<PropTag<?>> getIDsFromNames(List<MapiNameId> names, NameFlag... flags) throws MapiException {
        return call("getIDsFromNames", object -> List.copyOf(object.getIDsFromNames(List.copyOf(names), flags)));
    }

    @Override
    public Map<PropTag<?>, MapiNameId> getNamesFromIDs(
            @Nullable List<? extends PropTag<?>> tags, @Nullable MapiUid propertySet, NamesFromIdsFlag... flags)
            throws MapiException {
        return call("getNamesFromIDs", object -> Map.copyOf(object.getNamesFromIDs(tags, propertySet, flags)));
    }

    @Override
    public <T extends IUnknown> T openProperty(PropTag<?> tag, Iid<T> iid, OpenPropertyFlag... flags)
            throws MapiException {
        if (iid.type() != IMAPITable.class) {
            throw new MapiException(
                    MapiCode.MAPI_E_INTERFACE_NOT_SUPPORTED, "within a dialog only tables can be opened");
        }
        List<Props> rows = call("openProperty", object -> {
            try (IMAPITable table = object.openProperty(tag, IMAPITable.IID)) {
                table.seekRow(Bookmark.BOOKMARK_BEGINNING, 0);
                return List.copyOf(table.queryRows(MOST_ROWS));
            }
        });
        return iid.type().cast(EntryRows.table(numbered(rows)));
    }

    private static List<Props> numbered(List<Props> rows) {
        List<Props> all = new ArrayList<>();
        for (Props row : rows) {
            all.add(row.with(PR.PR_INSTANCE_KEY, Binary.of((byte) (all.size() >> 8), (byte) all.size())));
        }
        return all;
    }
}

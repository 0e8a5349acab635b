// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.addrbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OneOffAddress;
import org.mapi4osgi.api.OneOffEntryId;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.core.handle.AddressBookDoor;
import org.mapi4osgi.core.handle.OwnDoor;
import org.mapi4osgi.core.handle.Scope;
import org.mapi4osgi.spi.TemplateFlag;
import org.mapi4osgi.tags.PR;

/** The templates for new entries: MAPI's own one for Internet addresses, and those of the providers. */
final class Templates {
    private static final EntryId INTERNET =
            EntryId.compose(MapiUid.ofGuid("3D7A9D1C-52F4-4B0B-8C11-6D6170697470"), Binary.of(new byte[] {1}));
    private static final List<PropTag<?>> COLUMNS = List.of(
            PR.PR_DISPLAY_NAME,
            PR.PR_ADDRTYPE,
            PR.PR_DISPLAY_TYPE,
            PR.PR_DEPTH,
            PR.PR_SELECTABLE,
            PR.PR_ENTRYID,
            PR.PR_INSTANCE_KEY);
    private static final Props OWN_ROW = Props.of(PR.PR_DISPLAY_NAME, "Internet Address")
            .with(PR.PR_ADDRTYPE, "SMTP")
            .with(PR.PR_DISPLAY_TYPE, 0)
            .with(PR.PR_DEPTH, 0)
            .with(PR.PR_SELECTABLE, true)
            .with(PR.PR_ENTRYID, INTERNET.toBinary())
            .with(PR.PR_INSTANCE_KEY, INTERNET.toBinary());

    private final Books books;
    private final OwnDoor own;

    Templates(Books books, OwnDoor own) {
        this.books = books;
        this.own = own;
    }

    /** GetOneOffTable: a provider that has none is left out (AB-23). */
    IMAPITable table() throws MapiException {
        List<MergedTable.Source> sources = new ArrayList<>();
        for (AddressBookDoor door : books.all()) {
            sources.add(door::getOneOffTable);
        }
        return MergedTable.of(COLUMNS, List.of(OWN_ROW), sources);
    }

    /** OpenTemplateID (AB-21). */
    IMAPIProp open(Scope scope, EntryId template, IMAPIProp host, TemplateFlag... flags) throws MapiException {
        if (template.equals(INTERNET)) {
            if (List.of(flags).contains(TemplateFlag.FILL_ENTRY)) {
                host.setProps(Props.of(PR.PR_ADDRTYPE, "SMTP"));
            }
            return host;
        }
        AddressBookDoor door = books.route(template);
        if (door == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_UNKNOWN_ENTRYID,
                    "no address book provider owns the template; is it in the profile?");
        }
        return door.openTemplateID(scope, template, host, flags);
    }

    /** Fills in what a template leaves open. */
    @FunctionalInterface
    interface Filling {
        /** Sets properties of a draft. */
        void fill(IMAPIProp draft) throws MapiException;
    }

    /** A one-off made of what a template, and then the user, fills in (AB-24). */
    EntryId oneOff(Scope scope, EntryId template, Filling filling) throws MapiException {
        try (IMAPIProp draft = own.give(scope, new OneOffDraft());
                IMAPIProp filled = open(scope, template, draft, TemplateFlag.FILL_ENTRY)) {
            filling.fill(filled);
            Props props = filled.getProps(List.of(PR.PR_DISPLAY_NAME, PR.PR_ADDRTYPE, PR.PR_EMAIL_ADDRESS));
            Optional<String> type = props.get(PR.PR_ADDRTYPE);
            Optional<String> address = props.get(PR.PR_EMAIL_ADDRESS);
            if (type.isEmpty() || address.isEmpty()) {
                throw new MapiException(
                        MapiCode.MAPI_E_NO_SUPPORT,
                        "the template leaves the address open, and no dialog has filled it in; use createOneOff");
            }
            return oneOff(props.get(PR.PR_DISPLAY_NAME).orElse(null), type.get(), address.get(), 0);
        }
    }

    /** CreateOneOff. */
    static EntryId oneOff(@Nullable String name, String type, String address, int flags) throws MapiException {
        if (type.isEmpty() || address.isEmpty()) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER, "a one-off needs an address type and an address");
        }
        try {
            String shown = name == null || name.isEmpty() ? new OneOffAddress("", type, address).displayName() : name;
            return new OneOffEntryId(shown, type, address, flags | OneOffEntryId.MAPI_ONE_OFF_UNICODE).toEntryId();
        } catch (IllegalArgumentException e) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "no one-off of this: " + e.getMessage());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import ezvcard.VCard;
import ezvcard.property.Address;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.tags.PR;

/** Gives the first business, home and other address of a vCard the tags that MAPI has for them. */
record VCardAddresses(VCard card, VCardLabels labels) {
    /** The tags of one kind of address. */
    record Place(
            PropTag<String> street,
            PropTag<String> city,
            PropTag<String> state,
            PropTag<String> code,
            PropTag<String> country,
            PropTag<String> box) {}

    private static final Place BUSINESS = new Place(
            PR.PR_STREET_ADDRESS,
            PR.PR_LOCALITY,
            PR.PR_STATE_OR_PROVINCE,
            PR.PR_POSTAL_CODE,
            PR.PR_COUNTRY,
            PR.PR_POST_OFFICE_BOX);
    private static final Place HOME = new Place(
            PR.PR_HOME_ADDRESS_STREET,
            PR.PR_HOME_ADDRESS_CITY,
            PR.PR_HOME_ADDRESS_STATE_OR_PROVINCE,
            PR.PR_HOME_ADDRESS_POSTAL_CODE,
            PR.PR_HOME_ADDRESS_COUNTRY,
            PR.PR_HOME_ADDRESS_POST_OFFICE_BOX);
    private static final Place OTHER = new Place(
            PR.PR_OTHER_ADDRESS_STREET,
            PR.PR_OTHER_ADDRESS_CITY,
            PR.PR_OTHER_ADDRESS_STATE_OR_PROVINCE,
            PR.PR_OTHER_ADDRESS_POSTAL_CODE,
            PR.PR_OTHER_ADDRESS_COUNTRY,
            PR.PR_OTHER_ADDRESS_POST_OFFICE_BOX);

    /** The tags of an address by the type that says so; the empty one says nothing. */
    static final Map<String, Place> PLACES = new TreeMap<>(Map.of("work", BUSINESS, "home", HOME, "", OTHER));

    void into(PropsOf props) {
        Set<Place> taken = new HashSet<>();
        for (Address address : labels.preferredFirst(card.getAddresses())) {
            for (Place place : places(labels.types(address))) {
                if (taken.add(place)) {
                    put(address, place, props);
                    break;
                }
            }
        }
    }

    private static List<Place> places(Set<String> types) {
        if (types.contains("work")) {
            return List.of(BUSINESS, OTHER);
        }
        return types.contains("home") ? List.of(HOME, OTHER) : List.of(OTHER);
    }

    private static void put(Address address, Place place, PropsOf props) {
        props.put(place.street, Stream.of(address.getExtendedAddressFull(), address.getStreetAddressFull()), "\n");
        props.put(place.city, address.getLocality());
        props.put(place.state, address.getRegion());
        props.put(place.code, address.getPostalCode());
        props.put(place.country, address.getCountry());
        props.put(place.box, address.getPoBox());
        if (place.equals(BUSINESS)) {
            props.put(PR.PR_POSTAL_ADDRESS, address.getLabel());
        }
    }
}

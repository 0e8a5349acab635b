// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import ezvcard.VCard;
import ezvcard.parameter.VCardParameters;
import ezvcard.property.RawProperty;
import ezvcard.property.VCardProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a vCard says about its properties: types, preference, and Apple's labels, which stand beside a property. */
final class VCardLabels {
    private static final int LEAST_PREFERRED = 101;

    private final Map<String, String> labels = new HashMap<>();

    VCardLabels(VCard card) {
        for (RawProperty label : card.getExtendedProperties("X-ABLABEL")) {
            if (label.getGroup() != null && label.getValue() != null) {
                labels.put(label.getGroup(), clean(label.getValue()));
            }
        }
    }

    /** Apple's own labels stand in brackets: {@code _$!<HomePage>!$_}. */
    private static String clean(String label) {
        return label.replace("_$!<", "").replace(">!$_", "").strip().toLowerCase(Locale.ROOT);
    }

    /** The label beside a property; empty if it has none. */
    String of(VCardProperty property) {
        return labels.getOrDefault(property.getGroup(), "");
    }

    /** The property's types and label, in lower case. */
    Set<String> types(VCardProperty property) {
        Set<String> types = new HashSet<>();
        for (String type : property.getParameters().getTypes()) {
            for (String one : type.split(",")) {
                types.add(one.strip().toLowerCase(Locale.ROOT));
            }
        }
        types.add(of(property));
        return types;
    }

    /** The properties with the preferred one first. */
    <T extends VCardProperty> List<T> preferredFirst(List<T> properties) {
        List<T> sorted = new ArrayList<>(properties);
        sorted.sort(Comparator.comparingInt(this::rank));
        return sorted;
    }

    /** By PREF of 4.0 or the type of older versions. */
    private int rank(VCardProperty property) {
        String pref = property.getParameters().first(VCardParameters.PREF);
        if (types(property).contains("pref")) {
            return 0;
        }
        Integer number = number(pref);
        return number == null ? LEAST_PREFERRED : number;
    }

    private static @Nullable Integer number(@Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}

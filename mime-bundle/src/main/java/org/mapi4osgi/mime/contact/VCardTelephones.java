// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import ezvcard.VCard;
import ezvcard.property.Telephone;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.tags.PR;

/** Gives each telephone number of a vCard the tag that its types ask for; what finds no free tag is kept in a list. */
record VCardTelephones(VCard card, VCardLabels labels) {
    void into(PropsOf props) {
        List<String> others = new ArrayList<>();
        for (Telephone telephone : labels.preferredFirst(card.getTelephoneNumbers())) {
            String number = telephone.getUri() == null
                    ? telephone.getText()
                    : telephone.getUri().getNumber();
            if (number == null || number.isBlank()) {
                continue;
            }
            boolean placed = false;
            for (PropTag<String> tag : tags(labels.types(telephone))) {
                placed = placed || props.put(tag, number);
            }
            if (!placed) {
                others.add(number.strip());
            }
        }
        props.putAll(ContactTags.PR_OTHER_TELEPHONE_NUMBERS, others);
    }

    private static List<PropTag<String>> tags(Set<String> types) {
        boolean home = types.contains("home");
        boolean work = types.contains("work");
        if (types.contains("fax") || types.contains("homefax") || types.contains("workfax")) {
            return home || types.contains("homefax")
                    ? List.of(PR.PR_HOME_FAX_NUMBER)
                    : work || types.contains("workfax")
                            ? List.of(PR.PR_BUSINESS_FAX_NUMBER)
                            : List.of(PR.PR_PRIMARY_FAX_NUMBER, PR.PR_BUSINESS_FAX_NUMBER);
        }
        if (types.contains("pager")) {
            return List.of(PR.PR_PAGER_TELEPHONE_NUMBER);
        }
        if (types.contains("cell") || types.contains("mobile") || types.contains("iphone")) {
            return List.of(PR.PR_MOBILE_TELEPHONE_NUMBER);
        }
        if (types.contains("car")) {
            return List.of(PR.PR_CAR_TELEPHONE_NUMBER);
        }
        if (types.contains("isdn")) {
            return List.of(PR.PR_ISDN_NUMBER);
        }
        if (types.contains("assistantphone") || types.contains("assistant")) {
            return List.of(PR.PR_ASSISTANT_TELEPHONE_NUMBER);
        }
        if (work) {
            return List.of(PR.PR_BUSINESS_TELEPHONE_NUMBER, PR.PR_BUSINESS2_TELEPHONE_NUMBER);
        }
        if (home) {
            return List.of(PR.PR_HOME_TELEPHONE_NUMBER, PR.PR_HOME2_TELEPHONE_NUMBER);
        }
        return List.of(PR.PR_PRIMARY_TELEPHONE_NUMBER, PR.PR_OTHER_TELEPHONE_NUMBER);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import ezvcard.VCard;
import ezvcard.parameter.RelatedType;
import ezvcard.parameter.TelephoneType;
import ezvcard.property.Address;
import ezvcard.property.Email;
import ezvcard.property.Kind;
import ezvcard.property.Member;
import ezvcard.property.Organization;
import ezvcard.property.Related;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import ezvcard.property.Uid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** Says in a vCard what a contact's properties say: {@link VCardMapper} the other way round. One thread. */
final class VCardComposer {
    private static final String URN = "urn:uuid:";
    private static final int PREFERRED = 1;

    /** A telephone number and the types that {@link VCardTelephones} finds its tag by. */
    private record Number(PropTag<String> tag, String... types) {}

    private static final List<Number> NUMBERS = List.of(
            new Number(PR.PR_BUSINESS_TELEPHONE_NUMBER, "work", "voice"),
            new Number(PR.PR_BUSINESS2_TELEPHONE_NUMBER, "work", "voice"),
            new Number(PR.PR_HOME_TELEPHONE_NUMBER, "home", "voice"),
            new Number(PR.PR_HOME2_TELEPHONE_NUMBER, "home", "voice"),
            new Number(PR.PR_MOBILE_TELEPHONE_NUMBER, "cell"),
            new Number(PR.PR_PAGER_TELEPHONE_NUMBER, "pager"),
            new Number(PR.PR_CAR_TELEPHONE_NUMBER, "car"),
            new Number(PR.PR_ISDN_NUMBER, "isdn"),
            new Number(PR.PR_ASSISTANT_TELEPHONE_NUMBER, "assistant"),
            new Number(PR.PR_BUSINESS_FAX_NUMBER, "work", "fax"),
            new Number(PR.PR_HOME_FAX_NUMBER, "home", "fax"),
            new Number(PR.PR_PRIMARY_FAX_NUMBER, "fax"),
            new Number(PR.PR_PRIMARY_TELEPHONE_NUMBER, "voice"),
            new Number(PR.PR_OTHER_TELEPHONE_NUMBER, "voice"));

    private final Contact contact;
    private final Props props;
    private final VCard card = new VCard();

    VCardComposer(Contact contact) {
        this.contact = contact;
        this.props = contact.props();
    }

    VCard card() {
        put(PR.PR_DISPLAY_NAME, card::setFormattedName);
        name();
        organization();
        addresses();
        put(PR.PR_EMAIL_ADDRESS, this::email);
        props.get(ContactTags.PR_OTHER_EMAIL_ADDRESSES).orElse(List.of()).forEach(card::addEmail);
        for (Number number : NUMBERS) {
            put(number.tag, text -> telephone(text, number.types));
        }
        props.get(ContactTags.PR_OTHER_TELEPHONE_NUMBERS).orElse(List.of()).forEach(this::telephone);
        put(PR.PR_BUSINESS_HOME_PAGE, url -> card.addUrl(url).setType("work"));
        put(PR.PR_PERSONAL_HOME_PAGE, url -> card.addUrl(url).setType("home"));
        props.get(ContactTags.PR_OTHER_HOME_PAGES).orElse(List.of()).forEach(card::addUrl);
        date(PR.PR_BIRTHDAY).ifPresent(card::setBirthday);
        date(PR.PR_WEDDING_ANNIVERSARY).ifPresent(card::setAnniversary);
        put(PR.PR_COMMENT, card::addNote);
        put(PR.PR_KEYWORD, words -> card.setCategories(words.split(", ")));
        put(PR.PR_LANGUAGE, card::addLanguage);
        put(PR.PR_SPOUSE_NAME, this::spouse);
        put(PR.PR_MANAGER_NAME, name -> card.addExtendedProperty("X-MANAGER", name));
        put(PR.PR_ASSISTANT, name -> card.addExtendedProperty("X-ASSISTANT", name));
        identity();
        return card;
    }

    private void put(PropTag<String> tag, Consumer<String> setter) {
        props.get(tag).filter(text -> !text.isBlank()).ifPresent(setter);
    }

    private void name() {
        StructuredName name = new StructuredName();
        put(PR.PR_SURNAME, name::setFamily);
        put(PR.PR_GIVEN_NAME, name::setGiven);
        put(PR.PR_MIDDLE_NAME, name.getAdditionalNames()::add);
        put(PR.PR_DISPLAY_NAME_PREFIX, name.getPrefixes()::add);
        put(PR.PR_GENERATION, name.getSuffixes()::add);
        if (!name.equals(new StructuredName())) {
            card.setStructuredName(name);
        }
        put(PR.PR_NICKNAME, names -> card.setNickname(names.split(", ")));
    }

    private void organization() {
        String company = props.get(PR.PR_COMPANY_NAME).orElse("");
        String department = props.get(PR.PR_DEPARTMENT_NAME).orElse("");
        if (!company.isBlank() || !department.isBlank()) {
            Organization organization = new Organization();
            organization.getValues().add(company);
            if (!department.isBlank()) {
                organization.getValues().add(department);
            }
            card.setOrganization(organization);
        }
        put(PR.PR_TITLE, card::addTitle);
        put(PR.PR_PROFESSION, card::addRole);
    }

    private void addresses() {
        VCardAddresses.PLACES.forEach((type, place) -> {
            Address address = new Address();
            put(place.street(), address::setStreetAddress);
            put(place.city(), address::setLocality);
            put(place.state(), address::setRegion);
            put(place.code(), address::setPostalCode);
            put(place.country(), address::setCountry);
            put(place.box(), address::setPoBox);
            if (type.equals("work")) {
                put(PR.PR_POSTAL_ADDRESS, address::setLabel);
            }
            if (!address.equals(new Address())) {
                if (!type.isEmpty()) {
                    address.getParameters().addType(type);
                }
                card.addAddress(address);
            }
        });
    }

    private void email(String address) {
        Email email = card.addEmail(address);
        if (props.has(ContactTags.PR_OTHER_EMAIL_ADDRESSES)) {
            email.setPref(PREFERRED);
        }
    }

    private void telephone(String number, String... types) {
        Telephone telephone = new Telephone(number);
        Stream.of(types).map(TelephoneType::get).forEach(telephone.getTypes()::add);
        card.addTelephoneNumber(telephone);
    }

    private void spouse(String name) {
        Related spouse = new Related();
        spouse.setText(name);
        spouse.getTypes().add(RelatedType.SPOUSE);
        card.addRelated(spouse);
    }

    private Optional<LocalDate> date(PropTag<Instant> tag) {
        return props.get(tag).map(time -> LocalDate.ofInstant(time, ZoneOffset.UTC));
    }

    private void identity() {
        if (contact.key() != null) {
            card.setUid(new Uid(URN + contact.key()));
        }
        if (contact.distributionList()) {
            card.setKind(Kind.group());
            for (ContactMember member : contact.members()) {
                if (member.key() != null) {
                    card.addMember(new Member(URN + member.key()));
                } else if (member.address() != null) {
                    card.addMember(new Member("mailto:" + member.address()));
                }
            }
        }
    }
}

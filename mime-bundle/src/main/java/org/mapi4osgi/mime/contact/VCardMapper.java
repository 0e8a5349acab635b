// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import ezvcard.VCard;
import ezvcard.parameter.VCardParameter;
import ezvcard.property.Anniversary;
import ezvcard.property.DateOrTimeProperty;
import ezvcard.property.Email;
import ezvcard.property.Kind;
import ezvcard.property.Member;
import ezvcard.property.Nickname;
import ezvcard.property.Note;
import ezvcard.property.Organization;
import ezvcard.property.RawProperty;
import ezvcard.property.Related;
import ezvcard.property.StructuredName;
import ezvcard.property.TextProperty;
import ezvcard.property.Uid;
import ezvcard.property.Url;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.tags.PR;

/** Says in MAPI's properties what a vCard says. One thread. */
final class VCardMapper {
    private static final String UUID_URN = "urn:uuid:";
    private static final String MAILTO = "mailto:";

    private final VCard card;
    private final VCardLabels labels;
    private final PropsOf props = new PropsOf();

    VCardMapper(VCard card) {
        this.card = card;
        this.labels = new VCardLabels(card);
    }

    Contact contact() {
        boolean list = isList();
        name();
        organization();
        if (!list) {
            new VCardTelephones(card, labels).into(props);
            new VCardAddresses(card, labels).into(props);
            props.addresses(labels.preferredFirst(card.getEmails()).stream()
                    .map(Email::getValue)
                    .map(VCardMapper::plain)
                    .toList());
        }
        webPages();
        date(PR.PR_BIRTHDAY, card.getBirthday());
        date(PR.PR_WEDDING_ANNIVERSARY, card.getAnniversary());
        extendedDate(PR.PR_WEDDING_ANNIVERSARY, "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-MS-ANNIVERSARY");
        props.put(PR.PR_COMMENT, card.getNotes().stream().map(Note::getValue), "\n\n");
        props.put(PR.PR_KEYWORD, card.getCategoriesList().stream().flatMap(c -> c.getValues().stream()), ", ");
        props.put(PR.PR_LANGUAGE, card.getLanguages().stream().map(TextProperty::getValue), ", ");
        related();
        displayName();
        Uid uid = card.getUid();
        return new Contact(uid == null ? null : key(uid.getValue()), list, props.build(), list ? members() : List.of());
    }

    private boolean isList() {
        Kind kind = card.getKind();
        RawProperty apple = card.getExtendedProperty("X-ADDRESSBOOKSERVER-KIND");
        return kind != null && kind.isGroup()
                || apple != null
                        && "group"
                                .equalsIgnoreCase(
                                        String.valueOf(apple.getValue()).strip());
    }

    private void name() {
        StructuredName name = card.getStructuredName();
        if (name != null) {
            props.put(PR.PR_SURNAME, name.getFamily());
            props.put(PR.PR_GIVEN_NAME, name.getGiven());
            props.put(PR.PR_MIDDLE_NAME, name.getAdditionalNames().stream(), " ");
            props.put(PR.PR_DISPLAY_NAME_PREFIX, name.getPrefixes().stream(), " ");
            props.put(PR.PR_GENERATION, name.getSuffixes().stream(), " ");
        }
        props.put(
                PR.PR_NICKNAME,
                card.getNicknames().stream().map(Nickname::getValues).flatMap(List::stream),
                ", ");
    }

    private void organization() {
        Organization organization = card.getOrganization();
        if (organization != null && !organization.getValues().isEmpty()) {
            List<String> units = organization.getValues();
            props.put(PR.PR_COMPANY_NAME, units.get(0));
            props.put(PR.PR_DEPARTMENT_NAME, units.subList(1, units.size()).stream(), ", ");
        }
        props.put(PR.PR_TITLE, card.getTitles().stream().map(TextProperty::getValue), ", ");
        props.put(PR.PR_PROFESSION, card.getRoles().stream().map(TextProperty::getValue), ", ");
    }

    /** PR_BIRTHDAY and the like are a time; the day's start in UTC stands for the day. */
    private void date(PropTag<Instant> tag, @Nullable DateOrTimeProperty property) {
        Temporal date = property == null ? null : property.getDate();
        if (date == null) {
            return;
        }
        try {
            props.putValue(
                    tag, LocalDate.from(date).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException | IllegalArgumentException e) {
            // A time without a day, or a day that MAPI cannot say, tells nothing here.
        }
    }

    private void extendedDate(PropTag<Instant> tag, String... names) {
        for (String name : names) {
            RawProperty property = card.getExtendedProperty(name);
            if (property != null && property.getValue() != null) {
                try {
                    date(
                            tag,
                            new Anniversary(LocalDate.parse(property.getValue().strip())));
                } catch (DateTimeParseException e) {
                    // A program's own property in a form of its own.
                }
            }
        }
    }

    private void webPages() {
        List<String> others = new ArrayList<>();
        for (Url url : labels.preferredFirst(card.getUrls())) {
            // Some programs escape the colon, which the format does not ask for.
            String text = url.getValue() == null
                    ? ""
                    : url.getValue().replace("\\:", ":").strip();
            boolean home = labels.types(url).contains("home");
            boolean placed = home
                    ? props.put(PR.PR_PERSONAL_HOME_PAGE, text)
                    : props.put(PR.PR_BUSINESS_HOME_PAGE, text) || props.put(PR.PR_PERSONAL_HOME_PAGE, text);
            if (!placed && !text.isEmpty()) {
                others.add(text);
            }
        }
        props.putAll(ContactTags.PR_OTHER_HOME_PAGES, others);
    }

    private void related() {
        for (Related related : card.getRelations()) {
            String text = related.getText();
            for (VCardParameter type : related.getTypes()) {
                relation(type.getValue(), text);
            }
        }
        extended(PR.PR_SPOUSE_NAME, "X-SPOUSE", "X-EVOLUTION-SPOUSE", "X-MS-SPOUSE");
        extended(PR.PR_MANAGER_NAME, "X-MANAGER", "X-EVOLUTION-MANAGER", "X-MS-MANAGER");
        extended(PR.PR_ASSISTANT, "X-ASSISTANT", "X-EVOLUTION-ASSISTANT", "X-MS-ASSISTANT");
        for (RawProperty name : card.getExtendedProperties("X-ABRELATEDNAMES")) {
            relation(labels.of(name), name.getValue());
        }
    }

    private void relation(String type, @Nullable String name) {
        switch (type) {
            case "spouse" -> props.put(PR.PR_SPOUSE_NAME, name);
            case "manager" -> props.put(PR.PR_MANAGER_NAME, name);
            case "assistant" -> props.put(PR.PR_ASSISTANT, name);
            default -> {}
        }
    }

    private void extended(PropTag<String> tag, String... names) {
        for (String name : names) {
            RawProperty property = card.getExtendedProperty(name);
            if (property != null) {
                props.put(tag, property.getValue());
            }
        }
    }

    /** FN, else what the name is made of, else organisation, nickname or address. */
    private void displayName() {
        if (card.getFormattedName() != null
                && props.put(PR.PR_DISPLAY_NAME, card.getFormattedName().getValue())) {
            return;
        }
        var known = props.build();
        Stream<PropTag<String>> parts = Stream.of(
                PR.PR_DISPLAY_NAME_PREFIX, PR.PR_GIVEN_NAME, PR.PR_MIDDLE_NAME, PR.PR_SURNAME, PR.PR_GENERATION);
        if (props.put(
                PR.PR_DISPLAY_NAME, PropsOf.join(parts.map(tag -> known.get(tag).orElse(null)), " "))) {
            return;
        }
        Stream.of(PR.PR_COMPANY_NAME, PR.PR_NICKNAME, PR.PR_EMAIL_ADDRESS)
                .forEach(tag -> props.put(PR.PR_DISPLAY_NAME, known.get(tag).orElse(null)));
    }

    private List<ContactMember> members() {
        List<ContactMember> members = new ArrayList<>();
        card.getMembers().stream().map(Member::getUri).forEach(uri -> member(uri, members));
        card.getExtendedProperties("X-ADDRESSBOOKSERVER-MEMBER").forEach(m -> member(m.getValue(), members));
        return members;
    }

    private static void member(@Nullable String uri, List<ContactMember> members) {
        String text = uri == null ? "" : uri.strip();
        if (text.regionMatches(true, 0, MAILTO, 0, MAILTO.length())) {
            String address = text.substring(MAILTO.length());
            members.add(new ContactMember(null, address, address));
        } else if (!text.isEmpty()) {
            members.add(new ContactMember(key(text), text, null));
        }
    }

    private static @Nullable String key(@Nullable String uid) {
        if (uid == null || uid.isBlank()) {
            return null;
        }
        String key = uid.strip().toLowerCase(Locale.ROOT);
        return key.startsWith(UUID_URN) ? key.substring(UUID_URN.length()) : key;
    }

    /** Some programs write an address as a link. */
    private static String plain(@Nullable String address) {
        String text = address == null ? "" : address.strip();
        return text.regionMatches(true, 0, MAILTO, 0, MAILTO.length()) ? text.substring(MAILTO.length()) : text;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.tags.PR;

/** Says in MAPI's properties what an LDAP entry says (inetOrgPerson, groupOfNames and their kin). One thread. */
final class LdifMapper {
    private static final Set<String> GROUPS = Set.of("groupofnames", "groupofuniquenames", "group", "groupofurls");

    /** A name, an attribute that has it and the property that gets it; the first attribute with a value counts. */
    private record Rule(PropTag<String> tag, String... attributes) {}

    private static final List<Rule> RULES = List.of(
            new Rule(PR.PR_SURNAME, "sn"),
            new Rule(PR.PR_GIVEN_NAME, "givenName"),
            new Rule(PR.PR_INITIALS, "initials"),
            new Rule(PR.PR_GENERATION, "generationQualifier"),
            new Rule(PR.PR_NICKNAME, "mozillaNickname", "xmozillanickname"),
            new Rule(PR.PR_ACCOUNT, "uid", "sAMAccountName"),
            new Rule(PR.PR_TITLE, "title"),
            new Rule(PR.PR_COMPANY_NAME, "o", "company"),
            new Rule(PR.PR_DEPARTMENT_NAME, "ou", "department", "departmentNumber"),
            new Rule(PR.PR_OFFICE_LOCATION, "physicalDeliveryOfficeName", "roomNumber"),
            new Rule(PR.PR_BUSINESS_TELEPHONE_NUMBER, "telephoneNumber"),
            new Rule(PR.PR_HOME_TELEPHONE_NUMBER, "homePhone"),
            new Rule(PR.PR_MOBILE_TELEPHONE_NUMBER, "mobile", "cellphone"),
            new Rule(PR.PR_PAGER_TELEPHONE_NUMBER, "pager"),
            new Rule(PR.PR_BUSINESS_FAX_NUMBER, "facsimileTelephoneNumber", "fax"),
            new Rule(PR.PR_LOCALITY, "l"),
            new Rule(PR.PR_STATE_OR_PROVINCE, "st"),
            new Rule(PR.PR_POSTAL_CODE, "postalCode"),
            new Rule(PR.PR_COUNTRY, "co", "c"),
            new Rule(PR.PR_POST_OFFICE_BOX, "postOfficeBox"),
            new Rule(PR.PR_HOME_ADDRESS_CITY, "mozillaHomeLocalityName"),
            new Rule(PR.PR_HOME_ADDRESS_STATE_OR_PROVINCE, "mozillaHomeState"),
            new Rule(PR.PR_HOME_ADDRESS_POSTAL_CODE, "mozillaHomePostalCode"),
            new Rule(PR.PR_HOME_ADDRESS_COUNTRY, "mozillaHomeCountryName"),
            new Rule(PR.PR_BUSINESS_HOME_PAGE, "labeledURI", "mozillaWorkUrl", "workurl"),
            new Rule(PR.PR_PERSONAL_HOME_PAGE, "mozillaHomeUrl", "homeurl"),
            new Rule(PR.PR_LANGUAGE, "preferredLanguage"));

    private final Entry entry;
    private final Set<String> classes;

    LdifMapper(Entry entry) {
        this.entry = entry;
        this.classes = values("objectClass")
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    String objectClasses() {
        return values("objectClass").collect(Collectors.joining(", "));
    }

    boolean isContact() {
        return isGroup() || entry.hasAttribute("mail") || classes.stream().anyMatch(c -> c.contains("person"));
    }

    private boolean isGroup() {
        return classes.stream().anyMatch(GROUPS::contains);
    }

    Contact contact() {
        PropsOf props = new PropsOf();
        boolean group = isGroup();
        for (Rule rule : RULES) {
            for (String attribute : rule.attributes) {
                values(attribute).forEach(value -> props.put(rule.tag, value));
            }
        }
        if (!group) {
            props.addresses(Stream.of("mail", "mozillaSecondEmail", "otherMailbox")
                    .flatMap(this::values)
                    .toList());
        }
        props.put(PR.PR_STREET_ADDRESS, Stream.of("street", "streetAddress").flatMap(this::values), "\n");
        props.put(PR.PR_POSTAL_ADDRESS, values("postalAddress").map(LdifMapper::lines), "\n");
        props.put(
                PR.PR_HOME_ADDRESS_STREET,
                Stream.of("homePostalAddress", "mozillaHomeStreet")
                        .flatMap(this::values)
                        .map(LdifMapper::lines),
                "\n");
        props.put(PR.PR_COMMENT, values("description"), "\n\n");
        props.put(PR.PR_MANAGER_NAME, values("manager").map(LdifMapper::name), ", ");
        props.put(PR.PR_ASSISTANT, values("secretary").map(LdifMapper::name), ", ");
        Stream.of("displayName", "cn", "name", "uid", "mail")
                .flatMap(this::values)
                .forEach(value -> props.put(PR.PR_DISPLAY_NAME, value));
        return new Contact(key(entry.getDN()), group, props.build(), group ? members() : List.of());
    }

    private List<ContactMember> members() {
        List<ContactMember> members = new ArrayList<>();
        Stream.of("member", "uniqueMember")
                .flatMap(this::values)
                .filter(dn -> !dn.isBlank())
                .forEach(dn -> members.add(new ContactMember(key(dn), name(dn), null)));
        Stream.of("rfc822MailMember", "mgrpRFC822MailMember")
                .flatMap(this::values)
                .forEach(address -> members.add(new ContactMember(null, address, address)));
        return members;
    }

    private Stream<String> values(String attribute) {
        String[] values = entry.getAttributeValues(attribute);
        return values == null ? Stream.empty() : Arrays.stream(values);
    }

    /** LDAP separates the lines of an address by a dollar sign. */
    private static String lines(String address) {
        return Arrays.stream(address.split("\\$")).map(String::strip).collect(Collectors.joining("\n"));
    }

    private static @Nullable String key(String dn) {
        try {
            return DN.normalize(dn);
        } catch (LDAPException e) {
            // Two that are written alike are the same all the same.
            return dn.isBlank() ? null : dn.strip().toLowerCase(Locale.ROOT);
        }
    }

    /** The name that a DN starts with. */
    private static String name(String dn) {
        try {
            RDN rdn = new DN(dn).getRDN();
            return rdn == null ? dn : rdn.getAttributeValues()[0];
        } catch (LDAPException e) {
            return dn;
        }
    }
}

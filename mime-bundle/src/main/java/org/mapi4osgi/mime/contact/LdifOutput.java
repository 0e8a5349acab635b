// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldif.LDIFWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** Writes entries of LDIF: {@link LdifMapper} the other way round. An entry is called by its name, numbered if taken. */
final class LdifOutput implements ContactWriter {
    /** An attribute of text. */
    private record Rule(String attribute, PropTag<String> tag) {}

    private static final List<Rule> RULES = List.of(
            new Rule("displayName", PR.PR_DISPLAY_NAME),
            new Rule("givenName", PR.PR_GIVEN_NAME),
            new Rule("initials", PR.PR_INITIALS),
            new Rule("generationQualifier", PR.PR_GENERATION),
            new Rule("mozillaNickname", PR.PR_NICKNAME),
            new Rule("uid", PR.PR_ACCOUNT),
            new Rule("title", PR.PR_TITLE),
            new Rule("o", PR.PR_COMPANY_NAME),
            new Rule("ou", PR.PR_DEPARTMENT_NAME),
            new Rule("physicalDeliveryOfficeName", PR.PR_OFFICE_LOCATION),
            new Rule("telephoneNumber", PR.PR_BUSINESS_TELEPHONE_NUMBER),
            new Rule("homePhone", PR.PR_HOME_TELEPHONE_NUMBER),
            new Rule("mobile", PR.PR_MOBILE_TELEPHONE_NUMBER),
            new Rule("pager", PR.PR_PAGER_TELEPHONE_NUMBER),
            new Rule("facsimileTelephoneNumber", PR.PR_BUSINESS_FAX_NUMBER),
            new Rule("street", PR.PR_STREET_ADDRESS),
            new Rule("l", PR.PR_LOCALITY),
            new Rule("st", PR.PR_STATE_OR_PROVINCE),
            new Rule("postalCode", PR.PR_POSTAL_CODE),
            new Rule("co", PR.PR_COUNTRY),
            new Rule("postOfficeBox", PR.PR_POST_OFFICE_BOX),
            new Rule("mozillaHomeStreet", PR.PR_HOME_ADDRESS_STREET),
            new Rule("mozillaHomeLocalityName", PR.PR_HOME_ADDRESS_CITY),
            new Rule("mozillaHomeState", PR.PR_HOME_ADDRESS_STATE_OR_PROVINCE),
            new Rule("mozillaHomePostalCode", PR.PR_HOME_ADDRESS_POSTAL_CODE),
            new Rule("mozillaHomeCountryName", PR.PR_HOME_ADDRESS_COUNTRY),
            new Rule("mozillaWorkUrl", PR.PR_BUSINESS_HOME_PAGE),
            new Rule("mozillaHomeUrl", PR.PR_PERSONAL_HOME_PAGE),
            new Rule("description", PR.PR_COMMENT),
            new Rule("preferredLanguage", PR.PR_LANGUAGE));

    private final LDIFWriter writer;
    private final Map<String, String> names = new HashMap<>();
    private final Set<RDN> taken = new HashSet<>();

    LdifOutput(OutputStream out) {
        writer = new LDIFWriter(out);
    }

    @Override
    public void write(Contact contact) throws IOException {
        Props props = contact.props();
        String name = props.get(PR.PR_DISPLAY_NAME).filter(n -> !n.isBlank()).orElse("unnamed");
        Entry entry = new Entry(dn(contact.key(), name));
        entry.addAttribute("objectClass", contact.distributionList() ? "groupOfNames" : "inetOrgPerson");
        entry.addAttribute("cn", name);
        for (Rule rule : RULES) {
            props.get(rule.tag)
                    .filter(text -> !text.isBlank())
                    .ifPresent(text -> entry.addAttribute(rule.attribute, text));
        }
        if (contact.distributionList()) {
            members(contact, entry);
        } else {
            // The schema wants a surname of everyone.
            entry.addAttribute("sn", props.get(PR.PR_SURNAME).orElse(name));
            String[] addresses = Stream.concat(
                            props.get(PR.PR_EMAIL_ADDRESS).stream(),
                            props.get(ContactTags.PR_OTHER_EMAIL_ADDRESSES).stream()
                                    .flatMap(List::stream))
                    .toArray(String[]::new);
            if (addresses.length > 0) {
                entry.addAttribute(new Attribute("mail", addresses));
            }
        }
        writer.writeEntry(entry);
        writer.flush();
    }

    private String dn(@Nullable String key, String name) {
        RDN rdn = new RDN("cn", name);
        for (int number = 2; !taken.add(rdn); number++) {
            rdn = new RDN(new String[] {"cn", "employeeNumber"}, new String[] {name, String.valueOf(number)});
        }
        String dn = new DN(rdn).toString();
        if (key != null) {
            names.put(key, dn);
        }
        return dn;
    }

    private void members(Contact contact, Entry entry) {
        for (ContactMember member : contact.members()) {
            Optional<String> dn = Optional.ofNullable(member.key()).map(names::get);
            if (dn.isPresent()) {
                entry.addAttribute("member", dn.get());
            } else if (member.address() != null) {
                entry.addAttribute("objectClass", "nisMailAlias");
                entry.addAttribute("rfc822MailMember", member.address());
            }
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}

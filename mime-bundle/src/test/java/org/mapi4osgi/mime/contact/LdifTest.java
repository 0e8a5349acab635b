// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

final class LdifTest {
    @TempDir
    Path folder;

    @Test
    void aPersonHasTheAttributesOfInetOrgPerson() throws MapiException {
        Props props = Collected.of(
                        folder,
                        "version: 1",
                        "",
                        "# a comment",
                        "dn: cn=Babs Jensen,ou=People,dc=example,dc=com",
                        "objectClass: inetOrgPerson",
                        "cn: Babs Jensen",
                        "sn:: IEplbnNlbiA=",
                        "givenName:: QsOkcmJlbA==",
                        "mail: babs@example.com",
                        "mail: babs@example.org",
                        "uid: bjensen",
                        "title: Mythical",
                        "  Manager",
                        "postalAddress: ITD $ 535 W. William St. $ Anytown",
                        "homePostalAddress: 123 Wesley $ Anytown",
                        "telephoneNumber: 1",
                        "homePhone: 2",
                        "mobile: 3",
                        "facsimileTelephoneNumber: 4",
                        "pager: 5",
                        "o: Example",
                        "ou: Sales",
                        "l: Anytown",
                        "manager: cn=The Boss,dc=example,dc=com",
                        "description: a",
                        "userPassword: secret")
                .only();
        assertThat(props.get(PR.PR_DISPLAY_NAME)).contains("Babs Jensen");
        assertThat(props.get(PR.PR_SURNAME)).contains("Jensen");
        assertThat(props.get(PR.PR_GIVEN_NAME)).contains("Bärbel");
        assertThat(props.get(PR.PR_EMAIL_ADDRESS)).contains("babs@example.com");
        assertThat(props.get(ContactTags.PR_OTHER_EMAIL_ADDRESSES)).contains(java.util.List.of("babs@example.org"));
        assertThat(props.get(PR.PR_ACCOUNT)).contains("bjensen");
        assertThat(props.get(PR.PR_TITLE)).contains("Mythical Manager");
        assertThat(props.get(PR.PR_POSTAL_ADDRESS)).contains("ITD\n535 W. William St.\nAnytown");
        assertThat(props.get(PR.PR_HOME_ADDRESS_STREET)).contains("123 Wesley\nAnytown");
        assertThat(props.get(PR.PR_BUSINESS_TELEPHONE_NUMBER)).contains("1");
        assertThat(props.get(PR.PR_HOME_TELEPHONE_NUMBER)).contains("2");
        assertThat(props.get(PR.PR_MOBILE_TELEPHONE_NUMBER)).contains("3");
        assertThat(props.get(PR.PR_BUSINESS_FAX_NUMBER)).contains("4");
        assertThat(props.get(PR.PR_PAGER_TELEPHONE_NUMBER)).contains("5");
        assertThat(props.get(PR.PR_COMPANY_NAME)).contains("Example");
        assertThat(props.get(PR.PR_DEPARTMENT_NAME)).contains("Sales");
        assertThat(props.get(PR.PR_MANAGER_NAME)).contains("The Boss");
        assertThat(props.toString()).doesNotContain("secret");
    }

    @Test
    void aGroupKnowsItsMembersHoweverTheirNamesAreWritten() throws MapiException {
        Collected found = Collected.of(
                folder,
                "dn: cn=Babs,dc=example,dc=com",
                "objectClass: person",
                "cn: Babs",
                "sn: J",
                "",
                "dn: cn=All,dc=example,dc=com",
                "objectClass: groupOfNames",
                "cn: All",
                "member: CN=babs, DC=example,  dc=com",
                "member: cn=Gone,dc=example,dc=com");
        Contact all = found.contacts.get(1);
        assertThat(all.distributionList()).isTrue();
        assertThat(all.members().get(0).key()).isEqualTo(found.contacts.get(0).key());
        assertThat(all.members().get(1).name()).isEqualTo("Gone");
    }

    @Test
    void whatIsNoContactIsRefusedWithItsName() throws MapiException {
        Collected found = Collected.of(
                folder, "dn: ou=People,dc=example,dc=com", "objectClass: organizationalUnit", "ou: People");
        assertThat(found.refused)
                .containsExactly("1 ou=People,dc=example,dc=com: it is neither a person nor a group: objectClass"
                        + " organizationalUnit");
    }

    @Test
    void aBrokenEntryIsRefusedAndTheRestIsRead() throws MapiException {
        Collected found = Collected.of(
                folder,
                "dn: cn=A,dc=example,dc=com",
                "objectClass: person",
                "no colon here",
                "",
                "dn: cn=B,dc=example,dc=com",
                "objectClass: person",
                "cn: B");
        assertThat(found.refused).singleElement().asString().startsWith("1 ");
        assertThat(found.contacts).hasSize(1);
    }

    /** A stranger's file must not bring the user's own files into the address book. */
    @Test
    void aReferenceToAFileIsNotFollowed() throws MapiException, IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "the secret");
        for (String[] reference :
                new String[][] {{"description:< " + secret.toUri()}, {"descrip", " tion:", " < " + secret.toUri()}}) {
            String[] lines = new String[3 + reference.length];
            System.arraycopy(
                    new String[] {"dn: cn=A,dc=example,dc=com", "objectClass: person", "cn: A"}, 0, lines, 0, 3);
            System.arraycopy(reference, 0, lines, 3, reference.length);
            Props props = Collected.of(folder, lines).only();
            assertThat(props.get(PR.PR_COMMENT)).contains(secret.toUri().toString());
        }
    }

    @Test
    void aFileThatIsNeitherIsRefused() throws IOException {
        for (String content : new String[] {"", "From: someone\n\nHello", "\u0000\u0001\u0002", "{}"}) {
            Path file = Files.writeString(folder.resolve("other"), content);
            MapiException e = catchThrowableOfType(MapiException.class, () -> ContactFile.read(file, new Collected()));
            assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_CORRUPT_DATA);
            assertThat(e).hasMessageContaining(file.toString());
        }
    }

    /** The library fails on it with NoSuchElementException. */
    @Test
    void aVersionInCapitalsWithoutAnEntryIsRefused() throws MapiException, IOException {
        Path file = Files.writeString(folder.resolve("version.ldif"), "VERSION:1\n");
        ContactCount count = ContactFile.read(file, new Collected());
        assertThat(count.refused()).isEqualTo(1);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        MapiException e = catchThrowableOfType(
                MapiException.class, () -> ContactFile.read(folder.resolve("nowhere.vcf"), new Collected()));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
        assertThat(e).hasMessageContaining("nowhere.vcf");
    }

    @Test
    void aLineWithoutEndIsAnError() throws IOException {
        Path file = folder.resolve("long.vcf");
        Files.writeString(file, "BEGIN:VCARD\nFN:" + "x".repeat(17 * 1024 * 1024));
        MapiException e = catchThrowableOfType(MapiException.class, () -> ContactFile.read(file, new Collected()));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_TOO_BIG);
    }
}

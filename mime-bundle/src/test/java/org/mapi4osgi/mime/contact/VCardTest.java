// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

final class VCardTest {
    @TempDir
    Path folder;

    @Test
    void version21WithQuotedPrintableAndCharset() throws MapiException {
        Props props = Collected.of(
                        folder,
                        "BEGIN:VCARD",
                        "VERSION:2.1",
                        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gr=C3=BCnwald;J=C3=B6rg",
                        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg=20Gr=C3=BC=",
                        "nwald",
                        "TITLE;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:B=E4cker",
                        "TEL;WORK;FAX:1",
                        "TEL;CELL:2",
                        "EMAIL;INTERNET:second@example.org",
                        "EMAIL;PREF;INTERNET:first@example.org",
                        "END:VCARD")
                .only();
        assertThat(props.get(PR.PR_DISPLAY_NAME)).contains("Jörg Grünwald");
        assertThat(props.get(PR.PR_SURNAME)).contains("Grünwald");
        assertThat(props.get(PR.PR_GIVEN_NAME)).contains("Jörg");
        assertThat(props.get(PR.PR_TITLE)).contains("Bäcker");
        assertThat(props.get(PR.PR_BUSINESS_FAX_NUMBER)).contains("1");
        assertThat(props.get(PR.PR_MOBILE_TELEPHONE_NUMBER)).contains("2");
        assertThat(props.get(PR.PR_ADDRTYPE)).contains("SMTP");
        assertThat(props.get(PR.PR_EMAIL_ADDRESS)).contains("first@example.org");
        assertThat(props.get(ContactTags.PR_OTHER_EMAIL_ADDRESSES)).contains(List.of("second@example.org"));
    }

    @Test
    void version30WithFoldedAndEscapedText() throws MapiException {
        Props props = Collected.of(
                        folder,
                        "BEGIN:VCARD",
                        "VERSION:3.0",
                        "N:Doe;John;Quincy\\, Adams,Third;Mr.;Sr.",
                        "FN:John D",
                        " oe",
                        "ORG:Example\\, Inc.;Accounting;Payroll",
                        "ADR;TYPE=WORK:Box 7;Suite 100;1 Main St;Austin;TX;12345;USA",
                        "ADR;TYPE=HOME:;;2 Elm St;Dallas;TX;54321;USA",
                        "NOTE:one\\ntwo\\; three",
                        "BDAY:1970-09-21",
                        "X-ANNIVERSARY:1990-04-30",
                        "X-SPOUSE:Jane",
                        "URL;TYPE=HOME:http://home.example.org",
                        "URL;TYPE=WORK:http://work.example.org",
                        "CATEGORIES:friends,work",
                        "NICKNAME:Johnny",
                        "END:VCARD")
                .only();
        assertThat(props.get(PR.PR_DISPLAY_NAME)).contains("John Doe");
        assertThat(props.get(PR.PR_MIDDLE_NAME)).contains("Quincy, Adams Third");
        assertThat(props.get(PR.PR_DISPLAY_NAME_PREFIX)).contains("Mr.");
        assertThat(props.get(PR.PR_GENERATION)).contains("Sr.");
        assertThat(props.get(PR.PR_COMPANY_NAME)).contains("Example, Inc.");
        assertThat(props.get(PR.PR_DEPARTMENT_NAME)).contains("Accounting, Payroll");
        assertThat(props.get(PR.PR_POST_OFFICE_BOX)).contains("Box 7");
        assertThat(props.get(PR.PR_STREET_ADDRESS)).contains("Suite 100\n1 Main St");
        assertThat(props.get(PR.PR_LOCALITY)).contains("Austin");
        assertThat(props.get(PR.PR_HOME_ADDRESS_CITY)).contains("Dallas");
        assertThat(props.get(PR.PR_COMMENT)).contains("one\ntwo; three");
        assertThat(props.get(PR.PR_BIRTHDAY)).contains(Instant.parse("1970-09-21T00:00:00Z"));
        assertThat(props.get(PR.PR_WEDDING_ANNIVERSARY)).contains(Instant.parse("1990-04-30T00:00:00Z"));
        assertThat(props.get(PR.PR_SPOUSE_NAME)).contains("Jane");
        assertThat(props.get(PR.PR_PERSONAL_HOME_PAGE)).contains("http://home.example.org");
        assertThat(props.get(PR.PR_BUSINESS_HOME_PAGE)).contains("http://work.example.org");
        assertThat(props.get(PR.PR_KEYWORD)).contains("friends, work");
        assertThat(props.get(PR.PR_NICKNAME)).contains("Johnny");
    }

    @Test
    void version40WithPreferenceAndTelephoneLinks() throws MapiException {
        Props props = Collected.of(
                        folder,
                        "BEGIN:VCARD",
                        "VERSION:4.0",
                        "FN:Simon",
                        "TEL;VALUE=uri;TYPE=home:tel:+33-01-23-45-67",
                        "TEL;VALUE=uri;PREF=1;TYPE=\"voice,home\":tel:+1-555-555-5555",
                        "EMAIL;PREF=2:b@example.org",
                        "EMAIL;PREF=1:a@example.org",
                        "RELATED;TYPE=spouse;VALUE=text:Sophie",
                        "END:VCARD")
                .only();
        assertThat(props.get(PR.PR_HOME_TELEPHONE_NUMBER)).contains("+1-555-555-5555");
        assertThat(props.get(PR.PR_HOME2_TELEPHONE_NUMBER)).contains("+33-01-23-45-67");
        assertThat(props.get(PR.PR_EMAIL_ADDRESS)).contains("a@example.org");
        assertThat(props.get(PR.PR_SPOUSE_NAME)).contains("Sophie");
    }

    @Test
    void aGroupHasItsMembersByKeyAndByAddress() throws MapiException {
        Collected found = Collected.of(
                folder,
                "BEGIN:VCARD",
                "VERSION:4.0",
                "KIND:group",
                "FN:Friends",
                "UID:urn:uuid:AA",
                "MEMBER:urn:uuid:BB",
                "MEMBER:mailto:c@example.org",
                "END:VCARD",
                "BEGIN:VCARD",
                "VERSION:3.0",
                "X-ADDRESSBOOKSERVER-KIND:group",
                "N:Colleagues",
                "FN:Colleagues",
                "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:bb",
                "END:VCARD");
        Contact friends = found.contacts.get(0);
        assertThat(friends.distributionList()).isTrue();
        assertThat(friends.key()).isEqualTo("aa");
        assertThat(friends.members())
                .containsExactly(
                        new ContactMember("bb", "urn:uuid:BB", null),
                        new ContactMember(null, "c@example.org", "c@example.org"));
        assertThat(found.contacts.get(1).members()).containsExactly(new ContactMember("bb", "urn:uuid:bb", null));
    }

    @Test
    void whatIsNoUtf8IsTakenForWindows1252() throws MapiException {
        String[] lines = {"BEGIN:VCARD", "VERSION:3.0", "N:Müller", "FN:Jürgen Müller – x", "END:VCARD"};
        for (Charset charset : List.of(
                Charset.forName("windows-1252"),
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16,
                Charset.forName("x-UTF-16LE-BOM"))) {
            assertThat(Collected.of(folder, charset, lines).only().get(PR.PR_DISPLAY_NAME))
                    .as(charset.name())
                    .contains("Jürgen Müller – x");
        }
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws MapiException {
        assertThat(Collected.of(folder, "\uFEFFBEGIN:VCARD", "VERSION:3.0", "FN:A", "END:VCARD").contacts)
                .hasSize(1);
    }

    @Test
    void aCardWithoutAnyNameIsRefusedAndTheRestIsRead() throws MapiException {
        Collected found = Collected.of(
                folder,
                "BEGIN:VCARD",
                "VERSION:3.0",
                "TEL:1",
                "END:VCARD",
                "BEGIN:VCARD",
                "VERSION:3.0",
                "EMAIL:a@example.org",
                "END:VCARD");
        assertThat(found.refused).singleElement().asString().startsWith("1 ").contains("neither a name");
        assertThat(found.contacts).hasSize(1);
        assertThat(found.contacts.get(0).props().get(PR.PR_DISPLAY_NAME)).contains("a@example.org");
    }

    @Test
    void aCardThatIsCutShortIsReadAsFarAsItGoes() throws MapiException {
        Collected found = Collected.of(folder, "BEGIN:VCARD", "VERSION:3.0", "FN:Ada", "TEL;TYPE=CELL:1");
        assertThat(found.only().get(PR.PR_DISPLAY_NAME)).contains("Ada");
    }

    @Test
    void numbersThatFindNoTagAreKept() throws MapiException {
        Props props = Collected.of(
                        folder, "BEGIN:VCARD", "VERSION:3.0", "FN:A", "TEL;TYPE=CELL:1", "TEL;TYPE=CELL:2", "END:VCARD")
                .only();
        assertThat(props.get(PR.PR_MOBILE_TELEPHONE_NUMBER)).contains("1");
        assertThat(props.get(ContactTags.PR_OTHER_TELEPHONE_NUMBERS)).contains(List.of("2"));
    }
}

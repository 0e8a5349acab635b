// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;
import org.quicktheories.QuickTheory;
import org.quicktheories.core.Gen;
import org.quicktheories.generators.SourceDSL;

/** What is written is read again. */
final class ContactWriterTest {
    private static final String ANN = "11111111-2222-3333-4444-555555555555";
    private static final String TEAM = "66666666-7777-8888-9999-000000000000";

    private static final List<PropTag<String>> BOTH = List.of(
            PR.PR_DISPLAY_NAME,
            PR.PR_SURNAME,
            PR.PR_GIVEN_NAME,
            PR.PR_GENERATION,
            PR.PR_NICKNAME,
            PR.PR_COMPANY_NAME,
            PR.PR_DEPARTMENT_NAME,
            PR.PR_TITLE,
            PR.PR_STREET_ADDRESS,
            PR.PR_LOCALITY,
            PR.PR_COUNTRY,
            PR.PR_HOME_ADDRESS_CITY,
            PR.PR_BUSINESS_TELEPHONE_NUMBER,
            PR.PR_HOME_TELEPHONE_NUMBER,
            PR.PR_MOBILE_TELEPHONE_NUMBER,
            PR.PR_PAGER_TELEPHONE_NUMBER,
            PR.PR_BUSINESS_FAX_NUMBER,
            PR.PR_BUSINESS_HOME_PAGE,
            PR.PR_PERSONAL_HOME_PAGE,
            PR.PR_COMMENT,
            PR.PR_LANGUAGE,
            PR.PR_EMAIL_ADDRESS);

    private static final List<PropTag<String>> VCARD_ONLY = List.of(
            PR.PR_MIDDLE_NAME,
            PR.PR_DISPLAY_NAME_PREFIX,
            PR.PR_PROFESSION,
            PR.PR_OTHER_ADDRESS_CITY,
            PR.PR_BUSINESS2_TELEPHONE_NUMBER,
            PR.PR_HOME2_TELEPHONE_NUMBER,
            PR.PR_CAR_TELEPHONE_NUMBER,
            PR.PR_ISDN_NUMBER,
            PR.PR_ASSISTANT_TELEPHONE_NUMBER,
            PR.PR_HOME_FAX_NUMBER,
            PR.PR_PRIMARY_FAX_NUMBER,
            PR.PR_PRIMARY_TELEPHONE_NUMBER,
            PR.PR_OTHER_TELEPHONE_NUMBER,
            PR.PR_SPOUSE_NAME,
            PR.PR_MANAGER_NAME,
            PR.PR_ASSISTANT,
            PR.PR_KEYWORD);

    @TempDir
    Path folder;

    private List<Contact> again(Function<OutputStream, ContactWriter> form, Contact... contacts) {
        Path file = folder.resolve("contacts");
        try {
            try (ContactWriter writer = form.apply(Files.newOutputStream(file))) {
                for (Contact contact : contacts) {
                    writer.write(contact);
                }
            }
            List<Contact> read = new ArrayList<>();
            ContactFile.read(file, new ContactSink() {
                @Override
                public void contact(Contact contact) {
                    read.add(contact);
                }

                @Override
                public void refused(int position, String what, String reason) {
                    throw new AssertionError(position + " " + what + ": " + reason);
                }
            });
            return read;
        } catch (IOException | MapiException e) {
            throw new AssertionError(e);
        }
    }

    private static Props.Builder props(List<PropTag<String>> tags, String text) {
        Props.Builder props = Props.builder();
        int number = 0;
        for (PropTag<String> tag : tags) {
            props.put(tag, text + number++);
        }
        return props.put(PR.PR_ADDRTYPE, "SMTP")
                .put(ContactTags.PR_OTHER_EMAIL_ADDRESSES, List.of("b@example.org", "c@example.org"));
    }

    private static boolean same(Props one, Props other) {
        return other.size() == one.size()
                && one.tags().stream().allMatch(tag -> one.get(tag).equals(other.get(tag)));
    }

    private static Gen<String> texts() {
        return SourceDSL.strings()
                .betweenCodePoints(0x20, 0x2FF)
                .ofLengthBetween(0, 40)
                .map(text -> "x" + text.replaceAll("[\\p{Cntrl}\\u0080-\\u00A0]", ""))
                .assuming(text -> !text.contains(", "));
    }

    @Test
    void aVCardKeepsEverythingThatHasAPlaceInIt() {
        QuickTheory.qt().withFixedSeed(6350).withExamples(200).forAll(texts()).check(text -> {
            List<PropTag<String>> tags = new ArrayList<>(BOTH);
            tags.addAll(VCARD_ONLY);
            Props props = props(tags, text)
                    .put(PR.PR_BIRTHDAY, Instant.parse("1970-09-21T00:00:00Z"))
                    .put(PR.PR_WEDDING_ANNIVERSARY, Instant.parse("1990-04-30T00:00:00Z"))
                    .build();
            List<Contact> read = again(ContactWriter::vCard, new Contact(ANN, false, props, List.of()));
            return read.size() == 1
                    && ANN.equals(read.get(0).key())
                    && same(props, read.get(0).props());
        });
    }

    @Test
    void ldifKeepsEverythingThatHasAPlaceInIt() {
        QuickTheory.qt().withFixedSeed(2849).withExamples(200).forAll(texts()).check(text -> {
            Props props = props(BOTH, text).build();
            List<Contact> read = again(ContactWriter::ldif, new Contact(ANN, false, props, List.of()));
            return read.size() == 1 && same(props, read.get(0).props());
        });
    }

    private static Contact named(String key, String name) {
        return new Contact(key, false, Props.of(PR.PR_DISPLAY_NAME, name), List.of());
    }

    private static Contact team(String key, String... members) {
        List<ContactMember> all = new ArrayList<>();
        for (String member : members) {
            boolean address = member.contains("@");
            all.add(new ContactMember(address ? null : member, member, address ? member : null));
        }
        return new Contact(key, true, Props.of(PR.PR_DISPLAY_NAME, "Team"), all);
    }

    @Test
    void listsReferToTheirMembers() {
        List<Contact> cards = again(ContactWriter::vCard, named(ANN, "Ann"), team(TEAM, ANN, "x@example.org"));
        assertThat(cards.get(1).distributionList()).isTrue();
        assertThat(cards.get(1).members()).extracting(ContactMember::key).containsExactly(ANN, null);
        assertThat(cards.get(1).members()).extracting(ContactMember::address).containsExactly(null, "x@example.org");
        List<Contact> entries = again(
                ContactWriter::ldif, named(ANN, "Ann, Lee"), named("other", "Ann, Lee"), team(TEAM, "other", "x@b.c"));
        assertThat(entries.get(2).members().get(0).key())
                .isEqualTo(entries.get(1).key());
        assertThat(entries.get(2).members().get(1).address()).isEqualTo("x@b.c");
        assertThat(entries.get(0).key()).isNotEqualTo(entries.get(1).key());
    }

    @Test
    void aLineBreakIsPartOfTheText() {
        Props props = Props.builder()
                .put(PR.PR_DISPLAY_NAME, "Ann")
                .put(PR.PR_SURNAME, "Lee")
                .put(PR.PR_COMMENT, "one\nEND:VCARD\ndn: cn=evil")
                .build();
        for (var form : List.<Function<OutputStream, ContactWriter>>of(ContactWriter::vCard, ContactWriter::ldif)) {
            List<Contact> read = again(form, new Contact(ANN, false, props, List.of()));
            assertThat(read).hasSize(1);
            assertThat(same(props, read.get(0).props())).isTrue();
        }
    }
}

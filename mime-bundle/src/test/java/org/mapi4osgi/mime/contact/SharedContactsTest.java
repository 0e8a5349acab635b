// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** Contacts of real programs, beside what another reader says they hold. */
final class SharedContactsTest {
    private static final Map<String, PropTag<String>> TAGS = Map.of(
            "FN", PR.PR_DISPLAY_NAME,
            "NICKNAME", PR.PR_NICKNAME,
            "ROLE", PR.PR_PROFESSION,
            "NOTE", PR.PR_COMMENT);

    /** Values of which a contact may have several: they must be somewhere. */
    private static final Set<String> SEVERAL = Set.of("EMAIL", "TEL", "URL", "TITLE");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "John_Doe_EVOLUTION",
                "John_Doe_IPHONE",
                "John_Doe_MAC_ADDRESS_BOOK",
                "fullcontact",
                "gmail-single",
                "outlook-2003",
                "rfc2426-example",
                "thunderbird-MoreFunctionsForAddressBook-extension"
            })
    void aVCardSaysWhatTheOtherReaderSays(String name) throws IOException, MapiException {
        List<Map<String, List<String>>> expected =
                oracle(SharedData.at("expected-oracle/vcard/" + name + ".vcf.vobject.txt"));
        Collected found = Collected.of(SharedData.at("vcard/" + name + ".vcf"));
        assertThat(found.refused).isEmpty();
        assertThat(found.contacts).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            compare(expected.get(i), found.contacts.get(i).props());
        }
    }

    private static void compare(Map<String, List<String>> expected, Props props) {
        Set<String> values = new HashSet<>();
        for (PropValue<?> property : props) {
            if (property.value() instanceof List<?> list) {
                list.forEach(value -> values.add(String.valueOf(value)));
            }
            Stream.of(String.valueOf(property.value()).split(", ")).forEach(values::add);
            values.add(String.valueOf(property.value()));
        }
        expected.forEach((key, wanted) -> {
            PropTag<String> tag = TAGS.get(key);
            if (tag != null) {
                assertThat(props.get(tag).map(SharedContactsTest::plain))
                        .as(key)
                        .contains(plain(wanted.get(0)));
            } else if (SEVERAL.contains(key)) {
                assertThat(values)
                        .as(key)
                        .containsAll(
                                wanted.stream().map(SharedContactsTest::plain).toList());
            }
        });
    }

    /** The other reader leaves escapes alone in web addresses, and quotes in one program's notes. */
    private static String plain(String text) {
        return text.replace("\r\n", "\n")
                .replace("\\:", ":")
                .replace("\\\"", "\"")
                .strip();
    }

    /** Four spaces, a name, a colon, a value; lines that start otherwise belong to the value before. */
    private static List<Map<String, List<String>>> oracle(Path file) throws IOException {
        List<Map<String, List<String>>> cards = new ArrayList<>();
        List<String> last = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.equals(" VCARD")) {
                cards.add(new LinkedHashMap<>());
            } else if (line.startsWith("    params for") || line.startsWith("       ")) {
                last = new ArrayList<>();
            } else if (line.matches(" {4}[A-Z0-9-]+: .*")) {
                String[] parts = line.strip().split(": ", 2);
                last = cards.get(cards.size() - 1).computeIfAbsent(parts[0], k -> new ArrayList<>());
                last.add(parts.length > 1 ? parts[1] : "");
            } else if (!last.isEmpty()) {
                last.set(last.size() - 1, last.get(last.size() - 1) + "\n" + line);
            }
        }
        return cards;
    }

    @Test
    void theCardsOfAnAndroidTelephoneAreAllRead() throws MapiException {
        Collected found = Collected.of(SharedData.at("vcard/John_Doe_ANDROID.vcf"));
        assertThat(found.contacts).hasSize(6);
        assertThat(found.contacts.get(0).props().get(PR.PR_EMAIL_ADDRESS)).contains("john.doe@company.com");
        assertThat(found.contacts.get(2).props().get(PR.PR_DISPLAY_NAME)).contains("Ñ Ñ Ñ Ñ Ñ");
    }

    /** Persons, groups, and what is neither; together as many as there are entries. */
    @ParameterizedTest
    @CsvSource({
        "james-populate.ldif, 2, 0, 3",
        "passwd.ldif, 5, 0, 1",
        "test-lang.ldif, 0, 0, 1",
        "test-emptydn1.ldif, 0, 1, 1",
        "test.ldif, 11, 3, 5",
        "test-ordered.ldif, 11, 3, 5",
        "test-ordered-nocp.ldif, 11, 3, 6",
        "test-compmatch.ldif, 12, 3, 5",
        "test-dn.ldif, 0, 31, 4",
        "nis_sample.ldif, 0, 0, 1265",
        "lang-out.ldif, 0, 0, 4",
        "dn.out, 0, 13, 4",
        "search.out.provider, 5, 8, 7",
        "search.out.xsearch, 15, 3, 21",
    })
    void aDirectoryHasThesePersonsGroupsAndOthers(String name, int persons, int groups, int others)
            throws MapiException {
        Collected found = Collected.of(SharedData.at("ldif/" + name));
        List<Contact> lists =
                found.contacts.stream().filter(Contact::distributionList).toList();
        assertThat(List.of(found.contacts.size() - lists.size(), lists.size(), found.refused.size()))
                .isEqualTo(List.of(persons, groups, others));
    }
}

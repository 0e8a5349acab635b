// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mapi4osgi.ab.Fixture.person;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.CopyFlag;
import org.mapi4osgi.api.CopyPropsRequest;
import org.mapi4osgi.api.CopyToRequest;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.DisplayControlFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.tags.PR;

final class EntryObjectTest {
    @TempDir
    Path folder;

    private Fixture book;
    private IABContainer pab;
    private EntryId ada;

    @BeforeEach
    void logOn() throws MapiException {
        book = new Fixture(folder.resolve("book.db"));
        pab = book.pab();
        ada = book.user(pab, person("Ada Lovelace", "ada@example.org"));
    }

    @AfterEach
    void logOff() throws MapiException {
        book.close();
    }

    private IMAPIProp open(OpenEntryFlag... flags) throws MapiException {
        return book.logon.openEntry(ada, flags);
    }

    private IMAPIProp create() throws MapiException {
        return pab.createEntry(pab.getProps(PR.PR_DEF_CREATE_MAILUSER)
                .entryId(PR.PR_DEF_CREATE_MAILUSER)
                .orElseThrow());
    }

    /** Something that throws MapiException. */
    private interface Call {
        void run() throws MapiException;
    }

    private static MapiCode code(Call call) {
        return catchThrowableOfType(MapiException.class, call::run).code();
    }

    @Test
    @Clause("PROP-01")
    void prop01_allPropertiesAreGiven() throws MapiException {
        Props all = open().getProps(null);
        assertThat(all.get(PR.PR_DISPLAY_NAME)).contains("Ada Lovelace");
        assertThat(all.get(PR.PR_SMTP_ADDRESS)).contains("ada@example.org");
        assertThat(all.get(PR.PR_TRANSMITABLE_DISPLAY_NAME)).contains("Ada Lovelace");
        assertThat(all.get(PR.PR_SEARCH_KEY).orElseThrow().toBytes())
                .isEqualTo("SMTP:ADA@EXAMPLE.ORG\0".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(all.get(PR.PR_7BIT_DISPLAY_NAME)).contains("Ada Lovelace");
        assertThat(all.get(PR.PR_CREATION_TIME)).contains(Fixture.NOW);
        assertThat(all.entryId(PR.PR_ENTRYID)).contains(ada);
        assertThat(all.warning()).isEqualTo(MapiCode.S_OK);
        assertThat(open().getPropList()).containsAll(all.tags());
    }

    @Test
    @Clause("PROP-02")
    void prop02_anUnknownPropertyIsAnErrorInItsPlace() throws MapiException {
        Props props = open().getProps(PR.PR_TITLE, PR.PR_DISPLAY_NAME);
        assertThat(props.error(PR.PR_TITLE)).contains(MapiCode.MAPI_E_NOT_FOUND);
        assertThat(props.slot(1).value()).isEqualTo("Ada Lovelace");
        assertThat(props.warning()).isEqualTo(MapiCode.MAPI_W_ERRORS_RETURNED);
    }

    @Test
    @Clause("PROP-03")
    void prop03_anUnspecifiedTypeGetsTheTrueOne() throws MapiException {
        Props props = open().getProps(PropTag.of(PR.PR_DISPLAY_NAME.id(), PropType.PT_UNSPECIFIED));
        assertThat(props.tag(0)).isEqualTo(PR.PR_DISPLAY_NAME);
    }

    @Test
    @Clause("PROP-04")
    void prop04_anEmptyListIsRefused() {
        assertThat(code(() -> open().getProps(List.of()))).isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
    }

    @Test
    @Clause("PROP-06")
    void prop06_errorsAndPlaceholdersAreSkipped() throws MapiException {
        Props props = Props.of(
                PropValue.error(PR.PR_TITLE, MapiCode.MAPI_E_NOT_FOUND),
                PropValue.ofUnchecked(PropTag.PR_NULL, null),
                new PropValue<>(PR.PR_COMPANY_NAME, "Engines"));
        IMAPIProp entry = open(OpenEntryFlag.MAPI_MODIFY);
        assertThat(entry.setProps(props)).isEmpty();
        assertThat(entry.getProp(PR.PR_COMPANY_NAME)).contains("Engines");
    }

    @Test
    @Clause("PROP-07")
    void prop07_objectsAndEmptyListsAreRefused() throws MapiException {
        IMAPIProp entry = open(OpenEntryFlag.MAPI_MODIFY);
        assertThat(code(() -> entry.setProps(Props.of(PropValue.ofUnchecked(PR.PR_DETAILS_TABLE, null)))))
                .isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
        PropTag<List<String>> list = PropTag.ofMulti(0x6001, PropType.PT_MV_UNICODE, String.class);
        assertThat(code(() -> entry.setProps(Props.of(list, List.of())))).isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
    }

    @Test
    @Clause("PROP-08")
    void prop08_computedPropertiesAreAProblem() throws MapiException {
        Props props = Props.builder()
                .put(PR.PR_TITLE, "Countess")
                .put(PR.PR_OBJECT_TYPE, 1)
                .build();
        assertThat(open(OpenEntryFlag.MAPI_MODIFY).setProps(props))
                .containsExactly(new PropProblem(1, PR.PR_OBJECT_TYPE, MapiCode.MAPI_E_COMPUTED));
    }

    @Test
    @Clause("PROP-09")
    void prop09_onlyTheIdentifierCountsWhenDeleting() throws MapiException {
        IMAPIProp entry = open(OpenEntryFlag.MAPI_MODIFY);
        entry.setProp(PR.PR_TITLE, "Countess");
        assertThat(entry.deleteProps(List.of(PropTag.of(PR.PR_TITLE.id(), PropType.PT_LONG))))
                .isEmpty();
        assertThat(entry.getProp(PR.PR_TITLE)).isEmpty();
        assertThat(code(() -> open().deleteProps(List.of(PR.PR_TITLE)))).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
    }

    @Test
    @Clause("PROP-12")
    void prop12_theSecondWriterIsToldAndMayForce() throws MapiException {
        IMAPIProp first = open(OpenEntryFlag.MAPI_MODIFY);
        IMAPIProp second = open(OpenEntryFlag.MAPI_MODIFY);
        first.setProp(PR.PR_TITLE, "first");
        second.setProp(PR.PR_TITLE, "second");
        first.saveChanges();
        assertThat(code(() -> second.saveChanges())).isEqualTo(MapiCode.MAPI_E_OBJECT_CHANGED);
        second.saveChanges(SaveFlag.FORCE_SAVE);
        assertThat(open().getProp(PR.PR_TITLE)).contains("second");
    }

    @Test
    @Clause("PROP-13")
    void prop13_aDeletedEntryCannotBeSaved() throws MapiException {
        IMAPIProp entry = open(OpenEntryFlag.MAPI_MODIFY);
        pab.deleteEntries(List.of(ada));
        assertThat(code(() -> entry.saveChanges())).isEqualTo(MapiCode.MAPI_E_OBJECT_DELETED);
    }

    @Test
    @Clause("PROP-14")
    void prop14_nothingIsCopiedToItself() throws MapiException {
        IMAPIProp entry = open(OpenEntryFlag.MAPI_MODIFY);
        assertThat(code(() -> entry.copyTo(CopyToRequest.all(entry)))).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
    }

    @Test
    void copyToKeepsWhatTheDestinationHasIfAsked() throws MapiException {
        IMAPIProp copy = create();
        copy.setProp(PR.PR_DISPLAY_NAME, "Other");
        open().copyTo(CopyToRequest.all(copy, CopyFlag.MAPI_NOREPLACE));
        assertThat(copy.getProp(PR.PR_DISPLAY_NAME)).contains("Other");
        assertThat(copy.getProp(PR.PR_EMAIL_ADDRESS)).contains("ada@example.org");
        open().copyProps(CopyPropsRequest.of(copy, PR.PR_DISPLAY_NAME));
        assertThat(copy.getProp(PR.PR_DISPLAY_NAME)).contains("Ada Lovelace");
    }

    @Test
    void nothingIsSeenBeforeTheSave() throws MapiException {
        IMAPIProp entry = open(OpenEntryFlag.MAPI_MODIFY);
        entry.setProp(PR.PR_TITLE, "Countess");
        assertThat(open().getProp(PR.PR_TITLE)).isEmpty();
        entry.saveChanges(SaveFlag.KEEP_OPEN_READONLY);
        assertThat(open().getProp(PR.PR_TITLE)).contains("Countess");
        assertThat(code(() -> entry.setProp(PR.PR_TITLE, "x"))).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
    }

    @Test
    void aNewEntryHasItsEntryIdAfterTheSave() throws MapiException {
        IMAPIProp entry = create();
        assertThat(entry.getProp(PR.PR_ENTRYID)).isEmpty();
        entry.setProp(PR.PR_DISPLAY_NAME, "New");
        entry.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
        assertThat(entry.getProp(PR.PR_ENTRYID)).isPresent();
        entry.setProp(PR.PR_TITLE, "again");
        entry.saveChanges();
    }

    @Test
    void anEntryWithoutANameIsNamedByWhatItHas() throws MapiException {
        IMAPIProp entry = create();
        assertThat(code(() -> entry.saveChanges())).isEqualTo(MapiCode.MAPI_E_MISSING_REQUIRED_COLUMN);
        entry.setProp(PR.PR_EMAIL_ADDRESS, "x@example.org");
        entry.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
        assertThat(entry.getProp(PR.PR_DISPLAY_NAME)).contains("x@example.org");
        IMAPIProp named = create();
        named.setProp(PR.PR_SURNAME, "Byron");
        named.setProp(PR.PR_GIVEN_NAME, "Augusta");
        named.saveChanges();
        assertThat(named.getProp(PR.PR_DISPLAY_NAME)).contains("Augusta Byron");
    }

    @Test
    @Clause("AB-11")
    void ab11_theSevenBitNameIsOfTypeString8() throws MapiException {
        EntryId id = book.user(pab, person("Jürgen 李", "j@example.org"));
        Props props = book.logon.openEntry(id).getProps(null);
        assertThat(props.get(PR.PR_7BIT_DISPLAY_NAME)).contains("Jurgen ?");
        assertThat(props.tags()).contains(PropTag.of(0x39FF, PropType.PT_STRING8), PR.PR_DISPLAY_NAME);
    }

    @Test
    void aLongTextOpensAsAStream() throws MapiException, java.io.IOException {
        EntryId id = book.user(pab, person("Long", "l@example.org").with(PR.PR_COMMENT, "x".repeat(100_000)));
        try (IStream stream = book.logon.openEntry(id).openProperty(PR.PR_COMMENT, IStream.IID)) {
            assertThat(stream.inputStream().readAllBytes()).hasSize(200_000);
        }
    }

    @Test
    void propertiesWithoutNamesAreRefused() throws MapiException {
        PropTag<String> named = PropTag.of(0x8001, PropType.PT_UNICODE, String.class);
        assertThat(open(OpenEntryFlag.MAPI_MODIFY).setProps(Props.of(named, "x")))
                .containsExactly(new PropProblem(0, named, MapiCode.MAPI_E_NO_SUPPORT));
    }

    private static List<DisplayControl> details(IMAPIProp object) throws MapiException {
        List<DisplayControl> controls = new ArrayList<>();
        try (IMAPITable table = object.openProperty(PR.PR_DETAILS_TABLE, IMAPITable.IID)) {
            for (Props row : table.queryRows(100)) {
                controls.add(DisplayControl.ofRow(row));
            }
        }
        return controls;
    }

    private static List<String> pages(List<DisplayControl> controls) {
        return controls.stream()
                .filter(control -> control instanceof DisplayControl.Page)
                .map(control -> ((DisplayControl.Page) control).label())
                .toList();
    }

    @Test
    void detailsDescribeAnEntryPageByPage() throws MapiException {
        List<DisplayControl> controls = details(open(OpenEntryFlag.MAPI_MODIFY));
        assertThat(pages(controls)).containsExactly("General", "Organization", "Telephone", "Postal address", "Notes");
        assertThat(controls)
                .filteredOn(control -> control instanceof DisplayControl.Edit)
                .isNotEmpty()
                .allMatch(control -> control.frame().has(DisplayControlFlag.DT_EDITABLE));
        assertThat(details(open())).noneMatch(control -> control.frame().has(DisplayControlFlag.DT_EDITABLE));
        EntryId template = pab.getProps(PR.PR_DEF_CREATE_MAILUSER)
                .entryId(PR.PR_DEF_CREATE_MAILUSER)
                .orElseThrow();
        assertThat(details(book.logon.openEntry(template))).isEqualTo(controls);
    }

    @Test
    void detailsOfAListShowItsMembers() throws MapiException {
        EntryId id = book.list(pab, "Friends");
        List<DisplayControl> controls = details(book.openList(id));
        assertThat(pages(controls)).containsExactly("General", "Members");
        assertThat(controls)
                .anyMatch(control -> control instanceof DisplayControl.ListBox list
                        && list.table().equals(PR.PR_CONTAINER_CONTENTS));
        assertThat(pages(details(pab))).containsExactly("General");
    }

    @Test
    @Clause("PROP-10")
    void prop10_propertiesOpenAsWhatTheyAre() throws MapiException {
        assertThat(code(() -> pab.openProperty(
                        PropTag.of(PR.PR_CREATE_TEMPLATES.id(), PropType.PT_UNSPECIFIED), IMAPITable.IID)))
                .isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
        assertThat(code(() -> pab.openProperty(PR.PR_SEARCH, IMAPITable.IID))).isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
        assertThat(code(() -> pab.openProperty(PR.PR_CREATE_TEMPLATES, IStream.IID)))
                .isEqualTo(MapiCode.MAPI_E_INTERFACE_NOT_SUPPORTED);
        try (IMAPITable templates = pab.openProperty(PR.PR_CREATE_TEMPLATES, IMAPITable.IID)) {
            assertThat(templates.getRowCount()).isEqualTo(3);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mapi4osgi.ab.Fixture.names;
import static org.mapi4osgi.ab.Fixture.person;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IDistList;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.tags.PR;

final class DistListTest {
    @TempDir
    Path folder;

    private Fixture book;
    private IABContainer pab;
    private EntryId ada;
    private EntryId blaise;
    private final FakeUser oneOff = FakeUser.of("One Off", "oneoff@example.org");

    @BeforeEach
    void logOn() throws MapiException {
        book = new Fixture(folder.resolve("book.db"));
        pab = book.pab();
        ada = book.user(pab, person("Ada", "ada@example.org"));
        blaise = book.user(pab, person("Blaise", "blaise@example.org"));
        book.support.objects.put(oneOff.entryId(), oneOff);
    }

    @AfterEach
    void logOff() throws MapiException {
        book.close();
    }

    private IDistList friends(EntryId... members) throws MapiException {
        IDistList friends = book.openList(book.list(pab, "Friends"));
        assertThat(friends.copyEntries(List.of(members), UiParam.NONE, null)).isEqualTo(MapiCode.S_OK);
        return friends;
    }

    private static EntryId id(IMAPIProp object) throws MapiException {
        return object.getProps(PR.PR_ENTRYID).entryId(PR.PR_ENTRYID).orElseThrow();
    }

    @Test
    void ownEntriesAndOneOffsAreMembersAndSurvive() throws MapiException {
        EntryId id = id(friends(ada, oneOff.entryId(), ada));
        book.close();
        book = new Fixture(folder.resolve("book.db"));
        IDistList friends = book.openList(id);
        assertThat(names(friends.getContentsTable())).containsExactly("Ada", "One Off");
        Props props = friends.getProps(null);
        assertThat(props.get(PR.PR_ADDRTYPE)).contains("MAPIPDL");
        assertThat(props.get(PR.PR_OBJECT_TYPE)).contains(ObjectType.MAPI_DISTLIST.value());
        assertThat(props.get(PR.PR_DISPLAY_TYPE)).contains(AbFlags.DT_PRIVATE_DISTLIST);
    }

    @Test
    void membersOpenThroughTheList() throws MapiException {
        IDistList friends = friends(ada, oneOff.entryId());
        assertThat(friends.openEntry(ada).getProp(PR.PR_DISPLAY_NAME)).contains("Ada");
        assertThat(friends.openEntry(oneOff.entryId()).getProp(PR.PR_DISPLAY_NAME))
                .contains("One Off");
    }

    @Test
    void aMembersNewNameShowsInTheList() throws MapiException {
        IDistList friends = friends(ada);
        IMAPITable table = friends.getContentsTable();
        List<Notification> told = new ArrayList<>();
        table.advise(EnumSet.of(EventType.fnevTableModified), told::addAll);
        IMAPIProp open = book.logon.openEntry(ada, OpenEntryFlag.MAPI_MODIFY);
        open.setProp(PR.PR_DISPLAY_NAME, "Countess");
        open.saveChanges();
        assertThat(told).hasSize(1);
        friends.copyEntries(List.of(blaise), UiParam.NONE, null);
        assertThat(told).hasSize(2);
        assertThat(names(table)).containsExactly("Blaise", "Countess");
    }

    @Test
    void aDeletedEntryIsAMemberNoMore() throws MapiException {
        IDistList friends = friends(ada, blaise);
        IMAPITable table = friends.getContentsTable();
        pab.deleteEntries(List.of(ada));
        assertThat(names(table)).containsExactly("Blaise");
        assertThat(names(friends.getContentsTable())).containsExactly("Blaise");
    }

    @Test
    void membersAreTakenOut() throws MapiException {
        IDistList friends = friends(ada, blaise);
        assertThat(friends.deleteEntries(List.of(ada))).isEqualTo(MapiCode.S_OK);
        assertThat(friends.deleteEntries(List.of(ada, blaise))).isEqualTo(MapiCode.MAPI_W_PARTIAL_COMPLETION);
        assertThat(names(friends.getContentsTable())).isEmpty();
        assertThat(names(pab.getContentsTable())).contains("Ada", "Blaise");
    }

    @Test
    void aNewListIsSavedWithItsMembers() throws MapiException {
        EntryId template =
                pab.getProps(PR.PR_DEF_CREATE_DL).entryId(PR.PR_DEF_CREATE_DL).orElseThrow();
        IDistList list = (IDistList) pab.createEntry(template);
        list.setProp(PR.PR_DISPLAY_NAME, "New");
        list.copyEntries(List.of(ada, blaise), UiParam.NONE, null);
        list.deleteEntries(List.of(blaise));
        assertThat(names(list.getContentsTable())).containsExactly("Ada");
        list.saveChanges();
        assertThat(names(book.openList(id(list)).getContentsTable())).containsExactly("Ada");
    }

    @Test
    void aListMayBeAMemberButNotOfItself() throws MapiException {
        IDistList friends = friends(ada);
        EntryId all = book.list(pab, "All");
        assertThat(book.openList(all).copyEntries(List.of(id(friends)), UiParam.NONE, null))
                .isEqualTo(MapiCode.S_OK);
        assertThat(friends.copyEntries(List.of(id(friends), id(pab)), UiParam.NONE, null))
                .isEqualTo(MapiCode.MAPI_W_PARTIAL_COMPLETION);
        assertThat(names(friends.getContentsTable())).containsExactly("Ada");
    }

    @Test
    void aCopiedListHasTheMembers() throws MapiException {
        IDistList friends = friends(ada, blaise);
        pab.copyEntries(List.of(id(friends)), UiParam.NONE, null);
        pab.deleteEntries(List.of(id(friends)));
        try (IMAPITable table = pab.getContentsTable()) {
            EntryId copy = table.queryRows(10).stream()
                    .filter(row -> row.get(PR.PR_DISPLAY_NAME).orElse("").equals("Friends"))
                    .findFirst()
                    .orElseThrow()
                    .entryId(PR.PR_ENTRYID)
                    .orElseThrow();
            assertThat(names(book.openList(copy).getContentsTable())).containsExactly("Ada", "Blaise");
        }
    }

    @Test
    void aListThatIsOpenForReadingKeepsItsMembers() throws MapiException {
        IDistList list = (IDistList) book.logon.openEntry(id(friends(ada)));
        MapiException e =
                catchThrowableOfType(MapiException.class, () -> list.copyEntries(List.of(blaise), UiParam.NONE, null));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
        e = catchThrowableOfType(MapiException.class, () -> list.deleteEntries(List.of(ada)));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
    }

    @Test
    void membersFromAnotherBookStayWhatTheyWere() throws MapiException {
        EntryId friends = id(friends(ada));
        try (Fixture other = new Fixture(folder.resolve("other.db"), book.books)) {
            IABContainer otherPab = other.pab();
            assertThat(otherPab.copyEntries(List.of(friends), UiParam.NONE, null))
                    .isEqualTo(MapiCode.S_OK);
            EntryId carl = other.user(otherPab, person("Carl", "carl@example.org"));
            assertThat(book.openList(friends).copyEntries(List.of(carl), UiParam.NONE, null))
                    .isEqualTo(MapiCode.S_OK);
            assertThat(names(book.openList(friends).getContentsTable())).containsExactly("Ada", "Carl");
            otherPab.deleteEntries(List.of(carl));
            pab.deleteEntries(List.of(ada));
            assertThat(names(book.openList(friends).getContentsTable())).containsExactly("Carl");
            try (IMAPITable table = otherPab.getContentsTable()) {
                EntryId copy = table.queryRows(1).get(0).entryId(PR.PR_ENTRYID).orElseThrow();
                assertThat(names(other.openList(copy).getContentsTable())).containsExactly("Ada");
            }
        }
    }
}

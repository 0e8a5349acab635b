// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.ms.testing.Refusals.refused;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.NameFlag;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.ms.testing.TestStore;
import org.mapi4osgi.tags.PR;

final class MessageTest {
    @TempDir
    Path folder = Path.of("set by JUnit");

    private TestStore store;
    private IMAPIFolder inbox;

    @BeforeEach
    void open() throws Exception {
        store = new TestStore(folder);
        inbox = store.inbox();
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    @Test
    void aSavedMessageIsTheSameAfterTheStoreWasReopened() throws Exception {
        EntryId id;
        Instant time = Instant.parse("2024-01-02T03:04:05.1234567Z");
        try (IMessage message = inbox.createMessage()) {
            message.setProps(Props.builder()
                    .put(PR.PR_SUBJECT, "Grüße")
                    .put(PR.PR_BODY, "a body")
                    .put(PR.PR_MESSAGE_DELIVERY_TIME, time)
                    .put(PR.PR_IMPORTANCE, 2)
                    .build());
            message.saveChanges();
            id = TestStore.id(message);
        }
        store.close();
        store = new TestStore(folder);
        try (IMessage message = store.message(id)) {
            assertThat(message.getProp(PR.PR_SUBJECT)).hasValue("Grüße");
            assertThat(message.getProp(PR.PR_BODY)).hasValue("a body");
            assertThat(message.getProp(PR.PR_MESSAGE_DELIVERY_TIME)).hasValue(time);
            assertThat(message.getProp(PR.PR_IMPORTANCE)).hasValue(2);
            assertThat(message.getProp(PR.PR_MESSAGE_CLASS)).hasValue("IPM.Note");
            assertThat(message.getProp(PR.PR_SEARCH_KEY)).isPresent();
            assertThat(TestStore.id(message)).isEqualTo(id);
        }
    }

    @Test
    void whatIsNotSavedIsSeenByNobody() throws Exception {
        EntryId id = TestStore.save(inbox, "before");
        try (IMessage message = store.message(id);
                IMessage other = store.message(id)) {
            message.setProp(PR.PR_SUBJECT, "after");
            assertThat(message.getProp(PR.PR_SUBJECT)).hasValue("after");
            assertThat(other.getProp(PR.PR_SUBJECT)).hasValue("before");
        }
        try (IMessage again = store.message(id)) {
            assertThat(again.getProp(PR.PR_SUBJECT)).hasValue("before");
        }
        try (IMessage dropped = inbox.createMessage()) {
            dropped.setProp(PR.PR_SUBJECT, "dropped");
        }
        assertThat(inbox.getProp(PR.PR_CONTENT_COUNT)).hasValue(1);
    }

    @Test
    @Clause("PROP-12")
    void prop12_theSecondOfTwoWritersIsToldUnlessItForces() throws Exception {
        EntryId id = TestStore.save(inbox, "old");
        try (IMessage one = store.message(id);
                IMessage two = store.message(id)) {
            one.setProp(PR.PR_SUBJECT, "one");
            two.setProp(PR.PR_SUBJECT, "two");
            one.saveChanges();
            assertThat(refused(two::saveChanges)).isEqualTo(MapiCode.MAPI_E_OBJECT_CHANGED);
            two.saveChanges(SaveFlag.FORCE_SAVE);
        }
        try (IMessage message = store.message(id)) {
            assertThat(message.getProp(PR.PR_SUBJECT)).hasValue("two");
        }
    }

    @Test
    @Clause("PROP-12")
    void prop12_forceSavesOverALargeValueThatAnotherHasReplaced() throws Exception {
        EntryId id = TestStore.save(inbox, "old", new PropValue<>(PR.PR_BODY, "old ".repeat(1000)));
        try (IMessage one = store.message(id);
                IMessage two = store.message(id)) {
            one.setProp(PR.PR_BODY, "new ".repeat(1000));
            one.saveChanges();
            two.setProp(PR.PR_SUBJECT, "two");
            assertThat(refused(two::saveChanges)).isEqualTo(MapiCode.MAPI_E_OBJECT_CHANGED);
            two.saveChanges(SaveFlag.FORCE_SAVE);
        }
        try (IMessage message = store.message(id)) {
            assertThat(message.getProp(PR.PR_SUBJECT)).hasValue("two");
            assertThat(message.getProp(PR.PR_BODY)).hasValue("new ".repeat(1000));
        }
    }

    @Test
    @Clause("PROP-13")
    void prop13_savingADeletedMessageIsRefused() throws Exception {
        EntryId id = TestStore.save(inbox, "old");
        try (IMessage message = store.message(id)) {
            message.setProp(PR.PR_SUBJECT, "new");
            inbox.deleteMessages(List.of(id));
            assertThat(refused(message::saveChanges)).isEqualTo(MapiCode.MAPI_E_OBJECT_DELETED);
        }
        assertThat(refused(() -> store.message(id))).isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
    }

    @Test
    @Clause({"PROP-01", "PROP-02", "PROP-03", "PROP-04"})
    void prop01to04_getProps() throws Exception {
        EntryId id = TestStore.save(inbox, "hello");
        try (IMessage message = store.message(id)) {
            Props all = message.getProps((List<PropTag<?>>) null);
            assertThat(all.errors()).isEmpty();
            assertThat(all.tags()).contains(PR.PR_SUBJECT, PR.PR_ENTRYID, PR.PR_MESSAGE_FLAGS, PR.PR_SEARCH_KEY);
            Props some = message.getProps(
                    PR.PR_BODY, PropTag.of(PR.PR_SUBJECT.id(), PropType.PT_UNSPECIFIED), PR.PR_IMPORTANCE);
            assertThat(some.error(PR.PR_BODY)).hasValue(MapiCode.MAPI_E_NOT_FOUND);
            assertThat(some.tag(0).type()).isEqualTo(PropType.PT_ERROR);
            assertThat(some.tag(1)).isEqualTo(PR.PR_SUBJECT);
            assertThat(some.warning()).isEqualTo(MapiCode.MAPI_W_ERRORS_RETURNED);
            assertThat(refused(() -> message.getProps(List.of()))).isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
        }
    }

    @Test
    @Clause("PROP-05")
    void prop05_largeStringsAreHadThroughStreamsOnly() throws Exception {
        String body = "Zeile für Zeile. ".repeat(20_000);
        EntryId id = TestStore.save(inbox, "large", new PropValue<>(PR.PR_BODY, body));
        try (IMessage message = store.message(id)) {
            assertThat(message.getProps(PR.PR_BODY).error(PR.PR_BODY)).hasValue(MapiCode.MAPI_E_NOT_ENOUGH_MEMORY);
            assertThat(message.getPropList()).contains(PR.PR_BODY);
            try (IStream stream = message.openProperty(PR.PR_BODY, IStream.IID)) {
                byte[] bytes = stream.inputStream().readAllBytes();
                assertThat(new String(bytes, StandardCharsets.UTF_16LE)).isEqualTo(body);
            }
        }
    }

    @Test
    void largeBytesAreWrittenPieceByPieceAndSeenAfterTheSave() throws Exception {
        PropTag<Binary> tag = PR.PR_RTF_COMPRESSED;
        EntryId id = TestStore.save(inbox, "streamed");
        byte[] piece = new byte[100_000];
        try (IMessage message = store.message(id)) {
            try (OutputStream out = message.openProperty(
                            tag, IStream.IID, OpenPropertyFlag.MAPI_CREATE, OpenPropertyFlag.MAPI_MODIFY)
                    .outputStream()) {
                for (int i = 0; i < 30; i++) {
                    java.util.Arrays.fill(piece, (byte) i);
                    out.write(piece);
                }
            }
            try (IMessage other = store.message(id)) {
                assertThat(other.getProps(tag).error(tag)).hasValue(MapiCode.MAPI_E_NOT_FOUND);
            }
            message.saveChanges();
        }
        try (IMessage message = store.message(id);
                InputStream in = message.openProperty(tag, IStream.IID).inputStream()) {
            for (int i = 0; i < 30; i++) {
                assertThat(in.readNBytes(piece.length)).containsOnly(i).hasSize(piece.length);
            }
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    @Clause({"PROP-06", "PROP-07", "PROP-08", "PROP-09"})
    void prop06to09_setAndDeleteProps() throws Exception {
        try (IMessage message = inbox.createMessage()) {
            Props withErrors = Props.of(
                    new PropValue<>(PR.PR_SUBJECT, "x"),
                    PropValue.error(PR.PR_BODY, MapiCode.MAPI_E_NOT_FOUND),
                    new PropValue<>(PropTag.PR_NULL, null));
            assertThat(message.setProps(withErrors)).isEmpty();
            assertThat(refused(() -> message.setProps(
                            Props.of(PropValue.ofUnchecked(PropTag.of(0x6001, PropType.PT_MV_LONG), List.of())))))
                    .isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
            assertThat(refused(() -> message.setProps(Props.of(PropValue.ofUnchecked(PR.PR_MESSAGE_RECIPIENTS, null)))))
                    .isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
            var problems =
                    message.setProps(Props.of(new PropValue<>(PR.PR_BODY, "y"), new PropValue<>(PR.PR_OBJECT_TYPE, 3)));
            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.index()).isEqualTo(1);
                assertThat(problem.code()).isEqualTo(MapiCode.MAPI_E_COMPUTED);
            });
            assertThat(message.deleteProps(List.of(PropTag.of(PR.PR_BODY.id(), PropType.PT_LONG))))
                    .isEmpty();
            assertThat(message.getProps(PR.PR_BODY).error(PR.PR_BODY)).hasValue(MapiCode.MAPI_E_NOT_FOUND);
            assertThat(message.deleteProps(List.of(PR.PR_RECORD_KEY)))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.code()).isEqualTo(MapiCode.MAPI_E_COMPUTED));
        }
    }

    @Test
    @Clause("PROP-10")
    void prop10_openPropertyNeedsATypeAndMakesOnlyWhenAsked() throws Exception {
        try (IMessage message = inbox.createMessage()) {
            assertThat(refused(() -> message.openProperty(PR.PR_BODY, IStream.IID)))
                    .isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
            assertThat(refused(() ->
                            message.openProperty(PropTag.of(PR.PR_BODY.id(), PropType.PT_UNSPECIFIED), IStream.IID)))
                    .isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
            try (OutputStream out = message.openProperty(PR.PR_BODY, IStream.IID, OpenPropertyFlag.MAPI_CREATE)
                    .outputStream()) {
                out.write("short".getBytes(StandardCharsets.UTF_16LE));
            }
            assertThat(message.getProp(PR.PR_BODY)).hasValue("short");
        }
    }

    @Test
    @Clause("PROP-10")
    void prop10_createDiscardsWhatWasThere() throws Exception {
        EntryId id = TestStore.save(inbox, "x", new PropValue<>(PR.PR_BODY, "a long body that is there already"));
        OpenPropertyFlag[] create = {OpenPropertyFlag.MAPI_CREATE, OpenPropertyFlag.MAPI_MODIFY};
        try (IMessage message = store.message(id)) {
            try (IStream dropped = message.openProperty(PR.PR_BODY, IStream.IID, create)) {
                assertThat(dropped.size()).isZero();
            }
            assertThat(message.getProp(PR.PR_BODY))
                    .as("nothing was committed")
                    .hasValueSatisfying(body -> assertThat(body).endsWith("already"));
            try (OutputStream out =
                    message.openProperty(PR.PR_BODY, IStream.IID, create).outputStream()) {
                out.write("short".getBytes(StandardCharsets.UTF_16LE));
            }
            assertThat(message.getProp(PR.PR_BODY)).hasValue("short");
            try (IStream stream = message.openProperty(PR.PR_BODY, IStream.IID, OpenPropertyFlag.MAPI_MODIFY)) {
                stream.write("S".getBytes(StandardCharsets.UTF_16LE), 0, 2);
                stream.commit();
            }
            assertThat(message.getProp(PR.PR_BODY)).hasValue("Short");
        }
    }

    @Test
    @Clause("PROP-16")
    void prop16_namedPropertiesAreTheSameForAllObjects() throws Exception {
        MapiNameId name = MapiNameId.of(MapiNameId.PS_PUBLIC_STRINGS, "Keywords");
        PropTag<?> unknown = inbox.getIDsFromNames(List.of(name)).get(0);
        assertThat(unknown.type()).isEqualTo(PropType.PT_ERROR);
        PropTag<?> tag =
                inbox.getIDsFromNames(List.of(name), NameFlag.MAPI_CREATE).get(0);
        assertThat(tag.isNamed()).isTrue();
        assertThat(tag.type()).isEqualTo(PropType.PT_UNSPECIFIED);
        try (IMessage message = inbox.createMessage()) {
            assertThat(message.getIDsFromNames(List.of(name))).containsExactly(tag);
            assertThat(message.getNamesFromIDs(List.of(tag), null)).containsEntry(tag, name);
        }
    }

    @Test
    @Clause("MSG-01")
    void msg01_recipientsAreReplacedAddedModifiedAndRemoved() throws Exception {
        EntryId id;
        try (IMessage message = inbox.createMessage()) {
            message.modifyRecipients(null, List.of(recipient("Ann", 1), recipient("Bob", 2)));
            message.modifyRecipients(ModifyRecipientsFlag.MODRECIP_ADD, List.of(recipient("Cleo", 1)));
            assertThat(message.getProp(PR.PR_DISPLAY_TO)).hasValue("Ann; Cleo");
            List<Props> rows = rows(message);
            assertThat(rows)
                    .extracting(row -> row.get(PR.PR_ROWID).orElseThrow())
                    .containsExactly(0, 1, 2);
            message.modifyRecipients(
                    ModifyRecipientsFlag.MODRECIP_MODIFY,
                    List.of(recipient("Anna", 3).with(PR.PR_ROWID, 0)));
            message.modifyRecipients(ModifyRecipientsFlag.MODRECIP_REMOVE, List.of(Props.of(PR.PR_ROWID, 1)));
            assertThat(refused(() ->
                            message.modifyRecipients(ModifyRecipientsFlag.MODRECIP_REMOVE, List.of(recipient("x", 1)))))
                    .isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
            assertThat(refused(() -> message.modifyRecipients(
                            ModifyRecipientsFlag.MODRECIP_ADD,
                            List.of(Props.of(new PropValue<>(PropTag.PR_NULL, null))))))
                    .isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
            message.saveChanges();
            id = TestStore.id(message);
        }
        try (IMessage message = store.message(id)) {
            assertThat(rows(message))
                    .extracting(row -> row.get(PR.PR_DISPLAY_NAME).orElseThrow())
                    .containsExactly("Anna", "Cleo");
            assertThat(message.getProp(PR.PR_DISPLAY_TO)).hasValue("Cleo");
            assertThat(message.getProp(PR.PR_DISPLAY_BCC)).hasValue("Anna");
        }
    }

    @Test
    @Clause("MSG-01")
    void msg01_aListThatIsRefusedChangesNothing() throws Exception {
        try (IMessage message = inbox.createMessage()) {
            message.modifyRecipients(null, List.of(recipient("Ann", 1), recipient("Bob", 1)));
            Props first = Props.of(PR.PR_ROWID, 0);
            assertThat(refused(() ->
                            message.modifyRecipients(ModifyRecipientsFlag.MODRECIP_REMOVE, List.of(first, first))))
                    .isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
            assertThat(refused(() -> message.modifyRecipients(
                            ModifyRecipientsFlag.MODRECIP_REMOVE, List.of(first, Props.of(PR.PR_ROWID, 7)))))
                    .isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
            assertThat(message.getProp(PR.PR_DISPLAY_TO)).hasValue("Ann; Bob");
            message.modifyRecipients(
                    ModifyRecipientsFlag.MODRECIP_MODIFY,
                    List.of(first.with(PR.PR_DISPLAY_NAME, "Anna").with(PR.PR_RECIPIENT_TYPE, 2)));
            assertThat(message.getProp(PR.PR_DISPLAY_CC)).hasValue("Anna");
            assertThat(message.getProp(PR.PR_DISPLAY_TO)).hasValue("Bob");
        }
    }

    @Test
    void theNamesOfManyRecipientsAreShownWhole() throws Exception {
        List<Props> many = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            names.add("Recipient " + i);
            many.add(recipient("Recipient " + i, 1));
            many.add(recipient("Recipient " + i, 2));
        }
        EntryId id;
        try (IMessage message = inbox.createMessage()) {
            message.modifyRecipients(null, many);
            message.saveChanges();
            id = TestStore.id(message);
        }
        String all = String.join("; ", names);
        try (IMessage message = store.message(id);
                IMAPITable table = inbox.getContentsTable()) {
            assertThat(message.getProp(PR.PR_DISPLAY_CC)).hasValue(all);
            assertThat(message.getProp(PR.PR_DISPLAY_TO)).hasValue(all);
            table.setColumns(PR.PR_DISPLAY_TO);
            assertThat(table.queryRows(1).get(0).get(PR.PR_DISPLAY_TO).orElse(""))
                    .startsWith("Recipient 0; Recipient 1; ");
        }
    }

    @Test
    void theRecipientTableFollowsWhatTheMessageReadsAnew() throws Exception {
        EntryId id = TestStore.save(inbox, "x");
        try (IMessage message = store.message(id)) {
            message.modifyRecipients(null, List.of(recipient("Ann", 1)));
            try (IMAPITable table = message.getRecipientTable()) {
                assertThat(table.queryRows(10)).hasSize(1);
                message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
                addTwo(id);
                message.setProp(PR.PR_SUBJECT, "y");
                assertThat(refused(message::saveChanges))
                        .as("with a table open the message was read at its save")
                        .isEqualTo(MapiCode.MAPI_E_OBJECT_CHANGED);
            }
        }
        try (IMessage message = store.message(id)) {
            assertThat(rows(message)).hasSize(3);
        }
    }

    @Test
    void aRecipientTableThatIsClosedHoldsUpNothing() throws Exception {
        EntryId id = TestStore.save(inbox, "x");
        try (IMessage message = store.message(id)) {
            message.modifyRecipients(null, List.of(recipient("Ann", 1)));
            assertThat(rows(message)).hasSize(1);
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            addTwo(id);
            message.setProp(PR.PR_SUBJECT, "y");
            assertThat(rows(message)).as("it was read anew when it was asked").hasSize(3);
            message.saveChanges();
        }
    }

    private void addTwo(EntryId id) throws MapiException {
        try (IMessage other = store.message(id)) {
            other.modifyRecipients(
                    ModifyRecipientsFlag.MODRECIP_ADD, List.of(recipient("Bob", 1), recipient("Cleo", 1)));
            other.saveChanges();
        }
    }

    @Test
    void aMessageThatIsKeptOpenForReadingOnlyIsNotChangedAnyMore() throws Exception {
        try (IMessage message = inbox.createMessage()) {
            message.setProp(PR.PR_SUBJECT, "x");
            message.saveChanges(SaveFlag.KEEP_OPEN_READONLY);
            assertThat(message.getProp(PR.PR_ACCESS_LEVEL)).hasValue(0);
            assertThat(refused(() -> message.setProp(PR.PR_SUBJECT, "y"))).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
            assertThat(refused(() -> message.deleteProps(List.of(PR.PR_SUBJECT))))
                    .isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
            assertThat(refused(message::saveChanges)).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
            assertThat(message.getProp(PR.PR_SUBJECT)).hasValue("x");
        }
    }

    @Test
    void aClosedMessageRefusesEveryCall() throws Exception {
        IMessage message = inbox.createMessage();
        message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
        message.close();
        MapiNameId name = MapiNameId.of(MapiNameId.PS_PUBLIC_STRINGS, "Keywords");
        assertThat(List.<MapiCode>of(
                        refused(() -> message.getProps(PR.PR_SUBJECT)),
                        refused(() -> message.setProp(PR.PR_SUBJECT, "x")),
                        refused(message::saveChanges),
                        refused(message::setReadFlag),
                        refused(message::submitMessage),
                        refused(message::createAttach),
                        refused(message::getRecipientTable),
                        refused(() -> message.getIDsFromNames(List.of(name))),
                        refused(() -> message.getNamesFromIDs(null, null))))
                .containsOnly(MapiCode.MAPI_E_INVALID_OBJECT);
        message.close();
    }

    @Test
    void flagsAreTheClientsBeforeTheFirstSaveAndTheStoresAfter() throws Exception {
        try (IMessage message = inbox.createMessage()) {
            assertThat(message.getProp(PR.PR_MESSAGE_FLAGS)).hasValue(0x8 | 0x2);
            message.setProp(PR.PR_MESSAGE_FLAGS, 0x1 | 0x4);
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            assertThat(message.getProp(PR.PR_MESSAGE_FLAGS)).hasValue(0x1 | 0x2);
            assertThat(message.setProps(Props.of(PR.PR_MESSAGE_FLAGS, 0))).hasSize(1);
            message.setProp(PR.PR_SUBJECT, "again");
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            assertThat(message.getProp(PR.PR_MESSAGE_FLAGS)).hasValue(0x1);
        }
    }

    @Test
    void theSubjectIsSplitIntoPrefixAndRest() throws Exception {
        try (IMessage message = inbox.createMessage()) {
            message.setProp(PR.PR_SUBJECT, "Re: plans");
            assertThat(message.getProp(PR.PR_NORMALIZED_SUBJECT)).hasValue("plans");
            assertThat(message.getProp(PR.PR_SUBJECT_PREFIX)).hasValue("Re: ");
            message.setProp(PR.PR_SUBJECT, "12: a number");
            assertThat(message.getProp(PR.PR_NORMALIZED_SUBJECT)).hasValue("12: a number");
        }
    }

    @Test
    void aMessageThatWasOpenedForReadingIsNotChanged() throws Exception {
        EntryId id = TestStore.save(inbox, "mine");
        try (IMessage message = store.store().openEntry(id).queryInterface(IMessage.IID);
                IMessage best = store.store()
                        .openEntry(id, OpenEntryFlag.MAPI_BEST_ACCESS)
                        .queryInterface(IMessage.IID)) {
            assertThat(refused(() -> message.setProp(PR.PR_SUBJECT, "yours"))).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
            assertThat(refused(message::saveChanges)).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
            assertThat(refused(message::createAttach)).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
            assertThat(message.getProp(PR.PR_ACCESS_LEVEL)).hasValue(0);
            best.setProp(PR.PR_SUBJECT, "ours");
            best.saveChanges();
        }
    }

    private static Props recipient(String name, int type) {
        return Props.builder()
                .put(PR.PR_DISPLAY_NAME, name)
                .put(PR.PR_RECIPIENT_TYPE, type)
                .build();
    }

    private static List<Props> rows(IMessage message) throws Exception {
        try (var table = message.getRecipientTable()) {
            return table.queryRows(100);
        }
    }
}
